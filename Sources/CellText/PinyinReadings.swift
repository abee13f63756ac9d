/// The toneless Mandarin readings of the characters U+4E00 to U+9FFF, as shared sets.
///
/// Source: the Xinhua dictionary (Unihan `kXHC1983`) with the usual reading of `kMandarin`; the
/// few readings left out are listed in Scripts/make-unicode-tables.py. ü is spelt v.
struct PinyinReadings: Sendable {
    /// Where each set starts in the generated text; the last element is the text's end.
    private let starts: [UInt32]
    /// For each set the initial letters of its readings, bit 0 for a.
    private let initials: [UInt32]

    /// Read once, when a filter is first used; about 2,000 sets.
    static let shared = PinyinReadings()

    private init() {
        var starts: [UInt32] = []
        var initials: [UInt32] = []
        let bytes = PinyinTable.sets.utf8Start
        var isStart = true
        var mask: UInt32 = 0
        var start: UInt32 = 0
        for index in 0..<PinyinTable.sets.utf8CodeUnitCount {
            let byte = bytes[index]
            if byte == Self.comma {
                starts.append(start)
                initials.append(mask)
                start = UInt32(index) + 1
                mask = 0
                isStart = true
            } else if byte == Self.space {
                isStart = true
            } else if isStart {
                mask |= 1 << UInt32(byte - Self.letterA)
                isStart = false
            }
        }
        self.starts = starts + [start]
        self.initials = initials
    }

    /// The number of a character's set; 0, the empty one, for every character without readings.
    func set(of scalar: Unicode.Scalar) -> Int {
        let value = Int(scalar.value)
        guard (0x4E00...0x9FFF).contains(value) else { return 0 }
        return TableDigits.value(PinyinTable.setNumbers.utf8Start, at: 2 * (value - 0x4E00))
    }

    func initials(ofSet set: Int) -> UInt32 { initials[set] }

    /// The readings of a character, the usual one first; none for what is no Chinese character.
    func readings(of scalar: Unicode.Scalar) -> [String] {
        let set = set(of: scalar)
        guard set != 0 else { return [] }
        let bytes = PinyinTable.sets.utf8Start
        let text = UnsafeBufferPointer(
            start: bytes + Int(starts[set]), count: Int(starts[set + 1]) - 1 - Int(starts[set]))
        return text.split(separator: Self.space).map { String(decoding: $0, as: UTF8.self) }
    }

    /// How many letters of a query one character can stand for, as a set of lengths.
    ///
    /// A whole reading, its initial letter, or the two letters of zh, ch and sh. At the query's end
    /// any beginning of a reading will do.
    /// - Returns: Bit n for n letters; `finishes` when the rest of the query can end here.
    func lengths(
        ofSet set: Int, in query: [UInt32], from start: Int
    ) -> (taken: UInt64, finishes: Bool) {
        let bytes = PinyinTable.sets.utf8Start
        var taken: UInt64 = 0
        var finishes = false
        var index = Int(starts[set])
        let end = Int(starts[set + 1]) - 1
        while index < end {
            var length = 0
            while index + length < end, bytes[index + length] != Self.space,
                start + length < query.count,
                query[start + length] == UInt32(bytes[index + length])
            {
                length += 1
            }
            if length > 0 {
                taken |= 1 << 1
                if length > 1, bytes[index + 1] == Self.letterH { taken |= 1 << 2 }
                if start + length == query.count { finishes = true }
            }
            if index + length == end || bytes[index + length] == Self.space {
                if length > 0 { taken |= 1 << UInt64(length) }
            }
            index += length
            while index < end, bytes[index] != Self.space { index += 1 }
            index += 1
        }
        return (taken, finishes)
    }

    private static let comma = UInt8(ascii: ",")
    private static let space = UInt8(ascii: " ")
    private static let letterA = UInt8(ascii: "a")
    private static let letterH = UInt8(ascii: "h")
}
