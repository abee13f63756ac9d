internal import CellText

/// Writes the part of one sheet, row by row.
struct SheetWriter {
    private let sheet: WorkbookSheet
    private let layout: XLSXLayout

    init(_ sheet: WorkbookSheet, _ layout: XLSXLayout) {
        self.sheet = sheet
        self.layout = layout
    }

    func write(
        _ texts: inout SharedTexts, into archive: ArchiveWriter
    ) throws(WorkbookError) {
        try checkSize()
        try archive.write(PackageFiles.head + "<worksheet xmlns=\"\(PackageFiles.main)\">")
        if layout.hasHeader { try archive.write(Self.frozenFirstRow) }
        if layout.fitsColumns { try archive.write(columns) }
        try archive.write("<sheetData>")
        for row in sheet.rows {
            var line = "<row r=\"\(row.number)\">"
            for cell in row.cells {
                let place = sheet.place(row: row.number, column: cell.column)
                line += try element(WrittenCell(cell.value), at: place, &texts)
            }
            try archive.write(line + "</row>")
        }
        try archive.write("</sheetData></worksheet>")
    }

    private func checkSize() throws(WorkbookError) {
        let limits = WorkbookLimits()
        if let last = sheet.rows.last, last.number > limits.rows {
            throw WorkbookError(.tooManyRows(sheet: sheet.name, limit: limits.rows))
        }
        for row in sheet.rows where row.cells.last.map({ $0.column > limits.columns }) ?? false {
            throw WorkbookError(
                .tooManyColumns(sheet: sheet.name, row: row.number, limit: limits.columns))
        }
    }

    private func element(
        _ cell: WrittenCell, at place: CellPlace, _ texts: inout SharedTexts
    ) throws(WorkbookError) -> String {
        let (type, style, content): (String, CellStyle, String)
        switch cell {
        case .number(let number, let numberStyle):
            (type, style, content) = ("n", numberStyle, number)
        case .boolean(let isTrue): (type, style, content) = ("b", .plain, isTrue ? "1" : "0")
        case .error(let name): (type, style, content) = ("e", .plain, CellXMLText.written(name))
        case .text(let text):
            guard text.utf16.count <= XLSXFile.longestText else {
                throw WorkbookError(.textTooLong(place, limit: XLSXFile.longestText))
            }
            type = "s"
            style = layout.hasHeader && place.row == 1 ? .header : .of(text)
            content = String(texts.index(of: text))
        }
        return "<c r=\"\(place.a1)\" s=\"\(style.rawValue)\" t=\"\(type)\"><v>\(content)</v></c>"
    }

    private static let frozenFirstRow = """
        <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" \
        activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
        """

    // MARK: - Widths

    /// As wide as the longest line of the first rows; a Chinese character is two digits wide.
    private var columns: String {
        var widths: [Int: Int] = [:]
        for row in sheet.rows.prefix(Self.measuredRows) {
            for cell in row.cells {
                let text = cell.value.plainText.prefix(Self.widest * 4)
                let lines = text.split(whereSeparator: \.isNewline)
                let width = lines.map { cellWidth(String($0)) }.max() ?? 0
                widths[cell.column] = max(
                    widths[cell.column] ?? Self.narrowest, width + Self.margin)
            }
        }
        guard !widths.isEmpty else { return "" }
        let columns = widths.sorted { $0.key < $1.key }.map { column, width in
            let width = min(width, Self.widest)
            return "<col min=\"\(column)\" max=\"\(column)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        return "<cols>\(columns.joined())</cols>"
    }

    /// Measuring all of a long list would cost more than writing it.
    private static let measuredRows = 1_000
    private static let margin = 2
    private static let narrowest = 8
    private static let widest = 60
}
