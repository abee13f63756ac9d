import GRDB

/// Why the index cannot answer. The journal is not touched by it; the index may be deleted and is
/// built anew.
package struct IndexError: Error, Equatable, Sendable {
    package enum Reason: String, Sendable {
        /// No room, no right, a failing disk.
        case io
        /// The file is no index, or a damaged one.
        case corrupt
        /// Anything else: a fault of the program.
        case failed
    }

    package let reason: Reason
    /// For developers.
    package let message: String

    package init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }

    init(_ error: any Error) {
        if let error = error as? IndexError {
            self = error
            return
        }
        guard let database = error as? DatabaseError else {
            self.init(.failed, String(describing: error))
            return
        }
        let reason: Reason =
            switch database.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM,
                .SQLITE_BUSY, .SQLITE_LOCKED:
                .io
            default: .failed
            }
        self.init(reason, database.description)
    }

    /// The stable word for scripts and for the string files.
    package var code: String { "index_\(reason.rawValue)" }
}
