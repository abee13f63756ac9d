import CanonicalJSON
import Crypto
import GRDB
import JournalStore

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
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        }
        let queue = try DatabaseQueue(
            path: folder.path + "/baseline.sqlite", configuration: configuration)
        try queue.write {
            try $0.execute(sql: "CREATE TABLE entry (seq INTEGER PRIMARY KEY, line TEXT NOT NULL)")
        }
        let line = String(decoding: canonicalBytes(answerDraft(1).body), as: UTF8.self)
        var ours: [Double] = []
        var baseline: [Double] = []
        for number in 0..<500 {
            ours.append(try timed { _ = try journal.append([answerDraft(number)]) })
            baseline.append(
                try timed {
                    try queue.write {
                        try $0.execute(
                            sql: "INSERT INTO entry VALUES (?, ?)", arguments: [number, line])
                    }
                })
        }
        try journal.close()
        let (us, them) = (median(ours) / 1_000, median(baseline) / 1_000)
        print("append   one durable answer        \(figure(us)) µs")
        print("         one SQLite WAL FULL commit \(figure(them)) µs")
        print("         ratio                      \(figure(us / them, 2))")
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
