import CivilTime
package import InspectionModel

/// All hazards the journal knows (台账): the fold of the hazard events.
package struct HazardLedger: Equatable, Sendable {
    package private(set) var hazards: [HazardID: Hazard] = [:]
    /// In the order they were found.
    package private(set) var order: [HazardID] = []

    package init() {}

    package subscript(id: HazardID) -> Hazard? { hazards[id] }

    package var inOrder: [Hazard] { order.compactMap { hazards[$0] } }

    /// How many inspections found the same item at the same site before this hazard (屡查屡犯).
    package func repeatCount(of hazard: Hazard) -> Int {
        guard let item = hazard.recorded.item else { return 0 }
        let before = earlier(item: item, site: hazard.recorded.site)
            .filter { $0.isFoundBefore(hazard) && $0.recorded.task != hazard.recorded.task }
        return Set(before.map(\.recorded.task)).count
    }

    /// What was found on an item at a site, oldest first, errors left out.
    package func earlier(item: ItemID, site: SiteID) -> [Hazard] {
        (byItem[ItemAtSite(item: item, site: site)] ?? []).compactMap { hazards[$0] }
            .filter { $0.state != .voided }
            .sorted { $0.isFoundBefore($1) }
    }

    /// Items of which a hazard found at a site still waits for its re-inspection, and the
    /// inspection that found the last one of each.
    package func openItems(at site: SiteID) -> [ItemID: InspectionID] {
        var items: [ItemID: InspectionID] = [:]
        for hazard in order.compactMap({ hazards[$0] })
        where hazard.recorded.site == site && hazard.state.deadlineRuns {
            if let item = hazard.recorded.item { items[item] = hazard.recorded.task }
        }
        return items
    }

    /// Adds a hazard, or takes it in place of the one that is there.
    package mutating func put(_ hazard: Hazard) {
        if hazards.updateValue(hazard, forKey: hazard.id) != nil { return }
        order.append(hazard.id)
        if let item = hazard.recorded.item {
            let place = ItemAtSite(item: item, site: hazard.recorded.site)
            byItem[place, default: []].append(hazard.id)
        }
    }

    /// Folds one event in. Total: an event that does not fit the state changes nothing.
    package mutating func apply(_ event: Event, _ stamp: EntryStamp) {
        guard case .hazard(let id, let event) = event else { return }
        if case .recorded(let recorded) = event {
            if hazards[id] == nil { put(Hazard(id: id, recorded: recorded, stamp: stamp)) }
            return
        }
        hazards[id]?.apply(event, stamp)
    }

    private struct ItemAtSite: Hashable {
        let item: ItemID
        let site: SiteID
    }

    private var byItem: [ItemAtSite: [HazardID]] = [:]
}

extension Hazard {
    /// Folds one event in. Total: an event that does not fit the state changes nothing.
    package mutating func apply(_ event: HazardEvent, _ stamp: EntryStamp) {
        guard fits(event) else { return }
        lastStamp = stamp
        switch event {
        case .recorded: return
        case .graded(let graded), .regraded(let graded):
            grades.append(StampedGrade(graded: graded, stamp: stamp))
            if state == .found { state = .graded }
        case .fixedOnSpot(let fixed):
            fixedOnSpot = fixed
            state = .awaitingReinspection
        case .reinspectionPassed(let passed):
            reinspection = passed
            state = .passed
        case .voided(let why):
            voided = why
            state = .voided
        }
    }

    /// Whether the event leads on from this state.
    private func fits(_ event: HazardEvent) -> Bool {
        switch event {
        case .recorded: false
        case .graded, .regraded: state == .found || state == .graded
        case .fixedOnSpot: state == .graded
        case .reinspectionPassed: state == .awaitingReinspection
        case .voided: state == .found
        }
    }

    /// By the day found; on one day in an order that does not hang on whose entries came first.
    fileprivate func isFoundBefore(_ other: Hazard) -> Bool { foundOrder < other.foundOrder }

    private var foundOrder: (CivilDay, String, Int, HazardID) {
        (recorded.foundOn, recordedStamp.device, recordedStamp.seq, id)
    }
}
