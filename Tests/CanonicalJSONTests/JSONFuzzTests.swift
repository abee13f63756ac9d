import CanonicalJSON
import Testing

/// A small generator with a seed, so that a failure can be repeated (SplitMix64).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

private let line = Array(
    #"""
    {"at":"2026-03-04T09:01:01.000+08:00","body":{"item":"fire.exit.03","list":[1,-20,true],"note":"东侧安全出口被货物堵塞，宽度仅 \"0.62 m\"。\n\u0001","site":"s-0042"},"grp":2,"seq":2}
    """#.utf8)

/// Pieces that matter to a reader of JSON, so that mutations reach its branches.
private let pieces: [[UInt8]] =
    [
        #"\u0000"#, #"\ud800"#, #"\""#, #"\/"#, "\"", "{", "}", "[", "]", ",", ":", "-", "0", "-0",
        "1.5",
        "1e9", "null", "true", #""a":1,"#, "\u{e9}", "e\u{301}", " ", "\n",
        "9007199254740992",
    ].map { Array($0.utf8) } + [
        [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xff], [0xef, 0xbf, 0xbe], [0xef, 0xb7, 0x90],
    ]

private func mutated(_ bytes: [UInt8], using random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random)!, at: index)
        case 3: bytes.removeSubrange(index..<min(bytes.count, index + 8))
        default:
            let end = min(bytes.count, index + Int.random(in: 1...24, using: &random))
            bytes.insert(contentsOf: bytes[index..<end], at: index)
        }
    }
    return bytes
}

private func randomValue(depth: Int, using random: inout Seeded) -> JSONValue {
    switch Int.random(in: 0..<(depth < 15 ? 5 : 3), using: &random) {
    case 0: return .bool(.random(using: &random))
    case 1: return .integer(.random(in: JSONValue.integerRange, using: &random))
    case 2:
        let scalars = (0..<Int.random(in: 0..<12, using: &random)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0..<0x3000, using: &random))
        }
        return .string(String(String.UnicodeScalarView(scalars)))
    case 3:
        return .array(
            (0..<Int.random(in: 0..<4, using: &random)).map { _ in
                randomValue(depth: depth + 1, using: &random)
            })
    default:
        var object = JSONObject()
        for _ in 0..<Int.random(in: 0..<4, using: &random) {
            object["k\(Int.random(in: 0..<40, using: &random))"] = randomValue(
                depth: depth + 1, using: &random)
        }
        return .object(object)
    }
}

@Suite("Whatever is accepted prints back to the same bytes")
struct JSONFuzzTests {
    @Test("Mutated lines", arguments: 0..<8 as Range<UInt64>)
    func mutations(seed: UInt64) {
        var random = Seeded(state: seed)
        var accepted = 0
        for _ in 0..<10_000 {
            let bytes = mutated(line, using: &random)
            guard let value = try? JSONReader.read(bytes) else {
                #expect(throws: JSONError.self) { try JSONReader.check(bytes) }
                continue
            }
            accepted += 1
            let printed = canonicalBytes(value)
            if printed != bytes {
                Issue.record(
                    "accepted, but printed otherwise: \(String(decoding: bytes, as: UTF8.self))")
            }
        }
        // A reader that refuses everything would pass the loop above.
        #expect(accepted > 200)
    }

    @Test("Random values come back as they went", arguments: 0..<4 as Range<UInt64>)
    func values(seed: UInt64) throws {
        var random = Seeded(state: seed)
        for _ in 0..<2_000 {
            let value = randomValue(depth: 0, using: &random)
            #expect(try JSONReader.read(canonicalBytes(value)) == value)
        }
    }
}
