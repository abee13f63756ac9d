import Crypto
import CryptoExtras
import Foundation
import JournalStore

/// A person's signing key on disk: sealed by a passphrase, in practice workspaces plain.
///
///     zhaodan-sealed-key/1
///     alg ed25519
///     name <the name it signs under>
///     public <base 64 of 32 bytes>
///     kdf scrypt <N> <r> <p> <base 64 of the salt>
///     sealed <base 64 of nonce, ciphertext and tag, AES-256-GCM>
struct SigningKeyStore {
    let path: String
    let name: String
    let world: JournalWorld

    private static let format = "zhaodan-sealed-key/1"
    /// 2^15 rounds of 8 KiB: 32 MiB and about a tenth of a second on a field laptop (RFC 7914).
    private static let rounds = 32_768
    private static let blockSize = 8
    private static let parallelism = 1
    private static let seedBytes = 32
    private static let saltBytes = 16
    private static let byteLimit = 4_096

    init(path: String, name: String, world: JournalWorld) {
        self.path = path
        self.name = name
        self.world = world
    }

    /// Reads the key, or makes it when there is none yet.
    func signer(passphrase: String?, isPractice: Bool) throws(WorkspaceError) -> NoteSigner {
        if isPractice { return try practiceSigner() }
        guard let passphrase, !passphrase.isEmpty else { throw .passphraseNeeded }
        let bytes: [UInt8]?
        do throws(JournalError) {
            bytes = try world.fileSystem.bytes(of: path, limit: Self.byteLimit)
        } catch {
            throw .journal(error)
        }
        if let bytes { return try open(bytes, passphrase) }
        let (signer, sealed) = try make(passphrase)
        let directory = world.fileSystem.parent(of: path)
        let file = path.split(separator: "/").last.map(String.init) ?? path
        do throws(FileError) {
            try world.fileSystem.replaceDurably(
                file, in: directory, temporary: file + ".new", with: sealed)
        } catch {
            throw .file(error)
        }
        return signer
    }

    /// Makes a key in a folder of the user's: whatever is there already stays as it is.
    ///
    /// - Throws: `keyThere`.
    func makeNew(passphrase: String) throws(WorkspaceError) -> NoteSigner {
        let (signer, sealed) = try make(passphrase)
        do throws(FileError) {
            try world.fileSystem.createFile(path, sealed)
            try world.fileSystem.syncDirectory(world.fileSystem.parent(of: path))
        } catch {
            if error.reason == .alreadyThere { throw .keyThere(path) }
            throw .file(error)
        }
        return signer
    }

    private func practiceSigner() throws(WorkspaceError) -> NoteSigner {
        let file = KeyFile(path: path, in: world.fileSystem)
        do throws(JournalError) {
            if let known = try file.read() { return known }
            guard let signer = NoteSigner.make(name: name, random: world.random) else {
                throw JournalError(.keyUnreadable, file: path)
            }
            try file.write(signer)
            return signer
        } catch {
            throw .journal(error)
        }
    }

    private func make(
        _ passphrase: String
    ) throws(WorkspaceError) -> (signer: NoteSigner, sealed: [UInt8]) {
        let seed = world.random.bytes(Self.seedBytes)
        let salt = world.random.bytes(Self.saltBytes)
        guard let signer = NoteSigner(name: name, seed: seed),
            let key = Self.key(passphrase, salt: salt),
            let nonce = try? AES.GCM.Nonce(data: world.random.bytes(12)),
            let box = try? AES.GCM.seal(seed, using: key, nonce: nonce),
            let sealed = box.combined
        else { throw .journal(JournalError(.keyUnreadable, file: path)) }
        let text = """
            \(Self.format)
            alg ed25519
            name \(name)
            public \(Data(signer.publicKey).base64EncodedString())
            kdf scrypt \(Self.rounds) \(Self.blockSize) \(Self.parallelism) \
            \(Data(salt).base64EncodedString())
            sealed \(sealed.base64EncodedString())

            """
        return (signer, Array(text.utf8))
    }

    /// The store of a key that is there, under the name that the file says; nil when there is none.
    init?(at path: String, in world: JournalWorld) throws(WorkspaceError) {
        let bytes: [UInt8]?
        do throws(JournalError) {
            bytes = try world.fileSystem.bytes(of: path, limit: Self.byteLimit)
        } catch {
            throw .journal(error)
        }
        guard let bytes else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.count == 6, lines[0] == Self.format, lines[2].hasPrefix("name ") else {
            throw .journal(JournalError(.keyUnreadable, file: path))
        }
        self.init(path: path, name: String(lines[2].dropFirst("name ".count)), world: world)
    }

    private func open(_ bytes: [UInt8], _ passphrase: String) throws(WorkspaceError) -> NoteSigner {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let unreadable = WorkspaceError.journal(JournalError(.keyUnreadable, file: path))
        guard lines.count == 6, lines[0] == Self.format, lines[2] == "name \(name)" else {
            throw unreadable
        }
        let kdf = lines[4].split(separator: " ")
        guard kdf.count == 6, kdf[1] == "scrypt", kdf[2] == String(Self.rounds),
            let salt = Data(base64Encoded: String(kdf[5])),
            lines[5].hasPrefix("sealed "),
            let sealed = Data(base64Encoded: String(lines[5].dropFirst(7))),
            let box = try? AES.GCM.SealedBox(combined: sealed),
            let key = Self.key(passphrase, salt: Array(salt))
        else { throw unreadable }
        guard let seed = try? AES.GCM.open(box, using: key) else { throw .wrongPassphrase }
        guard let signer = NoteSigner(name: name, seed: Array(seed)) else { throw unreadable }
        return signer
    }

    private static func key(_ passphrase: String, salt: [UInt8]) -> SymmetricKey? {
        try? KDF.Scrypt.deriveKey(
            from: Array(passphrase.utf8), salt: salt, outputByteCount: 32, rounds: rounds,
            blockSize: blockSize, parallelism: parallelism)
    }
}
