package import CivilTime
package import InspectionModel

/// What a pack suggests when an item fails; a person decides.
package struct GradeSuggestion: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        case suggested(HazardGrade, criterion: Criterion)
        case nothing(Reason)
    }

    package enum Reason: Equatable, Sendable {
        /// The criterion's text is not confirmed.
        case draft
        /// Graded only by a person.
        case manual
        /// The pack gives the item no grade.
        case noDefaultGrade
        /// The first source cited is not in force: expired, replaced, unconfirmed, a programme.
        case sourceNotInForce(id: String, status: SourceStatus)
        /// It takes effect on this day.
        case sourceNotYetEffective(id: String, CivilDay)
        /// This was its last day; another source may stand in its place.
        case sourceEnded(id: String, CivilDay, replacedBy: String?)

        package var code: String {
            switch self {
            case .draft: "no_grade_draft"
            case .manual: "no_grade_manual"
            case .noDefaultGrade: "no_grade_in_pack"
            case .sourceNotInForce: "no_grade_source_not_in_force"
            case .sourceNotYetEffective: "no_grade_source_not_yet_effective"
            case .sourceEnded(_, _, nil): "no_grade_source_ended"
            case .sourceEnded: "no_grade_source_replaced"
            }
        }

        package var arguments: [String: String] {
            switch self {
            case .draft, .manual, .noDefaultGrade: [:]
            case .sourceNotInForce(let id, let status):
                ["source": id, "status": status.rawValue]
            case .sourceNotYetEffective(let id, let day), .sourceEnded(let id, let day, nil):
                ["source": id, "day": day.text]
            case .sourceEnded(let id, let day, let successor?):
                ["source": id, "day": day.text, "successor": successor]
            }
        }
    }

    /// What the grade rests on.
    package struct Criterion: Equatable, Sendable {
        package let itemCode: String
        package let basis: [Basis]
        /// It is not settled whether a newer text replaces the first source (替代关系待核).
        package let isSuccessionUnsettled: Bool
        /// The judgement over several items that it comes from; nil for the item's own grade.
        package var judgement: JudgementResult?
    }

    package let outcome: Outcome
    /// Whole days until the deadline, 0 for during this visit; practice, not law. Nil when the
    /// pack gives none, and for drafts and manual items.
    package let deadlineDays: Int?
}

extension Pack {
    /// - Parameter day: That of the inspection: only what is in force then is a ground.
    package func suggestedGrade(
        for item: ChecklistItem, on day: CivilDay
    ) -> GradeSuggestion {
        if item.isDraft { return GradeSuggestion(outcome: .nothing(.draft), deadlineDays: nil) }
        if item.isManual { return GradeSuggestion(outcome: .nothing(.manual), deadlineDays: nil) }
        return GradeSuggestion(
            outcome: gradeOutcome(for: item, day), deadlineDays: item.deadlineDays)
    }

    private func gradeOutcome(
        for item: ChecklistItem, _ day: CivilDay
    ) -> GradeSuggestion.Outcome {
        guard let grade = item.defaultGrade else { return .nothing(.noDefaultGrade) }
        let first = item.basis.first.flatMap { source($0.source) }
        if let first, let obstacle = first.obstacle(on: day) {
            return .nothing(GradeSuggestion.Reason(obstacle, of: first.id))
        }
        return .suggested(
            grade,
            criterion: GradeSuggestion.Criterion(
                itemCode: item.code, basis: item.basis,
                isSuccessionUnsettled: first?.isSuccessionUnsettled ?? false))
    }
}

extension GradeSuggestion.Reason {
    fileprivate init(_ obstacle: SourceObstacle, of id: String) {
        switch obstacle {
        case .status(let status): self = .sourceNotInForce(id: id, status: status)
        case .notYetEffective(let day): self = .sourceNotYetEffective(id: id, day)
        case .ended(let day, let successor):
            self = .sourceEnded(id: id, day, replacedBy: successor)
        }
    }
}
