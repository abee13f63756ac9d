package import HazardLedger
package import InspectionModel

/// All that the journal says, folded: what every screen, list and decision reads.
package struct FieldState: Equatable, Sendable {
    package private(set) var book = InspectionBook()
    package private(set) var ledger = HazardLedger()
    /// The newest entry that was folded in.
    package private(set) var lastStamp: EntryStamp?

    package private(set) var numbers = GivenNumbers()

    package init() {}

    package mutating func apply(_ event: Event, _ stamp: EntryStamp) {
        book.apply(event, stamp)
        ledger.apply(event, stamp)
        lastStamp = stamp
        numbers.note(event)
    }

    package func inspection(_ id: InspectionID) -> InspectionState? { book.inspections[id] }

    /// Inspections that are not over, the newest touched first.
    package var openInspections: [InspectionState] {
        book.inspections.values
            .filter { $0.phase == .open || $0.phase == .suspended }
            .sorted { $0.lastStamp.seq > $1.lastStamp.seq }
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
