import ChecklistEngine
import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
import Wording

/// What the pack would grade a failure, in the words that may be printed; or why it says nothing.
func suggestionText(
    _ row: Sheet.Row?, _ sheet: Sheet?, _ state: InspectionState?, _ words: Phrasebook
) -> String {
    guard let row, let sheet else {
        return words("finding.no_criterion_outside")
    }
    let pack = sheet.packs[row.pack]
    switch sheet.suggestedGrade(for: row, state).outcome {
    case .suggested(.general, _): return words("finding.suggests_general")
    case .suggested(.major, let criterion):
        let key =
            criterion.isSuccessionUnsettled
            ? "finding.suggests_major_unsettled" : "finding.suggests_major"
        let text = words(
            key, ["basis": criterion.basis.first.map { cited($0, pack, words) } ?? ""])
        return text + (criterion.judgement.map { ruleText($0, words) } ?? "")
    case .nothing(let reason):
        return words("finding.suggests_nothing.\(reason.code)", reason.arguments)
    }
}

/// The rule over several items that a suggestion comes from, with the elements that made it.
func ruleText(_ result: JudgementResult, _ words: Phrasebook) -> String {
    guard case .judged(let name, _) = result.outcome else { return "" }
    let judgement = result.judgement
    let elements = result.counted.map { found -> String in
        let label = judgement.element(found.element).map { words($0.label) } ?? found.element
        let codes = found.items.joined(separator: words("list.comma"))
        return words("judgement.page.confirmed", ["element": label, "items": codes])
    }
    return words(
        "judgement.rule",
        [
            "rule": judgement.rule(name).map { words($0.label) } ?? name,
            "elements": elements.joined(separator: words("list.separator")),
        ])
}

/// A source by its title, with the clause.
private func cited(_ basis: Basis, _ pack: Pack, _ words: Phrasebook) -> String {
    let title = pack.source(basis.source).map { words($0.title) } ?? basis.source
    return basis.clause.map { "\(title) \($0)" } ?? title
}

/// The sources and clauses of an item, with what is not settled about them.
func groundText(_ row: Sheet.Row, _ sheet: Sheet, _ words: Phrasebook) -> String {
    let pack = sheet.packs[row.pack]
    let all = row.item.basis.map { basis in
        let source = pack.source(basis.source)
        return cited(basis, pack, words)
            + sourceMark(source, source?.obstacle(on: sheet.day), words)
    }
    let text = all.joined(separator: words("list.separator"))
    return row.item.isDraft ? text + words("finding.basis_draft") : text
}

/// The grounds of a recorded finding, as they stand in the event.
///
/// - Parameter pack: Where its sources are; what is to be known of them stands behind each.
func basisText(
    _ basis: [CitedBasis], _ pack: (pack: Pack, day: CivilDay)? = nil, _ words: Phrasebook
) -> String {
    basis.map { cited in
        let source = pack?.pack.source(cited.source)
        let obstacle = pack.flatMap { source?.obstacle(on: $0.day) }
        return [cited.title, cited.clause].compactMap { $0 }.joined(separator: " ")
            + sourceMark(source, obstacle, words)
    }.joined(separator: words("list.separator"))
}

/// A hazard's grade in the words that may be printed; before confirmation it is only suspected.
func gradeText(_ hazard: Hazard?, _ words: Phrasebook) -> String {
    guard let graded = hazard?.grades.last?.graded else { return words("finding.grade.none") }
    guard graded.grade == .major else { return words("finding.grade.general") }
    if graded.status == .confirmed { return words("finding.grade.major_confirmed") }
    if graded.isManual { return words("finding.grade.major_manual") }
    if graded.criterion?.isUnsettled == true { return words("finding.grade.major_unsettled") }
    return words("finding.grade.major_preliminary")
}

/// `限期整改 2026-12-06`, `当场改正`.
func dispositionText(_ finding: FindingRecorded, _ words: Phrasebook) -> String {
    let word = words("disposition.\(finding.disposition.rawValue)")
    return finding.deadline.map { "\(word) \($0.text)" } ?? word
}

/// `7 天后`, 立即, 已过 2 天: how far a day is.
func distanceText(_ day: CivilDay, today: CivilDay, _ words: Phrasebook) -> String {
    let days = today.days(until: day)
    let weekday = words("weekday.\(day.weekday)")
    switch days {
    case 0: return words("finding.deadline_now", ["weekday": weekday])
    case 1...: return words("finding.deadline_days", ["days": String(days), "weekday": weekday])
    default: return words("finding.deadline_gone", ["days": String(-days), "weekday": weekday])
    }
}

extension FindingScreen {
    /// What a measured item shows by itself: the value and the limit it was held against.
    static func measuredFact(
        _ item: ItemID, place: String?, _ state: InspectionState, _ words: Phrasebook
    ) -> String? {
        let answers = state.answers[item] ?? [:]
        let answer =
            answers[AnswerKey(item: item, place: place)]
            ?? answers.values.max { $0.stamp.seq < $1.stamp.seq }
        guard case .measured(let value, let limit, _) = answer?.recorded.value else { return nil }
        let values = ["value": measuredText(value, words), "limit": limitText(limit, words)]
        return words("finding.measured_fact", values)
    }
}
