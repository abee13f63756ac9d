/// What one 判定规则 of a pack came to when an inspection ended.
package struct JudgementRecorded: Equatable, Sendable {
    package enum Outcome: String, CaseIterable, Sendable {
        /// 不判定.
        case excluded
        case judged
        case notReached = "not_reached"
    }

    package var pack: String
    /// Of the judgement in its pack.
    package var name: String
    /// Id of the source that holds the rule as it was counted.
    package var edition: String
    package var outcome: Outcome
    /// Of what was judged.
    package var rule: String?
    package var grade: HazardGrade?
    /// Why nothing is judged.
    package var exclusions: [String] = []
    /// Those that reached the rule; where nothing was judged all that were there.
    package var elements: [String]
    /// Shown only: it grades nothing.
    package var isDraft: Bool

    package init(
        pack: String, name: String, edition: String, outcome: Outcome, elements: [String],
        isDraft: Bool
    ) {
        self.pack = pack
        self.name = name
        self.edition = edition
        self.outcome = outcome
        self.elements = elements
        self.isDraft = isDraft
    }
}
