/// Everything the journal says about visits: inspections, sites and persons.
package struct InspectionBook: Equatable, Sendable {
    package private(set) var inspections = InspectionTable()
    package private(set) var sites: [SiteID: SiteAdded] = [:]
    package private(set) var siteOrder: [SiteID] = []
    package private(set) var people: [PersonID: PersonAdded] = [:]

    package init() {}

    /// In the order they were opened.
    package var order: [InspectionID] { inspections.ids }

    package func site(named name: String) -> SiteAdded? {
        siteOrder.lazy.compactMap { sites[$0] }.first { Array($0.name.utf8) == Array(name.utf8) }
    }

    package mutating func put(_ inspection: InspectionState) { inspections.put(inspection) }
    package mutating func put(_ person: PersonAdded) { people[person.id] = person }

    /// Folds one event in. Total: an event that does not fit the state changes nothing.
    package mutating func apply(_ event: Event, _ stamp: EntryStamp) {
        switch event {
        case .personAdded(let person): people[person.id] = person
        case .siteAdded(let site):
            if sites[site.id] == nil { siteOrder.append(site.id) }
            sites[site.id] = site
        case .inspectionOpened(let opened):
            inspections.add(InspectionState(opened: opened, stamp: stamp))
        case .inspection(let id, let event): inspections.apply(event, stamp, to: id)
        case .sessionOpened: inspections.endUndo()
        case .hazard, .journalsSeen, .unknown: break
        }
    }
}
