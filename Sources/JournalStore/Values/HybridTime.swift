package import CivilTime

/// A hybrid logical clock: the largest wall time seen, and a count for what came at that time or
/// after the wall clock went back. It orders entries of one device always, and of several
/// devices as well as their clocks allow.
///
/// Written as 12 hex digits of Unix milliseconds, `-`, 4 hex digits of the count.
package struct HybridTime: Hashable, Sendable {
    package let milliseconds: UInt64
    package let count: UInt16

    private static let millisecondsLimit: UInt64 = 0xffff_ffff_ffff
    private static let textLength = 17

    package static let zero = HybridTime(milliseconds: 0, count: 0)

    package init(milliseconds: UInt64, count: UInt16) {
        self.milliseconds = min(milliseconds, Self.millisecondsLimit)
        self.count = count
    }

    /// The time of the next entry; always later than this one.
    package func next(at wallTime: WallTime) -> HybridTime {
        let wall = UInt64(max(wallTime.milliseconds, 0))
        if wall > milliseconds { return HybridTime(milliseconds: wall, count: 0) }
        if count < .max { return HybridTime(milliseconds: milliseconds, count: count + 1) }
        return HybridTime(milliseconds: milliseconds + 1, count: 0)
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    var bytes: [UInt8] {
        Hex.digits(milliseconds, count: 12) + [UInt8(ascii: "-")]
            + Hex.digits(UInt64(count), count: 4)
    }

    init?(bytes: UnsafeBufferPointer<UInt8>) {
        var milliseconds: UInt64 = 0
        var count: UInt64 = 0
        guard bytes.count == Self.textLength, bytes[12] == UInt8(ascii: "-"),
            Hex.number(bytes, 0..<12, into: &milliseconds),
            Hex.number(bytes, 13..<17, into: &count)
        else { return nil }
        self.init(milliseconds: milliseconds, count: UInt16(count))
    }
}

extension HybridTime: Comparable {
    package static func < (left: HybridTime, right: HybridTime) -> Bool {
        (left.milliseconds, left.count) < (right.milliseconds, right.count)
    }
}

extension HybridTime: CustomStringConvertible {
    package var description: String { text }
}
