package import InspectionModel

/// What somebody wants to do with a hazard.
package enum HazardCommand: Equatable, Sendable {
    case record(HazardRecorded)
    /// `isDraft`: the criterion's text is not confirmed, so it grounds no grade.
    case grade(HazardGraded, criterionIsDraft: Bool)
    case fixOnSpot(HazardFixedOnSpot)
    case passReinspection(ReinspectionPassed, officers: [PersonID])
    case void(HazardVoided)
}

extension HazardLedger {
    /// Judges a command against the ledger. Pure.
    package func decide(
        _ id: HazardID, _ command: HazardCommand
    ) throws(HazardRefusal) -> HazardEvent {
        if case .record(let recorded) = command {
            if hazards[id] != nil { throw .alreadyRecorded }
            if recorded.place.isEmpty { throw .placeMissing }
            return .recorded(recorded)
        }
        guard let hazard = hazards[id] else { throw .unknownHazard }
        return try hazard.decide(command)
    }
}

extension Hazard {
    /// Judges a command against the hazard. Pure.
    package func decide(_ command: HazardCommand) throws(HazardRefusal) -> HazardEvent {
        switch command {
        case .record: throw .alreadyRecorded
        case .grade(let graded, let isDraft): return try grade(graded, isDraft)
        case .fixOnSpot(let fixed):
            try mustBe([.graded])
            if fixed.before.isEmpty || fixed.after.isEmpty { throw .evidenceMissing }
            return .fixedOnSpot(fixed)
        case .passReinspection(let passed, let officers):
            try mustBe([.awaitingReinspection])
            guard officers.contains(passed.confirmedBy) else { throw .confirmerIsNotAnOfficer }
            return .reinspectionPassed(passed)
        case .void(let why):
            try mustBe([.found])
            if why.reason.isEmpty { throw .reasonMissing }
            return .voided(why)
        }
    }

    fileprivate func mustBe(_ states: [HazardState]) throws(HazardRefusal) {
        guard states.contains(state) else { throw .wrongState(state) }
    }

    /// A major grade needs a confirmed criterion or a person's written reason.
    fileprivate func grade(
        _ graded: HazardGraded, _ isDraft: Bool
    ) throws(HazardRefusal) -> HazardEvent {
        try mustBe([.found, .graded])
        let hasReason = graded.reason?.isEmpty == false
        if graded.grade == .major, !(graded.isManual && hasReason) {
            guard let criterion = graded.criterion else { throw .majorNeedsGround }
            if isDraft { throw .criterionIsDraft(criterion.item) }
            if criterion.isUnsettled, graded.status != .suggested {
                throw .unsettledOnlySuggests(criterion.item)
            }
        }
        if state == .graded {
            if !hasReason { throw .reasonMissing }
            return .regraded(graded)
        }
        return .graded(graded)
    }
}
