import CanonicalJSON
import JournalStore
import SimulatedDisk
import Testing

/// What a session does in these tests, call by call.
private func use(_ bench: Bench, _ acknowledged: inout [JournalEntry]) throws(JournalError) {
    let (journal, _) = try bench.open()
    for number in 0..<4 { acknowledged += try journal.append([.answer(number)]) }
    try journal.checkpoint()
    acknowledged += try journal.append([.answer(4), .answer(5)])
    try journal.close()
}

@Suite("A disk that fails at one call")
struct FaultTests {
    private static let base: SimulatedDisk = {
        let bench = Bench()
        do {
            try bench.create().close()
        } catch {
            Issue.record(error)
        }
        return bench.disk
    }()

    @Test(
        "Nothing is acknowledged after it, and nothing acknowledged before is lost",
        arguments: [FileError.Reason.inputOutput, .noSpace])
    func everyCall(reason: FileError.Reason) throws {
        let rehearsal = Bench(Self.base.afterKill())
        var entries: [JournalEntry] = []
        try use(rehearsal, &entries)
        var failures = 0
        for number in 0..<rehearsal.disk.calls {
            let bench = Bench(Self.base.afterKill())
            bench.disk.setPlan { call, _ in call == number ? .fail(reason) : nil }
            var acknowledged: [JournalEntry] = []
            do throws(JournalError) {
                try use(bench, &acknowledged)
            } catch {
                failures += 1
            }
            bench.disk.setPlan(nil)
            var random = SeededGenerator(seed: UInt64(number))
            // Whether the machine goes on, or loses its power as well.
            for disk in [bench.disk.afterKill(), bench.disk.afterPowerLoss(&random)] {
                let after = Bench(disk)
                try after.open().0.close()
                let found = try after.entries()
                let isKept = acknowledged.allSatisfy {
                    found.indices.contains($0.seq) && found[$0.seq] == $0
                }
                guard isKept, case .sound = try after.reader.verify() else {
                    Issue.record("call \(number)")
                    continue
                }
            }
        }
        // Only the copies outside the journal may fail unnoticed.
        #expect(failures > rehearsal.disk.calls / 2)
    }

    @Test("After a failed sync the same journal takes nothing more", arguments: [1, 2])
    func stopped(failing: Int) throws {
        let bench = Bench(Self.base.afterKill())
        let (journal, _) = try bench.open()
        let start = bench.disk.calls
        // The write is the first call of an append, the sync of its data the second.
        bench.disk.setPlan { call, _ in call == start + failing - 1 ? .fail(.inputOutput) : nil }
        let error = #expect(throws: JournalError.self) { try journal.append([.answer(1)]) }
        #expect(error?.code == "file_input_output")
        #expect(journal.hasFailed)
        let size = journal.size
        let next = #expect(throws: JournalError.self) { try journal.append([.answer(2)]) }
        #expect(next?.reason == .writingStopped(cause: "file_input_output"))
        #expect(journal.size == size)
        #expect(throws: JournalError.self) { try journal.close() }

        // The way out: open anew by the full procedure, and record anew.
        let (again, report) = try bench.open()
        #expect(report.unclosedSession != nil)
        try again.append([.answer(1)])
        try again.close()
        guard case .sound = try bench.reader.verify() else {
            Issue.record("not sound")
            return
        }
    }

    @Test("Bytes whose sync failed are not taken for good because they can still be read")
    func doomed() throws {
        let bench = Bench(Self.base.afterKill())
        let (journal, _) = try bench.open()
        bench.disk.setPlan { _, call in call == .syncData ? .fail(.inputOutput) : nil }
        #expect(throws: JournalError.self) { try journal.append([.answer(1)]) }
        bench.disk.setPlan(nil)
        let shown = bench.log()

        // Killed, so that nobody dropped the pages.
        let after = Bench(bench.disk.afterKill())
        #expect(after.log() == shown)
        let (again, _) = try after.open()
        try again.append([.answer(2)])
        #expect(try after.entries().filter { $0.kind == "answer" }.count == 1)
        var random = SeededGenerator(seed: 3)
        for _ in 0..<8 {
            let remains = Bench(after.disk.afterPowerLoss(&random))
            let entries = try remains.entries()
            #expect(entries.contains { $0.body.string("item") == "item.2" })
        }
    }

    @Test("Writes that take only a part are gone on with")
    func shortWrites() throws {
        let bench = Bench(Self.base.afterKill())
        bench.disk.setPlan { number, call in
            call == .write && number.isMultiple(of: 2) ? .short : nil
        }
        let (journal, _) = try bench.open()
        try journal.append((0..<20).map { .answer($0) })
        try journal.close()
        #expect(try bench.reader.verify() == .sound(entries: journal.size, root: journal.root))
    }
}
