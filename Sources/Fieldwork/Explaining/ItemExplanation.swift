package import ChecklistEngine
package import InspectionModel
package import Wording

/// Why an item, a question, a fact or a group stands as it does: a short tree of reasons, without
/// any sentence.
package struct ItemExplanation: Sendable {
    package let subject: ExplainedSubject
    package let name: ItemID
    package let label: Text
    /// The rows it lies in, `2.1`.
    package let row: String?
    package let reasons: [ExplanationNode]

    /// Every reason before those under it, with how deep it lies.
    package var lines: [(depth: Int, reason: ExplanationReason)] {
        reasons.flatMap { $0.lines(0) }
    }
}

package struct ExplanationNode: Sendable {
    package let reason: ExplanationReason
    package var under: [ExplanationNode]

    init(_ reason: ExplanationReason, _ under: [ExplanationNode] = []) {
        self.reason = reason
        self.under = under
    }

    fileprivate func lines(_ depth: Int) -> [(depth: Int, reason: ExplanationReason)] {
        [(depth, reason)] + under.flatMap { $0.lines(depth + 1) }
    }
}

package enum ExplanationReason: Sendable {
    // Whether it is asked
    /// The inspection was opened without it.
    case notChosen
    /// Not in force on the day on which the inspection was opened.
    case outOfForce(Lapse)
    case alwaysAsked
    /// Its conditions, and those of the groups around it, hold.
    case asked
    /// Its own condition does not hold.
    case hidden
    /// That of this group around it does not.
    case hiddenBy(Text)
    /// The instance lies behind those that are counted.
    case beyondCount(table: Text, place: Int, count: ExplainedValue)
    /// What a condition looked at, and those of its parts that so came out alike.
    case tests([ExplainedTest], [ExplainedValue], outcome: Bool)

    // What it says
    case stands(ExplainedValue)
    /// Kept from before it was hidden; it does not count.
    case kept(ExplainedValue)
    case broken(message: Text?)
    case notOffered
    case calculated(ExplainedValue, source: String)
    /// Worked out at the change of these alone.
    case triggered(by: [Text])
    case preset(ExplainedValue, source: String)
    case counted(Int, source: String)
    case looksAt(ExplainedValue)
    case looksAtCalculated(ExplainedValue, source: String)
    case looksAtMore(Int)

    // Whether it has to be answered
    case required
    case requiredNow
    case notRequiredNow
    case compulsory(InspectionMode)
    /// A compulsory matter with an open hazard at the site when the inspection was opened.
    case openHazard(InspectionMode)
    case notCompulsory(InspectionMode)
    case awaited
    /// Only drafts of judgements look at it: nothing waits for it.
    case notAwaited

    case blocked(ExplanationBarrier)

    // How it is judged and graded
    case limit(Measure)
    case limitUses(ExplainedValue)
    case measured(MeasuredValue, LimitShown, Verdict, place: String?)
    /// A fact in the limit changed since it was measured.
    case judgedNow(Verdict)
    case notJudged(Judgement.Obstacle, [Text])
    case grade(HazardGrade)
    case noGrade(GradeSuggestion.Reason)
    case ground(Basis, PackSource?, SourceObstacle?)
    case confidence(Confidence)
    case element(HazardJudgement.Element, HazardJudgement)
    case excluded([Text])
    case tally(JudgementResult.Tally, HazardJudgement.Rule, needs: [Text])
    case confirmed(HazardJudgement.Element, items: [String])
    case draft(JudgementResult.DraftReason, Sheet.Judged)
    /// Any one of these items failing, too, would reach a rule.
    case furtherFailure([String])

    // Which single answer would change it
    case wouldBeAsked
    case wouldBeHidden
    case wouldBeRequired
    case wouldNotBeRequired
    case wouldPass
    case wouldFail
    case answer(ExplainedValue)
    /// No single one shows or hides it, or changes whether it is required.
    case nothingShowsOrHides
    case nothingRequires
    case notAllTried
    case more(Int)

    /// The stable word for scripts and for the string files.
    package var code: String {
        switch self {
        case .notChosen: "not_chosen"
        case .outOfForce(.notYet): "not_yet_in_force"
        case .outOfForce(.ended): "no_longer_in_force"
        case .alwaysAsked: "always_asked"
        case .asked: "asked"
        case .hidden: "hidden"
        case .hiddenBy: "hidden_by"
        case .beyondCount: "beyond_count"
        case .tests(_, _, outcome: true): "holds"
        case .tests: "fails"
        case .stands: "stands"
        case .kept: "kept"
        case .broken: "broken"
        case .notOffered: "not_offered"
        case .calculated: "calculated"
        case .triggered: "triggered"
        case .preset: "preset"
        case .counted: "counted"
        case .looksAt: "looks_at"
        case .looksAtCalculated: "looks_at_calculated"
        case .looksAtMore: "looks_at_more"
        case .required: "required"
        case .requiredNow: "required_now"
        case .notRequiredNow: "not_required_now"
        case .compulsory: "compulsory"
        case .openHazard: "open_hazard"
        case .notCompulsory: "not_compulsory"
        case .awaited: "awaited"
        case .notAwaited: "not_awaited"
        case .blocked(let barrier): barrier.code
        case .limit: "limit"
        case .limitUses: "limit_uses"
        case .measured: "measured"
        case .judgedNow: "judged_now"
        case .notJudged(let obstacle, _): obstacle.code
        case .grade: "grade"
        case .noGrade(let reason): reason.code
        case .ground: "ground"
        case .confidence: "confidence"
        case .element: "element"
        case .excluded: "excluded"
        case .tally: "tally"
        case .confirmed: "confirmed"
        case .draft: "judgement_is_draft"
        case .furtherFailure: "further_failure"
        case .wouldBeAsked: "would_be_asked"
        case .wouldBeHidden: "would_be_hidden"
        case .wouldBeRequired: "would_be_required"
        case .wouldNotBeRequired: "would_not_be_required"
        case .wouldPass: "would_pass"
        case .wouldFail: "would_fail"
        case .answer: "answer"
        case .nothingShowsOrHides: "nothing_shows_or_hides"
        case .nothingRequires: "nothing_requires"
        case .notAllTried: "not_all_tried"
        case .more: "more"
        }
    }
}
