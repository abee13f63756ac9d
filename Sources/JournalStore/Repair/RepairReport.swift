/// What a repair did, and what it could not do.
package struct RepairReport: Hashable, Sendable {
    /// A segment that was put in order.
    package struct Segment: Hashable, Sendable {
        package let file: String
        /// The numbers of the entries that came from the copy.
        package let entries: [Int]
        /// The damaged file's name in `quarantine/`; nil when there was none.
        package let quarantineFile: String?
    }

    package internal(set) var segments: [Segment] = []

    /// Names in `log/` that no journal makes, now in `quarantine/`.
    package internal(set) var setAside: [String] = []

    /// Whether the checkpoint was signed anew.
    package internal(set) var isSignedAnew = false
    package internal(set) var restoredBlobs: [String] = []

    /// Blobs that the log names and nobody has.
    package internal(set) var missingBlobs: [String] = []

    /// What is still wrong; nil when the journal is sound, or has at most a torn tail.
    package internal(set) var problem: JournalProblem?

    /// Entries that are good now.
    package internal(set) var entries = 0

    /// Whether there was anything to do that was done.
    package var hasDoneSomething: Bool {
        !segments.isEmpty || !setAside.isEmpty || isSignedAnew || !restoredBlobs.isEmpty
    }

    package var isInOrder: Bool { problem == nil && missingBlobs.isEmpty }
}
