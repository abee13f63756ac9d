/// Everything the journal says about visits: inspections, sites and persons.
package struct InspectionBook: Equatable, Sendable {
    package private(set) var inspections: [InspectionID: InspectionState] = [:]
    /// In the order they were opened.
    package private(set) var order: [InspectionID] = []
    package private(set) var sites: [SiteID: SiteAdded] = [:]
    package private(set) var siteOrder: [SiteID] = []
    package private(set) var people: [PersonID: PersonAdded] = [:]

    package init() {}

    package func site(named name: String) -> SiteAdded? {
        siteOrder.lazy.compactMap { sites[$0] }.first { Array($0.name.utf8) == Array(name.utf8) }
    }

    /// Folds one event in. Total: an event that does not fit the state changes nothing.
    package mutating func apply(_ event: Event, _ stamp: EntryStamp) {
        switch event {
        case .personAdded(let person): people[person.id] = person
        case .siteAdded(let site):
            if sites[site.id] == nil { siteOrder.append(site.id) }
            sites[site.id] = site
        case .inspectionOpened(let opened):
            guard inspections[opened.id] == nil else { return }
            inspections[opened.id] = InspectionState(opened: opened, stamp: stamp)
            order.append(opened.id)
        case .inspection(let id, let event):
            inspections[id]?.apply(event, stamp)
        case .sessionOpened:
            for id in order { inspections[id]?.endUndo() }
        case .hazard, .unknown: break
        }
    }
}
