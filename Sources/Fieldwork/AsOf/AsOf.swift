package import ChecklistEngine
package import CivilTime
import FormLanguage
package import InspectionModel
package import Wording

/// What the law of another day would change in an inspection: the same recorded answers, held
/// against what was or will be in force then.
///
/// Only what differs is told. Nothing is recorded, and on the day of the inspection nothing differs.
package struct AsOf: Sendable {
    /// An item that comes onto the list or goes off it.
    package struct Listing: Sendable {
        package let item: ItemID
        package let requirement: Text
        /// Why it is off the list on the one day; nil when it is in force on both, and a condition
        /// looks at something that is not.
        package let lapse: Lapse?
    }

    /// What a limit makes of a value.
    package struct Held: Equatable, Sendable {
        /// As people read it; empty where none is in force.
        package let limit: String
        package let verdict: Verdict

        package init(limit: String, verdict: Verdict) {
            self.limit = limit
            self.verdict = verdict
        }
    }

    package struct VerdictChange: Sendable {
        package let key: AnswerKey
        package let value: MeasuredValue
        package let before: Held
        package let after: Held
    }

    /// Of an item that fails on one of the days at least.
    package struct SuggestionChange: Sendable {
        package let item: ItemID
        /// Nil where it does not fail.
        package let before: GradeSuggestion?
        package let after: GradeSuggestion?
        /// What the item rests on.
        package let basis: [Basis]
        /// Index into the packs of the inspection.
        package let pack: Int
    }

    package struct JudgementChange: Sendable {
        package let before: Sheet.Judged
        package let after: Sheet.Judged
    }

    package let openedOn: CivilDay
    package let day: CivilDay
    package private(set) var entering: [Listing] = []
    package private(set) var leaving: [Listing] = []
    package private(set) var verdicts: [VerdictChange] = []
    package private(set) var suggestions: [SuggestionChange] = []
    package private(set) var judgements: [JudgementChange] = []

    package var isEmpty: Bool {
        entering.isEmpty && leaving.isEmpty && verdicts.isEmpty && suggestions.isEmpty
            && judgements.isEmpty
    }

    /// - Parameters:
    ///   - opened: The inspection's checklists on the day on which it was opened.
    ///   - other: The same on the other day.
    /// - Complexity: O(items), and what the judgements take.
    package init(_ state: InspectionState, _ opened: Sheet, _ other: Sheet) {
        openedOn = opened.day
        day = other.day
        entering = Self.listed(in: other, notIn: opened)
        leaving = Self.listed(in: opened, notIn: other)
        let shared = opened.rows.compactMap { row -> (before: Sheet.Row, after: Sheet.Row)? in
            guard opened.isRelevant(row), let after = other.row(row.id), other.isRelevant(after)
            else { return nil }
            return (row, after)
        }
        for (before, after) in shared {
            verdicts += Self.verdictChanges(state, (opened, before), (other, after))
        }
        let rejudged = state.rejudged(
            Dictionary(uniqueKeysWithValues: verdicts.map { ($0.key, $0.after.verdict) }))
        for (before, after) in shared {
            let old = opened.suggestionForFailure(of: before, state)
            let new = other.suggestionForFailure(of: after, rejudged)
            guard !Self.suggestsSame(old, new) else { continue }
            suggestions.append(
                SuggestionChange(
                    item: before.id, before: old, after: new, basis: before.item.basis,
                    pack: before.pack))
        }
        // Both sheets have the same packs, and so the same judgements in the same order.
        for (before, after) in zip(opened.judgements(state), other.judgements(rejudged))
        where !Self.judgesSame(before.result, after.result) {
            judgements.append(JudgementChange(before: before, after: after))
        }
    }

    private static func listed(in sheet: Sheet, notIn other: Sheet) -> [Listing] {
        sheet.relevantRows.map { sheet.rows[$0] }.filter { row in
            !(other.row(row.id).map(other.isRelevant) ?? false)
        }.map { row in
            Listing(
                item: row.id, requirement: row.item.requirement, lapse: other.outOfForce(row.id))
        }
    }

    private static func verdictChanges(
        _ state: InspectionState, _ before: (sheet: Sheet, row: Sheet.Row),
        _ after: (sheet: Sheet, row: Sheet.Row)
    ) -> [VerdictChange] {
        let answers = (state.answers[before.row.id] ?? [:]).sorted { $0.key < $1.key }
        return answers.compactMap { key, answer in
            guard case .measured(let value, _, _) = answer.recorded.value,
                let old = before.sheet.holds(value, before.row),
                let new = after.sheet.holds(value, after.row), old.verdict != new.verdict
            else { return nil }
            return VerdictChange(key: key, value: value, before: old, after: new)
        }
    }

    // MARK: What counts as the same

    /// How far each judgement is may differ without the suggestion being another.
    private static func suggestsSame(_ left: GradeSuggestion?, _ right: GradeSuggestion?) -> Bool {
        switch (left?.outcome, right?.outcome) {
        case (nil, nil): true
        case (.suggested(let one, let ground), .suggested(let two, let other)):
            one == two && ground.basis == other.basis
                && ground.isSuccessionUnsettled == other.isSuccessionUnsettled
                && ground.judgement?.judgement.name == other.judgement?.judgement.name
        case (.nothing(let one), .nothing(let two)): one == two
        default: false
        }
    }

    private static func judgesSame(_ left: JudgementResult, _ right: JudgementResult) -> Bool {
        left.outcome == right.outcome && left.draftReasons == right.draftReasons
            && left.counted.map(\.element) == right.counted.map(\.element)
    }
}

extension Sheet {
    /// What the limit that is in force on the sheet's day makes of a recorded value.
    fileprivate func holds(_ value: MeasuredValue, _ row: Row) -> AsOf.Held? {
        guard row.item.measure != nil, let number = DecimalNumber(value.value),
            let judgement = try? row.item.judge(
                Measurement(value: number, unit: value.unit),
                value: { self.value(of: $0, for: row) })
        else { return nil }
        return AsOf.Held(limit: judgement.limitText, verdict: judgement.verdict)
    }

    fileprivate func suggestionForFailure(
        of row: Row, _ state: InspectionState
    ) -> GradeSuggestion? {
        state.standing(of: row.id) == .fail ? suggestedGrade(for: row, state) : nil
    }
}
