/// What is wrong with a journal on disk, and where.
package struct JournalProblem: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// The last write did not finish; nothing acknowledged is missing. Opening sets it aside.
        case tornTail(bytes: Int, wholeLines: Int)
        case damagedEntry(LineFault)
        case missingSegment
        case foreignFile(String)
        case badCheckpoint(NoteFault)
        /// Fewer entries than were signed for.
        case signedEntriesMissing(signed: Int)
        /// The entries are sound and are not those that were signed.
        case rootDiffers(size: Int)
        /// A tile is not what the log gives.
        case badTile
        /// A blob that an entry names is not there, and was not erased.
        case blobMissing
        /// A blob is not what its name says.
        case blobDamaged
        /// A personal value is not what was promised in the log.
        case privateValueDamaged
        /// A person signed with a key that is not theirs at that place, or a key of theirs is
        /// added or retired that may not be.
        case badStatement
        /// The state directory knows of more entries: this journal is an older copy.
        case olderCopy(known: Int)
        /// The state directory knows another root at this size: this journal is another life.
        case otherBranch(size: Int)
        /// A line that was taken over from another journal is not what it has to be.
        case carriedDiffers
    }

    package let reason: Reason

    /// The file's name in `log/`, or its path in the journal; nil when no file is to blame.
    package let segment: String?

    /// From that file's first byte; up to here it is intact.
    package let byteOffset: Int?

    /// The first entry that is not sound.
    package let seq: Int?

    package init(_ reason: Reason, segment: String?, byteOffset: Int? = nil, seq: Int? = nil) {
        self.reason = reason
        self.segment = segment
        self.byteOffset = byteOffset
        self.seq = seq
    }

    package var code: String {
        switch reason {
        case .tornTail: "torn_tail"
        case .damagedEntry: "damaged_entry"
        case .missingSegment: "missing_segment"
        case .foreignFile: "foreign_file"
        case .badCheckpoint: "bad_checkpoint"
        case .signedEntriesMissing: "signed_entries_missing"
        case .rootDiffers: "root_differs"
        case .badTile: "bad_tile"
        case .blobMissing: "blob_missing"
        case .blobDamaged: "blob_damaged"
        case .privateValueDamaged: "private_value_damaged"
        case .badStatement: "bad_statement"
        case .olderCopy: "older_copy"
        case .otherBranch: "other_branch"
        case .carriedDiffers: "carried_differs"
        }
    }

    /// Whether opening for writing repairs this by itself.
    package var isTornTail: Bool {
        if case .tornTail = reason { true } else { false }
    }
}

/// The outcome of checking every byte.
package enum Verification: Hashable, Sendable {
    case sound(entries: Int, root: Hash256)
    case problem(JournalProblem)
}
