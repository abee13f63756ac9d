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

        package var code: String {
            switch self {
            case .draft: "no_grade_draft"
            case .manual: "no_grade_manual"
            case .noDefaultGrade: "no_grade_in_pack"
            case .sourceNotInForce: "no_grade_source_not_in_force"
            }
        }

        package var arguments: [String: String] {
            switch self {
            case .draft, .manual, .noDefaultGrade: [:]
            case .sourceNotInForce(let id, let status):
                ["source": id, "status": status.rawValue]
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
    package func suggestedGrade(for item: ChecklistItem) -> GradeSuggestion {
        if item.isDraft { return GradeSuggestion(outcome: .nothing(.draft), deadlineDays: nil) }
        if item.isManual { return GradeSuggestion(outcome: .nothing(.manual), deadlineDays: nil) }
        return GradeSuggestion(outcome: gradeOutcome(for: item), deadlineDays: item.deadlineDays)
    }

    private func gradeOutcome(for item: ChecklistItem) -> GradeSuggestion.Outcome {
        guard let grade = item.defaultGrade else { return .nothing(.noDefaultGrade) }
        let first = item.basis.first.flatMap { source($0.source) }
        if let first, first.status != .inForce {
            return .nothing(.sourceNotInForce(id: first.id, status: first.status))
        }
        return .suggested(
            grade,
            criterion: GradeSuggestion.Criterion(
                itemCode: item.code, basis: item.basis,
                isSuccessionUnsettled: first?.isSuccessionUnsettled ?? false))
    }
}
