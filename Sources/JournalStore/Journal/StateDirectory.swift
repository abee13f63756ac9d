/// What the device remembers of one journal outside of it. All of it may be lost; then less is
/// noticed and opening takes longer.
struct StateDirectory {
    let fileSystem: any FileSystem
    let path: String

    private static let frontierHead = "zhaodan-frontier/1"
    private static let keysHead = "zhaodan-keys/1"
    private static let frontierByteLimit = 8192

    private var witnessPath: String { "\(path)/witness" }
    private var frontierPath: String { "\(path)/frontier" }
    private var keysPath: String { "\(path)/keys" }
    private var homePath: String { "\(path)/home" }

    /// A copy of the newest checkpoint. One that does not read as such counts as absent: it is
    /// replaced without a sync, and it is not the evidence.
    func witness(of identity: JournalIdentity) throws(JournalError) -> WitnessFile? {
        let file = try CheckpointFile.read(witnessPath, identity: identity, in: fileSystem)
        return if case .signed(let signed) = file { WitnessFile(signed: signed) } else { nil }
    }

    /// The numbers of the entries that changed the journal's keys; nil when none did, as far as
    /// is known.
    func keyEntries() throws(JournalError) -> [Int]? {
        guard let bytes = try fileSystem.bytes(of: keysPath, limit: Self.frontierByteLimit) else {
            return nil
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let head = lines.first, head == Self.keysHead else { return nil }
        let entries = lines.dropFirst().compactMap { line in Int(line) }.filter { $0 > 0 }
        return entries.count == lines.count - 1 ? entries : nil
    }

    func remember(_ keys: KeyHistory) throws(FileError) {
        let lines = [Self.keysHead] + keys.entries.map(String.init)
        try replace(keysPath, with: Array(lines.map { $0 + "\n" }.joined().utf8))
    }

    func remember(_ signed: SignedCheckpoint) throws(FileError) {
        try replace(witnessPath, with: signed.note.bytes)
    }

    /// Where this device last wrote the journal; nil when that cannot be read.
    func home() -> JournalHome? {
        let found = try? JournalHome.read(homePath, in: fileSystem)
        guard case .success(let home)? = found else { return nil }
        return home
    }

    func remember(_ home: JournalHome) throws(FileError) {
        try replace(homePath, with: home.bytes)
    }

    /// The tree at the start of the newest segment. It is only relied on when a signed root that
    /// was computed with it comes out right.
    func frontier() throws(JournalError) -> MerkleFrontier? {
        guard
            let bytes = try fileSystem.bytes(of: frontierPath, limit: Self.frontierByteLimit)
        else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.count >= 2, lines[0] == Self.frontierHead, let size = Int(lines[1]) else {
            return nil
        }
        let hashes = lines.dropFirst(2).compactMap { Hash256(hex: $0) }
        return MerkleFrontier(size: size, hashes: hashes)
    }

    func remember(_ frontier: MerkleFrontier) throws(FileError) {
        let lines = [Self.frontierHead, String(frontier.size)] + frontier.hashes.map(\.hex)
        try replace(frontierPath, with: Array(lines.map { $0 + "\n" }.joined().utf8))
    }

    private func replace(_ file: String, with bytes: [UInt8]) throws(FileError) {
        try fileSystem.makeDirectories(path)
        let unfinished = file + ".new"
        try fileSystem.removeIfThere(unfinished)
        let new = try fileSystem.open(unfinished, .createNew)
        defer { fileSystem.close(new) }
        try fileSystem.writeAll(bytes, to: new, at: 0)
        try fileSystem.rename(unfinished, to: file)
    }
}

/// A remembered checkpoint. The log it is held against may be older than its keys.
struct WitnessFile {
    let signed: SignedCheckpoint

    /// Nil unless one of these keys signed it, and no signature of theirs is wrong.
    func checkpoint(by keys: Set<NoteVerifier>) -> Checkpoint? {
        var isSigned = false
        for key in keys {
            do throws(NoteFault) {
                try signed.note.verify(key)
                isSigned = true
            } catch {
                if error != .notSigned { return nil }
            }
        }
        return isSigned ? signed.checkpoint : nil
    }
}
