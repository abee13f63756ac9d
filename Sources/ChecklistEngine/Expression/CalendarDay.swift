/// A civil day written `YYYY-MM-DD`, valid in the Gregorian calendar, years 0001 to 9999.
package struct CalendarDay: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    package init?(_ text: String) {
        self.init(scalars: text.unicodeScalars)
    }

    init?(scalars: some Collection<Unicode.Scalar>) {
        guard scalars.count == 10 else { return nil }
        var parts = [0, 0, 0]
        var part = 0
        for (index, scalar) in scalars.enumerated() {
            if index == 4 || index == 7 {
                guard scalar == "-" else { return nil }
                part += 1
            } else {
                guard let digit = scalar.decimalDigit else { return nil }
                parts[part] = parts[part] * 10 + digit
            }
        }
        (year, month, day) = (parts[0], parts[1], parts[2])
        guard year >= 1, (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, in: year)
        else { return nil }
    }

    /// Days since 1970-01-01, negative before it.
    ///
    /// Counts in eras of 400 years that begin on 1 March, so that a leap day ends its year.
    package var daysSince1970: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
