import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("A journal that goes on from another")
struct SuccessorTests {
    private func made(entries: Int = 5) throws -> Bench {
        let bench = Bench()
        let journal = try bench.create()
        for number in 0..<entries { try journal.append([.answer(number)]) }
        // Longer than a string may be.
        let texts = [JSONValue](repeating: .string(String(repeating: "长", count: 400)), count: 20)
        try journal.append([EntryDraft(by: "u-0007", kind: "act", body: ["events": .array(texts)])])
        try journal.close()
        return bench
    }

    private func succeed(_ bench: Bench) throws -> SuccessorReport {
        try Journal.succeed(Bench.location, session: Bench.session, in: bench.world)
    }

    private func originals(_ bench: Bench) throws -> [JournalEntry] {
        let blobs = BlobReader(Bench.location, in: bench.disk)
        return try bench.entries().filter(\.isCarry).map { try $0.original(blobs) }
    }

    @Test("It has another key and id, and carries every line, long ones too")
    func carries() throws {
        let bench = try made()
        let old = try bench.entries()
        let oldLog = bench.log()
        let key = bench.disk.bytes(at: Bench.location.deviceKey)
        guard case .sound(let size, let root) = try bench.reader.verify() else {
            Issue.record("not sound")
            return
        }
        let report = try succeed(bench)
        #expect(report.parent == ParentJournal(dev: old[0].dev, size: size, root: root))
        #expect(report.dev != old[0].dev)
        let entries = try bench.entries()
        #expect(entries[0].body.object("parent") == report.parent.json)
        #expect(try originals(bench) == old)
        #expect(entries.last?.kind == "session.close")
        #expect(entries.contains { $0.isCarry && $0.body.string("blob") != nil })
        guard case .sound(let now, _) = try bench.reader.verify() else {
            Issue.record("the successor is not sound")
            return
        }
        #expect(now == report.size && now == size + 3)

        let peer = Bench.location.peer(old[0].dev)
        #expect(bench.disk.bytes(at: "\(peer.log)/000000000000.jsonl") == oldLog)
        #expect(
            try JournalReader(peer, in: bench.disk).verify() == .sound(entries: size, root: root))
        #expect(bench.disk.bytes(at: "\(Bench.location.deviceKey).\(old[0].dev)") == key)
        #expect(!bench.disk.list(Bench.location.journal).contains("SUCCESSOR"))

        let (journal, opened) = try bench.open()
        #expect(opened.warnings.isEmpty && opened.tornTails.isEmpty)
        try journal.append([.answer(99)])
        try journal.close()
    }

    @Test("A successor of a successor leads back to the first lines")
    func twice() throws {
        let bench = try made()
        let old = try bench.entries()
        _ = try succeed(bench)
        let (journal, _) = try bench.open()
        try journal.append([.answer(99)])
        try journal.close()
        let between = try bench.entries()
        _ = try succeed(bench)
        let found = try originals(bench)
        #expect(found.count == between.count)
        #expect(found.filter { $0.dev == old[0].dev } == old)
        #expect(bench.disk.list("\(Bench.location.journal)/peers").count == 2)
        guard case .sound = try bench.reader.verify() else {
            Issue.record("not sound")
            return
        }
    }

    @Test("A copy, an older one, and one without its key can all go on like this")
    func fromACopy() throws {
        let bench = try made()
        try bench.disk.copyTree(Bench.location.journal, to: "/backup")
        let (journal, _) = try bench.open()
        try journal.append([.answer(50)])
        try journal.close()
        try bench.disk.rename(Bench.location.journal, to: "/gone")
        try bench.disk.copyTree("/backup", to: Bench.location.journal)
        try bench.disk.rename(Bench.location.keys, to: "/keys")
        let old = try bench.entries()
        _ = try succeed(bench)
        #expect(try originals(bench) == old)
        try bench.open().0.close()
    }

    @Test("A damaged journal is not given up for a shorter one")
    func damaged() throws {
        let bench = try made()
        var bytes = bench.log()
        bytes[900] ^= 1
        try bench.put(Bench.location.segment(first: 0), bytes)
        #expect(throws: JournalError.self) { try succeed(bench) }
        #expect(bench.log() == bytes)
        #expect(!bench.disk.list(Bench.location.journal).contains("SUCCESSOR"))
    }

    @Test("A changed carried line is found by checking")
    func changed() throws {
        let bench = try made()
        _ = try succeed(bench)
        let blob = try #require(
            try bench.entries().compactMap { $0.isCarry ? $0.body.string("blob") : nil }.first)
        let path = try BlobReader(Bench.location, in: bench.disk).path(of: blob)
        var bytes = try #require(bench.disk.bytes(at: path))
        bytes[700] ^= 1
        try bench.put(path, bytes)
        guard case .problem(let problem) = try bench.reader.verify() else {
            Issue.record("found sound")
            return
        }
        #expect(problem.code == "carried_differs")
    }

    @Test(
        "Interrupted at any call, nothing of the old journal is lost, nobody else writes, and it is gone on with",
        arguments: 0..<6)
    func interrupted(part: Int) throws {
        let base = try made().disk.afterSyncOfAll()
        let old = try Bench(base.afterKill()).entries()
        let rehearsal = Bench(base.afterKill(), random: SeededRandom(seed: 76))
        _ = try succeed(rehearsal)
        var random = SeededGenerator(seed: UInt64(part))
        for call in stride(from: part, to: rehearsal.disk.calls, by: 6) {
            let bench = Bench(base.afterKill(), random: SeededRandom(seed: 76))
            bench.disk.setPlan { number, _ in number == call ? .powerLoss : nil }
            #expect(throws: JournalError.self) { try succeed(bench) }
            for disk in [bench.disk.afterPowerLoss(&random), bench.disk.afterPowerLoss(&random)] {
                let after = Bench(disk, random: SeededRandom(seed: 77))
                do {
                    let (journal, _) = try after.open()
                    // Nothing had begun, or all was done.
                    try journal.close()
                } catch {
                    #expect(error.code == "unfinished_successor", "call \(call)")
                    _ = try succeed(after)
                }
                let entries = try after.entries()
                let isOld = entries.starts(with: old)
                let found = isOld ? old : try originals(after)
                guard found == old, case .sound = try after.reader.verify() else {
                    Issue.record("call \(call)")
                    continue
                }
            }
        }
    }
}
