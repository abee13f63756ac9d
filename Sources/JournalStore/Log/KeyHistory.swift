import CanonicalJSON

/// The keys that sign for a journal, from its genesis on (docs/journal-format.md, 10).
///
/// A new key comes with an entry that proves it, and from then on both keys sign, until an entry
/// retires the old one.
struct KeyHistory: Hashable, Sendable {
    private struct Change: Hashable {
        /// The entry that made it.
        let seq: Int
        let keys: [NoteVerifier]
    }

    private let origin: String
    private var changes: [Change]

    init(_ identity: JournalIdentity) {
        guard let key = NoteVerifier(name: identity.origin, publicKey: identity.publicKey) else {
            preconditionFailure("a genesis entry of \(identity.origin) without a key")
        }
        origin = identity.origin
        changes = [Change(seq: 0, keys: [key])]
    }

    /// Those that have to sign now: one, or two while the first is being replaced.
    var current: [NoteVerifier] { changes[changes.count - 1].keys }

    /// Those that have to sign a checkpoint of this size.
    func keys(at size: Int) -> [NoteVerifier] {
        (changes.last { $0.seq < size } ?? changes[0]).keys
    }

    /// Every key there ever was.
    var all: Set<NoteVerifier> { Set(changes.flatMap(\.keys)) }

    /// The entries that changed something.
    var entries: [Int] { changes.dropFirst().map(\.seq) }

    /// Takes what an entry says about the journal's own keys; others pass.
    mutating func take(_ entry: JournalEntry) throws(LineFault) {
        switch entry.kind {
        case OwnKind.keyAdd.rawValue where !Self.isOfPerson(entry):
            let old = current
            guard let new = KeyProof.key(in: entry, named: origin), old.count == 1,
                !all.contains(new),
                KeyProof(origin: origin, size: entry.seq, old: Hex.text(old[0].keyID))
                    .isKept(in: entry, by: new)
            else { throw .badKey }
            changes.append(Change(seq: entry.seq, keys: old + [new]))
        case OwnKind.keyRetire.rawValue where !Self.isOfPerson(entry):
            let old = current
            guard old.count == 2, entry.body.string("key_id") == Hex.text(old[0].keyID) else {
                throw .badKey
            }
            changes.append(Change(seq: entry.seq, keys: [old[1]]))
        default: break
        }
    }

    /// A person's key is no matter of the chain.
    private static func isOfPerson(_ entry: JournalEntry) -> Bool {
        entry.body["person"] != nil
    }
}

/// What a new key signs to show that it belongs to this journal, this place and this predecessor:
///
///     <origin>
///     <entries before the one that adds it>
///     <id of the old key, 8 hex digits>
struct KeyProof {
    let origin: String
    let size: Int
    let old: String

    private var text: [UInt8] { Array("\(origin)\n\(size)\n\(old)\n".utf8) }

    /// The key an entry adds, under a name.
    static func key(in entry: JournalEntry, named name: String) -> NoteVerifier? {
        guard entry.body.string("alg") == "ed25519" else { return nil }
        return entry.body.string("key").flatMap { Base64.bytes($0) }.flatMap {
            NoteVerifier(name: name, publicKey: $0)
        }
    }

    func isKept(in entry: JournalEntry, by key: NoteVerifier) -> Bool {
        guard let proof = entry.body.string("proof").flatMap({ Base64.bytes($0) }) else {
            return false
        }
        return key.isSignature(proof, of: text)
    }

    /// The members `alg`, `key` and `proof`.
    func body(of signer: NoteSigner) throws(NoteFault) -> [(String, String)] {
        [
            ("alg", "ed25519"), ("key", Base64.text(signer.publicKey)),
            ("proof", Base64.text(try signer.signature(of: text))),
        ]
    }
}
