import CanonicalJSON
import CivilTime
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("Whatever line is accepted prints back to the same bytes")
struct LineFuzzTests {
    @Test("Mutated lines with a sum that fits", arguments: 0..<4 as Range<UInt64>)
    func mutated(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var accepted = 0
        for _ in 0..<5_000 {
            let vector = Vector.lines.randomElement(using: &random) ?? ""
            var line = Array(vector.utf8)
            for _ in 0..<Int.random(in: 1...2, using: &random) { change(&line, &random) }
            // Without this the sum would refuse everything, and hide the other rules.
            if line.count > 26 {
                let sum = Hash256(of: Array(line.dropLast(26))).shortHex
                line.replaceSubrange(line.count - 18..<line.count - 2, with: sum)
            }
            var reader = EntryLineReader()
            guard let entry = line.withUnsafeBufferPointer({ try? reader.entry(in: $0) }) else {
                continue
            }
            accepted += 1
            if entry.line != line {
                Issue.record("printed otherwise: \(String(decoding: line, as: UTF8.self))")
            }
        }
        #expect(accepted > 100)
    }

    private func change(_ line: inout [UInt8], _ random: inout SeededGenerator) {
        guard !line.isEmpty else { return }
        let index = Int.random(in: 0..<line.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: line[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: line.remove(at: index)
        case 2: line.insert(UInt8.random(in: 0x20..<0x7f, using: &random), at: index)
        default:
            let digits = line.indices.filter { (0x30...0x39).contains(line[$0]) }
            guard let digit = digits.randomElement(using: &random) else { return }
            line[digit] = UInt8.random(in: 0x30...0x39, using: &random)
        }
    }

    @Test(
        "A line whose members are not what they have to be is refused for that member",
        arguments: [
            ("\"by\":\"u-0007\"", "\"by\":\"张三\"", "by"),
            ("\"by\":\"u-0007\"", "\"by\":\"u-\"", "by"),
            ("\"dev\":\"d-34750f98bd59fcfc\"", "\"dev\":\"d-34750F98bd59fcfc\"", "dev"),
            ("\"hlc\":\"019cb65cccc8-0000\"", "\"hlc\":\"019cb65cccc8_0000\"", "hlc"),
            ("\"kind\":\"answer\"", "\"kind\":\"Answer\"", "kind"),
            ("\"kind\":\"answer\"", "\"kind\":\"\"", "kind"),
            ("\"mono\":60000", "\"mono\":-1", "mono"),
            ("\"grp\":2", "\"grp\":-2", "grp"),
            ("\"at\":\"2026-03-04T", "\"at\":\"2026-02-30T", "at"),
        ])
    func badMembers(old: String, new: String, member: String) {
        let line = Array(Vector.lines[2].replacing(old, with: new).utf8)
        var reader = EntryLineReader()
        #expect(throws: LineFault.badMember(member)) {
            try line.withUnsafeBufferPointer { try reader.entry(in: $0) }
        }
    }

    @Test("A line may have 65,535 bytes and not one more")
    func longest() throws {
        func line(bytes: Int) -> [UInt8] {
            func made(_ filling: Int) -> [UInt8] {
                EntryLine(
                    at: WallTime(milliseconds: 0, offsetMinutes: 0), hlc: .zero, mono: 0,
                    by: "u-1", kind: "k",
                    body: canonicalBytes(
                        ["t": .string(String(repeating: "x", count: filling))] as JSONObject),
                    dev: "d-0011223344556677", grp: 0, prev: .zero, seq: 0
                ).bytes()
            }
            return made(bytes - made(0).count)
        }
        var reader = EntryLineReader()
        let longest = line(bytes: LineLimit.bytes)
        #expect(longest.count == 65_535)
        _ = try longest.withUnsafeBufferPointer { try reader.entry(in: $0) }
        #expect(throws: LineFault.tooLong) {
            try line(bytes: LineLimit.bytes + 1).withUnsafeBufferPointer {
                try reader.entry(in: $0)
            }
        }
    }
}
