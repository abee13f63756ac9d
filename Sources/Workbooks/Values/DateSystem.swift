internal import CivilTime

/// How a workbook counts days.
enum DateSystem {
    /// Day 1 is 1900-01-01. Day 60 is a 29 February that 1900 did not have, kept by Excel for
    /// the sake of Lotus 1-2-3; every later number is one too large.
    case from1900
    /// Day 0 is 1904-01-01.
    case from1904

    /// What a number formatted as date or time means; nil when the calendar has no such day.
    func value(_ serial: Double, as format: DateFormat) -> WorkbookValue? {
        guard serial >= 0, serial < Self.end else { return nil }
        let total = Int((serial * Double(Self.secondsPerDay)).rounded())
        if format == .elapsed { return .time(second: total) }
        let (days, second) = total.quotientAndRemainder(dividingBy: Self.secondsPerDay)
        let isOfNoDay = days == 0 && (format == .time || self == .from1900 && second > 0)
        if isOfNoDay { return .time(second: second) }
        guard let day = day(days) else { return nil }
        return format == .day && second == 0 ? .day(day) : .moment(day, second: second)
    }

    /// - Returns: nil for a day before the first.
    func serial(of day: CivilDay) -> Int? {
        let days = day.daysSince1970
        switch self {
        case .from1904: return days >= Self.start1904 ? days - Self.start1904 : nil
        case .from1900:
            let number = days - Self.start1900
            if number < 1 { return nil }
            return number < Self.lotusDay ? number : number + 1
        }
    }

    private func day(_ number: Int) -> CivilDay? {
        let days: Int
        switch self {
        case .from1904: days = Self.start1904 + number
        case .from1900:
            if number == 0 || number == Self.lotusDay { return nil }
            days = Self.start1900 + (number < Self.lotusDay ? number : number - 1)
        }
        return days <= Self.lastDay ? CivilDay(daysSince1970: days) : nil
    }

    static let secondsPerDay = 86_400
    /// 1899-12-31 and 1904-01-01, in days since 1970-01-01.
    private static let start1900 = -25_568
    private static let start1904 = -24_107
    private static let lotusDay = 60
    /// 9999-12-31.
    private static let lastDay = 2_932_896
    /// No day of either count has so large a number.
    private static let end = 3_000_000.0
}
