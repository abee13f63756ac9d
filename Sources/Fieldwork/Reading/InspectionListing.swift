package import CivilTime
package import InspectionModel

/// One inspection as a list shows it.
package struct InspectionRow: Equatable, Sendable {
    package let id: InspectionID
    package let number: String
    package let site: SiteID
    package let siteName: String
    package let mode: InspectionMode
    package let openedOn: CivilDay
    package let phase: InspectionState.Phase
    package let signatures: Int
    package let isFullySigned: Bool
    package let findings: Int
    /// Items that have an answer.
    package let answered: Int
    package let principal: PersonID?

    package init(
        id: InspectionID, number: String, site: SiteID, siteName: String, mode: InspectionMode,
        openedOn: CivilDay, phase: InspectionState.Phase, signatures: Int, isFullySigned: Bool,
        findings: Int, answered: Int, principal: PersonID?
    ) {
        self.id = id
        self.number = number
        self.site = site
        self.siteName = siteName
        self.mode = mode
        self.openedOn = openedOn
        self.phase = phase
        self.signatures = signatures
        self.isFullySigned = isFullySigned
        self.findings = findings
        self.answered = answered
        self.principal = principal
    }

    package init(_ state: InspectionState) {
        self.init(
            id: state.id, number: state.opened.number, site: state.opened.site,
            siteName: state.opened.siteName, mode: state.opened.mode,
            openedOn: state.opened.openedOn, phase: state.phase,
            signatures: state.signatures.count, isFullySigned: state.isFullySigned,
            findings: state.findings.count, answered: state.answers.count,
            principal: state.opened.principal)
    }
}

/// A known site with what a person about to go there wants to know.
package struct SiteRow: Equatable, Sendable {
    package let site: SiteAdded
    package let last: InspectionRow?
    package let hazards: HazardCounts

    package init(site: SiteAdded, last: InspectionRow?, hazards: HazardCounts) {
        self.site = site
        self.last = last
        self.hazards = hazards
    }
}

/// What the home screen says of the whole journal.
package struct HomeSummary: Equatable, Sendable {
    package let inspections: Int
    /// Of those that are not over, the one that was touched last.
    package let unfinished: InspectionRow?
    /// The newest, as many as were asked for.
    package let recent: [InspectionRow]
    package let hazards: HazardCounts

    package init(
        inspections: Int, unfinished: InspectionRow?, recent: [InspectionRow],
        hazards: HazardCounts
    ) {
        self.inspections = inspections
        self.unfinished = unfinished
        self.recent = recent
        self.hazards = hazards
    }
}
