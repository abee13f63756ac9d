package import CanonicalJSON
package import CivilTime

/// Why the journal could not do what was asked. Nothing that was acknowledged is touched by any
/// of these.
package struct JournalError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        // Opening
        case journalExists
        case noJournal
        /// Creation was interrupted before the first entry; create again.
        case unfinishedCreation
        case badDomain
        case unsuitableVolume(Volume.Kind)
        case inUse(LockHolder)
        case keyMissing
        case keyUnreadable
        /// The key is not the one that the genesis entry names.
        case keyOfAnotherJournal
        /// The key signs no more.
        case keyRetired
        case damaged(JournalProblem)
        /// A copy of a journal, or one that was moved by copying: to go on in it would fork it.
        case copiedJournal(HomeMismatch)
        /// Nothing bears out that the journal was only moved.
        case moveUnproven
        /// A successor is being made; that has to be finished first.
        case unfinishedSuccessor
        /// A line of the journal that is given up is not there any more.
        case carriedLineMissing(seq: Int)

        // Refused before anything was written
        case badPerson(String)
        case badKind(String)
        case bodyNotCanonical(JSONError)
        case stringTooLong(bytes: Int)
        case lineTooLong(bytes: Int)
        case tooManyDrafts(count: Int)
        case blobMissing(String)
        case spaceLow(freeBytes: Int)

        // Writing
        case fileFailed(FileError)
        /// The bytes read back before signing are not the ones that were written.
        case readBackDiffers
        /// An earlier write failed; close, and open anew.
        case writingStopped(cause: String)
        case closed

        // Stores beside the log
        case blobNameMalformed(String)
        case blobTooLarge(bytes: Int)
        case blobDamaged(String)
        case privateValueGone(String)
        /// It is here, and the key it is sealed with is not.
        case privateValueSealed(String)
        case privateValueDamaged(String)
        case fileTooLarge(bytes: Int)
        case badNote(NoteFault)
    }

    package let reason: Reason

    /// The file or directory in question; nil when it is the draft.
    package let file: String?

    package init(_ reason: Reason, file: String? = nil) {
        self.reason = reason
        self.file = file
    }

    init(_ error: FileError, file: String) {
        self.init(.fileFailed(error), file: error.path.isEmpty ? file : error.path)
    }
}

extension JournalError {
    /// A stable name of the reason, for sentences and scripts.
    package var code: String {
        switch reason {
        case .journalExists: "journal_exists"
        case .noJournal: "no_journal"
        case .unfinishedCreation: "unfinished_creation"
        case .badDomain: "bad_domain"
        case .unsuitableVolume: "unsuitable_volume"
        case .inUse: "in_use"
        case .keyMissing: "key_missing"
        case .keyUnreadable: "key_unreadable"
        case .keyOfAnotherJournal: "key_of_another_journal"
        case .keyRetired: "key_retired"
        case .damaged(let problem): problem.code
        case .copiedJournal: "copied_journal"
        case .moveUnproven: "move_unproven"
        case .unfinishedSuccessor: "unfinished_successor"
        case .carriedLineMissing: "carried_line_missing"
        case .badPerson: "bad_person"
        case .badKind: "bad_kind"
        case .bodyNotCanonical: "body_not_canonical"
        case .stringTooLong: "string_too_long"
        case .lineTooLong: "line_too_long"
        case .tooManyDrafts: "too_many_drafts"
        case .blobMissing: "blob_missing"
        case .spaceLow: "space_low"
        case .fileFailed(let error): "file_\(error.reason.rawValue)"
        case .readBackDiffers: "read_back_differs"
        case .writingStopped: "writing_stopped"
        case .closed: "closed"
        case .blobNameMalformed: "blob_name_malformed"
        case .blobTooLarge: "blob_too_large"
        case .blobDamaged: "blob_damaged"
        case .privateValueGone: "private_value_gone"
        case .privateValueSealed: "private_value_sealed"
        case .privateValueDamaged: "private_value_damaged"
        case .fileTooLarge: "file_too_large"
        case .badNote(let fault): "note_\(fault.code)"
        }
    }
}

extension JournalError: CustomStringConvertible {
    package var description: String { file.map { "\($0): \(reason)" } ?? "\(reason)" }
}

/// Who has the lock, as far as the lock file says.
package struct LockHolder: Hashable, Sendable {
    package let process: Int?
    package let boot: String?
    package let app: String?
    package let since: WallTime?

    package init(process: Int?, boot: String?, app: String?, since: WallTime?) {
        self.process = process
        self.boot = boot
        self.app = app
        self.since = since
    }
}
