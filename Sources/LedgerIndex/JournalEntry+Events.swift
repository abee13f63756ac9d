package import Fieldwork
package import InspectionModel
package import JournalStore

/// An entry of the journal as the index takes it in.
package struct ReadEntry: Sendable {
    /// The entry's own number, whatever journal its events were first recorded in.
    package let seq: Int
    package let leaf: LeafHash
    package let events: [StampedEvent]
    /// What it says of a key of a person.
    let personKey: PersonKeyEntry?

    package init(_ entry: JournalEntry, _ blobs: BlobReader) throws(EventCodingError) {
        seq = entry.seq
        leaf = LeafHash(entry.leaf.words)
        events = try entry.stampedEvents(blobs)
        personKey = PersonKeyEntry(entry)
    }
}

extension JournalEntry {
    /// The entry's events with what the journal says about it; of an entry that was taken over
    /// from another journal, what that one says.
    ///
    /// - Parameter blobs: Where lines lie that were too long to be taken over in one of ours.
    package func stampedEvents(_ blobs: BlobReader) throws(EventCodingError) -> [StampedEvent] {
        guard isCarry else { return try ownEvents() }
        guard let original = try? original(blobs) else {
            throw EventCodingError(reason: .memberHasWrongForm, kind: kind, member: "line")
        }
        return try original.ownEvents()
    }

    /// The events of an entry of this journal itself.
    private func ownEvents() throws(EventCodingError) -> [StampedEvent] {
        let stamp = EntryStamp(
            seq: seq, leaf: LeafHash(leaf.words), at: at, by: PersonID(unchecked: by),
            device: dev)
        return try Event.decode(kind: kind, body: body).map {
            StampedEvent(event: $0, stamp: stamp)
        }
    }
}
