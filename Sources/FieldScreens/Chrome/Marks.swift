package import CivilTime
package import InspectionModel
import TerminalUI
import Wording

/// `[✓]` and its like: meaning never rests on colour alone.
package func mark(_ verdict: Verdict?, isSaving: Bool = false) -> String {
    let sign =
        switch verdict {
        case .pass: "✓"
        case .fail: "✗"
        case .notApplicable: "-"
        case .pending: "?"
        case .notChecked: "/"
        case nil: " "
        }
    return isSaving ? "(\(sign))" : "[\(sign)]"
}

func style(_ verdict: Verdict?) -> Style {
    switch verdict {
    case .pass: .ok
    case .fail: .critical
    case .pending: .warn
    case .notApplicable, .notChecked: .muted
    case nil: .normal
    }
}

func verdictWord(_ verdict: Verdict?, _ words: Phrasebook) -> String {
    words("verdict.\(verdict?.rawValue ?? "none")")
}

/// What an answer says in a list: the measured value where there is one.
func answerWord(_ answer: StandingAnswer, _ words: Phrasebook) -> String {
    switch answer.recorded.value {
    case .verdict(let verdict): verdictWord(verdict, words)
    case .measured(let value, _, _): measuredText(value, words)
    case .entered(let entry): entry.text
    }
}

/// `[=======>..........]`
func progressBar(done: Int, of total: Int, columns: Int) -> String {
    let room = max(1, columns - 2)
    let filled = total == 0 ? 0 : min(room, room * done / total)
    let head = filled < room && filled > 0 ? ">" : ""
    let bar = String(repeating: "=", count: max(0, filled - head.utf8.count)) + head
    return "[" + bar + String(repeating: ".", count: room - bar.utf8.count) + "]"
}

/// `10:41` of `2026-03-04T10:41:00.000+08:00`.
package func clockText(_ at: WallTime) -> String { String(at.text.dropFirst(11).prefix(5)) }
