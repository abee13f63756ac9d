package import HazardLedger
package import InspectionModel

/// What the journal says, folded: all of it, or the part that somebody works with.
///
/// A part holds what was put in and what was recorded since; events of what is not in it change
/// nothing.
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

    /// Puts in what was folded elsewhere, in place of what is known by the same id.
    package mutating func put(_ inspection: InspectionState) { book.put(inspection) }
    package mutating func put(_ hazard: Hazard) { ledger.put(hazard) }
    package mutating func put(_ person: PersonAdded) { book.put(person) }
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
