import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("A damaged journal is mended from a copy")
struct RepairTests {
    /// Closed, with a copy of it in `/copy`.
    private static func made(entries: Int) throws -> Bench {
        let bench = Bench()
        let journal = try bench.create()
        let blob = try journal.blobs.put(Vector.blob, for: .text)
        try journal.append([
            EntryDraft(by: "u-0007", kind: "photo.add", body: ["blob": .string(blob)])
        ])
        while journal.size < entries - 1 {
            let count = min(1000, entries - 1 - journal.size)
            try journal.append((0..<count).map { .answer($0, note: "") })
        }
        try journal.close()
        try bench.disk.copyTree(Bench.location.journal, to: "/copy")
        return Bench(bench.disk.afterSyncOfAll())
    }

    private static let small = Result { try made(entries: 12) }
    private static let large = Result { try made(entries: 9000) }

    private func fresh(_ bench: Result<Bench, any Error>) throws -> Bench {
        Bench(try bench.get().disk.afterKill())
    }

    private func repair(
        _ bench: Bench, from: [String] = ["/copy"]
    ) throws(JournalError) -> RepairReport {
        try JournalRepair.run(
            Bench.location, from: from, session: Bench.session, in: bench.world)
    }

    private func offset(of entry: Int, _ bytes: [UInt8]) -> Int {
        bytes.split(separator: UInt8(ascii: "\n")).prefix(entry).reduce(0) { $0 + $1.count + 1 }
    }

    private func isSound(_ bench: Bench) throws -> Bool {
        if case .sound = try bench.reader.verify() { true } else { false }
    }

    private func path(_ first: Int) -> String { Bench.location.segment(first: first) }

    @Test("A changed byte in any entry, the first and the last too", arguments: [0, 1, 5, 11])
    func oneByte(entry: Int) throws {
        let bench = try fresh(Self.small)
        let whole = bench.log()
        var bytes = whole
        bytes[offset(of: entry, whole) + 60] ^= 1
        try bench.put(path(0), bytes)
        let report = try repair(bench)
        #expect(report.isInOrder && report.segments.map(\.entries) == [[entry]])
        #expect(bench.log() == whole)
        let kept = try #require(report.segments.first?.quarantineFile)
        #expect(bench.disk.bytes(at: "\(Bench.location.quarantine)/\(kept)") == bytes)
        // What is kept is told of by no entry, and the journal opens as if nothing had been.
        let (journal, opened) = try bench.open()
        #expect(opened.tornTails.isEmpty)
        try journal.close()
        #expect(try !repair(bench).hasDoneSomething)
    }

    @Test("Several damaged entries beside one another, a cut, lines doubled and swapped")
    func more() throws {
        let whole = try fresh(Self.small).log()
        let lines = whole.split(separator: UInt8(ascii: "\n")).map { Array($0) }
        func joined(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }
        var broken = lines
        for entry in 4...6 { broken[entry][70] ^= 1 }
        var swapped = lines
        swapped.swapAt(5, 6)
        let cases = [
            joined(broken), joined(swapped), joined(Array(lines[..<5] + lines[4...])),
            Array(whole.prefix(offset(of: 7, whole) + 9)),
            Array(whole.prefix(offset(of: 7, whole))),
            [], whole.map { _ in 0 },
        ]
        for (number, bytes) in cases.enumerated() {
            let bench = try fresh(Self.small)
            try bench.put(path(0), bytes)
            let report = try repair(bench)
            #expect(report.isInOrder && bench.log() == whole, "case \(number)")
        }
    }

    @Test("A line of another branch is not taken, nor one that was never signed for")
    func otherBranch() throws {
        let bench = try fresh(Self.small)
        let whole = bench.log()
        // Another life from entry 11 on, in the place of the copy.
        let cut = Array(whole.prefix(offset(of: 11, whole)))
        let other = Bench(
            bench.disk.afterKill(), clock: SteppedClock(at: "2027-01-01T00:00:00.000+08:00"))
        try other.put(path(0), cut)
        try other.disk.remove(Bench.location.checkpoint)
        try other.disk.rename("/state", to: "/lost")
        let (journal, _) = try other.open()
        try journal.append([.answer(7), .answer(8)])
        try journal.close()
        try bench.put("/fork/log/000000000000.jsonl", other.log())

        try bench.put(path(0), cut)
        let report = try repair(bench, from: ["/fork"])
        #expect(report.problem?.code == "signed_entries_missing")
        #expect(bench.log() == cut)
        #expect(try repair(bench, from: ["/fork", "/copy"]).isInOrder)
        #expect(bench.log() == whole)
    }

    @Test("A missing segment, first, middle or last, and a directory with its name")
    func segments() throws {
        for first in [0, 4096, 8192] {
            let bench = try fresh(Self.large)
            let whole = bench.disk.bytes(at: path(first))
            try bench.disk.remove(path(first))
            if first == 4096 {
                try bench.disk.createDirectory(path(first))
                try bench.put("\(Bench.location.log)/notes.txt", [1, 2])
            }
            let report = try repair(bench)
            #expect(report.isInOrder && bench.disk.bytes(at: path(first)) == whole, "\(first)")
            #expect(report.segments.map(\.quarantineFile) == [nil])
            #expect(report.setAside.count == (first == 4096 ? 2 : 0))
            let aside = bench.disk.list(Bench.location.quarantine).filter {
                $0.hasPrefix("foreign")
            }
            #expect(aside.count == report.setAside.count)
        }
    }

    @Test("A checkpoint that is rotten or gone is signed anew, unless something signed disagrees")
    func checkpoint() throws {
        for rotten in [[UInt8]("nonsense".utf8), nil] {
            let bench = try fresh(Self.small)
            let size = try bench.entries().count
            if let rotten {
                try bench.put(Bench.location.checkpoint, rotten)
            } else {
                try bench.disk.remove(Bench.location.checkpoint)
            }
            let report = try repair(bench)
            #expect(report.isInOrder && report.isSignedAnew)
            #expect(try bench.reader.status().signedSize == size)
            #expect(try !repair(bench).isSignedAnew)
        }
        // Cut short as well: the copy outside knows of more than a copy cut in the same way has.
        let bench = try fresh(Self.small)
        let cut = Array(bench.log().prefix(offset(of: 9, bench.log())))
        try bench.put(Bench.location.checkpoint, [1])
        try bench.put(path(0), cut)
        try bench.put("/short/log/000000000000.jsonl", cut)
        let report = try repair(bench, from: ["/short"])
        #expect(!report.isInOrder && !report.isSignedAnew)
        #expect(try repair(bench).isInOrder)
    }

    @Test("A blob that is gone or rotten comes back by its name")
    func blobs() throws {
        let bench = try fresh(Self.small)
        let name = BlobStore.namePrefix + Hash256(of: Vector.blob).hex
        let path = try BlobReader(Bench.location, in: bench.disk).path(of: name)
        for rotten in [[UInt8]("rotten".utf8), nil] {
            if let rotten { try bench.put(path, rotten) } else { try bench.disk.remove(path) }
            #expect(try repair(bench, from: ["/state"]).missingBlobs == [name])
            let report = try repair(bench)
            #expect(report.restoredBlobs == [name] && report.isInOrder)
            #expect(bench.disk.bytes(at: path) == Vector.blob)
        }
        let kept = bench.disk.list(Bench.location.quarantine).filter { $0.hasPrefix("blob-") }
        #expect(kept.count == 1)
    }

    @Test("What no copy has stays damaged, byte for byte, and is named")
    func nothingThere() throws {
        let bench = try fresh(Self.small)
        var bytes = bench.log()
        bytes[offset(of: 5, bytes) + 60] ^= 1
        try bench.put(path(0), bytes)
        try bench.put("/empty/readme", [])
        let report = try repair(bench, from: ["/empty"])
        #expect(report.problem?.code == "damaged_entry" && report.problem?.seq == 5)
        #expect(bench.log() == bytes)
        #expect(throws: JournalError.self) { try repair(bench, from: ["/nowhere"]) }
    }

    @Test("Without power in the middle nothing is worse, and a second run ends it")
    func interrupted() throws {
        let base = try fresh(Self.small)
        let whole = base.log()
        var bytes = whole
        bytes[offset(of: 5, whole) + 60] ^= 1
        try base.put(path(0), bytes)
        try base.put(Bench.location.checkpoint, [1])
        let ready = base.disk.afterSyncOfAll()
        let rehearsal = Bench(ready.afterKill())
        _ = try repair(rehearsal)
        var random = SeededGenerator(seed: 9)
        for call in 0..<rehearsal.disk.calls {
            let bench = Bench(ready.afterKill())
            bench.disk.setPlan { number, _ in number == call ? .powerLoss : nil }
            _ = try? repair(bench)
            for _ in 0..<4 {
                let after = Bench(bench.disk.afterPowerLoss(&random))
                #expect([bytes, whole].contains(after.log()), "call \(call)")
                let isMended = try repair(after).isInOrder
                #expect(isMended && after.log() == whole, "call \(call)")
            }
        }
    }
}
