package import CivilTime

/// What opening a journal found and did.
package struct OpenReport: Hashable, Sendable {
    /// Empty when the log ended cleanly; several only when an earlier opening was cut short, too.
    package var tornTails: [TornTail]

    /// Whether the journal lies in a new place, and that was borne out.
    package var isMoved: Bool

    /// Nil when the session before was closed.
    package var unclosedSession: UnclosedSession?
    package var warnings: [OpenWarning]

    /// The newest entry before this opening, when the wall clock shows an earlier time now.
    package var laterEntry: WallTime?

    package init(
        tornTails: [TornTail], isMoved: Bool = false, unclosedSession: UnclosedSession?,
        warnings: [OpenWarning], laterEntry: WallTime? = nil
    ) {
        self.tornTails = tornTails
        self.isMoved = isMoved
        self.unclosedSession = unclosedSession
        self.warnings = warnings
        self.laterEntry = laterEntry
    }
}

/// A write that did not finish, set aside.
package struct TornTail: Hashable, Sendable {
    /// The number the first of its entries would have had.
    package let seq: Int
    package let segment: String
    package let byteOffset: Int
    package let bytes: Int

    /// The file's name in `quarantine/`.
    package let quarantineFile: String

    /// Whole lines found inside; none was ever acknowledged. They may be recorded anew.
    package let wholeLines: [JournalEntry]

    package init(
        seq: Int, segment: String, byteOffset: Int, bytes: Int, quarantineFile: String,
        wholeLines: [JournalEntry]
    ) {
        self.seq = seq
        self.segment = segment
        self.byteOffset = byteOffset
        self.bytes = bytes
        self.quarantineFile = quarantineFile
        self.wholeLines = wholeLines
    }
}

/// A session that ended without a `session.close`.
package struct UnclosedSession: Hashable, Sendable {
    package let lastSeq: Int
    package let lastAt: WallTime

    /// From the last entry to this opening by the wall clock; negative when that went back.
    package let gapMilliseconds: Int64

    package init(lastSeq: Int, lastAt: WallTime, gapMilliseconds: Int64) {
        self.lastSeq = lastSeq
        self.lastAt = lastAt
        self.gapMilliseconds = gapMilliseconds
    }
}

package enum OpenWarning: Hashable, Sendable {
    /// Not a kind of volume whose directory sync is known to hold.
    case volume(Volume.Kind)
    case spaceLow(freeBytes: Int)
    /// Others than the owner may read the device key.
    case keyReadableByOthers
    /// The state directory could not be read.
    case stateUnreadable(FileError.Reason)
    /// Files that were erased could not be removed yet.
    case erasureUnfinished
    /// The file system keeps no birth times: a restored copy would pass for the original.
    case homeUncertain

    package var code: String {
        switch self {
        case .volume: "unknown_volume"
        case .spaceLow: "space_low"
        case .keyReadableByOthers: "key_readable_by_others"
        case .stateUnreadable: "state_unreadable"
        case .erasureUnfinished: "erasure_unfinished"
        case .homeUncertain: "home_uncertain"
        }
    }
}
