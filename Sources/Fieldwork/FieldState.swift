package import HazardLedger
package import InspectionModel

/// All that the journal says, folded: what every screen, list and decision reads.
package struct FieldState: Equatable, Sendable {
    package private(set) var book = InspectionBook()
    package private(set) var ledger = HazardLedger()
    /// The newest entry that was folded in.
    package private(set) var lastStamp: EntryStamp?

    /// The highest number given in a year, over inspections and hazards alike, by label and year.
    private var numbersGiven: [String: Int] = [:]

    package init() {}

    package mutating func apply(_ event: Event, _ stamp: EntryStamp) {
        book.apply(event, stamp)
        ledger.apply(event, stamp)
        lastStamp = stamp
        switch event {
        case .inspectionOpened(let opened): note(opened.number)
        case .hazard(_, .recorded(let recorded)): note(recorded.number)
        case .inspection(_, .evidence(.photo(let photo))): note(photo.number)
        case .inspection(_, .evidence(.board(let board))): note(board.number)
        case .inspection(_, .evidence(.video(let video))): note(video.number)
        default: break
        }
    }

    /// The number after the newest of this label and year: `K7-2026-0031`.
    package func nextNumber(label: String, year: Int) -> String {
        number(after: "\(label)-\(year)-", 0)
    }

    /// The photo number that comes `skipped` numbers after the next one: `P-0912`. Photos and
    /// boards of a workspace share one count.
    package func photoNumber(skipping skipped: Int) -> String { number(after: "P-", skipped) }

    /// The same for recordings: `V-0003`.
    package var nextVideoNumber: String { number(after: "V-", 0) }

    private func number(after stem: String, _ skipped: Int) -> String {
        let digits = String((numbersGiven[stem] ?? 0) + 1 + skipped)
        return stem + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private mutating func note(_ number: String) {
        guard let dash = number.lastIndex(of: "-"),
            let value = Int(number[number.index(after: dash)...])
        else { return }
        let stem = String(number[...dash])
        numbersGiven[stem] = max(numbersGiven[stem] ?? 0, value)
    }

    package func inspection(_ id: InspectionID) -> InspectionState? { book.inspections[id] }

    /// Inspections that are not over, the newest touched first.
    package var openInspections: [InspectionState] {
        book.inspections.values
            .filter { $0.phase == .open || $0.phase == .suspended }
            .sorted { $0.lastStamp.seq > $1.lastStamp.seq }
    }

    /// Where a picture is evidence already, whichever inspection it is in.
    package func uses(ofPhoto blob: String) -> [PhotoUse] {
        book.inspections.values.flatMap { inspection in
            inspection.evidence.standing.filter { $0.added.blob == blob }
                .map { PhotoUse(inspection: inspection, photo: $0) }
        }
    }
}

/// One place where a picture is evidence.
package struct PhotoUse: Equatable, Sendable {
    package let id: InspectionID
    package let inspection: String
    package let site: String
    package let number: String
    package let target: EvidenceTarget

    init(inspection: InspectionState, photo: StandingPhoto) {
        id = inspection.id
        self.inspection = inspection.opened.number
        site = inspection.opened.siteName
        number = photo.number
        target = photo.target
    }
}

/// An event that was made durable, with what the journal says about its entry.
package struct StampedEvent: Equatable, Sendable {
    package let event: Event
    package let stamp: EntryStamp

    package init(event: Event, stamp: EntryStamp) {
        self.event = event
        self.stamp = stamp
    }
}
