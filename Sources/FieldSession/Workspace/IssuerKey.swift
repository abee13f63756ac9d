package import JournalStore

/// The key with which an issuer signs packs: a file of its own outside of any workspace, mode 0600,
/// sealed by a passphrase as an inspector's key is.
package struct IssuerKey {
    private let path: String
    private let world: JournalWorld

    package init(path: String, in world: JournalWorld) {
        self.path = path
        self.world = world
    }

    /// - Throws: `issuerName`, `keyThere`.
    package func make(
        name: String, passphrase: String
    ) throws(WorkspaceError) -> NoteVerifier {
        // Keys of notes go by names that look like nothing else.
        guard NoteVerifier(name: name, publicKey: [UInt8](repeating: 0, count: 32)) != nil else {
            throw .issuerName(name)
        }
        guard !passphrase.isEmpty else { throw .passphraseNeeded }
        let store = SigningKeyStore(path: path, name: name, world: world)
        return try store.makeNew(passphrase: passphrase).verifier
    }

    /// - Throws: `noKey` for a file that is none, `wrongPassphrase`.
    package func open(passphrase: String) throws(WorkspaceError) -> NoteSigner {
        do throws(WorkspaceError) {
            if let store = try SigningKeyStore(at: path, in: world) {
                return try store.signer(passphrase: passphrase, isPractice: false)
            }
        } catch {
            if case .journal = error { throw .noKey(path) }
            throw error
        }
        throw .noKey(path)
    }
}
