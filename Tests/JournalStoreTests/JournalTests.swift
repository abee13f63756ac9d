import CanonicalJSON
import CivilTime
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("Recording, signing and closing")
struct JournalTests {
    @Test("A new journal holds its genesis and its first session")
    func created() throws {
        let bench = Bench()
        let journal = try bench.create()
        #expect(journal.size == 2)
        let entries = try bench.entries()
        #expect(entries.map(\.kind) == ["genesis", "session.open"])
        #expect(journal.origin == "local/\(journal.dev)")
        #expect(entries[0].body.string("origin") == journal.origin)
        #expect(entries[0].body.string("format") == "inspection-journal/1")
        #expect(entries[0].body["practice"] == nil)
        #expect(entries[1].body.integer("size") == 1)
        #expect(entries[1].body.string("tz") == "Asia/Shanghai")
        #expect(entries[1].body.string("run")?.utf8.count == 32)
        let readme = bench.disk.bytes(at: "\(Bench.location.journal)/README.txt") ?? []
        #expect(String(decoding: readme, as: UTF8.self).contains("inspection-journal/1"))
    }

    @Test("A practice journal says so in its genesis")
    func practice() throws {
        let bench = Bench()
        let journal = try Journal.create(
            at: Bench.location, JournalFounding(domain: "a.example", isPractice: true),
            session: Bench.session, in: bench.world)
        #expect(journal.identity.isPractice)
        #expect(journal.origin.hasPrefix("a.example/d-"))
        #expect(try bench.reader.identity() == journal.identity)
    }

    @Test("A journal is not created over another")
    func createdTwice() throws {
        let bench = Bench()
        try bench.create().close()
        let before = bench.log()
        let key = bench.disk.bytes(at: "\(Bench.location.keys)/device.key")
        let error = #expect(throws: JournalError.self) { try bench.create() }
        #expect(error?.code == "journal_exists")
        #expect(bench.log() == before)
        #expect(bench.disk.bytes(at: "\(Bench.location.keys)/device.key") == key)
    }

    @Test("A closed session leaves nothing to report; an unclosed one does")
    func sessions() throws {
        let bench = Bench(clock: SteppedClock())
        var journal: Journal? = try bench.create()
        bench.clock.advance(by: 1000)
        try journal?.append([.answer(1)])
        journal = nil
        bench.clock.advance(by: 60_000)

        let (second, report) = try bench.open()
        #expect(report.tornTails.isEmpty && report.warnings.isEmpty)
        #expect(report.unclosedSession?.lastSeq == 2)
        #expect(report.unclosedSession?.gapMilliseconds == 60_000)
        try second.close()

        let (third, next) = try bench.open()
        #expect(next == OpenReport(tornTails: [], unclosedSession: nil, warnings: []))
        try third.close()
        #expect(
            try bench.entries().map(\.kind) == [
                "genesis", "session.open", "answer", "session.open", "session.close",
                "session.open", "session.close",
            ])
    }

    @Test("Drafts of one call are one group and come back as entries in their order")
    func group() throws {
        let bench = Bench()
        let journal = try bench.create()
        let entries = try journal.append([.answer(1), .answer(2), .answer(3)])
        #expect(entries.map(\.seq) == [2, 3, 4])
        #expect(entries.map(\.grp) == [2, 2, 2])
        #expect(entries.map { $0.body.string("item") } == ["item.1", "item.2", "item.3"])
        #expect(try bench.entries().suffix(3).elementsEqual(entries))
        #expect(entries.map(\.line) == Array(try bench.entries().suffix(3).map(\.line)))
        #expect(try journal.append([]).isEmpty)
        #expect(journal.size == 5)
    }

    @Test("Text is kept as typed, byte for byte")
    func text() throws {
        let bench = Bench()
        let journal = try bench.create()
        let note = "e\u{301} \u{e9} \u{f9dc} \r\n\t\"\\ \u{1} \u{202e} 😀"
        try journal.append([.answer(1, note: note)])
        let found = try #require(try bench.entries().last?.body.string("note"))
        #expect(Array(found.utf8) == Array(note.utf8))
    }

    @Test(
        "A draft that cannot be a line is refused and nothing is written",
        arguments: [
            (EntryDraft(by: "张三", kind: "answer", body: [:]), "bad_person"),
            (EntryDraft(by: "u-1", kind: "Answer", body: [:]), "bad_kind"),
            (EntryDraft(by: "u-1", kind: "genesis", body: [:]), "bad_kind"),
            (EntryDraft(by: "u-1", kind: "session.close", body: [:]), "bad_kind"),
            (
                EntryDraft(by: "u-1", kind: "a", body: ["n": .integer(1 << 60)]),
                "body_not_canonical"
            ),
            (
                EntryDraft(
                    by: "u-1", kind: "a",
                    body: ["t": .string(String(decoding: [0xef, 0xbf, 0xbf], as: UTF8.self))]),
                "body_not_canonical"
            ),
            (
                EntryDraft(
                    by: "u-1", kind: "a", body: ["t": .string(String(repeating: "字", count: 5462))]),
                "string_too_long"
            ),
            (
                EntryDraft(
                    by: "u-1", kind: "a",
                    body: [
                        "t": .array(
                            .init(
                                repeating: .string(.init(repeating: "x", count: 16_000)), count: 5))
                    ]),
                "line_too_long"
            ),
            (
                EntryDraft(
                    by: "u-1", kind: "photo.add",
                    body: ["blob": .string("sha256:" + String(repeating: "0", count: 64))]),
                "blob_missing"
            ),
            (EntryDraft(by: "u-1", kind: "a", body: ["blob": "sha256:zz"]), "blob_name_malformed"),
        ])
    func refused(draft: EntryDraft, code: String) throws {
        let bench = Bench()
        let journal = try bench.create()
        let before = bench.log()
        let error = #expect(throws: JournalError.self) {
            try journal.append([.answer(1), draft])
        }
        #expect(error?.code == code)
        #expect(bench.log() == before)
        // A refusal is not a failure: the journal goes on.
        try journal.append([.answer(2)])
        #expect(journal.size == 3)
    }

    @Test("The deepest body that is allowed is recorded, and one deeper is not")
    func depth() throws {
        func body(_ depth: Int) -> JSONObject {
            // The body itself is one container more, and so is its line.
            let inner = (0..<depth).reduce(JSONValue.integer(1)) { value, _ in .array([value]) }
            return ["deep": inner]
        }
        let journal = try Bench().create()
        try journal.append([EntryDraft(by: "u-1", kind: "a", body: body(14))])
        let error = #expect(throws: JournalError.self) {
            try journal.append([EntryDraft(by: "u-1", kind: "a", body: body(15))])
        }
        #expect(error?.code == "body_not_canonical")
    }

    @Test("Before a signature the journal signs what it holds")
    func sign() throws {
        let bench = Bench()
        let journal = try bench.create()
        let sign = EntryDraft(by: "u-0007", kind: "sign", body: ["task": "i-1"])
        let entries = try journal.append([.answer(1), sign, .answer(2)])
        #expect(entries.map(\.grp) == [2, 3, 3])
        #expect(try bench.reader.status().signedSize == 3)
        guard case .sound = try bench.reader.verify() else {
            Issue.record("not sound")
            return
        }
    }

    @Test("Every 256 entries are signed unasked, at the end of a group")
    func interval() throws {
        let bench = Bench()
        let journal = try bench.create()
        try journal.append((0..<200).map { .answer($0) })
        #expect(try bench.reader.status().signedSize == nil)
        try journal.append((0..<100).map { .answer($0) })
        #expect(try bench.reader.status().signedSize == 302)
        try journal.append((0..<209).map { .answer($0) })
        #expect(try bench.reader.status().signedSize == 302)
        try journal.append([.answer(0)])
        #expect(try bench.reader.status().signedSize == 512)
    }

    @Test("A checkpoint is signed once for a size, and kept outside the journal, too")
    func checkpoint() throws {
        let bench = Bench()
        let journal = try bench.create()
        let first = try journal.checkpoint()
        let calls = bench.disk.calls
        #expect(try journal.checkpoint() == first)
        #expect(bench.disk.calls == calls)
        #expect(first.checkpoint == Checkpoint(origin: journal.origin, size: 2, root: journal.root))
        let file = bench.disk.bytes(at: "\(Bench.location.journal)/checkpoint")
        #expect(file == first.note.bytes)
        #expect(bench.disk.bytes(at: "/state/\(journal.dev)/witness") == file)
        #expect(try SignedCheckpoint(first.note.bytes, verifier: journal.verifier) == first)
    }

    @Test("What is in the file is read back before it is signed")
    func readBack() throws {
        let bench = Bench()
        let journal = try bench.create()
        try journal.append([.answer(1)])
        var bytes = bench.log()
        bytes[bytes.count - 100] ^= 1
        try bench.put(Bench.location.segment(first: 0), bytes)

        let error = #expect(throws: JournalError.self) { try journal.checkpoint() }
        #expect(error?.reason == .readBackDiffers)
        #expect(journal.hasFailed)
        let next = #expect(throws: JournalError.self) { try journal.append([.answer(2)]) }
        #expect(next?.reason == .writingStopped(cause: "read_back_differs"))
        #expect(bench.disk.bytes(at: Bench.location.checkpoint) == nil)
    }

    @Test("A closed journal records nothing, and closing again does nothing")
    func closed() throws {
        let bench = Bench()
        let journal = try bench.create()
        try journal.close()
        try journal.close()
        let error = #expect(throws: JournalError.self) { try journal.append([.answer(1)]) }
        #expect(error?.reason == .closed)
        #expect(try bench.reader.status().size == 3)
    }
}

@Suite("Clocks that are wrong")
struct JournalClockTests {
    @Test("A wall clock that is set back makes a clock entry and no earlier hybrid time")
    func setBack() throws {
        let bench = Bench(clock: SteppedClock())
        let journal = try bench.create()
        bench.clock.advance(by: 5000)
        try journal.append([.answer(1)])
        bench.clock.advance(by: 15_000)
        bench.clock.setWall("2026-03-04T08:01:00.000+08:00")
        let entries = try journal.append([.answer(2)])
        #expect(entries.map(\.kind) == ["clock", "answer"])
        #expect(
            entries[0].body == [
                "mono": 15_000, "source": "ntp", "wall_after": "2026-03-04T08:01:00.000+08:00",
                "wall_before": "2026-03-04T09:00:05.000+08:00",
            ])
        #expect(entries.map(\.mono) == [20_000, 20_000])
        #expect(entries[1].at.text == "2026-03-04T08:01:00.000+08:00")

        // The jump is told once.
        bench.clock.advance(by: 1000)
        #expect(try journal.append([.answer(3)]).map(\.kind) == ["answer"])
        let times = try bench.entries().map(\.hlc)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test(
        "Only more than two seconds apart is a jump",
        arguments: [
            ("2026-03-04T09:00:12.000+08:00", 1), ("2026-03-04T09:00:08.000+08:00", 1),
            ("2026-03-04T09:00:12.001+08:00", 2), ("2026-03-04T09:00:07.999+08:00", 2),
            ("2026-03-04T02:00:10.000+01:00", 1),  // the same moment in another zone
        ])
    func tolerance(wall: String, count: Int) throws {
        let bench = Bench(clock: SteppedClock())
        let journal = try bench.create()
        bench.clock.advance(by: 10_000)
        bench.clock.setWall(wall)
        #expect(try journal.append([.answer(1)]).count == count)
    }

    @Test("A suspended device is no jump, and time counts on")
    func suspended() throws {
        let bench = Bench(clock: SteppedClock())
        let journal = try bench.create()
        bench.clock.advance(by: 8 * 3_600_000)
        let entries = try journal.append([.answer(1)])
        #expect(entries.map(\.kind) == ["answer"])
        #expect(entries[0].mono == 8 * 3_600_000)
    }

    @Test("Years ahead and years back, the hybrid time only grows")
    func decades() throws {
        let bench = Bench(clock: SteppedClock())
        let journal = try bench.create()
        for wall in ["2056-01-01", "2016-01-01", "1969-12-31", "2026-03-04"] {
            bench.clock.setWall("\(wall)T00:00:00.000+08:00")
            try journal.append((0..<50).map { .answer($0) })
        }
        let times = try bench.entries().map(\.hlc)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
        #expect(try bench.entries().count { $0.kind == "clock" } == 4)
        guard case .sound = try bench.reader.verify() else {
            Issue.record("not sound")
            return
        }
    }
}
