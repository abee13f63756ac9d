import Testing

@testable import Workbooks

@Suite("What is written is read again")
struct RoundTripTests {
    private static let seeds: Range<UInt64> = 1..<40

    @Test("A workbook with everything in it, as .xlsx", arguments: seeds)
    func xlsx(seed: UInt64) throws {
        var samples = WorkbookSamples(
            seed: seed, hasValues: true, hasLineBreaks: true, keepsBlanks: true)
        let workbook = samples.workbook(sheets: 1...4)

        let bytes = try XLSXFile.write(workbook, layout: seed % 2 == 0 ? .list : .plain)

        let reading = try XLSXFile.read(bytes)
        #expect(reading.workbook == workbook)
        #expect(reading.notices.isEmpty)
        expectSameBytes(reading.workbook, workbook)
    }

    @Test("A sheet of texts, as CSV", arguments: seeds)
    func csv(seed: UInt64) throws {
        var samples = WorkbookSamples(
            seed: seed, hasValues: false, hasLineBreaks: true, keepsBlanks: true)
        let sheet = samples.sheet("survey")
        let separator = CSVFile.Separator.allCases[Int(seed % 3)]

        let bytes = CSVFile.write(
            sheet, separator: separator, hasByteOrderMark: seed % 2 == 0)

        let known = try CSVFile.read(bytes, as: "survey", separator: separator)
        #expect(known == sheet)
        expectSameBytes(Workbook(sheets: [known]), Workbook(sheets: [sheet]))
        if sheet.rows.first.map({ $0.number == 1 && $0.cells.count > 1 }) ?? false {
            #expect(try CSVFile.read(bytes, as: "survey") == sheet)
        }
    }

    @Test("A workbook of texts in one line each, as Markdown", arguments: seeds)
    func markdown(seed: UInt64) throws {
        var samples = WorkbookSamples(
            seed: seed, hasValues: false, hasLineBreaks: false, keepsBlanks: false)
        let workbook = samples.workbook(sheets: 1...4)

        let bytes = try MarkdownFile.write(workbook)

        let read = try MarkdownFile.read(bytes, as: "survey")
        #expect(read == workbook)
        expectSameBytes(read, workbook)
    }

    /// Texts are equal when they look alike; here not even that may change.
    private func expectSameBytes(_ left: Workbook, _ right: Workbook) {
        #expect(bytes(left) == bytes(right))
    }

    private func bytes(_ workbook: Workbook) -> [[UInt8]] {
        workbook.sheets.flatMap { sheet in
            sheet.rows.flatMap { row in row.cells.map { Array($0.value.plainText.utf8) } }
        }
    }
}
