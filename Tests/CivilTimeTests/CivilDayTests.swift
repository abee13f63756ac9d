import CivilTime
import Testing

private func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDay? {
    CivilDay(year: year, month: month, day: day)
}

@Suite("Civil days")
struct CivilDayTests {
    @Test("Every day of 400 years is the one after the day before it")
    func calendar() throws {
        let first = try #require(day(1800, 1, 1))
        var expected = first
        var count = 0
        for year in 1800..<2201 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in zip(1..., lengths) {
                for number in 1...length {
                    // 1800-01-01 was a Wednesday.
                    guard let today = day(year, month, number), today == expected,
                        first.days(until: today) == count, first.adding(days: count) == today,
                        today.weekday == (count + 2) % 7
                    else {
                        Issue.record("\(year)-\(month)-\(number) is not day \(count)")
                        return
                    }
                    if number == 1 || number == length {
                        #expect(CivilDay(today.text) == today)
                        #expect(today.adding(days: -count) == first)
                    }
                    expected = today.adding(days: 1)
                    guard today < expected else {
                        Issue.record("\(expected.text) is not after \(today.text)")
                        return
                    }
                    count += 1
                }
                if day(year, month, length + 1) != nil {
                    Issue.record("\(year)-\(month) has more than \(length) days")
                }
            }
        }
        #expect(count == 146_462)
    }

    @Test(
        "A known day has its weekday",
        arguments: [
            ("0001-01-01", 0), ("1582-10-15", 4), ("1900-01-01", 0), ("1949-10-01", 5),
            ("1969-12-31", 2), ("1970-01-01", 3), ("2000-02-29", 1), ("2024-02-29", 3),
            ("2026-03-04", 2), ("2026-11-21", 5), ("9999-12-31", 4),
        ])
    func weekday(text: String, number: Int) {
        #expect(CivilDay(text)?.weekday == number)
        #expect(CivilDay(text)?.text == text)
    }

    @Test(
        "What is no day is refused",
        arguments: [
            "", "2026", "2026-3-04", "2026-03-4", "2026/03/04", "2026-03-04 ", " 2026-03-04",
            "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29",
            "1900-02-29", "0000-01-01", "-026-01-01", "2026-03-0a", "２026-03-04", "2026-03-04T",
            "202６-03-0", "+026-01-01",
        ])
    func refused(text: String) {
        #expect(CivilDay(text) == nil)
    }

    @Test("A day by numbers is refused outside the calendar")
    func refusedNumbers() {
        #expect(day(0, 1, 1) == nil)
        #expect(day(10_000, 1, 1) == nil)
        #expect(day(2026, 0, 1) == nil)
        #expect(day(2026, 1, .min) == nil)
        #expect(day(.max, .max, .max) == nil)
        #expect(day(2000, 2, 29) != nil)
        #expect(day(2100, 2, 29) == nil)
    }

    @Test(
        "The day at a moment is that of the zone asked for",
        arguments: [
            // 2026-03-04T00:00+08:00 and the millisecond before it.
            (1_772_553_600_000, 480, "2026-03-04"), (1_772_553_599_999, 480, "2026-03-03"),
            (1_772_553_600_000, 0, "2026-03-03"), (1_772_553_600_000, 479, "2026-03-03"),
            (0, 0, "1970-01-01"), (-1, 0, "1969-12-31"), (0, -1, "1969-12-31"),
            (-1, 1, "1970-01-01"),
            (-86_400_000, 0, "1969-12-31"), (-86_400_001, 0, "1969-12-30"),
            (1_772_582_399_999, 0, "2026-03-03"), (1_772_582_400_000, 0, "2026-03-04"),
            (1_772_582_400_000, -720, "2026-03-03"), (1_772_582_400_000, 840, "2026-03-04"),
        ] as [(Int64, Int, String)])
    func moments(milliseconds: Int64, offset: Int, text: String) {
        #expect(CivilDay(unixMilliseconds: milliseconds, offsetMinutes: offset).text == text)
    }

    @Test("A day beyond the calendar is its first or its last", arguments: [1, 4_000_000, Int.max])
    func saturated(days: Int) throws {
        let first = try #require(day(1, 1, 1))
        let last = try #require(day(9999, 12, 31))

        #expect(last.adding(days: days) == last)
        #expect(first.adding(days: -days) == first)
        #expect(first.adding(days: .max) == last)
        #expect(last.adding(days: .min) == first)
        #expect(first.adding(days: first.days(until: last)) == last)
    }
}
