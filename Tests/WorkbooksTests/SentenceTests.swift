import Glibc
import Testing
import Wording

@testable import Workbooks

@Suite("Sentences of errors and notices")
struct SentenceTests {
    private let books: [Phrasebook]

    init() throws {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
        books = try Language.allCases.map { language in
            let path = "\(root)/Resources/Strings/\(language.rawValue).strings"
            return try Phrasebook(language: language, file: try Fixture.bytes(path: path))
        }
    }

    @Test("Every reason has a sentence, which names only what the reason tells")
    func sentences() {
        let errors = Self.reasons.map { WorkbookError($0) }
        let notices = WorkbookNotice.Reason.allCases.map {
            WorkbookNotice(reason: $0, place: Self.cell)
        }
        let told =
            errors.map { ($0.code, $0.arguments) } + notices.map { ($0.code, $0.arguments) }

        for book in books {
            for (code, arguments) in told {
                let key = "workbook.\(code)"
                #expect(book.has(key), "\(key)")
                #expect(Set(book.placeholders(of: key)).isSubset(of: arguments.keys), "\(key)")
            }
            // A reason that is missing here, or a sentence that nobody says.
            let keys = book.keys.filter { $0.hasPrefix("workbook.") }
            #expect(Set(keys) == Set(told.map { "workbook.\($0.0)" }))
        }
    }

    @Test("A sentence says where, and that nothing was imported")
    func example() {
        let error = WorkbookError(.malformedCell(Self.cell, value: "1,5"))
        let book = books[0]

        #expect(
            book("workbook.\(error.code)", error.arguments)
                == "表「台账」第 7 行 C 列读不懂：1,5。没有导入，请改正后再试。")
    }

    @Test("What a foreign file says is cut, and steers no terminal")
    func foreign() {
        let long = WorkbookError(
            .missingPart("\u{1b}[2J\u{202e}" + String(repeating: "长", count: 99)))

        let name = long.arguments["entry"] ?? ""

        #expect(name.hasPrefix("\u{fffd}[2J\u{fffd}长"))
        #expect(name.unicodeScalars.count == 81)
        #expect(name.hasSuffix("长…"))
    }

    private static let cell = CellPlace(sheet: "台账", row: 7, column: 3)
    private static let xml = XMLPlace(entry: "xl/workbook.xml", line: 1, column: 2)
    private static let text = TextPlace(line: 1, column: 2)

    private static let reasons: [WorkbookError.Reason] = [
        .notAWorkbook, .legacyXLS, .encryptedWorkbook, .tooLarge(limit: 1),
        .unpackedTooLarge(limit: 1), .zipDamaged, .entryDamaged("a"), .tooManyEntries(limit: 1),
        .duplicateEntry("a"), .compressionBomb(entry: "a", limit: 1), .missingPart("a"),
        .targetOutside("a"), .malformedXML(xml), .documentTypeForbidden(xml),
        .tooManyElements(limit: 1), .xmlTooDeep(xml, limit: 1), .xmlPieceTooLong(xml, limit: 1),
        .tooManySheets(limit: 1),
        .tooManyCells(limit: 1), .tooManyRows(sheet: "a", limit: 1),
        .tooManyColumns(sheet: "a", row: 1, limit: 1), .malformedCell(cell, value: "a"),
        .sharedTextMissing(cell), .undecodableByte(text, encoding: .utf8),
        .encodingUnavailable(.gb18030), .unterminatedQuote(text), .textAfterQuote(text), .noTable,
        .unclosedRow(line: 1), .secondTable(line: 1), .sheetNameMissing(line: 1), .noVisibleSheet,
        .badSheetName("a"), .sheetNameTwice("a"), .textTooLong(cell, limit: 1),
        .lineBreakInCell(cell), .notWritten,
    ]
}
