import Fieldwork
import Glibc
import InspectionModel
import JournalStore
import SimulatedDisk
import Testing

@testable import LedgerIndex

/// A journal on a simulated disk, and the index of it in a real file.
final class IndexBench {
    static let location = JournalLocation(
        journal: "/home/journal", keys: "/home/keys", state: "/state")

    let disk = SimulatedDisk()
    let world: JournalWorld
    let path: String
    private(set) var journal: Journal

    init(seed: UInt64 = 1) throws {
        world = JournalWorld(
            fileSystem: disk, clock: SteppedClock(step: 7), random: SeededRandom(seed: seed))
        journal = try Journal.create(at: Self.location, session: Self.session, in: world)
        var template = Array("/tmp/zhaodan-index-XXXXXX".utf8CString)
        let folder = try #require(mkdtemp(&template))
        path = String(cString: folder) + "/index.sqlite"
    }

    deinit {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        rmdir(String(path.dropLast("/index.sqlite".count)))
    }

    private static let session = SessionIdentity(by: "u-0007", app: "0.1.0")

    var reader: JournalReader { JournalReader(Self.location, in: disk) }

    var standing: IndexedField.Journal {
        IndexedField.Journal(
            device: journal.dev, size: journal.size, leaf: entries().last?.leaf.hex ?? "")
    }

    /// Records events, each by itself, or several as one act.
    @discardableResult
    func append(_ acts: [[Event]]) throws -> [ReadEntry] {
        var read: [ReadEntry] = []
        for act in acts {
            let encoded = Event.encode(act)
            let draft = EntryDraft(by: "u-0007", kind: encoded.kind, body: encoded.body)
            read += try journal.append([draft]).map { try ReadEntry($0, reader.blobs) }
        }
        return read
    }

    /// Ends the session and begins another.
    func reopen() throws -> [ReadEntry] {
        let before = journal.size
        try journal.close()
        (journal, _) = try Journal.open(Self.location, session: Self.session, in: world)
        return try entries().dropFirst(before).map { try ReadEntry($0, reader.blobs) }
    }

    func entries() -> [JournalEntry] {
        var entries: [JournalEntry] = []
        _ = try? reader.entries { entry in
            entries.append(entry)
            return true
        }
        return entries
    }

    /// The fold of the whole journal.
    func folded() throws -> FieldState {
        var state = FieldState()
        for stamped in try entries().flatMap({ try $0.stampedEvents(reader.blobs) }) {
            state.apply(stamped.event, stamped.stamp)
        }
        return state
    }

    func open(_ path: String?) throws -> IndexedField {
        try IndexedField.open(path: path, standing, reader)
    }
}
