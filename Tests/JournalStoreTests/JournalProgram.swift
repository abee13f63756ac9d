import CanonicalJSON
import SimulatedDisk

@testable import JournalStore

/// A program that uses a journal and writes down what it was promised.
struct JournalProgram {
    private(set) var disk: SimulatedDisk
    private(set) var promises = Promises()
    private(set) var journal: Journal?

    let clock = SteppedClock(step: 11)
    private let defect: DefectiveDisk.Defect?
    private let random: SeededRandom
    private var submitted = 0

    init(_ disk: SimulatedDisk, defect: DefectiveDisk.Defect? = nil, seed: UInt64 = 1) {
        self.disk = disk
        self.defect = defect
        random = SeededRandom(seed: seed)
        // What the disk holds at first was promised by somebody before.
        if let found = try? Bench(disk).entries() { promises.add(found, at: 0) }
    }

    mutating func create() throws(JournalError) {
        journal = try Journal.create(at: Bench.location, session: Bench.session, in: world)
        promises.addCreation(at: disk.calls)
    }

    @discardableResult
    mutating func open() throws(JournalError) -> OpenReport {
        let (journal, report) = try Journal.open(
            Bench.location, session: Bench.session, in: world)
        self.journal = journal
        return report
    }

    /// The process ends without closing anything.
    mutating func die() { journal = nil }

    /// The same, and the machine goes on with another disk.
    mutating func move(to disk: SimulatedDisk) {
        journal = nil
        self.disk = disk
    }

    mutating func close() throws(JournalError) {
        try journal?.close()
        journal = nil
    }

    /// Entries of this many bytes of text, written as one group.
    mutating func append(
        _ count: Int = 1, bytes: Int, kind: String = "answer"
    ) throws(JournalError) {
        try append((0..<count).map { _ in draft(bytes: bytes, kind: kind) })
    }

    mutating func append(_ drafts: [EntryDraft]) throws(JournalError) {
        promises.expect(drafts)
        guard let outcome = journal?.appendAsFarAsPossible(drafts) else { return }
        promises.add(outcome.entries, at: disk.calls)
        if let failure = outcome.failure { throw failure }
    }

    mutating func checkpoint() throws(JournalError) {
        guard let signed = try journal?.checkpoint() else { return }
        promises.add(checkpoint: signed.checkpoint.size, at: disk.calls)
    }

    /// A photograph and the entry about it.
    mutating func photograph(bytes: Int) throws(JournalError) {
        guard let journal else { return }
        submitted += 1
        let content = [UInt8](repeating: UInt8(submitted % 251), count: bytes)
        let name = try journal.blobs.put(content, for: .text)
        promises.add(blob: name, at: disk.calls)
        try append([
            EntryDraft(
                by: "u-0007", kind: "photo.add",
                body: ["blob": .string(name), "n": .integer(Int64(submitted))])
        ])
    }

    /// A person's name and the entry about it.
    mutating func introduce(_ name: String) throws(JournalError) {
        guard let journal else { return }
        submitted += 1
        let commitment = try journal.privateValues.commit(.string(name), of: "u-0007")
        promises.add(commitment, .string(name), at: disk.calls)
        try append([
            EntryDraft(
                by: "u-0007", kind: "person",
                body: [
                    "n": .integer(Int64(submitted)), "name": .object(commitment.json),
                ])
        ])
    }

    private mutating func draft(bytes: Int, kind: String) -> EntryDraft {
        submitted += 1
        // A string of an entry has at most 16 KiB.
        let first = min(bytes, 15_000)
        return EntryDraft(
            by: "u-0007", kind: kind,
            body: [
                "more": .string(String(repeating: "y", count: bytes - first)),
                "n": .integer(Int64(submitted)),
                "note": .string(String(repeating: "x", count: first)),
            ])
    }

    private var world: JournalWorld {
        JournalWorld(
            fileSystem: defect.map { DefectiveDisk(disk, $0) } ?? disk, clock: clock,
            random: random)
    }
}
