import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("What opening wants to find")
struct OpeningTests {
    private func code(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch let error as JournalError {
            return error.code
        } catch {
            return "\(error)"
        }
    }

    @Test("Where there is nothing, nothing is opened")
    func nothing() throws {
        let bench = Bench()
        #expect(code { _ = try bench.open() } == "no_journal")
        #expect(code { _ = try bench.reader.verify() } == "no_journal")
        #expect(code { _ = try bench.reader.status() } == "no_journal")
        #expect(bench.disk.list("/").isEmpty)
    }

    @Test(
        "A volume without reliable directory sync is refused",
        arguments: [Volume.Kind.fat, .network])
    func refusedVolume(kind: Volume.Kind) throws {
        let bench = Bench(SimulatedDisk(kind: kind))
        #expect(code { _ = try bench.create() } == "unsuitable_volume")
        #expect(bench.disk.list("/").isEmpty)
    }

    @Test(
        "A volume that is not known is used with a warning",
        arguments: [
            Volume.Kind.overlay, .memory, .unknown,
        ])
    func doubtfulVolume(kind: Volume.Kind) throws {
        let bench = Bench(SimulatedDisk(kind: kind))
        try bench.create().close()
        #expect(try bench.open().1.warnings == [.volume(kind)])
    }

    @Test("Little space is a warning, and less is a refusal that leaves the log as it is")
    func space() throws {
        let bench = Bench(SimulatedDisk(capacity: 5 << 20))
        let journal = try bench.create()
        try bench.put("/filling", [UInt8](repeating: 1, count: 1 << 20))
        let before = bench.log()
        #expect(code { try journal.append([.answer(1)]) } == "space_low")
        #expect(bench.log() == before)
        #expect(!journal.hasFailed)
        #expect(code { _ = try journal.blobs.put([1], for: .text) } == "space_low")

        try bench.put("/filling", [])
        try journal.append([.answer(1)])
        #expect(code { _ = try journal.blobs.put([1], for: .photo) } == "space_low")
        try journal.close()
        guard case .spaceLow? = try bench.open().1.warnings.first else {
            Issue.record("no warning")
            return
        }
        try bench.put("/filling", [UInt8](repeating: 1, count: 1 << 20))
        #expect(code { _ = try bench.open() } == "space_low")
    }

    @Test("Without its key a journal is read and not opened")
    func key() throws {
        let bench = Bench()
        try bench.create().close()
        let path = "\(Bench.location.keys)/device.key"
        let key = try #require(bench.disk.bytes(at: path))
        try bench.put(path, Array("nonsense\n".utf8))
        #expect(code { _ = try bench.open() } == "key_unreadable")
        let stranger = try #require(NoteSigner(name: "local/d-1", seed: Vector.hubSeed))
        try KeyFile(path: path, in: bench.disk).write(stranger)
        #expect(code { _ = try bench.open() } == "key_of_another_journal")
        try bench.disk.remove(path)
        #expect(code { _ = try bench.open() } == "key_missing")
        #expect(try bench.entries().count == 3)
        try bench.put(path, key)
        #expect(code { _ = try bench.open() } == nil)
    }

    @Test("Only one has a journal at a time, and the others learn who")
    func lock() throws {
        let bench = Bench()
        let journal = try bench.create()
        let error = #expect(throws: JournalError.self) { try bench.open() }
        guard case .inUse(let holder)? = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(holder.process == 4711)
        #expect(holder.boot == "6f0c2f1e-0000-4000-8000-000000000001")
        #expect(holder.app == "0.1.0")
        #expect(holder.since != nil)
        // Reading needs no lock, and a failed opening does not end the holder's.
        #expect(try bench.entries().count == 2)
        try journal.append([.answer(1)])
        #expect(code { _ = try bench.open() } == "in_use")
        try journal.close()
        #expect(code { _ = try bench.open() } == nil)
    }

    @Test("An older copy of the journal is noticed by what is kept outside")
    func olderCopy() throws {
        let bench = Bench()
        let journal = try bench.create()
        try journal.checkpoint()
        let log = bench.log()
        let checkpoint = try #require(bench.disk.bytes(at: Bench.location.checkpoint))
        try journal.append([.answer(1)])
        try journal.close()
        try bench.put(Bench.location.segment(first: 0), log)
        try bench.put(Bench.location.checkpoint, checkpoint)

        let error = #expect(throws: JournalError.self) { try bench.open() }
        guard case .damaged(let problem)? = error?.reason else {
            Issue.record("opened")
            return
        }
        #expect(problem.reason == .olderCopy(known: 4))
        // The copy in itself is sound.
        #expect(try bench.reader.verify() == .sound(entries: 2, root: journal.rootAt2(log)))
    }

    @Test("Another life of the same journal is noticed by what is kept outside")
    func otherBranch() throws {
        let bench = Bench()
        let journal = try bench.create()
        let disk = bench.disk.afterKill()
        try journal.append([.answer(1)])
        try journal.close()
        let witness = try #require(bench.disk.bytes(at: "/state/\(journal.dev)/witness"))

        let other = Bench(disk)
        let (second, _) = try other.open()
        try second.append([.answer(2)])
        try second.close()
        try other.put("/state/\(journal.dev)/witness", witness)
        #expect(code { _ = try other.open() } == "other_branch")
    }

    @Test("What is kept outside may be lost or be nonsense")
    func stateLost() throws {
        let bench = Bench()
        let journal = try bench.create()
        try journal.close()
        for name in ["witness", "frontier"] {
            try bench.put("/state/\(journal.dev)/\(name)", Array("nonsense".utf8))
            let (next, report) = try bench.open()
            #expect(report.warnings.isEmpty)
            try next.close()
        }
    }

    @Test(
        "A file no journal makes is damage, whatever it is",
        arguments: [
            "000000000001.jsonl", "000000000000.jsonl~", "notes.txt", "000000008192.jsonl",
        ])
    func foreign(name: String) throws {
        let bench = Bench()
        try bench.create().close()
        try bench.put("\(Bench.location.log)/\(name)", [1, 2, 3])
        let wanted = name == "000000008192.jsonl" ? "missing_segment" : "foreign_file"
        #expect(code { _ = try bench.open() } == wanted)
        guard case .problem(let problem) = try bench.reader.verify() else {
            Issue.record("sound")
            return
        }
        #expect(problem.code == wanted)
    }

    @Test("A directory with the name of a segment is damage")
    func directory() throws {
        let bench = Bench()
        try bench.create().close()
        try bench.disk.createDirectory("\(Bench.location.log)/000000004096.jsonl")
        #expect(code { _ = try bench.open() } == "foreign_file")
    }

    @Test("An interrupted recovery is told in the log by the opening that follows")
    func interruptedRecovery() throws {
        let bench = Bench()
        try bench.create().close()
        let path = Bench.location.segment(first: 0)
        let torn = Array("{\"at\":".utf8)
        let good = bench.log()
        // As if the power had gone between the cut and the entry about it.
        let name = try Quarantine(Bench.location, in: bench.disk).keep(torn, seq: 3)
        let (journal, report) = try bench.open()
        #expect(report.tornTails.map(\.quarantineFile) == [name])
        #expect(report.tornTails.map(\.bytes) == [6])
        #expect(report.tornTails.map(\.byteOffset) == [good.count])
        #expect(bench.disk.bytes(at: path)?.starts(with: good) == true)
        #expect(try bench.entries().map(\.kind).suffix(2) == ["quarantine", "session.open"])
        try journal.close()
        // Once it is told, it is not told again.
        #expect(try bench.open().1.tornTails.isEmpty)
    }
}

extension Journal {
    /// The root over the first two lines of a log.
    fileprivate func rootAt2(_ log: [UInt8]) -> Hash256 {
        var frontier = MerkleFrontier()
        for line in log.split(separator: UInt8(ascii: "\n")).prefix(2) {
            line.withUnsafeBytes { frontier.append(.leaf($0)) }
        }
        return frontier.root
    }
}
