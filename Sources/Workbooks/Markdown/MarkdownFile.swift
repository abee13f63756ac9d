/// Sheets as Markdown tables, in the form that XLSForm tools take: a row whose first cell names a
/// sheet, then its rows, each with an empty first cell.
///
///     | survey |         |       |
///     |        | type    | name  |
///     |        | integer | floor |
///
/// `\|` is a `|` in a cell. Blanks at the ends of a cell are not part of it.
package enum MarkdownFile {
    /// Reads all tables of that form, past other lines between them; or one plain table, with
    /// headings and a row of dashes, as one sheet. Blank rows count, so that places are right.
    ///
    /// - Parameter name: Of the sheet that a plain table becomes.
    package static func read(
        _ bytes: [UInt8], as name: String, limits: WorkbookLimits = WorkbookLimits()
    ) throws(WorkbookError) -> Workbook {
        let text = try DecodedText(bytes, limits)
        var reader = MarkdownReader(as: name, limits)
        return try reader.read(text.bytes)
    }

    /// - Throws: With the place of a text that has line breaks, which a table cannot hold.
    package static func write(_ workbook: Workbook) throws(WorkbookError) -> [UInt8] {
        var names: Set<String> = []
        var lines = ""
        for sheet in workbook.sheets {
            guard isWritable(sheet.name) else { throw WorkbookError(.badSheetName(sheet.name)) }
            guard names.insert(sheet.name).inserted else {
                throw WorkbookError(.sheetNameTwice(sheet.name))
            }
            let width = max(1, sheet.rows.compactMap { $0.cells.last?.column }.max() ?? 0)
            lines += line(sheet.name, [:], width)
            var number = 1
            for row in sheet.rows {
                while number < row.number {
                    lines += line("", [:], width)
                    number += 1
                }
                var texts: [Int: String] = [:]
                for cell in row.cells {
                    let text = cell.value.plainText
                    guard !text.unicodeScalars.contains(where: isLineBreak) else {
                        let place = sheet.place(row: row.number, column: cell.column)
                        throw WorkbookError(.lineBreakInCell(place))
                    }
                    texts[cell.column] = text
                }
                lines += line("", texts, width)
                number += 1
            }
        }
        return Array(lines.utf8)
    }

    private static func line(_ first: String, _ texts: [Int: String], _ width: Int) -> String {
        let cells = [first] + (1...width).map { texts[$0] ?? "" }
        return "|" + cells.map { $0.isEmpty ? " |" : " \(escaped($0)) |" }.joined() + "\n"
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    private static func isWritable(_ name: String) -> Bool {
        let ends = [name.utf8.first, name.utf8.last].compactMap { $0 }
        return !ends.isEmpty && !ends.contains { " \t".utf8.contains($0) }
            && !name.unicodeScalars.contains(where: isLineBreak)
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r"
    }
}
