import CanonicalJSON
import CivilTime
import Glibc
import SimulatedDisk
import Testing

@testable import JournalStore

/// A directory of its own for one test; it goes with it.
private final class TemporaryDirectory {
    let path: String

    init() throws {
        var template = Array("/tmp/journal-test-XXXXXX".utf8CString)
        path = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    deinit { remove(path) }

    private func remove(_ path: String) {
        let fileSystem = PosixFileSystem()
        if (try? fileSystem.status(of: path)?.kind) == .directory {
            for name in (try? fileSystem.names(in: path)) ?? [] { remove("\(path)/\(name)") }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}

@Suite("On a real file system")
struct PosixTests {
    private let directory: TemporaryDirectory
    private let location: JournalLocation
    private let world = JournalWorld(
        fileSystem: PosixFileSystem(), clock: SystemClock(), random: SystemRandom())

    init() throws {
        directory = try TemporaryDirectory()
        location = JournalLocation(
            journal: "\(directory.path)/w/journal", keys: "\(directory.path)/w/keys",
            state: "\(directory.path)/state")
    }

    private func create() throws(JournalError) -> Journal {
        try Journal.create(at: location, session: Bench.session, in: world)
    }

    private var reader: JournalReader { JournalReader(location, in: world.fileSystem) }

    @Test("A journal is created, used, closed and verified; modes keep others out")
    func lifeTime() throws {
        let journal = try create()
        let blob = try journal.blobs.put(Vector.blob, for: .text)
        let value = try journal.privateValues.commit("张三", of: "u-0007")
        try journal.append([.answer(1), .answer(2)])
        try journal.close()
        let (second, report) = try Journal.open(location, session: Bench.session, in: world)
        #expect(report.tornTails.isEmpty && report.unclosedSession == nil)
        #expect(try second.blobs.get(blob) == Vector.blob)
        #expect(try second.privateValues.value(of: value) == "张三")
        try second.close()
        #expect(try reader.verify() == .sound(entries: 7, root: second.root))

        for path in [
            location.segment(first: 0), location.checkpoint, location.deviceKey,
            location.lock, "\(location.privateValues)/\(value.id).json",
        ] {
            #expect(try world.fileSystem.status(of: path)?.permissions == 0o600)
        }
        for path in [location.journal, location.log, location.keys, location.privateValues] {
            #expect(try world.fileSystem.status(of: path)?.permissions == 0o700)
        }
    }

    @Test(
        "What is no plain file is neither followed nor waited for: it is named, and nothing changes",
        arguments: ["link", "directory", "pipe", "extra", "gap"])
    func foreignFiles(kind: String) throws {
        try create().close()
        let log = location.segment(first: 0)
        let before = try world.fileSystem.bytes(of: log, limit: 1 << 20)
        let place = "\(location.log)/000000004096.jsonl"
        switch kind {
        case "link": try #require(symlink(log, place) == 0)
        case "directory": try #require(mkdir(place, 0o700) == 0)
        case "pipe": try #require(mkfifo(place, 0o600) == 0)
        case "extra": try world.fileSystem.createFile("\(location.log)/notes.txt", [1])
        default: try world.fileSystem.createFile("\(location.log)/000000008192.jsonl", [])
        }
        let expected = kind == "gap" ? "missing_segment" : "foreign_file"
        for attempt in 0..<2 {
            let error = #expect(throws: JournalError.self) {
                _ = try Journal.open(location, session: Bench.session, in: world)
            }
            #expect(error?.code == expected, "attempt \(attempt)")
        }
        guard case .problem(let problem) = try reader.verify() else {
            Issue.record("found sound")
            return
        }
        #expect(problem.code == expected)
        #expect(try world.fileSystem.bytes(of: log, limit: 1 << 20) == before)
    }

    @Test(
        "A pipe or a directory in the place of any file of the journal stops it at once",
        arguments: ["log/000000000000.jsonl", "checkpoint", "HOME", "LOCK"], [true, false])
    func inTheWay(name: String, isPipe: Bool) throws {
        try create().close()
        let path = "\(location.journal)/\(name)"
        try world.fileSystem.remove(path)
        try #require((isPipe ? mkfifo(path, 0o600) : mkdir(path, 0o700)) == 0)
        let error = #expect(throws: JournalError.self) {
            _ = try Journal.open(location, session: Bench.session, in: world)
        }
        let expected = ["log/000000000000.jsonl": "foreign_file", "checkpoint": "bad_checkpoint"]
        #expect(error?.code == expected[name] ?? "file_not_a_file")
    }

    @Test("A segment that may not be read is named, with the reason", .enabled(if: geteuid() != 0))
    func unreadable() throws {
        try create().close()
        try #require(chmod(location.segment(first: 0), 0) == 0)
        let error = #expect(throws: JournalError.self) { _ = try reader.verify() }
        #expect(error?.code == "file_not_permitted")
    }

    @Test("A second opener is refused while the first has the lock, and not after")
    func lock() throws {
        let journal = try create()
        let error = #expect(throws: JournalError.self) {
            try Journal.open(location, session: Bench.session, in: world)
        }
        guard case .inUse(let holder)? = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(holder.process == Int(getpid()))
        try journal.append([.answer(1)])
        try journal.close()
        try Journal.open(location, session: Bench.session, in: world).0.close()
    }

    @Test("Of many openers at once each gets in or learns that it is in use")
    func race() async throws {
        try create().close()
        let (location, world) = (location, world)
        for _ in 0..<5 {
            let outcomes = await withTaskGroup(of: String.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do throws(JournalError) {
                            let (journal, _) = try Journal.open(
                                location, session: Bench.session, in: world)
                            try journal.append([.answer(1)])
                            try journal.close()
                            return "recorded"
                        } catch {
                            return error.code
                        }
                    }
                }
                return await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(outcomes.contains("recorded"))
            #expect(outcomes.isSubset(of: ["recorded", "in_use"]))
            guard case .sound = try reader.verify() else {
                Issue.record("not sound")
                return
            }
        }
    }

    @Test("A lock file that was replaced keeps nobody out and lets nobody in twice")
    func replacedLock() throws {
        let journal = try create()
        // Whoever removes the name breaks the rule; the next opener locks the file of the name.
        try world.fileSystem.remove(location.lock)
        let (second, _) = try Journal.open(location, session: Bench.session, in: world)
        #expect(throws: JournalError.self) {
            try Journal.open(location, session: Bench.session, in: world)
        }
        try second.close()
        withExtendedLifetime(journal) {}
    }

    @Test("A link where a segment, the checkpoint or the key should be is not followed")
    func links() throws {
        try create().close()
        let other = "\(directory.path)/other"
        for path in [location.segment(first: 0), location.checkpoint, location.deviceKey] {
            try world.fileSystem.rename(path, to: other)
            #expect(symlink(other, path) == 0)
            #expect(throws: JournalError.self) {
                try Journal.open(location, session: Bench.session, in: world)
            }
            try world.fileSystem.remove(path)
            try world.fileSystem.rename(other, to: path)
        }
        try Journal.open(location, session: Bench.session, in: world).0.close()
    }

    @Test("A key that others may read is a warning")
    func keyMode() throws {
        try create().close()
        #expect(chmod(location.deviceKey, 0o640) == 0)
        let (_, report) = try Journal.open(location, session: Bench.session, in: world)
        #expect(report.warnings.contains(.keyReadableByOthers))
    }

    @Test("The device's clocks and surroundings can be read")
    func clock() {
        let clock = SystemClock()
        #expect(clock.wallTime().milliseconds > 1_700_000_000_000)
        #expect(clock.bootMilliseconds() <= clock.bootMilliseconds())
        #expect(clock.surroundings().boot.utf8.count == 36)
        #expect(clock.surroundings().process == Int(getpid()))
    }
}
