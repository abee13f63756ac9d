import Testing

@testable import Workbooks

@Suite("Markdown tables")
struct MarkdownTests {
    private func read(_ text: String) throws -> Workbook {
        try MarkdownFile.read(Array(text.utf8), as: "table")
    }

    @Test("The form of XLSForm tools: a name, then rows with an empty first cell")
    func form() throws {
        let workbook = try read(
            """
            A form, for trying.

            | survey  |           |      |            |
            |         | type      | name | label      |
            |         | text      | q1   | 甲 \\| 乙  |
            |         |           |      |            |
            |         | note      | 007  |            |
            | choices |
            |---------|-----------|------|
            |         | list_name | name |

            """)

        #expect(
            workbook
                == Workbook(sheets: [
                    WorkbookSheet(
                        name: "survey",
                        table: [
                            [.text("type"), .text("name"), .text("label")],
                            [.text("text"), .text("q1"), .text("甲 | 乙")], [],
                            [.text("note"), .text("007")],
                        ]),
                    WorkbookSheet(name: "choices", table: [[.text("list_name"), .text("name")]]),
                ]))
        #expect(workbook.sheets.map { $0.rows.map(\.line) } == [[4, 5, 7], [10]])
    }

    @Test("Headings may stand beside the name")
    func besideName() throws {
        let sheet = try read("| survey | type | name |\n| | text | q1 |\n").sheets[0]

        #expect(sheet.name == "survey")
        #expect(sheet.texts(row: 1, columns: 2) == ["type", "name"])
        #expect(sheet.texts(row: 2, columns: 2) == ["text", "q1"])
    }

    @Test(
        "One plain table is one sheet",
        arguments: [
            "text\n\n| 编号 | 隐患 |\n|:-----|-----:|\n| 007 | x |\n\nmore text",
            "|编号|隐患|\r\n|-|-|\r\n|007|x|\r\n",
        ])
    func plain(text: String) throws {
        let workbook = try read(text)

        #expect(
            workbook
                == Workbook(sheets: [
                    WorkbookSheet(
                        name: "table",
                        table: [[.text("编号"), .text("隐患")], [.text("007"), .text("x")]])
                ]))
    }

    @Test("A plain table of one column is one sheet, too")
    func oneColumn() throws {
        #expect(try read("| a |\n|---|\n| b |").sheets[0].texts(row: 2, columns: 1) == ["b"])
    }

    @Test(
        "What makes no sense is named with its line",
        arguments: [
            ("no table\nat all", WorkbookError.Reason.noTable), ("", .noTable), ("|-|", .noTable),
            ("| survey |\n| | a \\|\n", .unclosedRow(line: 2)), ("|", .unclosedRow(line: 1)),
            ("| | a |\n", .sheetNameMissing(line: 1)),
            ("| survey |\n| survey |\n", .sheetNameTwice("survey")),
            ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n", .secondTable(line: 5)),
        ])
    func refused(text: String, reason: WorkbookError.Reason) {
        let error = #expect(throws: WorkbookError.self) { try read(text) }

        #expect(error?.reason == reason)
    }

    @Test("It is written so that XLSForm tools take it")
    func written() throws {
        let workbook = Workbook(sheets: [
            WorkbookSheet(
                name: "survey", table: [[.text("type"), .text("a|b")], [], [nil, .number(1)]])
        ])

        let text = String(decoding: try MarkdownFile.write(workbook), as: UTF8.self)

        #expect(text == "| survey | | |\n| | type | a\\|b |\n| | | |\n| | | 1 |\n")
    }

    @Test("A text of several lines is refused with its place", arguments: ["a\nb", "a\r"])
    func lineBreak(text: String) {
        let sheet = WorkbookSheet(name: "survey", table: [[], [nil, .text(text)]])

        let error = #expect(throws: WorkbookError.self) {
            try MarkdownFile.write(Workbook(sheets: [sheet]))
        }

        #expect(error?.reason == .lineBreakInCell(sheet.place(row: 2, column: 2)))
    }
}
