import CivilTime
import Testing

@testable import Workbooks

@Suite("Values, and their plain texts")
struct ValueTests {
    @Test(
        "A number reads as its author means it",
        arguments: [
            ("1.0", "1"), ("1", "1"), ("-0.0", "0"), ("007", "7"), ("0.1", "0.1"),
            ("1E3", "1000"), ("1e-05", "0.00001"), ("12000000", "12000000"), (".5", "0.5"),
            ("0.30000000000000004", "0.30000000000000004"),
            ("0.10000000000000000555", "0.1"), ("1234.50", "1234.5"), ("+2", "2"),
            ("110101199003078888", "110101199003078888"),
            ("1.2345678901234567E+19", "12345678901234567000"),
            ("1.5e+300", "1.5e+300"), ("-2E-30", "-2e-30"),
        ])
    func numbers(source: String, text: String) throws {
        let number = try #require(WorkbookNumber(source))

        #expect(number.text == text)
        #expect(number.source == source)
        #expect(WorkbookNumber(text) == number)
        #expect(number.value == Double(source))
    }

    @Test(
        "What is no decimal number is refused",
        arguments: [
            "", "-", ".", "1e", "e5", "0x10", "nan", "inf", "1e400", "1 ", "１", "1,5", "1.2.3",
            "--1", "1e99999999999999999999", "1e-9223372036854775808", "0.\(Self.zeros)1",
        ])
    func noNumbers(source: String) {
        #expect(WorkbookNumber(source) == nil)
    }

    private static let zeros = String(repeating: "0", count: 2_000)

    @Test("Days, times and truth have one spelling each")
    func plainTexts() throws {
        let day = try #require(CivilDay("2026-03-04"))

        #expect(WorkbookValue.day(day).plainText == "2026-03-04")
        #expect(WorkbookValue.moment(day, second: 0).plainText == "2026-03-04T00:00:00")
        #expect(WorkbookValue.moment(day, second: 34_205).plainText == "2026-03-04T09:30:05")
        #expect(WorkbookValue.time(second: 90_061).plainText == "25:01:01")
        #expect(WorkbookValue.boolean(true).plainText == "TRUE")
        #expect(WorkbookValue.error("#N/A").plainText == "#N/A")
    }

    @Test(
        "A number counts days by the system of its workbook",
        arguments: [
            (DateSystem.from1900, 1, "1900-01-01"), (.from1900, 59, "1900-02-28"),
            (.from1900, 60, nil), (.from1900, 61, "1900-03-01"),
            (.from1900, 46_085, "2026-03-04"), (.from1900, 2_958_465, "9999-12-31"),
            (.from1900, 2_958_466, nil), (.from1900, 0, nil), (.from1900, -1, nil),
            (.from1904, 0, "1904-01-01"), (.from1904, 60, "1904-03-01"),
            (.from1904, 44_623, "2026-03-04"), (.from1904, 2_957_003, "9999-12-31"),
            (.from1904, 2_957_004, nil),
        ] as [(DateSystem, Int, String?)])
    func dates(system: DateSystem, serial: Int, day: String?) {
        let value = system.value(Double(serial), as: .day)

        #expect(value?.plainText == day)
        if let day = day.flatMap({ CivilDay($0) }) { #expect(system.serial(of: day) == serial) }
    }

    @Test(
        "A part of a day is shown when there is one, or when the format shows it",
        arguments: [
            (61.0, DateFormat.dayAndTime, "1900-03-01T00:00:00"),
            (61.5, .day, "1900-03-01T12:00:00"), (0.5, .time, "12:00:00"),
            (0.5, .day, "12:00:00"), (61.999_999_9, .day, "1900-03-02"),
            (1.25, .elapsed, "30:00:00"),
            (61.5, .time, "1900-03-01T12:00:00"),
        ])
    func times(serial: Double, format: DateFormat, text: String) {
        #expect(DateSystem.from1900.value(serial, as: format)?.plainText == text)
    }

    @Test(
        "A format code tells what a number is",
        arguments: [
            ("General", nil), ("0.00", nil), ("0.00E+00", nil), ("@", nil),
            ("#,##0;[Red]-#,##0", nil),
            ("\"day\"0", nil), ("0\\d", nil), ("[Red]0", nil), ("_d0", nil), ("", nil),
            ("yyyy-mm-dd", .day), ("m/d/yy", .day), ("mmm", .day), ("[$-804]yyyy\"年\"m\"月\"", .day),
            ("h:mm AM/PM", .time), ("mm:ss.0", .time), ("[$-804]上午/下午h\"时\"mm\"分\"", .time),
            ("yyyy\\-mm\\-dd\\ hh:mm:ss;@", .dayAndTime), ("[h]:mm", .elapsed),
            ("[ss]", .elapsed), ("[DBNum1][$-804]yyyy年m月d日", .day), ("e年m月", .day),
        ] as [(String, DateFormat?)])
    func formats(code: String, format: DateFormat?) {
        #expect(DateFormat(code: code) == format, "\(code)")
    }

    @Test(
        "Columns are named by letters",
        arguments: [(1, "A"), (26, "Z"), (27, "AA"), (16_384, "XFD")])
    func columns(number: Int, name: String) {
        #expect(CellPlace.columnName(number) == name)
        #expect(CellReference("\(name)7").map { [$0.row, $0.column] } == [7, number])
        #expect(CellPlace(sheet: "台账", row: 7, column: number).description == "台账!\(name)7")
    }

    @Test(
        "What names no cell is refused", arguments: ["", "A", "7", "7A", "A0", "A1B", "A-1", "甲1"])
    func noCells(text: String) {
        #expect(CellReference(text) == nil)
    }
}
