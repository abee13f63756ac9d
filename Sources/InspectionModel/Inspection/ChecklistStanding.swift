/// What a decision has to know about the checklists of an inspection on its present facts.
///
/// It is computed from the packs by whoever asks for the decision, since state never reads a
/// pack.
package struct ChecklistStanding: Equatable, Sendable {
    package struct Item: Equatable, Sendable {
        package var isRelevant: Bool
        package var isMandatory: Bool
        package var isMajor: Bool
        package var isMeasured: Bool
        package var isDraft: Bool

        package init(
            isRelevant: Bool, isMandatory: Bool, isMajor: Bool, isMeasured: Bool, isDraft: Bool
        ) {
            self.isRelevant = isRelevant
            self.isMandatory = isMandatory
            self.isMajor = isMajor
            self.isMeasured = isMeasured
            self.isDraft = isDraft
        }
    }

    package var items: [ItemID: Item]
    /// In walking order.
    package var order: [ItemID]
    /// Facts the packs ask for on which no value was recorded.
    package var missingFacts: [String]
    /// What is filled in and not judged.
    package var questions: Set<ItemID> = []
    package var repeats: Set<ItemID> = []
    /// Questions that have to be answered and are not; looked up at the end alone.
    package var missingAnswers: [ItemID] = []
    /// Questions whose answers break their constraints; looked up at the end alone.
    package var brokenAnswers: [ItemID] = []

    package init(items: [ItemID: Item], order: [ItemID], missingFacts: [String]) {
        self.items = items
        self.order = order
        self.missingFacts = missingFacts
    }

    package var relevant: [ItemID] { order.filter { items[$0]?.isRelevant == true } }

    /// Counts the relevant items by how they stand; hidden items keep answers and do not count.
    package func counts(_ state: InspectionState) -> AnswerCounts {
        var counts = AnswerCounts()
        counts.total = order.count
        counts.findings = state.findings.count
        for item in order where items[item]?.isRelevant == true {
            counts.relevant += 1
            switch state.standing(of: item) {
            case .pass: counts.pass += 1
            case .fail: counts.fail += 1
            case .notApplicable: counts.notApplicable += 1
            case .pending: counts.pending += 1
            case .notChecked: counts.notChecked += 1
            case nil: counts.unanswered += 1
            }
        }
        return counts
    }
}
