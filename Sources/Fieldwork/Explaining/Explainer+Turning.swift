import ChecklistEngine
import FormEngine
import FormLanguage
import InspectionModel

/// Which single answer would show or hide it, or have it required.
extension Explainer {
    /// Answers that are told; there may be more.
    static let answersAtMost = 12

    var turning: [ExplanationNode] {
        var nodes: [ExplanationNode] = []
        let conditions = form.conditions(of: place.node, in: place.row)
        let counts = form.form.repeats(around: place.node)
        if conditions.contains(where: { looksAtSomething(.relevance, $0.place.node) })
            || counts.contains(where: { looksAtSomething(.repeatCount, $0) })
        {
            nodes += turning(
                .relevance, isRelevant ? .wouldBeHidden : .wouldBeAsked, .nothingShowsOrHides)
        }
        if isRelevant, question?.isAsked == true, looksAtSomething(.required, place.node) {
            nodes += turning(
                .required, nodeState.contains(.required) ? .wouldNotBeRequired : .wouldBeRequired,
                .nothingRequires)
        }
        return nodes
    }

    private func looksAtSomething(_ rule: FormRule, _ node: Int) -> Bool {
        form.form.nodes[node].rules[rule]?.references.isEmpty == false
    }

    private func turning(
        _ rule: FormRule, _ change: ExplanationReason, _ nothing: ExplanationReason
    ) -> [ExplanationNode] {
        let found = form.answersTurning(
            rule, of: place.node, in: place.row, verdicts: Verdict.allCases.map(\.rawValue))
        let answers = found.answers.filter(isChosen)
        var under = answers.prefix(Self.answersAtMost).map { answer in
            ExplanationNode(
                .answer(sheet.explained(answer.value, of: answer.place, ofPack: subject.pack)))
        }
        if answers.count > Self.answersAtMost {
            under.append(ExplanationNode(.more(answers.count - Self.answersAtMost)))
        }
        if !found.isComplete { under.append(ExplanationNode(.notAllTried)) }
        return [ExplanationNode(answers.isEmpty ? nothing : change, under)]
    }

    /// Whether the inspection was opened with what would have to be answered.
    private func isChosen(_ answer: TurningAnswers.Answer) -> Bool {
        guard let item = pack.nodes.items.firstIndex(of: answer.place.node) else { return true }
        return sheet.index(of: ItemID(pack: pack.id, code: pack.items[item].code)) != nil
    }
}
