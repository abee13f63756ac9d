package import CivilTime

/// The criterion a grade rests on.
package struct GradeCriterion: Hashable, Sendable {
    package var item: ItemID
    package var source: String
    package var clause: String?
    package var confidence: String
    /// It is not settled whether a newer text replaces the source (替代关系待核).
    package var isUnsettled: Bool

    package init(
        item: ItemID, source: String, clause: String?, confidence: String, isUnsettled: Bool
    ) {
        self.item = item
        self.source = source
        self.clause = clause
        self.confidence = confidence
        self.isUnsettled = isUnsettled
    }
}

/// `hazard.record_finding`.
package struct HazardRecorded: Equatable, Sendable {
    package var number: String
    package var finding: FindingID
    package var task: InspectionID
    package var site: SiteID
    package var source: HazardSource
    package var recordedBy: PersonID
    package var foundOn: CivilDay
    package var violation: String
    package var place: String
    package var item: ItemID?
    /// As the finding has it.
    package var observedAt: String?

    package init(
        number: String, finding: FindingID, task: InspectionID, site: SiteID, source: HazardSource,
        recordedBy: PersonID, foundOn: CivilDay, violation: String, place: String, item: ItemID?
    ) {
        self.number = number
        self.finding = finding
        self.task = task
        self.site = site
        self.source = source
        self.recordedBy = recordedBy
        self.foundOn = foundOn
        self.violation = violation
        self.place = place
        self.item = item
    }
}

/// `hazard.grade` and `hazard.regrade`.
package struct HazardGraded: Equatable, Sendable {
    package var grade: HazardGrade
    package var status: GradeStatus
    package var byPerson: PersonID
    package var criterion: GradeCriterion?
    package var reason: String?
    package var isManual: Bool
    package var deadline: CivilDay?

    package init(
        grade: HazardGrade, status: GradeStatus, byPerson: PersonID,
        criterion: GradeCriterion? = nil, reason: String? = nil, isManual: Bool = false,
        deadline: CivilDay? = nil
    ) {
        self.grade = grade
        self.status = status
        self.byPerson = byPerson
        self.criterion = criterion
        self.reason = reason
        self.isManual = isManual
        self.deadline = deadline
    }
}

/// `hazard.fixed_on_spot`: corrected while the inspector watched.
package struct HazardFixedOnSpot: Equatable, Sendable {
    package var before: String
    package var after: String
    package var recordedBy: PersonID

    package init(before: String, after: String, recordedBy: PersonID) {
        self.before = before
        self.after = after
        self.recordedBy = recordedBy
    }
}

/// `hazard.reinspection_passed`.
package struct ReinspectionPassed: Equatable, Sendable {
    package var confirmedBy: PersonID
    package var isSameVisit: Bool
    package var accept: String?

    package init(confirmedBy: PersonID, isSameVisit: Bool, accept: String? = nil) {
        self.confirmedBy = confirmedBy
        self.isSameVisit = isSameVisit
        self.accept = accept
    }
}

/// `hazard.void`: the entry was an error; it stays readable.
package struct HazardVoided: Equatable, Sendable {
    package var reason: String
    package var byPerson: PersonID

    package init(reason: String, byPerson: PersonID) {
        self.reason = reason
        self.byPerson = byPerson
    }
}

package enum HazardEvent: Equatable, Sendable {
    case recorded(HazardRecorded)
    case graded(HazardGraded)
    case regraded(HazardGraded)
    case fixedOnSpot(HazardFixedOnSpot)
    case reinspectionPassed(ReinspectionPassed)
    case voided(HazardVoided)
}
