/// What a number format makes of a number, when that is a day or a time.
enum DateFormat {
    case day, time, dayAndTime
    /// Hours, minutes or seconds that go on past a day: `[h]:mm`.
    case elapsed

    /// A format that a style names by number alone (ECMA-376 part 1, 18.8.30, with the numbers
    /// that Chinese, Japanese and Korean editions add).
    init?(builtIn id: Int) {
        switch id {
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .day
        case 18...21, 32...35, 45, 47, 55, 56: self = .time
        case 22: self = .dayAndTime
        case 46: self = .elapsed
        default: return nil
        }
    }

    /// A format that a style spells out: `yyyy"年"m"月"d"日"`, `[$-804]h:mm AM/PM`, `0.00`.
    init?(code: String) {
        var letters = FormatLetters(code)
        guard let found = letters.read() else { return nil }
        self = found
    }
}

/// Walks over the first section of a format code, past whatever is shown as it is.
private struct FormatLetters {
    private var rest: ArraySlice<UInt8>
    private var (hasDay, hasTime, hasMinuteOrMonth) = (false, false, false)

    /// Longer ones are no formats.
    private static let longest = 255

    init(_ code: String) {
        rest = code.utf8.count <= Self.longest ? Array(code.utf8)[...] : []
    }

    mutating func read() -> DateFormat? {
        if rest.elementsEqual("General".utf8) { return nil }
        while let byte = rest.popFirst() {
            switch byte | 0x20 {
            case _ where byte == UInt8(ascii: ";"): return verdict
            case _ where byte == UInt8(ascii: "\""): skip(past: byte)
            case _ where byte == UInt8(ascii: "["):
                if isElapsed { return .elapsed }
                skip(past: UInt8(ascii: "]"))
            // The next character stands for itself, for its width, or fills the cell.
            case _ where "\\_*".utf8.contains(byte): skipCharacter()
            case UInt8(ascii: "y"), UInt8(ascii: "d"): hasDay = true
            case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
            case UInt8(ascii: "m"): hasMinuteOrMonth = true
            case UInt8(ascii: "e"):
                // `0.00E+00` is a number, `e` and `ee` are years.
                if let sign = rest.first, "+-".utf8.contains(sign) { return nil }
                hasDay = true
            case UInt8(ascii: "a"): skipHalfOfDay()
            default: break
            }
        }
        return verdict
    }

    private var verdict: DateFormat? {
        switch (hasDay, hasTime) {
        case (true, true): .dayAndTime
        case (true, false): .day
        case (false, true): .time
        case (false, false): hasMinuteOrMonth ? .day : nil
        }
    }

    /// Whether a bracket holds `h`, `m` or `s` alone.
    private var isElapsed: Bool {
        let inside = rest.prefix { $0 != UInt8(ascii: "]") }
        guard let first = inside.first.map({ $0 | 0x20 }) else { return false }
        return "hms".utf8.contains(first) && inside.allSatisfy { $0 | 0x20 == first }
    }

    private mutating func skip(past end: UInt8) {
        while let byte = rest.popFirst(), byte != end {}
    }

    private mutating func skipCharacter() {
        rest = rest.dropFirst()
        while let byte = rest.first, byte & 0xc0 == 0x80 { rest.removeFirst() }
    }

    /// `AM/PM` has an `m` that is no month; `A/P` has none.
    private mutating func skipHalfOfDay() {
        let mark = Array("m/pm".utf8)
        if rest.prefix(mark.count).elementsEqual(mark, by: { $0 | 0x20 == $1 | 0x20 }) {
            rest = rest.dropFirst(mark.count)
            hasTime = true
        }
    }
}
