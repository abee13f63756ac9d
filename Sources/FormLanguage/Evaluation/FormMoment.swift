package import CivilTime

/// A day, or a time of a day, as forms write them.
///
/// As a number it is the days since 1970-01-01 by the calendar and the clock on the wall there: a
/// day is whole, noon is a half. The offset is kept and not counted, so that two times of one
/// place differ by what their clocks show.
package struct FormMoment: Equatable, Sendable {
    package let day: CivilDay
    /// Since midnight; nil of a day alone.
    package let milliseconds: Int?
    /// From UTC; nil where none was written.
    package let offsetMinutes: Int?

    package init(day: CivilDay, milliseconds: Int? = nil, offsetMinutes: Int? = nil) {
        self.day = day
        self.milliseconds = milliseconds
        self.offsetMinutes = offsetMinutes
    }

    /// `2026-03-04`, `2026-03-04T09:30`, with seconds, thousandths, `Z` or an offset or without.
    package init?(_ text: String) {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let day = CivilDay(String(parts[0])) else { return nil }
        guard parts.count == 2 else {
            self.init(day: day)
            return
        }
        guard let time = FormTime(String(parts[1])) else { return nil }
        self.init(
            day: day, milliseconds: time.milliseconds, offsetMinutes: time.offsetMinutes)
    }

    /// From a day count, a whole one a day alone; nil outside of the years 1 to 9999.
    package init?(days: FormNumber, offsetMinutes: Int) {
        let thousandths = (days * FormNumber(86_400_000)).rounded()
        guard let all = thousandths.whole, all.magnitude < 400_000_000_000_000 else { return nil }
        let day = Int((Double(all) / 86_400_000).rounded(.down))
        let civil = CivilDay(daysSince1970: day)
        guard civil.daysSince1970 == day else { return nil }
        let milliseconds = all - day * 86_400_000
        self.init(
            day: civil, milliseconds: days.whole == nil ? milliseconds : nil,
            offsetMinutes: offsetMinutes)
    }

    package init(_ time: WallTime) {
        let local = time.milliseconds + Int64(time.offsetMinutes) * 60_000
        let day = CivilDay(unixMilliseconds: time.milliseconds, offsetMinutes: time.offsetMinutes)
        self.init(
            day: day, milliseconds: Int(local - Int64(day.daysSince1970) * 86_400_000),
            offsetMinutes: time.offsetMinutes)
    }

    package var days: FormNumber {
        let whole = FormNumber(day.daysSince1970)
        guard let milliseconds else { return whole }
        return whole + FormNumber(milliseconds) / FormNumber(86_400_000)
    }

    /// `2026-03-04T09:30:00.000+08:00`.
    ///
    /// - Parameter offset: In minutes, where it has none of its own.
    package func text(offset: Int) -> String {
        let time = FormTime(
            milliseconds: milliseconds ?? 0, offsetMinutes: offsetMinutes ?? offset)
        return day.text + "T" + time.text
    }
}

/// A time of day without its day: `09:30:00.000+08:00`.
package struct FormTime: Equatable, Sendable {
    /// Since midnight.
    package let milliseconds: Int
    package let offsetMinutes: Int?

    package init(milliseconds: Int, offsetMinutes: Int?) {
        self.milliseconds = milliseconds
        self.offsetMinutes = offsetMinutes
    }

    package init?(_ text: String) {
        var clock = Substring(text)
        var offset: Int?
        if clock.last == "Z" {
            clock.removeLast()
            offset = 0
        } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let digits = clock[clock.index(after: sign)...].filter { $0 != ":" }
            guard digits.count == 2 || digits.count == 4, let hours = plainInt(digits.prefix(2)),
                let minutes = digits.count == 2 ? 0 : plainInt(digits.suffix(2)), hours <= 14,
                minutes < 60
            else { return nil }
            offset = (clock[sign] == "-" ? -1 : 1) * (hours * 60 + minutes)
            clock = clock[..<sign]
        }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts[0].count == 2, parts[1].count == 2,
            let hour = plainInt(parts[0]), let minute = plainInt(parts[1]), hour < 24, minute < 60
        else { return nil }
        var milliseconds = (hour * 60 + minute) * 60_000
        if parts.count == 3 {
            let second = parts[2].split(separator: ".", omittingEmptySubsequences: false)
            guard second.count <= 2, second[0].count == 2, let whole = plainInt(second[0]),
                whole < 60
            else { return nil }
            milliseconds += whole * 1_000
            if second.count == 2 {
                let digits = second[1].prefix(3)
                guard let part = plainInt(digits), plainInt(second[1].prefix(18)) != nil else {
                    return nil
                }
                milliseconds += [100, 10, 1][digits.count - 1] * part
            }
        }
        self.init(milliseconds: milliseconds, offsetMinutes: offset)
    }

    package var hour: Int { milliseconds / 3_600_000 }
    package var minute: Int { milliseconds / 60_000 % 60 }
    package var second: Int { milliseconds / 1_000 % 60 }

    package var text: String {
        let clock =
            "\(padded(hour)):\(padded(minute)):\(padded(second)).\(padded(milliseconds % 1_000, 3))"
        guard let offsetMinutes else { return clock }
        let sign = offsetMinutes < 0 ? "-" : "+"
        let size = abs(offsetMinutes)
        return clock + "\(sign)\(padded(size / 60)):\(padded(size % 60))"
    }
}

/// ASCII digits alone, at least one.
private func plainInt(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
}

/// With zeros in front, so many digits at the least.
func padded(_ number: Int, _ digits: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
