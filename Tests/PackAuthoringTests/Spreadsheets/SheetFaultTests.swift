import Testing
import Wording
import Workbooks

@testable import PackAuthoring

@Suite("Faults of workbooks")
struct SheetFaultTests {
    private let books: [Phrasebook]

    init() throws {
        books = try Language.allCases.map { language in
            let path = "Resources/Strings/\(language.rawValue).strings"
            return try Phrasebook(language: language, file: try Forms.bytes(path))
        }
    }

    @Test("A fault is told once, at its cell, in both languages", arguments: SheetFault.all)
    func fault(_ fault: SheetFault) throws {
        let read = Forms.read(try Forms.markdown(fault.form), hasOnlyTexts: true)

        let told = read.problems.filter { !$0.isOfPack }
        #expect(told.map(\.code) == [fault.code], "\(told)")
        #expect(told.map(\.place) == [fault.place], "\(told)")
        for book in books {
            let sentences = told.map { book($0.sentence, $0.arguments) }
            #expect(sentences == [fault.sentences[book.language]])
        }
        // With an error nothing is written, with a warning the form is.
        #expect((read.yaml == nil) == told.contains { !$0.isWarning })
    }

    @Test("All faults of a workbook are told at once, sheet by sheet")
    func several() throws {
        let workbook = try Forms.markdown(
            """
            | choices |
            | | list_name | name | label |
            | | a | | 甲 |
            | | a | b | |
            | survey |
            | | type | name | label |
            | | | p | |
            | | select_one c | q | 问 |
            | | | | |
            | | begin group | 1 | 组 |
            """)

        let problems = Forms.read(workbook, hasOnlyTexts: true).problems

        #expect(
            problems.map { "\($0.place) \($0.code)" } == [
                "choices!B2 names_006", "choices!C3 label_001", "survey!A2 type_missing",
                "survey!A3 names_016", "survey!A5 survey_002", "survey!B5 names_008",
            ])
    }

    @Test(
        "What the reader of packs finds is told at the cell it comes from",
        arguments: [
            ("basis", "SPL99 36", "unknown_source"), ("emphasis", "urgent", "unknown_word"),
            ("relevant", "${nobody} = 'x'", "dangling_reference"),
            ("relevant", "${gas} =", "expression_unexpected_end"),
            ("accept::English (en)", "", "missing_language"), ("confidence", "", "missing_key"),
            ("deadline_days", "soon", "wrong_type"), ("method", "look", "unknown_word"),
            ("violation::中文 (zh)", "阀门完好", "check_equals_violation"),
        ])
    func translated(heading: String, text: String, code: String) throws {
        let good = try FormExport(file: "a", yaml: Array(MarkedPack([]).text.utf8)).workbook
        let column = try #require(
            good[named: "survey"]?.rows[0].cells.first { $0.value.plainText == heading }?.column)

        let read = Forms.read(good.changing("survey", row: 3, column: column, to: text))

        #expect(
            read.problems.map { "\($0.place) \($0.code)" }
                == ["survey!\(CellPlace.columnName(column))3 \(code)"])
        #expect(read.pack == nil)
    }

    @Test("A path that is longer than any section is a fault at its row")
    func longPath() throws {
        let path = (0..<16_000).map { _ in "1" }.joined(separator: "/")
        let workbook = try Forms.markdown(
            """
            | survey |
            | | type | name | label |
            | | text | q | 问 |
            | judgements |
            | | path | text | value |
            | | 1/name | a | |
            | | \(path) | b | |
            """)

        let told = Forms.read(workbook, hasOnlyTexts: true).problems.filter { !$0.isOfPack }
        #expect(told.map { "\($0.place) \($0.code)" } == ["judgements!A3 bad_path"])
    }

    @Test("Where a name stood first is told by its row")
    func rows() throws {
        let good = try FormExport(file: "a", yaml: Array(MarkedPack([]).text.utf8)).workbook

        let read = Forms.read(good.changing("sources", row: 3, column: 1, to: "SPL21"))

        let twice = try #require(read.problems.first { $0.code == "duplicate_name" })
        #expect(twice.place == "sources!A3")
        #expect(twice.arguments["line"] == "2")
    }
}

extension Workbook {
    /// With another text in one cell.
    fileprivate func changing(_ name: String, row: Int, column: Int, to text: String) -> Workbook {
        var changed = self
        for (index, sheet) in sheets.enumerated() where sheet.name == name {
            var cells: [CellKey: WorkbookValue] = [CellKey(row: row, column: column): .text(text)]
            for row in sheet.rows {
                for cell in row.cells {
                    let key = CellKey(row: row.number, column: cell.column)
                    cells[key] = cells[key] ?? cell.value
                }
            }
            changed.sheets[index] = WorkbookSheet(name: name)
            for (key, value) in cells.sorted(by: { $0.key < $1.key }) {
                changed.sheets[index].append(value, row: key.row, column: key.column)
            }
        }
        return changed
    }
}
