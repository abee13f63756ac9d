import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("Journals of more than one segment")
struct SegmentTests {
    /// 4,200 entries, closed; built once.
    private static let long: SimulatedDisk = {
        let bench = Bench()
        do {
            let journal = try bench.create()
            while journal.size < 4199 {
                let count = min(700, 4199 - journal.size)
                try journal.append((0..<count).map { .answer($0, note: "") })
            }
            try journal.close()
        } catch {
            Issue.record(error)
        }
        return bench.disk
    }()

    private func bench() -> Bench { Bench(Self.long.afterKill()) }

    private var state: String {
        "/state/" + (Self.long.list("/state").first ?? "")
    }

    @Test("A group does not go over a segment's end")
    func border() throws {
        let bench = bench()
        #expect(
            bench.disk.list(Bench.location.log) == ["000000000000.jsonl", "000000004096.jsonl"])
        let first = bench.log().split(separator: UInt8(ascii: "\n"))
        let second = bench.log("000000004096").split(separator: UInt8(ascii: "\n"))
        #expect(first.count == 4096)
        #expect(second.count == 4200 - 4096)
        let entries = try bench.entries()
        #expect(entries[4096].grp == 4096)
        #expect(entries[4095].grp < 4095)
    }

    @Test("The remembered tree gives the root that reading everything gives")
    func remembered() throws {
        let quick = bench()
        #expect(quick.disk.bytes(at: "\(state)/frontier") != nil)
        let (first, _) = try quick.open()
        let slow = bench()
        try slow.disk.remove("\(state)/frontier")
        let (second, _) = try slow.open()
        #expect(first.root == second.root)
        #expect(first.size == 4201)
        try first.close()
        guard case .sound = try quick.reader.verify() else {
            Issue.record("not sound")
            return
        }
    }

    @Test("A wrong memory of the tree is noticed and not used")
    func wrongMemory() throws {
        let bench = bench()
        let wrong = "zhaodan-frontier/1\n4096\n\(String(repeating: "0", count: 64))\n"
        try bench.put("\(state)/frontier", Array(wrong.utf8))
        let (journal, _) = try bench.open()
        try journal.close()
        #expect(try bench.reader.verify() == .sound(entries: journal.size, root: journal.root))
    }

    @Test("Entries are handed out from any number on", arguments: [0, 1, 4095, 4096, 4199, 4200])
    func from(seq: Int) throws {
        var found: [Int] = []
        let size = try bench().reader.entries(from: seq) { entry in
            found.append(entry.seq)
            return true
        }
        #expect(size == 4200)
        #expect(found == Array(seq..<4200))
    }

    @Test("A visitor that has enough ends the reading")
    func stopped() throws {
        var count = 0
        try bench().reader.entries(from: 4090) { _ in
            count += 1
            return count < 10
        }
        #expect(count == 10)
    }

    @Test("A damaged old segment is found by verifying, with its place")
    func oldDamage() throws {
        let bench = bench()
        var bytes = bench.log()
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let offset = lines.prefix(1000).reduce(0) { $0 + $1.count + 1 }
        bytes[offset + 60] ^= 4
        try bench.put(Bench.location.segment(first: 0), bytes)
        guard case .problem(let problem) = try bench.reader.verify() else {
            Issue.record("sound")
            return
        }
        #expect(problem.code == "damaged_entry")
        #expect(problem.seq == 1000)
        #expect(problem.byteOffset == offset)
        #expect(problem.segment == "000000000000.jsonl")
    }

    @Test("A finished segment that lost its end is damage, not a torn tail", arguments: [1, 300])
    func shortSegment(missing: Int) throws {
        let bench = bench()
        try bench.put(
            Bench.location.segment(first: 0), Array(bench.log().dropLast(missing)))
        let error = #expect(throws: JournalError.self) { try bench.open() }
        #expect(error?.code == "damaged_entry")
        guard case .problem(let problem) = try bench.reader.verify() else {
            Issue.record("sound")
            return
        }
        #expect(problem.code == "damaged_entry")
        #expect(problem.segment == "000000000000.jsonl")
    }

    @Test("A missing segment is named")
    func missing() throws {
        let bench = bench()
        try bench.disk.remove(Bench.location.segment(first: 0))
        guard case .problem(let problem) = try bench.reader.verify() else {
            Issue.record("sound")
            return
        }
        #expect(problem == JournalProblem(.missingSegment, segment: "000000000000.jsonl"))
    }

    @Test("A newest segment without a line is begun by the next entry")
    func emptySegment() throws {
        let bench = bench()
        try bench.put(Bench.location.segment(first: 4096), [])
        try bench.disk.remove("\(state)/witness")
        // A checkpoint knows of more; without it the cut at the border is not to be seen.
        #expect(throws: JournalError.self) { try bench.open() }
        try bench.disk.remove(Bench.location.checkpoint)
        let (journal, report) = try bench.open()
        #expect(report.unclosedSession?.lastSeq == 4095)
        #expect(journal.size == 4097)
        try journal.close()
        #expect(try bench.reader.verify() == .sound(entries: 4098, root: journal.root))
    }

    @Test("A torn first line of a new segment is set aside there")
    func tornFirstLine() throws {
        let bench = bench()
        try bench.disk.remove("\(state)/witness")
        try bench.disk.remove(Bench.location.checkpoint)
        try bench.put(Bench.location.segment(first: 4096), Array("{\"at\"".utf8))
        let (journal, report) = try bench.open()
        #expect(report.tornTails.map(\.segment) == ["000000004096.jsonl"])
        #expect(report.tornTails.map(\.byteOffset) == [0])
        #expect(try bench.entries()[4096].kind == "quarantine")
        try journal.close()
    }

    // MARK: Several segments at once

    @Test("Read side by side the segments give what they give one after the other")
    func sideBySide() throws {
        let bench = bench()
        var found: [JournalEntry] = []
        try bench.reader.allEntries(making: \.self) { entry in
            found.append(entry)
            return true
        }
        #expect(found == (try bench.entries()))
    }

    @Test("Who has enough is given no more", arguments: [0, 255, 4095, 4096, 4199])
    func enough(last: Int) throws {
        var found: [Int] = []
        try bench().reader.allEntries(making: \.seq) { seq in
            found.append(seq)
            return seq < last
        }
        #expect(found == Array(0...last))
    }

    @Test(
        "Damage in any segment is thrown, after all that lies before it",
        arguments: [("000000000000", 3000), ("000000000000", 4090), ("000000004096", 4150)])
    func damage(segment: String, seq: Int) throws {
        let bench = bench()
        var lines = bench.log(segment).split(separator: UInt8(ascii: "\n")).map(Array.init)
        let index = seq - (Int(segment) ?? 0)
        lines[index][lines[index].count / 2] ^= 1
        try bench.put(
            "\(Bench.location.journal)/log/\(segment).jsonl",
            lines.flatMap { $0 + [UInt8(ascii: "\n")] })
        var found = 0
        #expect(throws: JournalError.self) {
            try bench.reader.allEntries(making: \.seq) { seq in
                if seq != found { Issue.record("\(seq) after \(found - 1)") }
                found = seq + 1
                return true
            }
        }
        #expect(found >= seq)
    }
}
