package import CivilTime
package import InspectionModel

/// What a 判定规则 came to under the answers given so far.
package struct JudgementResult: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        /// 不判定, for these exclusions.
        case excluded([String])
        case judged(rule: String, grade: HazardGrade)
        /// The rule that lacks the fewest elements, of those that apply; nil when none does.
        case notReached(nearest: Shortfall?)
    }

    package struct Shortfall: Equatable, Sendable {
        package let rule: String
        /// How many more elements would reach it.
        package let missing: Int

        package init(rule: String, missing: Int) {
            self.rule = rule
            self.missing = missing
        }
    }

    /// An element that is there, and what says so.
    package struct Confirmed: Equatable, Sendable {
        package let element: String
        /// Items that failed; none when only its condition holds.
        package let items: [String]
        /// Its text, or that of every item that failed, is not confirmed.
        package let isDraft: Bool
    }

    /// How far a rule is: 已 n / 须 m.
    package struct Tally: Equatable, Sendable {
        package enum Applicability: Equatable, Sendable {
            case applies, doesNotApply
            /// It may apply; these facts or items are not answered.
            case needs([String])
        }

        package let rule: String
        package let applicability: Applicability
        /// Ids of the elements counted, in the order of the judgement.
        package let counted: [String]
        package let needed: Int
    }

    /// Why a result is shown and grades nothing.
    package enum DraftReason: Equatable, Sendable {
        /// The edition was replaced; another source decides.
        case mustBeReviewed(by: String)
        case sourceNotInForce(SourceStatus)
        case notYetEffective(CivilDay)
        /// This was the last day of the source.
        case sourceEnded(CivilDay)
        /// The pack gives the rule itself a first or a last day.
        case ruleNotYetInForce(CivilDay)
        case ruleEnded(CivilDay)
        case successionUnsettled
        /// The text of the rule is not confirmed.
        case ruleNotConfirmed(Confidence)
        /// Without these elements, whose text is not confirmed, no rule is reached.
        case elementsNotConfirmed([String])

        package var code: String {
            switch self {
            case .mustBeReviewed: "must_be_reviewed"
            case .sourceNotInForce: "source_not_in_force"
            case .notYetEffective: "not_yet_effective"
            case .sourceEnded: "source_ended"
            case .ruleNotYetInForce: "rule_not_yet_in_force"
            case .ruleEnded: "rule_ended"
            case .successionUnsettled: "succession_unsettled"
            case .ruleNotConfirmed: "rule_not_confirmed"
            case .elementsNotConfirmed: "elements_not_confirmed"
            }
        }
    }

    package let judgement: HazardJudgement
    package let outcome: Outcome
    /// In the order of the judgement, like the lists below.
    package let confirmed: [Confirmed]
    /// Ids of elements whose items are not all answered and none of which failed.
    package let undecided: [String]
    /// Ids of elements that no item confirms: they were not checked.
    package let unchecked: [String]
    /// Exclusions that nobody has asked about yet.
    package let openExclusions: [String]
    package let tallies: [Tally]
    package let draftReasons: [DraftReason]

    package var isDraft: Bool { !draftReasons.isEmpty }

    /// Whether a rule was reached, be it as a draft.
    package var isReached: Bool {
        if case .judged = outcome { true } else { false }
    }

    /// Nil for whatever is no more than a draft.
    package var grade: HazardGrade? {
        if case .judged(_, let grade) = outcome, !isDraft { grade } else { nil }
    }

    /// The elements that reached the rule; of a rule that was not reached those it counts, when no
    /// rule applies all that are there.
    package var counted: [Confirmed] {
        let rule: String? =
            switch outcome {
            case .judged(let rule, _): rule
            case .notReached(let nearest): nearest?.rule
            case .excluded: nil
            }
        guard let tally = tallies.first(where: { $0.rule == rule }) else { return confirmed }
        return confirmed.filter { tally.counted.contains($0.element) }
    }

    /// Facts and items without which it is not known whether some rule applies.
    package var needs: [String] {
        var names: [String] = []
        for case .needs(let missing) in tallies.map(\.applicability) {
            names += missing.filter { !names.contains($0) }
        }
        return names
    }
}
