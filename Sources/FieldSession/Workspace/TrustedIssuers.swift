package import JournalStore

/// The issuers whose signatures of packs a workspace trusts: `packs/trusted`, one verifier key a
/// line, in the order in which they were added.
package struct TrustedIssuers {
    private let paths: WorkspacePaths
    private let fileSystem: any FileSystem

    /// Far above the offices that one device gets its packs from.
    private static let keyLimit = 256
    private static let byteLimit = 128 << 10

    package init(_ paths: WorkspacePaths, in fileSystem: any FileSystem) {
        self.paths = paths
        self.fileSystem = fileSystem
    }

    /// - Throws: `trustUnreadable` with the line that is no verifier key.
    package func keys() throws(WorkspaceError) -> [NoteVerifier] {
        let bytes: [UInt8]
        do throws(JournalError) {
            bytes = try fileSystem.bytes(of: paths.trustedIssuers, limit: Self.byteLimit) ?? []
        } catch {
            throw .journal(error)
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        var keys: [NoteVerifier] = []
        for (index, line) in lines.enumerated() where index < lines.count - 1 || !line.isEmpty {
            guard keys.count < Self.keyLimit, let key = NoteVerifier(issuer: String(line)) else {
                throw .trustUnreadable(paths.trustedIssuers, line: index + 1)
            }
            keys.append(key)
        }
        return keys
    }

    /// - Returns: Whether the key is new.
    package func add(_ key: NoteVerifier) throws(WorkspaceError) -> Bool {
        var keys = try keys()
        guard !keys.contains(key) else { return false }
        keys.append(key)
        guard keys.count <= Self.keyLimit else {
            throw .trustUnreadable(paths.trustedIssuers, line: Self.keyLimit)
        }
        try write(keys)
        return true
    }

    /// - Returns: Whether it was there.
    package func remove(_ key: NoteVerifier) throws(WorkspaceError) -> Bool {
        let keys = try keys()
        guard keys.contains(key) else { return false }
        try write(keys.filter { $0 != key })
        return true
    }

    private func write(_ keys: [NoteVerifier]) throws(WorkspaceError) {
        try Workspace.checkFormat(paths, fileSystem)
        let text = keys.map { $0.vkey + "\n" }.joined()
        do throws(FileError) {
            try fileSystem.makeDirectories(paths.packs)
            try fileSystem.replaceDurably(
                WorkspacePaths.trustedName, in: paths.packs,
                temporary: WorkspacePaths.trustedName + ".new", with: Array(text.utf8))
        } catch {
            throw .file(error)
        }
    }
}

extension NoteVerifier {
    /// A line as `pack keygen` prints it; nil for the key of a witness, which signs no packs.
    package init?(issuer line: String) {
        self.init(vkey: line)
        guard algorithm == .ed25519 else { return nil }
    }
}
