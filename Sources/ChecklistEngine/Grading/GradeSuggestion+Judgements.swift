package import CivilTime
import InspectionModel

extension Pack {
    /// What the pack suggests for a failed item, when the judgements over several of them are
    /// known: one that came to 重大 counts for every item that made it.
    ///
    /// A draft of a judgement adds nothing, and a judgement nothing to an item that is a draft or
    /// graded only by a person.
    package func suggestedGrade(
        for item: ChecklistItem, on day: CivilDay, judged: [JudgementResult]
    ) -> GradeSuggestion {
        let own = suggestedGrade(for: item, on: day)
        if item.isDraft || item.isManual { return own }
        if case .suggested(.major, _) = own.outcome { return own }
        guard
            let result = judged.first(where: {
                $0.grade == .major && $0.counted.contains { $0.items.contains(item.code) }
            }), case .judged(let rule, let grade) = result.outcome
        else { return own }
        let judgement = result.judgement
        let clause = judgement.rule(rule)?.clause ?? judgement.clause
        return GradeSuggestion(
            outcome: .suggested(
                grade,
                criterion: GradeSuggestion.Criterion(
                    itemCode: item.code, basis: [Basis(source: judgement.source, clause: clause)],
                    isSuccessionUnsettled: false, judgement: result)),
            deadlineDays: own.deadlineDays)
    }
}
