import FieldSession
import Glibc
import JournalStore
import Wording

/// What a person can do when the interface could not be opened, asked in plain lines.
struct StartQuestion {
    enum Choice: String {
        /// The journal was only moved.
        case moved
        /// Go on in a successor.
        case successor
        /// Read what can be read, record nothing.
        case view
        case quit
    }

    private let choices: [Choice]

    /// Nil when there is nothing to choose.
    init?(_ error: WorkspaceError) {
        switch error.code {
        case "copied_journal": choices = [.moved, .successor, .view, .quit]
        case "move_unproven", "older_copy", "other_branch", "key_missing", "key_unreadable",
            "key_of_another_journal":
            choices = [.successor, .view, .quit]
        case "unfinished_successor": choices = [.successor, .quit]
        case "in_use", "file_read_only", "file_not_permitted", "file_no_space", "space_low",
            "file_input_output":
            choices = [.view, .quit]
        default:
            guard case .journal(let failure) = error, case .damaged(let problem) = failure.reason,
                !problem.isTornTail
            else { return nil }
            choices = [.view, .quit]
        }
    }

    /// Asks until there is an answer; the end of the input is none, and quits.
    func ask(_ words: Phrasebook) -> Choice {
        complain("")
        for (index, choice) in choices.enumerated() {
            complain("  \(index + 1)  \(words("start_question.\(choice.rawValue)"))")
        }
        while true {
            complain(words("start_question.prompt", ["count": String(choices.count)]))
            guard let line = readLine() else { return .quit }
            let text = line.filter { !$0.isWhitespace }
            if text == "q" { return .quit }
            if let number = Int(text), choices.indices.contains(number - 1) {
                return choices[number - 1]
            }
        }
    }
}
