package import CivilTime
package import FormLanguage
package import InspectionModel

/// What a judgement looks at: answers by name, nothing of where they come from.
package struct JudgedAnswers {
    /// What `${name}` is worth; empty while it is hidden or not answered.
    package let value: (String) -> FormValue
    /// Whether a fact or an item is asked at all under the answers given.
    package let isRelevant: (String) -> Bool
    /// How an item stands over all its places, by its code; nil when nothing was said.
    package let standing: (String) -> Verdict?

    package init(
        value: @escaping (String) -> FormValue, isRelevant: @escaping (String) -> Bool,
        standing: @escaping (String) -> Verdict?
    ) {
        self.value = value
        self.isRelevant = isRelevant
        self.standing = standing
    }

    fileprivate func holds(_ condition: Expression) -> Bool {
        condition.holds(in: answersAlone(of: condition, value: value))
    }

    /// What is asked and not answered of all that a condition looks at.
    fileprivate func missing(_ condition: Expression) -> [String] {
        condition.references.filter { isRelevant($0) && value($0).isEmpty }
    }
}

extension HazardJudgement {
    /// Judges the answers given so far.
    ///
    /// A rule that only elements with a text not confirmed reach is passed over for a later one that
    /// others reach; where there is none the result is a draft.
    ///
    /// - Parameters:
    ///   - pack: The pack it stands in, for its sources and items.
    ///   - day: The day of the inspection; a source that is not in force then only drafts.
    package func result(in pack: Pack, on day: CivilDay, _ answers: JudgedAnswers)
        -> JudgementResult
    {
        var confirmed: [JudgementResult.Confirmed] = []
        var undecided: [String] = []
        for element in elements {
            switch state(of: element, in: pack, answers) {
            case .confirmed(let found): confirmed.append(found)
            case .undecided: undecided.append(element.id)
            case .absent: break
            }
        }
        let there = Set(confirmed.map(\.element))
        let tallies = rules.map { rule in
            JudgementResult.Tally(
                rule: rule.name, applicability: applicability(of: rule, answers),
                counted: elements.filter { there.contains($0.id) && rule.counts($0) }.map(\.id),
                needed: rule.atLeast)
        }
        let firm = Set(confirmed.filter { !$0.isDraft }.map(\.element))
        let reached = tallies.filter {
            $0.applicability == .applies && $0.counted.count >= $0.needed
        }
        let fired =
            reached.first { $0.counted.count(where: firm.contains) >= $0.needed } ?? reached.first
        var drafts = draftReasons(in: pack, on: day)
        if let fired, fired.counted.count(where: firm.contains) < fired.needed {
            drafts.append(.elementsNotConfirmed(fired.counted.filter { !firm.contains($0) }))
        }
        return JudgementResult(
            judgement: self, outcome: outcome(fired, tallies, answers), confirmed: confirmed,
            undecided: undecided, unchecked: elements.filter(\.hasNoItem).map(\.id),
            openExclusions: exclusions.filter {
                !answers.holds($0.condition) && !answers.missing($0.condition).isEmpty
            }.map(\.name),
            tallies: tallies, draftReasons: drafts)
    }

    private func outcome(
        _ fired: JudgementResult.Tally?, _ tallies: [JudgementResult.Tally],
        _ answers: JudgedAnswers
    ) -> JudgementResult.Outcome {
        let excluded = exclusions.filter { answers.holds($0.condition) }
        if !excluded.isEmpty { return .excluded(excluded.map(\.name)) }
        if let fired, let rule = rule(fired.rule) {
            return .judged(rule: rule.name, grade: rule.result)
        }
        // A rule that one thing reaches is near to everything; what counts several tells more.
        let applicable = tallies.filter { $0.applicability == .applies }
        let counting = applicable.filter { $0.needed > 1 }
        let nearest = (counting.isEmpty ? applicable : counting).min {
            $0.needed - $0.counted.count < $1.needed - $1.counted.count
        }
        return .notReached(
            nearest: nearest.map {
                JudgementResult.Shortfall(rule: $0.rule, missing: $0.needed - $0.counted.count)
            })
    }

    private func applicability(
        of rule: Rule, _ answers: JudgedAnswers
    ) -> JudgementResult.Tally.Applicability {
        guard let condition = rule.condition, !answers.holds(condition) else { return .applies }
        let missing = answers.missing(condition)
        return missing.isEmpty ? .doesNotApply : .needs(missing)
    }

    private enum ElementState {
        case confirmed(JudgementResult.Confirmed)
        case undecided, absent
    }

    private func state(
        of element: Element, in pack: Pack, _ answers: JudgedAnswers
    ) -> ElementState {
        let asked = element.items.filter(answers.isRelevant)
        let failed = asked.filter { answers.standing($0) == .fail }
        let holds = element.condition.map(answers.holds) ?? false
        if holds || !failed.isEmpty {
            let textIsDraft = (element.confidence ?? confidence) != .verified
            let itemsAreDrafts = failed.allSatisfy { pack.item($0)?.isDraft ?? true }
            return .confirmed(
                JudgementResult.Confirmed(
                    element: element.id, items: failed,
                    isDraft: textIsDraft || (!holds && itemsAreDrafts)))
        }
        let isOpen = asked.contains {
            switch answers.standing($0) {
            case nil, .pending, .notChecked: true
            case .pass, .fail, .notApplicable: false
            }
        }
        let lacks = element.condition.map(answers.missing) ?? []
        return isOpen || !lacks.isEmpty ? .undecided : .absent
    }

    /// Why it comes to no more than a draft on a day, whatever is answered.
    func draftReasons(in pack: Pack, on day: CivilDay) -> [JudgementResult.DraftReason] {
        var reasons: [JudgementResult.DraftReason] = []
        let source = pack.source(source)
        if let reviewBy { reasons.append(.mustBeReviewed(by: reviewBy)) }
        switch source?.obstacle(on: day) {
        case .status(let status): reasons.append(.sourceNotInForce(status))
        case .notYetEffective(let first): reasons.append(.notYetEffective(first))
        case .ended(let last, _): reasons.append(.sourceEnded(last))
        case nil: break
        }
        switch validity.lapse(on: day) {
        case .notYet(let first): reasons.append(.ruleNotYetInForce(first))
        case .ended(let last): reasons.append(.ruleEnded(last))
        case nil: break
        }
        if source?.isSuccessionUnsettled == true { reasons.append(.successionUnsettled) }
        if confidence != .verified { reasons.append(.ruleNotConfirmed(confidence)) }
        return reasons
    }
}
