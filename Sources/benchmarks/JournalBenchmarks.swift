import CanonicalJSON
import ChecklistEngine
import Crypto
import FieldSession
import Fieldwork
import GRDB
import InspectionModel
import JournalStore
import LedgerIndex

/// A typical answer, as the program records it.
func answerDraft(_ number: Int) -> EntryDraft {
    EntryDraft(
        by: "u-0000000000000001", kind: "answer",
        body: [
            "author": "u-0000000000000001", "item": .string("gas/GAS-C-\(number % 900 + 100)"),
            "shown": "商业燃具有熄火保护装置，且与气种相符", "task": "i-0000000000000001", "value": "pass",
        ])
}

private let world = JournalWorld(
    fileSystem: PosixFileSystem(), clock: SystemClock(), random: SystemRandom())

private func newJournal(_ path: String) throws -> Journal {
    try Journal.create(
        at: JournalLocation(
            journal: path + "/journal", keys: path + "/keys", state: path + "/state"),
        session: SessionIdentity(by: "u-0000000000000001", app: "bench"), in: world)
}

/// One durable answer against one committed row of SQLite (WAL, synchronous FULL), taken in turn.
struct AppendBenchmark {
    private let folder: TemporaryFolder
    init(_ folder: TemporaryFolder) { self.folder = folder }

    func run() throws {
        let journal = try newJournal(folder.path + "/append")
        let queue = try Self.baseline(folder.path + "/baseline.sqlite")
        let line = Self.row
        var ours: [Double] = []
        var baseline: [Double] = []
        for number in 0..<500 {
            ours.append(try timed { _ = try journal.append([answerDraft(number)]) })
            baseline.append(try timed { try Self.commit(number, line, queue) })
        }
        var groups: [Double] = []
        for _ in 0..<40 {
            groups.append(try timed { _ = try journal.append((0..<256).map(answerDraft)) })
        }
        try journal.close()
        let (us, them) = (median(ours) / 1_000, median(baseline) / 1_000)
        print("append   one durable answer        \(figure(us)) µs")
        print("         one SQLite WAL FULL commit \(figure(them)) µs")
        print("         ratio                      \(figure(us / them, 2))")
        let rate = 256 / (median(groups) / 1e9)
        print("         groups of 256              \(figure(rate, 0)) entries a second")
        print("         SQLite, single rows        \(figure(1e6 / them, 0)) rows a second")
        print("         ratio                      \(figure(rate * them / 1e6, 1))")
    }

    static let row = String(decoding: canonicalBytes(answerDraft(1).body), as: UTF8.self)

    /// A database that waits for the disk at each commit.
    static func baseline(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write {
            try $0.execute(sql: "CREATE TABLE entry (seq INTEGER PRIMARY KEY, line TEXT NOT NULL)")
        }
        return queue
    }

    static func commit(_ number: Int, _ line: String, _ queue: DatabaseQueue) throws {
        try queue.write {
            try $0.execute(sql: "INSERT INTO entry VALUES (?, ?)", arguments: [number, line])
        }
    }
}

/// One answer with all that belongs to it (decision, entry, fold, index, every 256th a checkpoint)
/// against one committed row of SQLite, taken in turn.
struct AnswerBenchmark {
    private let folder: TemporaryFolder
    init(_ folder: TemporaryFolder) { self.folder = folder }

    func run() throws {
        let place = try TemporaryFolder()
        let filled = try FilledWorkspace(place, entries: 500)
        let workspace = try filled.open()
        let queue = try AppendBenchmark.baseline(place.path + "/baseline.sqlite")
        let home = try workspace.field.home(recent: 1, on: Workspace.today(world.clock))
        guard let id = home.unfinished?.id else { throw BenchmarkFailure("nothing is open") }
        let items = try workspace.sheet(id).rows.filter { $0.item.measure == nil }.map(\.id)
        var ours: [Double] = []
        var baseline: [Double] = []
        for number in 0..<1_024 {
            let request = AnswerRequest(
                item: items[number % items.count],
                input: .verdict(number / items.count % 2 == 0 ? .pass : .fail))
            ours.append(
                try timed {
                    _ = try workspace.perform(.answer(id, request))
                    workspace.rest()
                })
            baseline.append(
                try timed { try AppendBenchmark.commit(number, AppendBenchmark.row, queue) })
        }
        try workspace.close()
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        print("answer   with all that belongs to it \(figure(mean(ours) / 1_000)) µs on average")
        print(
            "         one SQLite WAL FULL commit  \(figure(mean(baseline) / 1_000)) µs on average")
        print("         ratio                       \(figure(mean(ours) / mean(baseline), 2))")
        print("         ratio of the medians        \(figure(median(ours) / median(baseline), 2))")
    }
}

/// The whole check of 100,000 entries against hashing the same bytes twice.
struct VerifyBenchmark {
    private let folder: TemporaryFolder
    init(_ folder: TemporaryFolder) { self.folder = folder }

    func run() throws {
        let path = folder.path + "/verify"
        let journal = try newJournal(path)
        var written = journal.size
        while written < 100_000 {
            _ = try journal.append((0..<250).map { answerDraft(written + $0) })
            written = journal.size
        }
        try journal.close()
        let location = JournalLocation(
            journal: path + "/journal", keys: path + "/keys", state: path + "/state")
        let bytes = try logBytes(path + "/journal/log")
        let reader = JournalReader(location, in: world.fileSystem)
        var ours: [Double] = []
        var baseline: [Double] = []
        for _ in 0..<5 {
            ours.append(
                try timed {
                    guard case .sound = try reader.verify() else {
                        throw BenchmarkFailure("the journal is not sound")
                    }
                })
            baseline.append(
                timed {
                    for _ in 0..<2 {
                        for line in bytes.split(separator: 0x0a) { _ = SHA256.hash(data: line) }
                    }
                })
        }
        let (us, them) = (median(ours) / 1e6, median(baseline) / 1e6)
        print("verify   \(written) entries, \(bytes.count >> 20) MiB   \(figure(us)) ms")
        print("         hashing each line twice    \(figure(them)) ms")
        print("         ratio                      \(figure(us / them, 2))")
    }

    private func logBytes(_ log: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for name in try world.fileSystem.names(in: log).sorted() {
            bytes += try world.fileSystem.bytes(of: "\(log)/\(name)", limit: 1 << 30) ?? []
        }
        return bytes
    }
}
