/// The file a signing key lies in, mode 0600, five lines:
///
///     zhaodan-key/1
///     alg ed25519
///     name <the name it signs under>
///     public <base 64 of 32 bytes>
///     secret <base 64 of the 32 bytes of RFC 8032's private key>
package struct KeyFile: Sendable {
    package let path: String
    private let fileSystem: any FileSystem

    private static let byteLimit = 4096

    package init(path: String, in fileSystem: any FileSystem) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// Nil when there is no such file.
    package func read() throws(JournalError) -> NoteSigner? {
        guard let bytes = try fileSystem.bytes(of: path, limit: Self.byteLimit) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 6, let name = Self.value("name", lines[2]),
            let secret = Self.value("secret", lines[4]).flatMap(Base64.bytes),
            let signer = NoteSigner(name: String(name), seed: secret),
            Self.text(of: signer).utf8.elementsEqual(bytes)
        else { throw JournalError(.keyUnreadable, file: path) }
        return signer
    }

    /// Makes the file durable; the directory has to be there.
    package func write(_ signer: NoteSigner) throws(JournalError) {
        do throws(FileError) {
            let directory = fileSystem.parent(of: path)
            let name = String(path.dropFirst(directory.count + 1))
            try fileSystem.replaceDurably(
                name, in: directory, temporary: name + ".new",
                with: Array(Self.text(of: signer).utf8))
        } catch {
            throw JournalError(error, file: path)
        }
    }

    private static func text(of signer: NoteSigner) -> String {
        """
        zhaodan-key/1
        alg ed25519
        name \(signer.name)
        public \(Base64.text(signer.publicKey))
        secret \(Base64.text(signer.seed))

        """
    }

    private static func value(_ label: String, _ line: Substring) -> Substring? {
        line.hasPrefix(label + " ") ? line.dropFirst(label.count + 1) : nil
    }
}
