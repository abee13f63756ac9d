/// What the file `checkpoint`, or its copy in the state directory, turned out to be.
enum CheckpointFile {
    case absent
    case signed(SignedCheckpoint)
    case bad(NoteFault)

    /// Reads the file; whether the right keys signed it is asked with `checked`.
    ///
    /// - Parameter identity: Nil when the journal's own first entry is not readable; then no
    ///   checkpoint can be relied on.
    static func read(
        _ path: String, identity: JournalIdentity?, in fileSystem: any FileSystem
    ) throws(JournalError) -> CheckpointFile {
        // One byte over the limit is enough for the note to be refused as too long.
        let found: [UInt8]?
        do throws(JournalError) {
            found = try fileSystem.bytes(of: path, limit: SignedNote.byteLimit)
        } catch {
            switch error.reason {
            case .fileTooLarge: return .bad(.tooLong)
            case .fileFailed(let failure)
            where failure.reason == .symbolicLink || failure.reason == .notAFile:
                return .bad(.malformed)
            default: throw error
            }
        }
        guard let found else { return .absent }
        guard let identity else { return .bad(.notSigned) }
        do throws(NoteFault) {
            return .signed(try SignedCheckpoint(found, origin: identity.origin))
        } catch {
            return .bad(error)
        }
    }

    /// Bad unless all keys signed that have to sign a checkpoint of this size.
    func checked(by keys: KeyHistory?) -> CheckpointFile {
        guard case .signed(let signed) = self else { return self }
        guard let keys else { return .bad(.notSigned) }
        do throws(NoteFault) {
            for key in keys.keys(at: signed.checkpoint.size) { try signed.note.verify(key) }
            return self
        } catch {
            return .bad(error)
        }
    }

    var checkpoint: Checkpoint? {
        if case .signed(let signed) = self { signed.checkpoint } else { nil }
    }

    /// How many entries this vouches for: one at least when it is there and cannot be read, since
    /// nobody signs nothing.
    var vouchedSize: Int {
        switch self {
        case .absent: 0
        case .signed(let signed): signed.checkpoint.size
        case .bad: 1
        }
    }
}
