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
    /// Items of which a hazard found at a site still waits for its re-inspection, and the
    /// inspection that found the last one of each.
    func openItems(at site: SiteID) -> [ItemID: InspectionID]
    /// The first inspection that was keyed in from the paper form of this number.
    func inspection(ofPaper number: String) -> InspectionOpened?
    /// The inspection with this pack that ended last, by its end; nil when none has.
    func newestEnded(withPack id: String) -> InspectionState?
    /// Where a picture is evidence already, whichever inspection it is in.
    func uses(ofPhoto blob: String) -> [PhotoUse]
    /// The highest numbers given to inspections, hazards, photos and recordings.
    var numbers: GivenNumbers { get }
}

extension FieldReading {
    /// The number after the newest of this label and year: `K7-2026-0031`.
    package func nextNumber(label: String, year: Int) -> String {
        numbers.next("\(label)-\(year)-")
    }

    /// The photo number that comes `skipped` numbers after the next one: `P-0912`. Photos and
    /// boards of a workspace share one count.
    package func photoNumber(skipping skipped: Int) -> String {
        numbers.next("P-", skipping: skipped)
    }

    /// The same for recordings: `V-0003`.
    package var nextVideoNumber: String { numbers.next("V-") }
}

extension FieldState: FieldReading {
    package func hazard(_ id: HazardID) -> Hazard? { ledger[id] }
    package func person(_ id: PersonID) -> PersonAdded? { book.people[id] }
    package func site(_ id: SiteID) -> SiteAdded? { book.sites[id] }
    package func site(named name: String) -> SiteAdded? { book.site(named: name) }
    package func openItems(at site: SiteID) -> [ItemID: InspectionID] { ledger.openItems(at: site) }

    package func inspection(ofPaper number: String) -> InspectionOpened? {
        book.inspections.values.first { $0.opened.paper?.number == number }?.opened
    }

    package func newestEnded(withPack id: String) -> InspectionState? {
        book.inspections.values
            .filter { $0.phase.isFinished && $0.packs.contains { $0.id == id } }
            .max { $0.finishedStamp?.seq ?? 0 < $1.finishedStamp?.seq ?? 0 }
    }

    package func uses(ofPhoto blob: String) -> [PhotoUse] {
        book.inspections.values.flatMap { $0.uses(ofPhoto: blob) }
    }
}
