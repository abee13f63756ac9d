package import CivilTime
package import HazardLedger
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
    /// The most urgent of the open ones.
    package let open: [HazardRow]

    package init(
        site: SiteAdded, last: InspectionRow?, hazards: HazardCounts, open: [HazardRow]
    ) {
        self.site = site
        self.last = last
        self.hazards = hazards
        self.open = open
    }
}

/// The sites that a typed name finds.
package struct SitesFound: Equatable, Sendable {
    package let text: String
    /// The site of exactly that name.
    package let exact: SiteRow?
    /// The latest visited first.
    package let similar: [SiteRow]

    package init(text: String, exact: SiteRow?, similar: [SiteRow]) {
        self.text = text
        self.exact = exact
        self.similar = similar
    }
}

/// What a site showed on an item before an inspection.
package struct ItemHistory: Equatable, Sendable {
    /// How the item stood at the last visit that has an answer, and that visit's day.
    package var verdict: Verdict?
    package var day: CivilDay?
    /// Hazards that other visits found on it, errors left out.
    package var hazards: Int

    package init(verdict: Verdict? = nil, day: CivilDay? = nil, hazards: Int = 0) {
        self.verdict = verdict
        self.day = day
        self.hazards = hazards
    }
}

/// All that is known of one hazard.
package struct HazardRecord: Equatable, Sendable {
    package let row: HazardRow
    /// The number of the inspection that found it.
    package let inspection: String?
    /// Hazards that other visits found on the same item at the same site before, oldest first.
    package let earlier: [Hazard]

    package init(row: HazardRow, inspection: String?, earlier: [Hazard]) {
        self.row = row
        self.inspection = inspection
        self.earlier = earlier
    }
}

/// An inspection to work on, with what belongs to it.
package struct InspectionAtHand: Sendable {
    package let state: InspectionState
    package let sheet: Sheet
    /// Those that its findings made.
    package let hazards: [Hazard]
    package let history: [ItemID: ItemHistory]
    /// Versions at hand that are newer than those it follows.
    package var newerPacks: [NewerPack] = []

    package init(
        state: InspectionState, sheet: Sheet, hazards: [Hazard], history: [ItemID: ItemHistory]
    ) {
        self.state = state
        self.sheet = sheet
        self.hazards = hazards
        self.history = history
    }
}

/// What the home screen says of the whole journal.
package struct HomeSummary: Equatable, Sendable {
    /// The day overdue is counted on.
    package let day: CivilDay
    package let inspections: Int
    /// Of those that are not over, the one that was touched last.
    package let unfinished: InspectionRow?
    /// The newest, as many as were asked for.
    package let recent: [InspectionRow]
    package let hazards: HazardCounts

    package init(
        day: CivilDay, inspections: Int, unfinished: InspectionRow?, recent: [InspectionRow],
        hazards: HazardCounts
    ) {
        self.day = day
        self.inspections = inspections
        self.unfinished = unfinished
        self.recent = recent
        self.hazards = hazards
    }
}
