package import Fieldwork
package import InspectionModel
package import JournalStore

extension JournalEntry {
    /// The entry's events with what the journal says about it.
    package func stampedEvents() throws(EventCodingError) -> [StampedEvent] {
        let stamp = EntryStamp(
            seq: seq, leaf: LeafHash(leaf.words), at: at, by: PersonID(unchecked: by),
            device: dev)
        return try Event.decode(kind: kind, body: body).map {
            StampedEvent(event: $0, stamp: stamp)
        }
    }
}
