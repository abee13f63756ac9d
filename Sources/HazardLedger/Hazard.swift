package import CivilTime
package import InspectionModel

/// A danger found, from its first record to its close-out.
package struct Hazard: Equatable, Sendable {
    package let id: HazardID
    package let recorded: HazardRecorded
    package let recordedStamp: EntryStamp
    package internal(set) var state: HazardState = .found
    /// Every grade it was given, oldest first; the last one stands.
    package internal(set) var grades: [StampedGrade] = []
    package internal(set) var fixedOnSpot: HazardFixedOnSpot?
    package internal(set) var reinspection: ReinspectionPassed?
    package internal(set) var voided: HazardVoided?
    package internal(set) var lastStamp: EntryStamp

    package var grade: HazardGrade? { grades.last?.graded.grade }
    package var gradeStatus: GradeStatus? { grades.last?.graded.status }
    package var deadline: CivilDay? {
        grades.last(where: { $0.graded.deadline != nil })?.graded.deadline
    }

    /// A deadline day ends at 24:00 in the pack's zone; `today` is a day of that zone.
    package func isOverdue(on today: CivilDay) -> Bool {
        guard state.deadlineRuns, let deadline else { return false }
        return deadline < today
    }

    package init(id: HazardID, recorded: HazardRecorded, stamp: EntryStamp) {
        self.id = id
        self.recorded = recorded
        recordedStamp = stamp
        lastStamp = stamp
    }
}

package struct StampedGrade: Equatable, Sendable {
    package let graded: HazardGraded
    package let stamp: EntryStamp
}
