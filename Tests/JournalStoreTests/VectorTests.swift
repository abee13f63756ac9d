import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("The worked example of the format, byte for byte")
struct VectorTests {
    private func entries() throws -> [JournalEntry] {
        var reader = EntryLineReader()
        return try Vector.lines.map { line in
            try Array(line.utf8).withUnsafeBufferPointer { try reader.entry(in: $0) }
        }
    }

    @Test("The reader accepts every line and finds its leaf hash")
    func read() throws {
        var chain = Chain()
        for (index, entry) in try entries().enumerated() {
            #expect(Vector.lines[index].utf8.count == Vector.lengths[index])
            #expect(entry.leaf.hex == Vector.leaves[index])
            try chain.accept(entry)
        }
        #expect(chain.size == 7)
        #expect(chain.identity?.origin == Vector.origin)
    }

    @Test("The writer prints every line from its members")
    func written() throws {
        for (entry, line) in zip(try entries(), Vector.lines) {
            let printed = EntryLine(
                at: entry.at, hlc: entry.hlc, mono: entry.mono, by: entry.by, kind: entry.kind,
                body: canonicalBytes(entry.body), dev: entry.dev, grp: entry.grp,
                prev: entry.prev, seq: entry.seq
            ).bytes()
            #expect(printed == Array(line.utf8))
        }
    }

    @Test("The hybrid clock gives each line the time it has")
    func hybridTimes() throws {
        var last = HybridTime.zero
        for entry in try entries() {
            #expect(last.next(at: entry.at) == entry.hlc)
            last = entry.hlc
        }
    }

    @Test("The tree has the root of every size")
    func roots() throws {
        var frontier = MerkleFrontier()
        #expect(frontier.root.hex == Vector.roots[0])
        for entry in try entries() {
            frontier.append(entry.leaf)
            #expect(frontier.root.hex == Vector.roots[frontier.size])
        }
    }

    @Test("A journal with these keys and clocks writes the first four lines")
    func journal() throws {
        // The lock file takes the first reading; genesis and session.open are a second apart.
        let clock = SteppedClock(at: "2026-03-04T08:59:59.000+08:00", step: 1000)
        let run = try #require(Hex.bytes(Vector.run.utf8))
        let temporaryName = [UInt8](repeating: 9, count: 16)
        let world = JournalWorld(
            fileSystem: SimulatedDisk(), clock: clock,
            random: ScriptedRandom([Vector.deviceSeed, run, temporaryName]))
        let journal = try Journal.create(
            at: Bench.location, JournalFounding(domain: "journal.example"),
            session: Bench.session, in: world)
        #expect(journal.origin == Vector.origin)
        let entries = try entries()
        clock.setStep(0)
        clock.advance(by: 59_000)
        try journal.append([
            EntryDraft(by: "u-0007", kind: "answer", body: entries[2].body)
        ])
        #expect(try journal.blobs.put(Vector.blob, for: .text) == Vector.blobName)
        clock.advance(by: 14_250)
        try journal.append([
            EntryDraft(by: "u-0007", kind: "photo.add", body: entries[3].body)
        ])
        let bytes = try world.fileSystem.bytes(
            of: Bench.location.segment(first: 0), limit: 1 << 20)
        #expect(bytes == segment(Vector.lines.prefix(4)))
        #expect(journal.root.hex == Vector.roots[4])
    }

    @Test("The verifier keys have their names, ids and bytes")
    func verifierKeys() throws {
        let device = try #require(NoteSigner(name: Vector.origin, seed: Vector.deviceSeed))
        #expect(device.verifier.vkey == Vector.deviceKey)
        let inspector = try #require(
            NoteSigner(name: "inspector.example/u-0007", seed: Vector.inspectorSeed))
        #expect(inspector.verifier.vkey == Vector.inspectorKey)
        let hub = try #require(NoteSigner(name: "hub.example/witness", seed: Vector.hubSeed))
        let witness = NoteVerifier(
            name: hub.name, algorithm: .cosignature, publicKey: hub.publicKey)
        #expect(witness?.vkey == Vector.hubKey)
        for vkey in [Vector.deviceKey, Vector.inspectorKey, Vector.hubKey] {
            #expect(NoteVerifier(vkey: vkey)?.vkey == vkey)
        }
    }

    @Test("The checkpoint is signed and read with and without its cosignature")
    func checkpoint() throws {
        let device = try #require(NoteSigner(name: Vector.origin, seed: Vector.deviceSeed))
        let root = try #require(Hash256(hex: Vector.roots[7]))
        let signed = try SignedCheckpoint(
            signing: Checkpoint(origin: Vector.origin, size: 7, root: root), by: device)
        let whole = Array(Vector.checkpoint.utf8)
        #expect(whole.starts(with: signed.note.bytes))

        let read = try SignedCheckpoint(whole, verifier: device.verifier)
        #expect(read.checkpoint == signed.checkpoint)
        #expect(read.note.signatures.count == 2)
        #expect(read.note.bytes == whole)
    }

    @Test("The fork vector is a valid checkpoint of the same size with another root")
    func fork() throws {
        let device = try #require(NoteVerifier(vkey: Vector.deviceKey))
        var frontier = MerkleFrontier()
        for entry in try entries().dropLast() { frontier.append(entry.leaf) }
        var reader = EntryLineReader()
        let other = try Array(Vector.forkLine.utf8).withUnsafeBufferPointer {
            try reader.entry(in: $0)
        }
        #expect(other.leaf.hex == Vector.forkLeaf)
        frontier.append(other.leaf)
        #expect(frontier.root.hex == Vector.forkRoot)

        let signed = try SignedCheckpoint(Array(Vector.forkCheckpoint.utf8), verifier: device)
        #expect(signed.checkpoint.size == 7)
        #expect(signed.checkpoint.root == frontier.root)
    }

    @Test("The statement is signed by the inspector and stands in the sign entry as it is")
    func statement() throws {
        let inspector = try #require(
            NoteSigner(name: "inspector.example/u-0007", seed: Vector.inspectorSeed))
        let form = "inspection.example/statement/v1"
        let root = try #require(Hash256(hex: Vector.roots[5]))
        let statement = try #require(
            Statement(
                form: form,
                checkpoint: Checkpoint(origin: Vector.origin, size: 5, root: root),
                report: Hash256(of: Vector.report), person: "u-0007",
                roles: ["inspected", "signed", "responsible"]))
        #expect(statement.report.hex == Vector.reportHash)
        let note = try statement.signed(by: inspector)
        #expect(note.string == Vector.statement)
        #expect(try entries()[5].body.string("note") == Vector.statement)

        let read = try Statement(
            SignedNote(Array(Vector.statement.utf8)), verifier: inspector.verifier, form: form)
        #expect(read == statement)
    }

    @Test("Verifying the example finds seven entries and their root")
    func verified() throws {
        let bench = try Bench(
            vectorLog: segment(Vector.lines), checkpoint: Array(Vector.checkpoint.utf8))
        let root = try #require(Hash256(hex: Vector.roots[7]))
        #expect(try bench.reader.verify() == .sound(entries: 7, root: root))
        let status = try bench.reader.status()
        #expect(status.size == 7)
        #expect(status.signedSize == 7)
        #expect(!status.isSessionOpen)
    }
}
