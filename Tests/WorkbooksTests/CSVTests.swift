import Testing

@testable import Workbooks

@Suite("Comma-separated values")
struct CSVTests {
    @Test(
        "Separator, line ends and quotes of other programs",
        arguments: [
            ("编号,隐患\r\n007,\"a\"\"b\"\r\n", [["编号", "隐患"], ["007", "a\"b"]]),
            ("编号;隐患\n1,5;x", [["编号", "隐患"], ["1,5", "x"]]),
            ("编号\t隐患\r1\tx\r", [["编号", "隐患"], ["1", "x"]]),
            ("\"a,b\";c\nd;e\n", [["a,b", "c"], ["d", "e"]]),
            ("a,b\n\"1\n2\",\n\n,3", [["a", "b"], ["1\n2"], [], ["", "3"]]),
            ("a\"b,c\n", [["a\"b", "c"]]), ("", []), ("\n\n", []), ("a", [["a"]]),
            (",,\n\"\",\"\"\n", []),
        ])
    func read(text: String, table: [[String]]) throws {
        let expected = WorkbookSheet(name: "a", table: table.map { $0.map { .text($0) } })

        #expect(try CSVFile.read(Array(text.utf8), as: "a") == expected)
    }

    @Test(
        "A row says which line it begins in, past line breaks in quotes",
        arguments: ["\n", "\r\n", "\r"])
    func lines(end: String) throws {
        let text = ["a,b", "\"1", "2\",c", "", "d", ""].joined(separator: end)

        let sheet = try CSVFile.read(Array(text.utf8), as: "a")

        #expect(sheet.rows.map(\.number) == [1, 2, 4])
        #expect(sheet.rows.map(\.line) == [1, 2, 5])
        #expect(sheet.line(ofRow: 4) == 5)
        #expect(sheet.line(ofRow: 3) == nil)
    }

    @Test("A separator that is given is not looked for")
    func givenSeparator() throws {
        let sheet = try CSVFile.read(Array("a;b;c,d".utf8), as: "a", separator: .comma)

        #expect(sheet.texts(row: 1, columns: 2) == ["a;b;c", "d"])
    }

    @Test(
        "The encodings that offices write",
        arguments: [
            ("UTF-8", Array("编号,🇨🇳".utf8)),
            ("UTF-8 with mark", [0xef, 0xbb, 0xbf] + Array("编号,🇨🇳".utf8)),
            (
                "UTF-16 LE",
                [0xff, 0xfe] + "编号,🇨🇳".utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
            ),
            (
                "UTF-16 BE",
                [0xfe, 0xff] + "编号,🇨🇳".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
            ),
            (
                "GB18030",
                [
                    0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0x94, 0x39, 0x93, 0x38, 0x94, 0x39, 0x94, 0x39,
                ]
            ),
        ] as [(String, [UInt8])])
    func encodings(encoding: String, bytes: [UInt8]) throws {
        let sheet = try CSVFile.read(bytes, as: "a")

        #expect(sheet.texts(row: 1, columns: 2) == ["编号", "🇨🇳"], "\(encoding)")
    }

    @Test(
        "A byte that no encoding knows is named with its place",
        arguments: [
            (Array("ab\r\n甲".utf8) + [0x2c, 0xff, 0xff], 2, 3, TextEncoding.utf8),
            ([0xb1, 0xe0, 0x0a, 0xba, 0xc5, 0xff], 2, 2, .gb18030),
            ([0xef, 0xbb, 0xbf] + Array("甲\n乙丙".utf8) + [0xb1, 0xe0], 2, 3, .utf8),
            ([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8, 0x62, 0x00], 1, 2, .utf16),
            ([0xfe, 0xff, 0x00, 0x61, 0x00], 1, 2, .utf16),
            (Array("a,b\nc\0d".utf8), 2, 2, .utf8),
        ] as [([UInt8], Int, Int, TextEncoding)])
    func undecodable(bytes: [UInt8], line: Int, column: Int, encoding: TextEncoding) {
        let error = #expect(throws: WorkbookError.self) { try CSVFile.read(bytes, as: "a") }

        let place = TextPlace(line: line, column: column)
        #expect(error?.reason == .undecodableByte(place, encoding: encoding))
    }

    @Test(
        "A quote that makes no sense is named with its place",
        arguments: [
            (
                "a,b\r\n甲,\"乙\nc\n",
                WorkbookError.Reason.unterminatedQuote(TextPlace(line: 2, column: 3))
            ),
            ("\"", .unterminatedQuote(TextPlace(line: 1, column: 1))),
            ("a,\"乙\"丙", .textAfterQuote(TextPlace(line: 1, column: 6))),
            ("\"1\n2\" ,", .textAfterQuote(TextPlace(line: 2, column: 3))),
        ])
    func quotes(text: String, reason: WorkbookError.Reason) {
        let error = #expect(throws: WorkbookError.self) {
            try CSVFile.read(Array(text.utf8), as: "a")
        }

        #expect(error?.reason == reason)
    }

    @Test(
        "Limits are held",
        arguments: [
            ("too_many_rows", WorkbookLimits { $0.rows = 1 }),
            ("too_many_columns", WorkbookLimits { $0.columns = 2 }),
            ("too_many_cells", WorkbookLimits { $0.cells = 3 }),
            ("too_large", WorkbookLimits { $0.fileBytes = 4 }),
        ])
    func limits(code: String, limits: WorkbookLimits) {
        let error = #expect(throws: WorkbookError.self) {
            try CSVFile.read(Array("a,b\nc,d,e\n".utf8), as: "a", limits: limits)
        }

        #expect(error?.code == code)
    }

    @Test("It is written with CRLF, with a mark or without, quoted where needed")
    func written() {
        let sheet = WorkbookSheet(
            name: "a",
            table: [[.text("甲,\"乙\""), .number(7)], [], [nil, .boolean(true), .text("x\ny")]])

        let text = "\"甲,\"\"乙\"\"\",7\r\n\r\n,TRUE,\"x\ny\"\r\n"
        #expect(CSVFile.write(sheet, hasByteOrderMark: false) == Array(text.utf8))
        #expect(
            CSVFile.write(sheet, hasByteOrderMark: true) == [0xef, 0xbb, 0xbf] + Array(text.utf8))
    }
}
