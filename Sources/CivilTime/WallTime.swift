/// What a wall clock showed: a moment and the offset it was shown with.
///
/// Written as RFC 3339 with milliseconds, always 29 characters:
/// `2026-03-04T09:00:00.000+08:00`.
package struct WallTime: Hashable, Sendable {
    /// Since 1970-01-01T00:00:00Z, leap seconds not counted.
    package let milliseconds: Int64

    /// East of Greenwich is positive.
    package let offsetMinutes: Int

    private static let textLength = 29
    private static let millisecondsPerDay: Int64 = 86_400_000

    /// A clock beyond the years 1 to 9998, or with an offset beyond a day, is brought to that
    /// limit: four digits and two have to hold them.
    package init(milliseconds: Int64, offsetMinutes: Int) {
        self.milliseconds = min(
            max(milliseconds, -62_135_510_400_000), 253_370_764_799_999)
        self.offsetMinutes = min(max(offsetMinutes, -1439), 1439)
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package init?(_ text: String) {
        var text = text
        guard let time = text.withUTF8({ WallTime(bytes: $0) }) else { return nil }
        self = time
    }

    package func milliseconds(since earlier: WallTime) -> Int64 {
        milliseconds - earlier.milliseconds
    }
}

extension WallTime: CustomStringConvertible {
    package var description: String { text }
}

extension WallTime {
    package var bytes: [UInt8] {
        let local = milliseconds + Int64(offsetMinutes) * 60_000
        let day = local.flooredQuotient(by: Self.millisecondsPerDay)
        let time = Int(local - day * Self.millisecondsPerDay)
        let date = CivilDay(daysSince1970: Int(day))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.textLength)
        bytes.appendDecimal(date.year, digits: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendDecimal(date.month, digits: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendDecimal(date.day, digits: 2)
        bytes.append(UInt8(ascii: "T"))
        bytes.appendDecimal(time / 3_600_000, digits: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendDecimal(time / 60_000 % 60, digits: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendDecimal(time / 1000 % 60, digits: 2)
        bytes.append(UInt8(ascii: "."))
        bytes.appendDecimal(time % 1000, digits: 3)
        bytes.append(UInt8(ascii: offsetMinutes < 0 ? "-" : "+"))
        bytes.appendDecimal(abs(offsetMinutes) / 60, digits: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendDecimal(abs(offsetMinutes) % 60, digits: 2)
        return bytes
    }

    /// Nil unless the bytes are exactly what `bytes` writes for some time.
    package init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == Self.textLength,
            bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."),
            bytes[26] == UInt8(ascii: ":"),
            let year = bytes.decimal(0..<4), let month = bytes.decimal(5..<7),
            let day = bytes.decimal(8..<10), let hour = bytes.decimal(11..<13),
            let minute = bytes.decimal(14..<16), let second = bytes.decimal(17..<19),
            let fraction = bytes.decimal(20..<23), let offsetHours = bytes.decimal(24..<26),
            let offsetRest = bytes.decimal(27..<29),
            let days = CivilDay(year: year, month: month, day: day)?.daysSince1970,
            hour < 24, minute < 60, second < 60, offsetHours < 24, offsetRest < 60
        else { return nil }
        let size = offsetHours * 60 + offsetRest
        let offset: Int
        switch bytes[23] {
        case UInt8(ascii: "+"): offset = size
        case UInt8(ascii: "-") where size > 0: offset = -size
        default: return nil
        }
        let local =
            Int64(days) * Self.millisecondsPerDay
            + Int64(((hour * 60 + minute) * 60 + second) * 1000 + fraction)
        let milliseconds = local - Int64(offset) * 60_000
        self.init(milliseconds: milliseconds, offsetMinutes: offset)
        guard self.milliseconds == milliseconds else { return nil }
    }
}

extension BinaryInteger {
    fileprivate func flooredQuotient(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension [UInt8] {
    fileprivate mutating func appendDecimal(_ number: Int, digits: Int) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func decimal(_ range: Range<Int>) -> Int? {
        var number = 0
        for index in range {
            let digit = self[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }
}
