/// Lower-case hexadecimal digits, the only ones the format knows.
enum Hex {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 0x0f))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The lowest `count` digits of a number, zeros in front.
    static func digits(_ number: UInt64, count: Int) -> [UInt8] {
        (0..<count).reversed().map { digit(UInt8(truncatingIfNeeded: number >> ($0 * 4)) & 0x0f) }
    }

    static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2)
        var high: UInt8?
        for character in text {
            guard let value = value(of: character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    static func isText(_ text: some Sequence<UInt8>) -> Bool {
        text.allSatisfy { value(of: $0) != nil }
    }

    /// The 16 digits from `start` on.
    static func word(
        _ text: UnsafeBufferPointer<UInt8>, at start: Int, into word: inout UInt64
    ) -> Bool {
        number(text, start..<start + 16, into: &word)
    }

    static func number(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into number: inout UInt64
    ) -> Bool {
        var result: UInt64 = 0
        var wrong: UInt8 = 0
        values.withUnsafeBufferPointer { values in
            for index in range {
                let value = values[Int(text[index])]
                result = result << 4 | UInt64(value & 0x0f)
                wrong |= value
            }
        }
        number = result
        return wrong < 16
    }

    /// By byte; 255 where it is no digit.
    private static let values = (0...255).map { value(of: UInt8($0)) ?? 255 }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
