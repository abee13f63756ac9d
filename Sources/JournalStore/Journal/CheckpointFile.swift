/// What the file `checkpoint`, or its copy in the state directory, turned out to be.
enum CheckpointFile {
    case absent
    case signed(SignedCheckpoint)
    case bad(NoteFault)

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
        guard
            let verifier = identity.flatMap({
                NoteVerifier(name: $0.origin, publicKey: $0.publicKey)
            })
        else { return .bad(.notSigned) }
        do throws(NoteFault) {
            return .signed(try SignedCheckpoint(found, verifier: verifier))
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
