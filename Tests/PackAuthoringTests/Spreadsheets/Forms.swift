import Glibc
import Testing
import Workbooks

@testable import PackAuthoring

/// Forms as tests write them, and the way there and back.
enum Forms {
    static let root = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" }

    static func bytes(_ path: String) throws -> [UInt8] {
        let file = try #require(fopen("\(root)/\(path)", "rb"), "\(path)")
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            bytes += buffer[..<count]
        }
        return bytes
    }

    static func markdown(_ text: String) throws -> Workbook {
        try MarkdownFile.read(Array(text.utf8), as: "survey")
    }

    static func read(
        _ workbook: Workbook, hasOnlyTexts: Bool = false, id: String? = nil
    ) -> FormImport {
        FormImport(
            WorkbookReading(workbook: workbook, notices: []),
            FormImport.Options(name: "form", id: id, hasOnlyTexts: hasOnlyTexts),
            digest: { _ in String(repeating: "0", count: 64) })
    }

    /// Imports, exports and compares cell by cell; then the same once more from the export.
    static func expectLossless(
        _ workbook: Workbook, hasOnlyTexts: Bool = false,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let read = read(workbook, hasOnlyTexts: hasOnlyTexts)
        let problems = read.problems.filter { !$0.isWarning && !$0.isOfPack }
        let yaml = try #require(read.yaml, "\(problems)", sourceLocation: location)
        let text = String(decoding: yaml, as: UTF8.self)
        let back: Workbook
        do throws(YAMLFailure) {
            back = try FormExport(file: "a.yaml", yaml: yaml).workbook
        } catch {
            Issue.record("\(error.problems)\n\(text)", sourceLocation: location)
            return
        }
        if let difference = difference(workbook, back, hasOnlyTexts: hasOnlyTexts) {
            Issue.record("\(difference)\n\(text)", sourceLocation: location)
            return
        }
        let again = self.read(back, hasOnlyTexts: hasOnlyTexts).yaml
        #expect(again == yaml, sourceLocation: location)
    }

    /// The first cell or sheet in which workbooks differ.
    static func difference(
        _ left: Workbook, _ right: Workbook, hasOnlyTexts: Bool
    ) -> String? {
        let names = (left.sheets.map(\.name), right.sheets.map(\.name))
        if names.0 != names.1 { return "sheets \(names)" }
        for (left, right) in zip(left.sheets, right.sheets) {
            if left.isHidden != right.isHidden { return "\(left.name) is hidden" }
            let places = Set(cells(left).keys).union(cells(right).keys)
            for place in places.sorted() {
                let (old, new) = (cells(left)[place], cells(right)[place])
                let isSame = hasOnlyTexts ? old?.plainText == new?.plainText : old == new
                if !isSame {
                    return "\(left.name)!\(place.a1): \(String(describing: old)) became "
                        + String(describing: new)
                }
            }
        }
        return nil
    }

    private static func cells(_ sheet: WorkbookSheet) -> [CellKey: WorkbookValue] {
        var cells: [CellKey: WorkbookValue] = [:]
        for row in sheet.rows {
            for cell in row.cells {
                cells[CellKey(row: row.number, column: cell.column)] = cell.value
            }
        }
        return cells
    }
}

extension SpreadsheetProblem {
    /// Whether it was found in the YAML, where a form need not be a pack yet.
    var isOfPack: Bool {
        if case .pack = reason { true } else { false }
    }
}
