/// What the device remembers of one journal outside of it. All of it may be lost; then less is
/// noticed and opening takes longer.
struct StateDirectory {
    let fileSystem: any FileSystem
    let path: String

    private static let frontierHead = "zhaodan-frontier/1"
    private static let frontierByteLimit = 8192

    private var witnessPath: String { "\(path)/witness" }
    private var frontierPath: String { "\(path)/frontier" }
    private var homePath: String { "\(path)/home" }

    /// A copy of the newest checkpoint. One that does not read as such counts as absent: it is
    /// replaced without a sync, and it is not the evidence.
    func witness(of identity: JournalIdentity) throws(JournalError) -> Checkpoint? {
        try CheckpointFile.read(witnessPath, identity: identity, in: fileSystem).checkpoint
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
        try fileSystem.ensureDirectories(path)
        let unfinished = file + ".new"
        try fileSystem.removeIfThere(unfinished)
        let new = try fileSystem.open(unfinished, .createNew)
        defer { fileSystem.close(new) }
        try fileSystem.writeAll(bytes, to: new, at: 0)
        try fileSystem.rename(unfinished, to: file)
    }
}
