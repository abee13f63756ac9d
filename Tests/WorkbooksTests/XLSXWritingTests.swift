import CivilTime
import Testing

@testable import Workbooks

@Suite("A written workbook")
struct XLSXWritingTests {
    private let list = Workbook(sheets: [
        WorkbookSheet(
            name: "台账",
            table: [
                [.text("编号"), .text("隐患"), .text("期限")],
                [.text("007"), .text("=HYPERLINK(\"x\")"), .day(CivilDay(daysSince1970: 20_516))],
                [.text("+1"), .text("@甲"), .text("-")],
            ])
    ])

    @Test("The same content makes the same bytes")
    func deterministic() throws {
        #expect(try XLSXFile.write(list) == XLSXFile.write(list))
    }

    @Test("No text becomes a formula")
    func formulas() throws {
        let sheet = try part("xl/worksheets/sheet1.xml")

        #expect(!sheet.contains("<f"))
        #expect(sheet.contains("<c r=\"B2\" s=\"1\" t=\"s\">"))
    }

    @Test("The first row is bold and stays, columns are as wide as what stands in them")
    func layout() throws {
        let sheet = try part("xl/worksheets/sheet1.xml")

        #expect(sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\""))
        #expect(sheet.contains("<c r=\"A1\" s=\"3\" t=\"s\">"))
        #expect(sheet.contains("<col min=\"1\" max=\"1\" width=\"8\" customWidth=\"1\"/>"))
        #expect(sheet.contains("<col min=\"2\" max=\"2\" width=\"17\" customWidth=\"1\"/>"))
        #expect(try part("xl/worksheets/sheet1.xml", .plain).contains("<cols>") == false)
    }

    @Test("A text longer than a cell can hold is refused with its place")
    func longText() throws {
        var sheet = WorkbookSheet(name: "台账")
        sheet.append(.text(String(repeating: "长", count: 32_767)), row: 1, column: 1)
        let fits = Workbook(sheets: [sheet])
        sheet.append(.text(String(repeating: "👷", count: 16_384)), row: 4, column: 2)

        #expect(try XLSXFile.read(XLSXFile.write(fits)).workbook == fits)
        let error = #expect(throws: WorkbookError.self) {
            try XLSXFile.write(Workbook(sheets: [sheet]))
        }
        #expect(
            error?.reason == .textTooLong(sheet.place(row: 4, column: 2), limit: 32_767))
    }

    @Test(
        "A name that no sheet can have is refused",
        arguments: [
            "", "a/b", "[x]", "what?", "'quoted'", "a\nb", String(repeating: "长", count: 32),
        ])
    func names(name: String) {
        let workbook = Workbook(sheets: [WorkbookSheet(name: name)])

        let error = #expect(throws: WorkbookError.self) { try XLSXFile.write(workbook) }

        #expect(error?.reason == .badSheetName(name))
    }

    @Test("Two sheets of one name, and none that is shown, are refused")
    func sheets() {
        let names = #expect(throws: WorkbookError.self) {
            try XLSXFile.write(
                Workbook(sheets: [WorkbookSheet(name: "A"), WorkbookSheet(name: "a")]))
        }
        let hidden = #expect(throws: WorkbookError.self) {
            try XLSXFile.write(Workbook(sheets: [WorkbookSheet(name: "a", isHidden: true)]))
        }

        #expect(names?.reason == .sheetNameTwice("a"))
        #expect(hidden?.reason == .noVisibleSheet)
    }

    @Test("A row or a column beyond those of a sheet is refused")
    func beyond() {
        for (row, column, code) in [
            (1_048_577, 1, "too_many_rows"), (2, 16_385, "too_many_columns"),
        ] {
            var sheet = WorkbookSheet(name: "a")
            sheet.append(.number(1), row: row, column: column)

            let error = #expect(throws: WorkbookError.self) {
                try XLSXFile.write(Workbook(sheets: [sheet]))
            }
            #expect(error?.code == code)
        }
    }

    @Test("A day that a workbook cannot count is written as a text")
    func earlyDays() throws {
        let day = try #require(CivilDay("1899-12-31"))
        let workbook = Workbook(sheets: [
            WorkbookSheet(name: "a", table: [[.day(day), .moment(day, second: 1)]])
        ])

        let sheet = try XLSXFile.read(XLSXFile.write(workbook)).workbook.sheets[0]

        #expect(sheet[row: 1, column: 1] == .text("1899-12-31"))
        #expect(sheet[row: 1, column: 2] == .text("1899-12-31T00:00:01"))
    }

    private func part(_ name: String, _ layout: XLSXLayout = .list) throws -> String {
        let archive = try ArchiveReader(
            try XLSXFile.write(list, layout: layout), WorkbookLimits())
        var bytes: [UInt8] = []
        try archive.unpack(try #require(archive.entry(name))) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
