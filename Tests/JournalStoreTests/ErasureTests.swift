import CanonicalJSON
import JournalStore
import SimulatedDisk
import Testing

@Suite("Erasing personal values")
struct ErasureTests {
    private struct Given {
        let bench: Bench
        let journal: Journal
        let zhang: [Commitment]
        let li: Commitment
    }

    private func given() throws -> Given {
        let bench = Bench()
        let journal = try bench.create()
        let store = journal.privateValues
        let zhang = [
            try store.commit("张三", of: "u-1"), try store.commit("13800000000", of: "u-1"),
        ]
        let li = try store.commit("李四", of: "u-2")
        try journal.append(
            (zhang + [li]).map {
                EntryDraft(by: "u-1", kind: "person.add", body: ["name": .object($0.json)])
            })
        return Given(bench: bench, journal: journal, zhang: zhang, li: li)
    }

    private func files(_ disk: SimulatedDisk) -> [String] {
        disk.list("\(Bench.location.journal)/private")
            + disk.list("\(Bench.location.keys)/subjects")
    }

    @Test("The entry stands, the values and their key are gone, the log verifies")
    func erased() throws {
        let given = try given()
        let before = given.journal.size
        let entry = try given.journal.erase(
            given.zhang.map(\.id), by: "u-1", order: "令〔2026〕1号", why: "本人申请")
        #expect(entry.seq == before && entry.kind == "erase")
        #expect(entry.body.keys == ["ids", "order", "why"])
        #expect(files(given.bench.disk) == ["\(given.li.id).json", "u-2.key"])
        #expect(throws: JournalError.self) {
            try given.journal.privateValues.value(of: given.zhang[0])
        }
        #expect(try given.journal.privateValues.value(of: given.li) == "李四")
        try given.journal.close()
        let check = try given.bench.reader.check()
        #expect(check.outcome == .sound(entries: before + 2, root: given.journal.root))
        #expect(check.privateValues == 1 && check.unerased == 0)
    }

    @Test("A key stays as long as a value of its person does")
    func partly() throws {
        let given = try given()
        try given.journal.erase([given.zhang[0].id], by: "u-1", order: "1", why: "x")
        #expect(files(given.bench.disk).contains("u-1.key"))
        #expect(try given.journal.privateValues.value(of: given.zhang[1]) == "13800000000")
        try given.journal.erase([given.zhang[1].id], by: "u-1", order: "2", why: "x")
        #expect(!files(given.bench.disk).contains("u-1.key"))
    }

    @Test("A blob can be erased by its name, and is not missed")
    func blob() throws {
        let given = try given()
        let name = try given.journal.blobs.put(Vector.blob, for: .photo)
        try given.journal.append([
            EntryDraft(by: "u-1", kind: "photo.add", body: ["blob": .string(name)])
        ])
        try given.journal.erase([name], by: "u-1", order: "1", why: "x")
        #expect(try !given.journal.blobs.contains(name))
        guard case .sound = try given.bench.reader.verify() else {
            Issue.record("an erased blob is missed")
            return
        }
    }

    @Test("A file that is back, as from a backup, is told of")
    func back() throws {
        let given = try given()
        let path = "\(Bench.location.journal)/private/\(given.zhang[0].id).json"
        let bytes = try #require(given.bench.disk.bytes(at: path))
        try given.journal.erase(given.zhang.map(\.id), by: "u-1", order: "1", why: "x")
        try given.bench.put(path, bytes)
        #expect(try given.bench.reader.check().unerased == 1)
        try given.journal.close()
        try given.bench.open().0.close()
        #expect(given.bench.disk.bytes(at: path) == nil)
    }

    @Test("Interrupted, it is ended by a later opening, wherever its entry lies by then")
    func laterSegment() throws {
        let given = try given()
        try given.journal.close()
        let disk = try #require(try cutBehindTheEntry(given))
        let bench = Bench(disk)
        // The next opening cannot remove the files either.
        disk.setPlan { _, call in call == .remove ? .fail(.inputOutput) : nil }
        let (journal, report) = try bench.open()
        #expect(report.warnings.contains(.erasureUnfinished))
        disk.setPlan(nil)
        for _ in 0..<42 { try journal.append((0..<100).map { EntryDraft.answer($0) }) }
        try journal.close()
        #expect(try bench.reader.check().unerased > 0)

        try bench.open().0.close()

        #expect(files(disk) == ["\(given.li.id).json", "u-2.key"])
        #expect(try bench.reader.check().unerased == 0)
        #expect(disk.bytes(at: "\(Bench.location.journal)/ERASING") == nil)
    }

    /// The disk of a process that was killed when the entry was durable and no file was gone.
    private func cutBehindTheEntry(_ given: Given) throws -> SimulatedDisk? {
        for number in 0..<200 {
            let bench = Bench(given.bench.disk.afterKill())
            bench.disk.setPlan { call, _ in call == number ? .fail(.inputOutput) : nil }
            if let (journal, _) = try? bench.open() {
                _ = try? journal.erase(given.zhang.map(\.id), by: "u-1", order: "1", why: "x")
            }
            bench.disk.setPlan(nil)
            let disk = bench.disk.afterKill()
            let isRecorded = try Bench(disk).entries().contains { $0.kind == "erase" }
            if isRecorded, files(disk).count == 5 { return disk }
        }
        return nil
    }

    @Test("What was announced and never recorded stays")
    func announcedOnly() throws {
        let given = try given()
        let disk = given.bench.disk
        disk.setPlan { _, call in call == .syncData ? .fail(.inputOutput) : nil }
        #expect(throws: JournalError.self) {
            try given.journal.erase(given.zhang.map(\.id), by: "u-1", order: "1", why: "x")
        }
        disk.setPlan(nil)
        var random = SeededGenerator(seed: 3)
        let after = Bench(disk.afterPowerLoss(&random))
        let (journal, _) = try after.open()
        let isRecorded = try after.entries().contains { $0.kind == "erase" }
        #expect(
            try isRecorded || journal.privateValues.value(of: given.zhang[0]) == "张三")
        #expect(after.disk.bytes(at: "\(Bench.location.journal)/ERASING") == nil)
    }

    @Test(
        "Stopped at any call, all is as before or the next opening ends it",
        arguments: [false, true])
    func interrupted(powerIsLost: Bool) throws {
        let before = try given()
        try before.journal.close()
        let base = before.bench.disk
        func erase(_ bench: Bench) throws(JournalError) {
            let (journal, _) = try bench.open()
            try journal.erase(before.zhang.map(\.id), by: "u-1", order: "1", why: "x")
        }
        let rehearsal = Bench(base.afterKill())
        try erase(rehearsal)
        var erased = 0
        for number in 0..<rehearsal.disk.calls {
            let bench = Bench(base.afterKill())
            bench.disk.setPlan { call, _ in call == number ? .fail(.inputOutput) : nil }
            try? erase(bench)
            bench.disk.setPlan(nil)
            var random = SeededGenerator(seed: UInt64(number))
            let disk = powerIsLost ? bench.disk.afterPowerLoss(&random) : bench.disk.afterKill()
            let after = Bench(disk)
            let (journal, report) = try after.open()
            #expect(!report.warnings.contains(.erasureUnfinished))
            let values = before.zhang.map { try? journal.privateValues.value(of: $0) }
            try journal.close()
            let isRecorded = try after.entries().contains { $0.kind == "erase" }
            let check = try after.reader.check()
            let isGone =
                values.allSatisfy { $0 == nil }
                && files(disk) == ["\(before.li.id).json", "u-2.key"]
            let isThere = values == ["张三", "13800000000"]
            guard case .sound = check.outcome, check.unerased == 0,
                isRecorded ? isGone : isThere
            else {
                Issue.record("call \(number)")
                continue
            }
            if isRecorded { erased += 1 }
        }
        #expect(erased > 5)
    }
}
