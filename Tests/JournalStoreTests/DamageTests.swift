import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("What opening decides about damaged copies of the worked example")
struct DamageTests {
    private let whole = segment(Vector.lines)
    private let checkpoint = Array(Vector.checkpoint.utf8)

    private func offset(of entry: Int) -> Int {
        Vector.lengths.prefix(entry).reduce(0) { $0 + $1 + 1 }
    }

    private func flipped(_ entry: Int) -> [UInt8] {
        var bytes = whole
        bytes[offset(of: entry) + 40] ^= 1
        return bytes
    }

    /// Opens, and says what was set aside: the torn bytes, and how many good lines were left.
    private func expectTornTail(
        _ bytes: [UInt8], checkpoint: [UInt8]? = nil, good: Int, torn: Int, wholeLines: Int = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let bench = try Bench(vectorLog: bytes, checkpoint: checkpoint)
        let end = offset(of: good)
        let before = try bench.reader.verify()
        let problem = JournalProblem(
            .tornTail(bytes: torn, wholeLines: wholeLines), segment: "000000000000.jsonl",
            byteOffset: end, seq: good)
        #expect(before == .problem(problem), sourceLocation: sourceLocation)

        let (journal, report) = try bench.open()
        let tail = try #require(report.tornTails.first, sourceLocation: sourceLocation)
        #expect(report.tornTails.count == 1, sourceLocation: sourceLocation)
        #expect(tail.seq == good && tail.bytes == torn, sourceLocation: sourceLocation)
        #expect(tail.byteOffset == end, sourceLocation: sourceLocation)
        #expect(tail.wholeLines.count == wholeLines, sourceLocation: sourceLocation)
        let kept = bench.disk.bytes(
            at: "\(Bench.location.quarantine)/\(tail.quarantineFile)")
        #expect(kept == Array(bytes[end...]), sourceLocation: sourceLocation)
        try journal.close()

        let entries = try bench.entries()
        #expect(bench.log().starts(with: bytes[..<end]), sourceLocation: sourceLocation)
        #expect(
            entries[good...].map(\.kind) == ["quarantine", "session.open", "session.close"],
            sourceLocation: sourceLocation)
        #expect(
            entries[good].body == [
                "bytes": .integer(Int64(torn)), "offset": .integer(Int64(end)),
                "segment": "000000000000.jsonl",
                "sha256": .string(Hash256(of: Array(bytes[end...])).hex),
            ], sourceLocation: sourceLocation)
        #expect(
            try bench.reader.verify() == .sound(entries: entries.count, root: journal.root),
            sourceLocation: sourceLocation)
    }

    private func expectDamage(
        _ bytes: [UInt8], checkpoint: [UInt8]? = nil, code: String = "damaged_entry", good: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let bench = try Bench(vectorLog: bytes, checkpoint: checkpoint)
        let error = #expect(throws: JournalError.self, sourceLocation: sourceLocation) {
            try bench.open()
        }
        guard case .damaged(let problem)? = error?.reason else {
            Issue.record("opened or refused otherwise", sourceLocation: sourceLocation)
            return
        }
        #expect(problem.code == code, sourceLocation: sourceLocation)
        #expect(problem.seq == good, sourceLocation: sourceLocation)
        #expect(problem.byteOffset == offset(of: good), sourceLocation: sourceLocation)
        #expect(problem.segment == "000000000000.jsonl", sourceLocation: sourceLocation)
        #expect(try bench.reader.verify() == .problem(problem), sourceLocation: sourceLocation)
        // Refused means untouched, and free for the next who tries.
        #expect(bench.log() == bytes, sourceLocation: sourceLocation)
        #expect(bench.disk.list(Bench.location.quarantine).isEmpty)
        #expect(throws: error ?? JournalError(.closed), sourceLocation: sourceLocation) {
            try bench.open()
        }
    }

    @Test("Cut four bytes into entry 5: torn, unless a checkpoint knows of more")
    func cut() throws {
        try expectTornTail(Array(whole.prefix(2000)), good: 5, torn: 4)
        try expectDamage(Array(whole.prefix(2000)), checkpoint: checkpoint, good: 5)
    }

    @Test("Cut between two lines: nothing to see, unless a checkpoint knows of more")
    func cutBetween() throws {
        let bytes = Array(whole.prefix(offset(of: 5)))
        let bench = try Bench(vectorLog: bytes)
        let (_, report) = try bench.open()
        #expect(report.tornTails.isEmpty)
        #expect(report.unclosedSession?.lastSeq == 4)
        try expectDamage(
            bytes, checkpoint: checkpoint, code: "signed_entries_missing", good: 5)
    }

    @Test("One bit of the last entry: torn, unless a checkpoint covers it")
    func lastEntry() throws {
        try expectTornTail(flipped(6), good: 6, torn: 276)
        try expectDamage(flipped(6), checkpoint: checkpoint, good: 6)
    }

    @Test("One bit of entry 3: damage, since entry 4 shows that 3 had been durable")
    func middleEntry() throws {
        #expect(offset(of: 3) == 1206)
        try expectDamage(flipped(3), good: 3)
        try expectDamage(flipped(3), checkpoint: checkpoint, good: 3)
    }

    @Test("The last line feed missing: torn, and the whole line is offered")
    func lineFeed() throws {
        try expectTornTail(Array(whole.dropLast()), good: 6, torn: 275, wholeLines: 1)
    }

    @Test("Zeros behind the end: torn, also when a checkpoint covers the lines before")
    func zeros() throws {
        let bytes = whole + [UInt8](repeating: 0, count: 4096)
        try expectTornTail(bytes, good: 7, torn: 4096)
        try expectTornTail(bytes, checkpoint: checkpoint, good: 7, torn: 4096)
    }

    @Test("The last entry twice: torn")
    func doubled() throws {
        try expectTornTail(
            segment(Vector.lines + [Vector.lines[6]]), good: 7, torn: 276, wholeLines: 1)
    }

    @Test("A changed line is never handed out, wherever it stands", arguments: 0..<7)
    func reading(entry: Int) throws {
        var bytes = whole
        // In the middle of a text, so that only the hash gives it away.
        let text = Array("\"by\":\"u-0007\"".utf8)
        let start = offset(of: entry)
        let place = try #require(
            (start..<bytes.count - text.count).first {
                bytes[$0..<$0 + text.count].elementsEqual(text)
            })
        bytes[place + text.count - 2] = UInt8(ascii: "8")
        let bench = try Bench(vectorLog: bytes)
        var seen: [JournalEntry] = []
        _ = try? bench.reader.entries { found in
            seen.append(found)
            return true
        }
        #expect(seen.count == entry && seen.allSatisfy { $0.by == "u-0007" })
    }

    @Test("Entries 3 and 4 swapped: damage")
    func swapped() throws {
        var lines = Vector.lines
        lines.swapAt(3, 4)
        try expectDamage(segment(lines), good: 3)
    }

    @Test("A line printed with a space and a new sum is not canonical")
    func reprinted() throws {
        func reprinted(_ entry: Int) -> [UInt8] {
            var lines = Vector.lines
            var line = Array(lines[entry].replacing("\"by\":", with: "\"by\": ").utf8)
            let covered = Array(line.dropLast(26))
            line.replaceSubrange(
                line.count - 18..<line.count - 2, with: Hash256(of: covered).hex.utf8.prefix(16))
            lines[entry] = String(decoding: line, as: UTF8.self)
            return segment(lines)
        }
        try expectDamage(reprinted(3), good: 3)
        try expectTornTail(reprinted(6), good: 6, torn: 277)
    }

    @Test("The other branch of a fork does not fit the checkpoint of this one")
    func fork() throws {
        let bytes = segment(Vector.lines.prefix(6) + [Vector.forkLine])
        let bench = try Bench(vectorLog: bytes, checkpoint: checkpoint)
        let problem = JournalProblem(.rootDiffers(size: 7), segment: "checkpoint")
        #expect(try bench.reader.verify() == .problem(problem))
        #expect(throws: JournalError(.damaged(problem), file: Bench.location.journal)) {
            try bench.open()
        }
    }

    @Test("A checkpoint of another journal, or of none, is bad", arguments: [0, 1, 2])
    func foreignCheckpoint(kind: Int) throws {
        let other = try #require(
            NoteSigner(name: Vector.origin, seed: [UInt8](repeating: 4, count: 32)))
        let root = try #require(Hash256(hex: Vector.roots[7]))
        let text = Checkpoint(origin: Vector.origin, size: 7, root: root)
        let bytes: [UInt8] =
            switch kind {
            case 0: try SignedCheckpoint(signing: text, by: other).note.bytes
            case 1: []
            default: [UInt8](repeating: 0, count: 20_000)
            }
        let bench = try Bench(vectorLog: whole, checkpoint: bytes)
        guard case .problem(let problem) = try bench.reader.verify() else {
            Issue.record("found sound")
            return
        }
        #expect(problem.code == "bad_checkpoint")
        #expect(throws: JournalError(.damaged(problem), file: Bench.location.journal)) {
            try bench.open()
        }
    }

    @Test("Cut at any length, a journal without a checkpoint loses no whole line and no byte")
    func everyLength() throws {
        for length in offset(of: 1)...whole.count
        where length <= offset(of: 3) || length.isMultiple(of: 16) || Setting.isTorture {
            let bytes = Array(whole.prefix(length))
            let good = (0...7).last { offset(of: $0) <= length } ?? 0
            let bench = try Bench(vectorLog: bytes)
            let (journal, report) = try bench.open()
            let rest = bytes[offset(of: good)...]
            let set = report.tornTails.first.flatMap {
                bench.disk.bytes(at: "\(Bench.location.quarantine)/\($0.quarantineFile)")
            }
            let isKept = set ?? [] == Array(rest)
            let isUntouched = bench.log().starts(with: bytes[..<offset(of: good)])
            let isGrown = journal.size == good + (rest.isEmpty ? 1 : 2)
            if !(isKept && isUntouched && isGrown) { Issue.record("cut at \(length)") }
        }
    }

    @Test("Cut inside the first entry, a journal was never created", arguments: [0, 1, 200, 402])
    func firstEntry(length: Int) throws {
        let bench = try Bench(vectorLog: Array(whole.prefix(length)))
        let error = #expect(throws: JournalError.self) { try bench.open() }
        #expect(error?.code == "unfinished_creation")

        let journal = try bench.create()
        #expect(journal.size == 2)
        #expect(journal.origin != Vector.origin)
        try journal.close()
        #expect(
            try bench.reader.verify() == .sound(entries: journal.size, root: journal.root))
        // The key of the journal that never was is kept and not used.
        let keys = bench.disk.list(Bench.location.keys)
        #expect(keys.count == 2 && keys[0] == "device.key")
    }
}

@Suite("Every single flipped bit is found")
struct BitFlipTests {
    private static let whole = segment(Vector.lines)
    private static let firstFive = segment(Vector.lines.prefix(5))
    private static let slices = 8

    /// The note without the cosignature, which only the hub's key could judge.
    private static let ownCheckpoint: [UInt8] = {
        let lines = Vector.checkpoint.split(separator: "\n", omittingEmptySubsequences: false)
        return Array(lines.prefix(5).map { $0 + "\n" }.joined().utf8)
    }()

    @Test(
        "In the log, even without a checkpoint, and its entry is named", arguments: 0..<slices)
    func log(slice: Int) throws {
        let bench = try Bench(vectorLog: Self.firstFive)
        let path = Bench.location.segment(first: 0)
        var bytes = Self.firstFive
        for index in stride(from: slice, to: bytes.count, by: Self.slices) {
            for bit in 0..<8 {
                bytes[index] ^= 1 << bit
                try bench.put(path, bytes)
                let entry = Vector.entry(holding: index)
                guard case .problem(let problem) = try bench.reader.verify(),
                    problem.seq == entry, problem.segment == "000000000000.jsonl"
                else {
                    Issue.record("bit \(bit) of byte \(index)")
                    return
                }
                bytes[index] ^= 1 << bit
            }
        }
    }

    @Test("In the checkpoint", arguments: 0..<slices)
    func checkpoint(slice: Int) throws {
        let bench = try Bench(vectorLog: Self.whole, checkpoint: Self.ownCheckpoint)
        guard case .sound = try bench.reader.verify() else {
            Issue.record("the example is not sound")
            return
        }
        var bytes = Self.ownCheckpoint
        for index in stride(from: slice, to: bytes.count, by: Self.slices) {
            for bit in 0..<8 {
                bytes[index] ^= 1 << bit
                try bench.put(Bench.location.checkpoint, bytes)
                if case .sound = try bench.reader.verify() {
                    Issue.record("bit \(bit) of byte \(index)")
                }
                bytes[index] ^= 1 << bit
            }
        }
    }
}

extension Vector {
    /// The number of the entry whose line, line feed included, has this byte.
    fileprivate static func entry(holding byte: Int) -> Int {
        var end = 0
        return lengths.firstIndex { length in
            end += length + 1
            return byte < end
        } ?? lengths.count
    }
}
