import FieldTesting
import Fieldwork
import Glibc
import InspectionModel
import JournalStore
import SimulatedDisk
import Testing

@testable import LedgerIndex

@Suite("Opening an index")
struct IndexOpeningTests {
    /// A journal of some entries with an index that stands where it stands.
    private func filled() throws -> IndexBench {
        let bench = try IndexBench()
        var history = RandomHistory(seed: 3)
        for _ in 0..<120 { try bench.append([history.act()]) }
        _ = try bench.open(bench.path)
        return bench
    }

    private func expectRight(_ field: IndexedField, _ bench: IndexBench) throws {
        let oracle = Oracle(state: try bench.folded(), today: RandomHistory.today)
        #expect(try field.home(recent: 9, on: oracle.today) == oracle.home(recent: 9))
        #expect(field.position.size == bench.journal.size)
    }

    @Test("one that is up to date is read and nothing of the journal but its end")
    func current() throws {
        let bench = try filled()
        var told = 0
        _ = try IndexedField.open(path: bench.path, bench.standing, bench.reader) { _, _ in
            told += 1
        }
        #expect(told == 0)
        #expect(IndexedField.current(path: bench.path, bench.standing, bench.reader) != nil)
    }

    @Test("what was recorded since is taken in; until then it is not current")
    func behind() throws {
        let bench = try filled()
        var history = RandomHistory(seed: 4)
        for _ in 0..<30 { try bench.append([history.act()]) }
        #expect(IndexedField.current(path: bench.path, bench.standing, bench.reader) == nil)
        try expectRight(try bench.open(bench.path), bench)
    }

    @Test("one of another journal, of a longer one, a damaged or a foreign file is built anew")
    func wrong() throws {
        let bench = try filled()
        let other = try IndexBench(seed: 9)
        var history = RandomHistory(seed: 8)
        for _ in 0..<200 { try other.append([history.act()]) }
        _ = try other.open(bench.path)
        try expectRight(try bench.open(bench.path), bench)

        for damage in [0, 100, 4_096, 9_000] {
            let file = open(bench.path, O_WRONLY)
            let rubbish = [UInt8](repeating: 0x5a, count: 600)
            pwrite(file, rubbish, rubbish.count, damage)
            close(file)
            for suffix in ["-wal", "-shm"] { unlink(bench.path + suffix) }
            try expectRight(try bench.open(bench.path), bench)
        }
        let file = open(bench.path, O_WRONLY | O_TRUNC)
        write(file, "not an index\n", 13)
        close(file)
        try expectRight(try bench.open(bench.path), bench)
    }

    @Test("where no file can be made it is kept in memory")
    func nowhere() throws {
        let bench = try filled()
        try expectRight(try bench.open("/nowhere/at/all/index.sqlite"), bench)
    }
}
