package import InspectionModel
package import JournalStore

/// Why what was recorded cannot be read through the index.
package enum IndexedFieldError: Error, Equatable, Sendable {
    case index(IndexError)
    case journal(JournalError)
    /// A known kind of entry lacks what it must have.
    case event(seq: Int, EventCodingError)
}
