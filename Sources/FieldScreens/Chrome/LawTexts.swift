package import ChecklistEngine
package import CivilTime
package import Wording

/// 替代关系待核, 已被替代, … behind what is cited; nothing of a source that is simply in force.
func sourceMark(
    _ source: PackSource?, _ obstacle: SourceObstacle?, _ words: Phrasebook
) -> String {
    let unsettled = source?.isSuccessionUnsettled == true ? words("basis.unsettled") : ""
    return unsettled + obstacleMark(obstacle, words)
}

/// What is to be said behind a source that grounds nothing on the day of the inspection; nothing of
/// one that is in force.
func obstacleMark(_ obstacle: SourceObstacle?, _ words: Phrasebook) -> String {
    switch obstacle {
    case nil: ""
    case .status(let status): words("basis.\(status.rawValue)")
    case .notYetEffective(let day): words("basis.not_yet_effective", ["day": day.text])
    case .ended(let day, _): words("basis.ended", ["day": day.text])
    }
}

/// Where a pack or a part of it stands on a day: 有效, 有效至 2026-12-31, …
package func standingText(
    _ validity: Validity, on day: CivilDay, _ words: Phrasebook
) -> String {
    words(
        "validity.\(validity.standing(on: day).rawValue)",
        ["day": validity.decisiveDay(on: day)?.text ?? ""])
}

/// One thing to know of a pack before a visit, in one sentence.
package func packWarningText(_ warning: PackWarning, _ words: Phrasebook) -> String {
    var values: [String: String] = [:]
    values["day"] = warning.day?.text
    values["successor"] = warning.successor
    switch warning {
    case .source(let source, _, let resting):
        values["source"] = words(source.title) + " " + source.number
        values["rests"] = restingText(resting, words)
    default:
        values["count"] = String(warning.items.count)
        values["items"] = warning.items.joined(separator: words("list.comma"))
    }
    return words("pack_warning.\(warning.code)", values)
}

/// All of a pack's, to be read at length: each on a paragraph of its own.
func packWarningsPage(_ packs: [PackWarnings], _ words: Phrasebook) -> String {
    packs.filter { !$0.warnings.isEmpty }.map { pack in
        let head = words(
            "pack_warning.head",
            ["pack": words(pack.title), "count": String(pack.warnings.count)])
        return ([head] + pack.warnings.map { "- " + packWarningText($0, words) })
            .joined(separator: "\n")
    }.joined(separator: "\n\n")
}

private func restingText(_ resting: PackWarning.Resting, _ words: Phrasebook) -> String {
    var parts: [String] = []
    if resting.items > 0 {
        parts.append(words("pack_warning.rests.items", ["count": String(resting.items)]))
    }
    if resting.judgements > 0 {
        parts.append(
            words("pack_warning.rests.judgements", ["count": String(resting.judgements)]))
    }
    return parts.joined(separator: words("list.comma"))
}
