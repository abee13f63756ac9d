import CanonicalJSON

/// What the lines of a journal have established so far, and what the next line must say.
struct Chain {
    private(set) var size = 0

    /// The leaf hash of the last line.
    private(set) var lastLeaf = Hash256.zero

    /// The group of the last line; 0 before the first.
    private(set) var lastGroup = 0
    private(set) var lastTime: HybridTime?
    private(set) var lastEntry: JournalEntry?

    /// From the genesis entry on.
    private(set) var identity: JournalIdentity?

    /// Nil where a reading began in the middle and did not ask for them.
    private(set) var keys: KeyHistory?

    init() {}

    /// A chain that goes on behind an entry which is known to be good.
    init(after entry: JournalEntry, of identity: JournalIdentity, keys: KeyHistory? = nil) {
        self.identity = identity
        self.keys = keys
        note(entry)
    }

    /// Takes the next entry, or says why it cannot stand here.
    mutating func accept(_ entry: JournalEntry) throws(LineFault) {
        guard entry.seq == size else { throw .wrongSequence(found: entry.seq) }
        guard entry.prev == lastLeaf else { throw .wrongPrevious }
        // A group may go on, but not from one segment into the next.
        let goesOn = entry.grp == lastGroup && !SegmentName.isFirst(entry.seq)
        guard entry.grp == entry.seq || goesOn else { throw .wrongGroup(found: entry.grp) }
        if let lastTime, entry.hlc <= lastTime { throw .clockBackwards }
        if let identity {
            guard entry.dev == identity.dev else { throw .wrongDevice }
        } else {
            guard let identity = JournalIdentity(genesis: entry) else { throw .badGenesis }
            self.identity = identity
            keys = KeyHistory(identity)
        }
        try keys?.take(entry)
        note(entry)
    }

    private mutating func note(_ entry: JournalEntry) {
        size = entry.seq + 1
        lastLeaf = entry.leaf
        lastGroup = entry.grp
        lastTime = entry.hlc
        lastEntry = entry
    }
}

/// Who a journal is, as its genesis entry says.
package struct JournalIdentity: Hashable, Sendable {
    package static let format = "inspection-journal/1"

    /// `<domain>/<dev>`, the name its checkpoints are signed under.
    package let origin: String
    package let dev: String

    /// The Ed25519 public key, 32 bytes.
    package let publicKey: [UInt8]

    /// Whether this is a practice workspace, which is never synced.
    package let isPractice: Bool

    /// The journal that this one goes on from; nil when it began by itself.
    package let parent: ParentJournal?

    init(
        origin: String, dev: String, publicKey: [UInt8], isPractice: Bool,
        parent: ParentJournal? = nil
    ) {
        self.parent = parent
        self.origin = origin
        self.dev = dev
        self.publicKey = publicKey
        self.isPractice = isPractice
    }

    /// Nil when the entry is no genesis of this format, or does not fit itself.
    init?(genesis entry: JournalEntry) {
        guard entry.kind == OwnKind.genesis.rawValue,
            entry.body.string("format") == Self.format,
            entry.body.string("alg") == "ed25519",
            let key = entry.body.string("key").flatMap(Base64.bytes), key.count == 32,
            let origin = entry.body.string("origin"), NoteKeyName.accepts(origin),
            entry.dev == IDText.device(publicKey: key), origin.hasSuffix("/" + entry.dev)
        else { return nil }
        self.origin = origin
        dev = entry.dev
        publicKey = key
        isPractice = entry.body.bool("practice") ?? false
        guard let json = entry.body.object("parent") else {
            parent = nil
            return
        }
        guard let parent = ParentJournal(json: json) else { return nil }
        self.parent = parent
    }
}
