import CanonicalJSON
import CivilTime

/// The one writer of a journal: holds its lock from opening to closing.
///
/// Everything it does waits for the disk, so it lives on a thread that may wait.
/// When a write fails it writes nothing more (`writing_stopped`): what the
/// failed write left behind can only be judged by opening anew.
package final class Journal {
    package let location: JournalLocation
    package let identity: JournalIdentity

    let world: JournalWorld
    let session: SessionIdentity
    /// The device's key; two while the first is being replaced.
    var signers: [NoteSigner]
    let state: StateDirectory

    /// The good lines, all of them durable.
    var chain: Chain
    var frontier: MerkleFrontier

    /// The segment that is written to; nil when the next entry begins a new one.
    var segment: OpenSegment?

    /// Up to where the log was read back and signed, or read when it was opened.
    var readBack: ReadBackMark
    var newestCheckpoint: SignedCheckpoint?

    /// What was read and is in no tile yet.
    var tiles: TileQueue

    /// The tree at the start of the newest segment; nil while that is the first.
    var segmentStart: MerkleFrontier?
    var rememberedFrontierSize = 0
    var rememberedKeyEntries: [Int] = []

    /// What the volume had left before the last append; nil before the first.
    package internal(set) var freeBytes: Int?

    /// Why size and root could not be kept outside the journal the last time.
    package internal(set) var outsideFailure: FileError?
    var sessionClock: SessionClock

    private var lock: JournalLock?
    private(set) var failure: JournalError?

    /// Entries between two checkpoints that the journal signs unasked.
    static let checkpointInterval = 256

    /// What the volume must have left for an entry, for a photo, and for silence about it.
    package static let freeBytesForEntry = 4 << 20
    package static let freeBytesForPhoto = 32 << 20
    package static let freeBytesForSilence = 64 << 20

    init(_ ground: OpenedGround) {
        location = ground.location
        identity = ground.identity
        world = ground.world
        session = ground.session
        signers = ground.signers
        state = ground.state
        chain = ground.chain
        frontier = ground.frontier
        segment = ground.segment
        readBack = ground.readBack
        newestCheckpoint = ground.newestCheckpoint
        tiles = ground.tiles
        segmentStart = ground.segmentStart
        sessionClock = SessionClock(ground.world.clock)
        lock = ground.lock
    }

    deinit { release() }

    /// The number of entries, all of them durable.
    package var size: Int { chain.size }

    /// The root of the tree over all entries.
    package var root: Hash256 { frontier.root }

    /// `d-` and 16 hex digits.
    package var dev: String { identity.dev }

    /// `<domain>/<dev>`, the name checkpoints are signed under.
    package var origin: String { identity.origin }

    /// The key that checkpoints are verified with.
    package var verifier: NoteVerifier { signers[signers.count - 1].verifier }

    /// The stores beside the log; what they hold is durable before an entry names it.
    package var blobs: BlobStore { BlobStore(location, in: world) }
    package var privateValues: PrivateStore { PrivateStore(location, in: world) }

    /// Closes the session: its last entry, a checkpoint, the lock.
    ///
    /// - Throws: When the entry or the checkpoint could not be written. The lock is free all the
    ///   same, and the next opening will call the session unclosed.
    package func close() throws(JournalError) {
        guard lock != nil else { return }
        defer { release() }
        try requireWritable()
        let body: JSONObject = ["size": .integer(Int64(size))]
        let closing = try PreparedDraft(own: .sessionClose, by: session.by, body: body)
        try write([closing][...])
        try checkpoint()
    }

    /// Makes sure that this journal may write.
    func requireWritable() throws(JournalError) {
        guard lock != nil else { throw JournalError(.closed, file: location.journal) }
        if let failure {
            throw JournalError(.writingStopped(cause: failure.code), file: failure.file)
        }
    }

    /// Remembers that a write failed, and hands the error on.
    func stop(_ error: JournalError) -> JournalError {
        if failure == nil { failure = error }
        return error
    }

    /// Ends without a last entry, as a process does that is killed.
    func abandon() { release() }

    /// Lets go of everything. After a failure the pages that the system still holds may be ones
    /// that never reached the device; they must not greet the next opening as good.
    private func release() {
        if let segment {
            if failure != nil { world.fileSystem.forgetCachedPages(of: segment.file) }
            world.fileSystem.close(segment.file)
        }
        segment = nil
        lock?.release()
        lock = nil
    }
}

/// The segment file that is being written.
struct OpenSegment {
    let first: Int
    let file: OpenFile

    /// Where the next line goes: the end of the last good one, whatever the file's length.
    var end: Int
}

/// A place in the log and the tree up to it.
struct ReadBackMark {
    var frontier: MerkleFrontier
    var segment: Int
    var byteOffset: Int
}

/// The clocks of one session.
struct SessionClock {
    /// A jump of the wall clock that is worth an entry.
    static let toleratedJump: Int64 = 2000

    struct Reading {
        let wall: WallTime
        let boot: Int64
    }

    private let clock: any JournalClock
    private var start: Int64?

    /// The reading of the last entry of this session.
    private(set) var last: Reading?

    init(_ clock: any JournalClock) { self.clock = clock }

    func read() -> Reading { Reading(wall: clock.wallTime(), boot: clock.bootMilliseconds()) }

    /// Milliseconds since the session began; 0 before.
    func mono(_ reading: Reading) -> Int64 { max(0, reading.boot - (start ?? reading.boot)) }

    mutating func begin(_ reading: Reading) {
        start = reading.boot
        last = reading
    }

    mutating func note(_ reading: Reading) {
        if start != nil { last = reading }
    }

    /// The last reading, when the two clocks have gone apart since.
    func jump(at reading: Reading) -> Reading? {
        guard let last else { return nil }
        let wall = reading.wall.milliseconds(since: last.wall)
        let mono = reading.boot - last.boot
        return abs(wall - mono) > Self.toleratedJump ? last : nil
    }
}
