import JournalStore
import Synchronization

/// Numbers that a seed decides (SplitMix64), so that a failure can be repeated.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// The same for keys, salts and ids.
package final class SeededRandom: RandomSource {
    private let generator: Mutex<SeededGenerator>

    package init(seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed)) }

    package func bytes(_ count: Int) -> [UInt8] {
        generator.withLock { generator in
            (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
    }
}

/// Hands out given bytes in turn, for test vectors.
package final class ScriptedRandom: RandomSource {
    private let rest: Mutex<[[UInt8]]>

    package init(_ answers: [[UInt8]]) { rest = Mutex(answers) }

    package func bytes(_ count: Int) -> [UInt8] {
        rest.withLock { rest in
            guard let first = rest.first, first.count == count else {
                preconditionFailure("\(count) bytes were asked for, \(rest.first ?? []) come next")
            }
            return rest.removeFirst()
        }
    }
}
