import CellText
package import ChecklistEngine
package import CivilTime
import Fieldwork
import FormLanguage
import HazardLedger
import InspectionModel
package import Wording

/// 【重大判据】, 【重点】, 【草案·不定级】 as one word each, for a list row.
func tagText(_ item: ChecklistItem, _ words: Phrasebook) -> String {
    if item.isDraft { return words("tag.draft") }
    switch item.emphasis {
    case .major: return words("tag.major")
    case .priority: return words("tag.priority")
    case .ordinary: return ""
    }
}

/// The same in full, and 必查 beside it.
func emphasisText(_ item: ChecklistItem, _ words: Phrasebook) -> String {
    var text = ""
    switch item.emphasis {
    case .major: text += words("emphasis.major")
    case .priority: text += words("emphasis.priority")
    case .ordinary: break
    }
    if item.isMandatory { text += words("emphasis.mandatory") }
    if item.isDraft { text += words("emphasis.draft") }
    return text
}

/// `依据 《…》 4(1)；《…》 36(4)`, with 替代关系待核 where that is so.
///
/// - Parameter columns: Where all of them have no room, the first stands for them: 《…》 4(1) 等2项.
func basisText(
    _ row: Sheet.Row, _ sheet: Sheet, _ words: Phrasebook, columns: Int = .max
) -> String {
    let pack = sheet.packs[row.pack]
    let cited = row.item.basis.map { basis in
        groundText(basis, pack.source(basis.source), on: sheet.day, words)
    }
    let all = words("answering.basis", ["basis": cited.joined(separator: words("list.separator"))])
    guard cellWidth(all) > columns, cited.count > 1 else { return all }
    let first = words("list.first", ["first": cited[0], "count": String(cited.count)])
    return words("answering.basis", ["basis": first])
}

/// One place in a source, with what keeps the source from being simply in force.
package func groundText(
    _ basis: Basis, _ source: PackSource?, on day: CivilDay, _ words: Phrasebook
) -> String {
    groundText(basis, source, source?.obstacle(on: day), words)
}

/// The same of an obstacle that is known.
func groundText(
    _ basis: Basis, _ source: PackSource?, _ obstacle: SourceObstacle?, _ words: Phrasebook
) -> String {
    let title = source.map { words($0.title) } ?? basis.source
    return [title, basis.clause].compactMap { $0 }.joined(separator: " ")
        + sourceMark(source, obstacle, words)
}

extension AnsweringScreen {
    /// What this site showed on this item before: last result, 屡查 n 次.
    func glanceText(
        _ row: Sheet.Row, _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        guard let history = around.histories[state.id]?[row.id] else { return "" }
        var parts: [String] = []
        if let verdict = history.verdict, let day = history.day {
            parts.append(
                words(
                    "answering.last_result",
                    ["verdict": verdictWord(verdict, words), "day": day.text]))
        }
        if history.hazards > 0 {
            parts.append(words("answering.repeats", ["count": String(history.hazards)]))
        }
        return parts.joined(separator: "  ")
    }

    /// Whose answer stands, since when, with which reason and note.
    func answerText(
        _ row: Sheet.Row, _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        guard let answer = answer(row, state) else { return "" }
        var text = words(
            "answering.answered_by",
            [
                "verdict": answerWord(answer, words),
                "name": authorText(
                    answer.recorded.author, typist: answer.stamp.by, around, words),
                "time": clockText(answer.stamp.at),
            ])
        if let place = answer.recorded.key.place { text += "  @ \(place)" }
        if let reason = answer.recorded.reason {
            let key = "not_checked.\(reason)"
            text += "  " + (words.has(key) ? words(key) : reason)
        }
        if let note = answer.recorded.note {
            text += "  " + words("answering.note", ["text": note])
        }
        return text
    }

    // MARK: Texts to read at length

    func showDetail(_ around: Surroundings) -> [Action] {
        guard let row = focused(around), let sheet = sheet(around), let state = state(around)
        else { return [] }
        return [.show { words in itemDetail(row, sheet, state, words) }]
    }

    func showHistory(_ around: Surroundings) -> [Action] {
        guard let row = focused(around), let state = state(around) else { return [] }
        let changes = state.history.filter { $0.key.item == row.id }
        return [
            .show { words in
                let head = "\(row.item.code)  \(row.item.requirement[words.language])"
                if changes.isEmpty { return head + "\n\n" + words("history.empty") }
                let lines = changes.map { change in
                    words(
                        change.undo == nil ? "history.line" : "history.line_undo",
                        [
                            "seq": String(change.stamp.seq), "time": clockText(change.stamp.at),
                            "name": authorText(
                                change.author, typist: change.stamp.by, around, words),
                            "before": change.before.map { answerWord($0, words) }
                                ?? verdictWord(nil, words),
                            "after": change.after.map { answerWord($0, words) }
                                ?? verdictWord(nil, words),
                        ])
                }
                return head + "\n\n" + lines.joined(separator: "\n")
            }
        ]
    }

    /// Why the item is on the list, how it is judged and graded, and what would change that.
    func showExplanation(_ around: Surroundings) -> [Action] {
        guard let row = focused(around) else { return [] }
        return around.explanation(of: row.id, in: inspection)
    }
}

/// Everything the pack says about an item, and whether its photo is still to be taken.
func itemDetail(
    _ row: Sheet.Row, _ sheet: Sheet, _ state: InspectionState, _ words: Phrasebook
) -> String {
    let item = row.item
    var lines = ["\(item.code)  \(emphasisText(item, words))", ""]
    func add(_ key: String, _ text: String?) {
        if let text, !text.isEmpty { lines.append(words(key, ["text": text])) }
    }
    let language = words.language
    add("detail.requirement", item.requirement[language])
    add("detail.violation", item.violation[language])
    add("detail.limit", item.measure.map { limitText($0, words) })
    lines.append(basisText(row, sheet, words))
    add("detail.confidence", words("confidence.\(item.confidence.rawValue)"))
    add(
        "detail.method",
        item.methods.map { words("method.\($0.rawValue)") }
            .joined(separator: words("list.separator")))
    add("detail.hint", item.hint?[language])
    add("detail.evidence", item.evidence?[language])
    if let photo = item.photo {
        let isMissing = state.wantsPhoto(of: row)
        lines.append(
            words("detail.photo.\(photo.rawValue)")
                + (isMissing ? words("detail.photo_missing") : ""))
    }
    add(
        "detail.photos",
        state.photos(of: row.id).map(\.number).joined(separator: words("list.separator")))
    add("detail.rectify", item.rectify[language])
    add("detail.accept", item.accept?[language])
    if let days = item.deadlineDays {
        lines.append(
            days == 0
                ? words("detail.deadline_now")
                : words("detail.deadline", ["days": String(days)]))
    }
    let liability = basisText(
        sheet.cited(item.liability, of: row, language), (sheet.packs[row.pack], sheet.day), words)
    add("detail.liability", liability)
    add("detail.teaching", item.teaching?[language])
    return lines.joined(separator: "\n")
}
