package import HazardLedger
package import InspectionModel

/// What a decision asks of everything that was recorded.
///
/// `FieldState` answers from the fold of the whole journal, the index from its tables; a decision
/// does not know which.
package protocol FieldReading {
    func inspection(_ id: InspectionID) -> InspectionState?
    func hazard(_ id: HazardID) -> Hazard?
    func person(_ id: PersonID) -> PersonAdded?
    func site(_ id: SiteID) -> SiteAdded?
    /// The site of exactly this name, byte for byte; the first of several.
    func site(named name: String) -> SiteAdded?
    /// Items of which a hazard found at a site still waits for its re-inspection.
    func openItems(at site: SiteID) -> Set<ItemID>
    /// The first inspection that was keyed in from the paper form of this number.
    func inspection(ofPaper number: String) -> InspectionOpened?
    /// The number after the newest of this label and year: `K7-2026-0031`.
    func nextNumber(label: String, year: Int) -> String
}

extension FieldState: FieldReading {
    package func hazard(_ id: HazardID) -> Hazard? { ledger[id] }
    package func person(_ id: PersonID) -> PersonAdded? { book.people[id] }
    package func site(_ id: SiteID) -> SiteAdded? { book.sites[id] }
    package func site(named name: String) -> SiteAdded? { book.site(named: name) }
    package func openItems(at site: SiteID) -> Set<ItemID> { ledger.openItems(at: site) }

    package func inspection(ofPaper number: String) -> InspectionOpened? {
        book.inspections.values.first { $0.opened.paper?.number == number }?.opened
    }

    package func nextNumber(label: String, year: Int) -> String {
        numbers.next(label: label, year: year)
    }
}
