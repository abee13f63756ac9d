package import CivilTime

/// What a cell holds.
package enum WorkbookValue: Hashable, Sendable {
    case text(String)
    case number(WorkbookNumber)
    case boolean(Bool)
    case day(CivilDay)
    /// A day and the second of it, from 0.
    case moment(CivilDay, second: Int)
    /// Seconds since midnight, or gone by; 86,400 and more for a length of time.
    case time(second: Int)
    /// What a formula failed with: `#N/A`, `#REF!`.
    case error(String)

    package static func number(_ value: Int) -> WorkbookValue { .number(WorkbookNumber(value)) }

    /// The value as the author of a form means it: `1` for a cell that holds 1.0, days as
    /// `YYYY-MM-DD`, moments as `YYYY-MM-DDTHH:MM:SS`, `TRUE` and `FALSE`.
    package var plainText: String {
        switch self {
        case .text(let text), .error(let text): text
        case .number(let number): number.text
        case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
        case .day(let day): day.text
        case .moment(let day, let second): "\(day.text)T\(Self.clock(second))"
        case .time(let second): Self.clock(second)
        }
    }

    private static func clock(_ second: Int) -> String {
        func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return
            "\(twoDigits(second / 3600)):\(twoDigits(second / 60 % 60)):\(twoDigits(second % 60))"
    }
}
