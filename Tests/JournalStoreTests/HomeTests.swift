import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("Where a journal was born")
struct HomeTests {
    private static let facts = ClockSurroundings(
        process: 1, boot: "b", source: "ntp", zone: nil,
        machine: "00112233445566778899aabbccddeeff")
    private static let otherFacts = ClockSurroundings(
        process: 1, boot: "b", source: "ntp", zone: nil,
        machine: "ffeeddccbbaa99887766554433221100")

    private func bench(_ disk: SimulatedDisk, _ facts: ClockSurroundings = facts) -> Bench {
        Bench(disk, clock: SteppedClock(step: 7, facts: facts))
    }

    /// A journal of six entries, closed.
    private func made(kind: Volume.Kind = .local) throws -> Bench {
        let bench = bench(SimulatedDisk(kind: kind))
        let journal = try bench.create()
        try journal.append((1...3).map { .answer($0) })
        try journal.close()
        return bench
    }

    private func reason(_ body: () throws -> Void) -> JournalError.Reason? {
        do {
            try body()
            return nil
        } catch {
            return (error as? JournalError)?.reason
        }
    }

    /// What the log holds after this name gives the way to a copy of it.
    private func copyInPlace(_ bench: Bench) throws {
        let journal = Bench.location.journal
        try bench.disk.copyTree(journal, to: "/backup")
        try bench.disk.rename(journal, to: "/gone")
        try bench.disk.copyTree("/backup", to: journal)
    }

    @Test("The file is written when a journal is made, and says the same after a rename")
    func rename() throws {
        let bench = try made()
        let home = try #require(bench.disk.bytes(at: Bench.location.home))
        let lines = String(decoding: home, as: UTF8.self).split(separator: "\n")
        let names = lines.map { line in String(line.prefix { $0 != " " }) }
        #expect(names == ["zhaodan-home/1", "filesystem", "inode", "birth", "machine"])
        #expect(try #require(JournalHome(home)).bytes == home)
        #expect(!String(decoding: home, as: UTF8.self).contains("00112233"))

        try bench.disk.rename("/home", to: "/elsewhere")
        let moved = JournalLocation(
            journal: "/elsewhere/journal", keys: "/elsewhere/keys", state: "/state")
        let (journal, report) = try Journal.open(moved, session: Bench.session, in: bench.world)
        #expect(!report.isMoved && report.warnings.isEmpty)
        try journal.close()
        #expect(bench.disk.bytes(at: moved.home) == home)
    }

    @Test("A copy in the journal's place is refused, untouched, and can be read")
    func copied() throws {
        let bench = try made()
        try copyInPlace(bench)
        let log = bench.log()
        #expect(reason { _ = try bench.open() } == .copiedJournal(.otherDirectory))
        #expect(reason { _ = try bench.open() } == .copiedJournal(.otherDirectory))
        #expect(bench.log() == log)
        #expect(try bench.entries().count == 6)
        guard case .sound = try bench.reader.verify() else {
            Issue.record("not sound")
            return
        }
    }

    @Test("Said to be only moved, it is believed when it is what this device signed last")
    func moved() throws {
        let bench = try made()
        try copyInPlace(bench)
        let (journal, report) = try Journal.open(
            Bench.location, home: .moved, session: Bench.session, in: bench.world)
        #expect(report.isMoved)
        try journal.close()
        #expect(try bench.entries()[6].body.string("home") == "moved")

        let (again, second) = try bench.open()
        #expect(!second.isMoved)
        try again.close()
        #expect(try bench.entries().last { $0.kind == "session.open" }?.body["home"] == nil)
    }

    @Test("What was left behind when a journal was moved is not gone on with")
    func leftBehind() throws {
        let bench = try made()
        try bench.disk.copyTree("/home", to: "/new")
        let location = JournalLocation(
            journal: "/new/journal", keys: "/new/keys", state: "/state")
        let (journal, _) = try Journal.open(
            location, home: .moved, session: Bench.session, in: bench.world)
        // Killed: nothing was signed that would betray the older one.
        _ = journal
        #expect(reason { _ = try bench.open() } == .copiedJournal(.leftBehind))
    }

    @Test("Without a memory of it, the word of another device decides: size and root, both")
    func explicit() throws {
        let bench = try made()
        try copyInPlace(bench)
        let disk = bench.disk
        try disk.rename("/state", to: "/lost")
        guard case .sound(let size, let root) = try bench.reader.verify() else {
            Issue.record("not sound")
            return
        }
        func open(_ claim: HomeClaim) throws -> (Journal, OpenReport) {
            try Journal.open(
                Bench.location, home: claim, session: Bench.session, in: bench.world)
        }
        let log = bench.log()
        #expect(reason { _ = try open(.moved) } == .moveUnproven)
        #expect(reason { _ = try open(.movedAs(size: size - 1, root: root)) } == .moveUnproven)
        #expect(reason { _ = try open(.movedAs(size: size, root: .zero)) } == .moveUnproven)
        #expect(bench.log() == log)
        #expect(try open(.movedAs(size: size, root: root)).1.isMoved)
    }

    @Test("On another machine it is refused, however it came there")
    func otherMachine() throws {
        let there = bench(try made().disk.afterSyncOfAll(), Self.otherFacts)
        #expect(reason { _ = try there.open() } == .copiedJournal(.otherMachine))
        // A machine without an id says nothing against it.
        let unknown = Bench(there.disk.afterKill())
        try unknown.open().0.close()
    }

    @Test("A journal that has none gets one; without birth times there is a warning")
    func older() throws {
        let bench = try made()
        let home = bench.disk.bytes(at: Bench.location.home)
        try bench.disk.remove(Bench.location.home)
        try bench.open().0.close()
        #expect(bench.disk.bytes(at: Bench.location.home) == home)

        bench.disk.forgetBirths()
        let (journal, report) = try bench.open()
        #expect(report.warnings == [.homeUncertain])
        try journal.close()
        // The number alone still gives a plain copy away.
        try copyInPlace(bench)
        #expect(reason { _ = try bench.open() } == .copiedJournal(.otherDirectory))
    }

    @Test("An unreadable one is suspect, and saying where the journal lies mends it")
    func unreadable() throws {
        let bench = try made()
        try bench.put(Bench.location.home, Array("zhaodan-home/1\n".utf8))
        #expect(reason { _ = try bench.open() } == .copiedJournal(.unreadable))
        let (journal, _) = try Journal.open(
            Bench.location, home: .moved, session: Bench.session, in: bench.world)
        try journal.close()
        try bench.open().0.close()
    }

    @Test("An older copy stays refused, whatever is said of its place")
    func olderCopy() throws {
        let bench = try made()
        try bench.disk.copyTree(Bench.location.journal, to: "/backup")
        let (journal, _) = try bench.open()
        try journal.append([.answer(4)])
        try journal.close()
        try bench.disk.rename(Bench.location.journal, to: "/gone")
        try bench.disk.copyTree("/backup", to: Bench.location.journal)
        for claim in [HomeClaim.asRecorded, .moved] {
            let found = reason {
                _ = try Journal.open(
                    Bench.location, home: claim, session: Bench.session, in: bench.world)
            }
            guard case .damaged(let problem)? = found else {
                Issue.record("\(claim): \(String(describing: found))")
                continue
            }
            #expect(problem.code == "older_copy")
        }
    }
}

extension SimulatedDisk {
    /// What `cp -a` does.
    func copyTree(_ old: String, to new: String) throws {
        if let bytes = bytes(at: old) {
            try createFile(new, bytes)
            return
        }
        try createDirectory(new)
        for name in list(old) { try copyTree("\(old)/\(name)", to: "\(new)/\(name)") }
    }
}
