package import CivilTime
import FormLanguage

extension Pack {
    /// Facts that only drafts of judgements look at on a day. They grade nothing, so nothing waits
    /// for them.
    package func factsOfDraftsOnly(on day: CivilDay) -> Set<String> {
        var names: Set<String> = []
        let drafts = grading.judgements.filter { !$0.draftReasons(in: self, on: day).isEmpty }
        for condition in drafts.flatMap(\.conditions) { names.formUnion(condition.references) }
        if names.isEmpty { return [] }
        let firm = grading.judgements.filter { $0.draftReasons(in: self, on: day).isEmpty }
        let others =
            facts.compactMap(\.relevance) + groups.compactMap(\.relevance)
            + items.compactMap(\.relevance)
            + items.flatMap { $0.measure?.limits.map(\.limit) ?? [] }
            + questions.flatMap(\.rules.values) + groups.compactMap(\.repeatCount)
            + firm.flatMap(\.conditions)
        for expression in others { names.subtract(expression.references) }
        return names.filter { question($0) != nil }
    }
}

extension HazardJudgement {
    fileprivate var conditions: [Expression] {
        exclusions.map(\.condition) + elements.compactMap(\.condition)
            + rules.compactMap(\.condition)
    }
}
