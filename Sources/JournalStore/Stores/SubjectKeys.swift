import Crypto

/// The keys that seal personal values, one for each person they are about, in
/// `keys/subjects/<person>.key`. They are never part of a copy of the journal, and without one its
/// values are noise.
struct SubjectKeys {
    private static let format = "zhaodan-subject-key/1"
    private static let keyBytes = 32
    private static let fileByteLimit = 1024

    private let directory: String
    private let fileSystem: any FileSystem

    init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        directory = location.subjectKeys
        self.fileSystem = fileSystem
    }

    /// Nil when there is none, as in a copy of the journal or after an erasure.
    ///
    /// - Throws: `key_unreadable` for a file that is no such key.
    func key(of subject: String) throws(JournalError) -> SymmetricKey? {
        let path = path(subject)
        guard let bytes = try fileSystem.bytes(of: path, limit: Self.fileByteLimit) else {
            return nil
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[2].hasPrefix("key "),
            let key = Base64.bytes(lines[2].dropFirst(4)), key.count == Self.keyBytes,
            Self.text(subject, key).utf8.elementsEqual(bytes)
        else { throw JournalError(.keyUnreadable, file: path) }
        return SymmetricKey(data: key)
    }

    /// Whether this is the place where the keys are, and not a copy of the journal.
    func areHere() throws(JournalError) -> Bool {
        do throws(FileError) {
            return try fileSystem.status(of: directory) != nil
        } catch {
            throw JournalError(error, file: directory)
        }
    }

    /// The same, made and durable when there was none.
    func keyForSealing(
        _ subject: String, random: any RandomSource
    ) throws(JournalError) -> SymmetricKey {
        let known = try key(of: subject)
        let key = random.bytes(Self.keyBytes)
        let name = "\(subject).key"
        do throws(FileError) {
            try fileSystem.ensureDirectories(directory)
            if let known {
                // Its name may be younger than the last sync of the directory.
                try fileSystem.syncDirectory(directory)
                return known
            }
            try fileSystem.replaceDurably(
                name, in: directory, temporary: name + ".new",
                with: Array(Self.text(subject, key).utf8))
        } catch {
            throw JournalError(error, file: path(subject))
        }
        return SymmetricKey(data: key)
    }

    /// Overwrites and removes a key; durable when this returns.
    func destroy(_ subject: String) throws(FileError) {
        try fileSystem.removeIfThere(path(subject) + ".new")
        guard try fileSystem.status(of: path(subject)) != nil else { return }
        try fileSystem.overwriteAndRemove(path(subject))
        try fileSystem.syncDirectory(directory)
    }

    private func path(_ subject: String) -> String { "\(directory)/\(subject).key" }

    private static func text(_ subject: String, _ key: [UInt8]) -> String {
        "\(format)\nsubject \(subject)\nkey \(Base64.text(key))\n"
    }
}
