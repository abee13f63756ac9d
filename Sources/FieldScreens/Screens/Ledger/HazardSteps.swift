package import HazardLedger
package import InspectionModel

/// One step in the life of a hazard.
package struct HazardStep: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case found
        case graded(HazardGraded)
        /// Both grades stay readable; this one took the place of the one before.
        case regraded(HazardGraded)
        case fixedOnSpot(HazardFixedOnSpot)
        case passed(ReinspectionPassed)
        case voided(HazardVoided)
    }

    package let kind: Kind
    package let person: PersonID
    /// Nil where the ledger keeps no time of this step.
    package let stamp: EntryStamp?
    /// When it was seen, as said.
    package internal(set) var observed: String?

    /// Key of its word.
    package var word: String {
        switch kind {
        case .found: "hazard_state.found"
        case .graded: "hazard_state.graded"
        case .regraded: "hazard.step.regraded"
        case .fixedOnSpot: "disposition.corrected_on_spot"
        case .passed: "hazard_state.passed"
        case .voided: "hazard_state.voided"
        }
    }

    /// The stable word for scripts.
    package var name: String {
        switch kind {
        case .found: "found"
        case .graded: "graded"
        case .regraded: "regraded"
        case .fixedOnSpot: "fixed_on_spot"
        case .passed: "reinspection_passed"
        case .voided: "voided"
        }
    }
}

extension Hazard {
    /// What happened to it, oldest first.
    package var steps: [HazardStep] {
        var steps = [
            HazardStep(kind: .found, person: recorded.recordedBy, stamp: recordedStamp)
        ]
        for (index, grade) in grades.enumerated() {
            steps.append(
                HazardStep(
                    kind: index == 0 ? .graded(grade.graded) : .regraded(grade.graded),
                    person: grade.graded.byPerson, stamp: grade.stamp))
        }
        if let fixedOnSpot {
            // The ledger keeps the newest step's time alone, and one act has one time.
            let isNewest = reinspection == nil || lastStamp.seq == recordedStamp.seq
            steps.append(
                HazardStep(
                    kind: .fixedOnSpot(fixedOnSpot), person: fixedOnSpot.recordedBy,
                    stamp: isNewest ? lastStamp : nil))
        }
        if let reinspection {
            steps.append(
                HazardStep(
                    kind: .passed(reinspection), person: reinspection.confirmedBy,
                    stamp: lastStamp))
        }
        if let voided {
            steps.append(
                HazardStep(kind: .voided(voided), person: voided.byPerson, stamp: lastStamp))
        }
        // What was done in one act was seen at one time.
        for index in steps.indices where steps[index].stamp?.leaf == recordedStamp.leaf {
            steps[index].observed = recorded.observedAt
        }
        return steps
    }
}
