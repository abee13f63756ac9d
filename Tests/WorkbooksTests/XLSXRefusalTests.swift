import Testing

@testable import Workbooks

@Suite("Workbooks that are refused say why and where")
struct XLSXRefusalTests {
    @Test(
        "Foreign, damaged and hostile files",
        arguments: [
            ("legacy.xls", .legacyXLS), ("encrypted.xlsx", .encryptedWorkbook),
            ("document.docx", .notAWorkbook), ("make-fixtures.py", .notAWorkbook),
            ("truncated.xlsx", .zipDamaged),
            ("twice.xlsx", .duplicateEntry("XL/workbook.xml")),
            ("missing-shared.xlsx", .missingPart("xl/sharedStrings.xml")),
            ("no-shared.xlsx", .sharedTextMissing(CellPlace(sheet: "survey", row: 1, column: 1))),
            ("outside.xlsx", .targetOutside("../../etc/passwd")),
            ("external-sheet.xlsx", .targetOutside("http://192.0.2.1/sheet1.xml")),
            ("zip-bomb.xlsx", .compressionBomb(entry: "xl/sharedStrings.xml", limit: 200)),
            (
                "dtd-bomb.xlsx",
                .documentTypeForbidden(
                    XMLPlace(entry: "xl/sharedStrings.xml", line: 1, column: 15))
            ),
            (
                "malformed.xlsx",
                .malformedXML(XMLPlace(entry: "xl/worksheets/sheet1.xml", line: 3, column: 8))
            ),
            (
                "deep.xlsx",
                .xmlTooDeep(
                    XMLPlace(entry: "xl/worksheets/sheet1.xml", line: 2, column: 399), limit: 64)
            ),
        ] as [(String, WorkbookError.Reason)])
    func refused(name: String, reason: WorkbookError.Reason) throws {
        let error = #expect(throws: WorkbookError.self) { try Fixture.read(name) }

        #expect(error?.reason == reason)
    }

    @Test(
        "Cut short anywhere, a workbook is refused or lacks nothing",
        arguments: ["openpyxl.xlsx", "zip64.xlsx"])
    func cut(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try XLSXFile.read(bytes)
        var refused = 0

        for count in bytes.indices {
            if let reading = try? XLSXFile.read(Array(bytes.prefix(count))) {
                #expect(reading == whole, "\(count) bytes")
            } else {
                refused += 1
            }
        }
        // The last bytes only tell how long the archive's comment is.
        #expect(refused > bytes.count - 8)
    }

    @Test("A changed byte is noticed, or changes nothing that is read")
    func changed() throws {
        let bytes = try Fixture.bytes("openpyxl.xlsx")
        let whole = try XLSXFile.read(bytes)
        var refused = 0

        for index in stride(from: 0, to: bytes.count, by: 3) {
            var changed = bytes
            changed[index] ^= 0x10
            guard let reading = try? XLSXFile.read(changed) else {
                refused += 1
                continue
            }
            // Names and dates of entries are under no checksum.
            #expect(reading == whole, "byte \(index)")
        }
        #expect(refused > bytes.count / 3 / 2)
    }

    @Test(
        "Every limit is held",
        arguments: [
            ("too_large", WorkbookLimits { $0.fileBytes = 100 }),
            ("unpacked_too_large", WorkbookLimits { $0.unpackedBytes = 500 }),
            ("too_many_entries", WorkbookLimits { $0.entries = 5 }),
            ("too_many_sheets", WorkbookLimits { $0.sheets = 1 }),
            ("too_many_cells", WorkbookLimits { $0.cells = 3 }),
            ("too_many_rows", WorkbookLimits { $0.rows = 4 }),
            ("too_many_columns", WorkbookLimits { $0.columns = 2 }),
            ("too_many_elements", WorkbookLimits { $0.xmlElements = 20 }),
            ("xml_too_deep", WorkbookLimits { $0.xmlDepth = 2 }),
            ("xml_piece_too_long", WorkbookLimits { $0.xmlPieceBytes = 8 }),
        ])
    func limits(code: String, limits: WorkbookLimits) throws {
        let bytes = try Fixture.bytes("openpyxl.xlsx")

        let error = #expect(throws: WorkbookError.self) {
            try XLSXFile.read(bytes, limits: limits)
        }

        #expect(error?.code == code)
    }

    @Test("A tag without end is refused before it is read over and over")
    func endlessTag() throws {
        let bytes = try Fixture.package(
            "", ["xl/sheet1.xml": "<worksheet xmlns=\"" + randomLetters(3 << 20)])

        let error = #expect(throws: WorkbookError.self) { try XLSXFile.read(bytes) }

        #expect(error?.code == "xml_piece_too_long")
    }

    @Test(
        "A cell that makes no sense is named",
        arguments: [
            "<c r=\"B2\"><v>1,5</v></c>", "<c r=\"B2\" t=\"b\"><v>yes</v></c>",
            "<c r=\"B2\" t=\"q\"><v>1</v></c>", "<c r=\"B2\" t=\"d\"><v>2026-02-30</v></c>",
            "<c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>2</v></c>",
        ])
    func malformedCell(cells: String) throws {
        let bytes = try Fixture.package("<row r=\"2\">\(cells)</row>")

        let error = #expect(throws: WorkbookError.self) { try XLSXFile.read(bytes) }

        #expect(error?.code == "malformed_cell")
        #expect(error?.arguments["cell"] == "B2")
        #expect(error?.arguments["sheet"] == "survey")
    }

    @Test(
        "A part outside of the archive is no part",
        arguments: [
            "/../a.xml", "..", "../..", "//host/a.xml", "file:///etc/passwd", "C:\\a.xml",
            "sheet1.xml#x", "%2e%2e/a.xml",
        ])
    func outside(target: String) {
        let relationship = Relationship(id: "r1", type: "worksheet", target: target)

        let error = #expect(throws: WorkbookError.self) {
            try relationship.target(from: "xl/workbook.xml")
        }

        #expect(error?.reason == .targetOutside(target))
    }

    @Test(
        "A part inside of the archive is found from where it is named",
        arguments: [
            ("sheet1.xml", "xl/sheet1.xml"), ("/a.xml", "a.xml"), ("../b/./c.xml", "b/c.xml"),
            ("worksheets/../d.xml", "xl/d.xml"),
        ])
    func inside(target: String, name: String) throws {
        let relationship = Relationship(id: "r1", type: "worksheet", target: target)

        #expect(try relationship.target(from: "xl/workbook.xml") == name)
    }

    /// Letters that do not shrink when they are packed.
    private func randomLetters(_ count: Int) -> String {
        var numbers = SeededNumbers(7)
        let letters = (0..<count).map { _ in UInt8.random(in: 0x61...0x7a, using: &numbers) }
        return String(decoding: letters, as: UTF8.self)
    }
}
