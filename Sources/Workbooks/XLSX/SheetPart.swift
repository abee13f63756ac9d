/// `xl/worksheets/sheet*.xml`: the cells of one sheet.
final class SheetPart: XMLPart {
    static let root = "worksheet"

    private var sheet: WorkbookSheet
    private let cells: CellReader
    private let limits: WorkbookLimits

    /// The row and the column of the last cell that was begun; a cell or a row that does not say
    /// where it stands comes next.
    private var (row, column) = (0, 0)
    /// The last cell that holds something: cells come in order, and once.
    private var lastKept = (row: 0, column: 0)
    private var cell: OpenCell?
    private var text = RichText()
    private var merges: [CellRange] = []

    private struct OpenCell {
        let kind: CellReader.Kind
        let style: Int
        var hasFormula = false
        var value: String?
    }

    init(_ sheet: WorkbookSheet, _ cells: CellReader, _ limits: WorkbookLimits) {
        self.sheet = sheet
        self.cells = cells
        self.limits = limits
    }

    /// The sheet, when all of it was read.
    func finished() -> WorkbookSheet {
        var covered = MergedCells(merges)
        guard !covered.isEmpty else { return sheet }
        var kept = sheet
        kept.removeCells { row, column in
            guard covered.cover(row: row, column: column) else { return false }
            cells.notice(.valueUnderMerge, at: place(row: row, column: column))
            return true
        }
        return kept
    }

    func start(_ element: XMLElement) throws(WorkbookError) {
        switch element.name {
        case "row": try startRow(element)
        case "c": try startCell(element)
        case "f": cell?.hasFormula = true
        case "mergeCell":
            guard merges.count < limits.merges else { return }
            if let range = element["ref"].flatMap({ CellRange($0) }) { merges.append(range) }
        default: text.start(element)
        }
    }

    func end(_ name: String, _ inside: () -> String) throws(WorkbookError) {
        switch name {
        case "v": cell?.value = inside()
        case "is":
            if cell?.kind == .inline { cell?.value = text.take() }
        case "c": try endCell()
        default: if cell != nil { text.end(name, inside) }
        }
    }

    private func startRow(_ element: XMLElement) throws(WorkbookError) {
        column = 0
        guard let name = element["r"] else {
            row += 1
            return try holdRow()
        }
        guard let number = Int(name), number > 0 else {
            throw WorkbookError(.malformedCell(place(row: row + 1, column: 1), value: name))
        }
        row = number
        try holdRow()
    }

    private func holdRow() throws(WorkbookError) {
        guard row <= limits.rows else {
            throw WorkbookError(.tooManyRows(sheet: sheet.name, limit: limits.rows))
        }
    }

    private func startCell(_ element: XMLElement) throws(WorkbookError) {
        if let name = element["r"] {
            guard let reference = CellReference(name) else {
                throw WorkbookError(
                    .malformedCell(place(row: row, column: column + 1), value: name))
            }
            row = reference.row
            column = reference.column
            try holdRow()
        } else {
            column += 1
        }
        guard column <= limits.columns else {
            throw WorkbookError(
                .tooManyColumns(sheet: sheet.name, row: row, limit: limits.columns))
        }
        let type = element["t"] ?? "n"
        guard let kind = CellReader.Kind(rawValue: type) else {
            throw WorkbookError(.malformedCell(place(row: row, column: column), value: type))
        }
        cell = OpenCell(kind: kind, style: element["s"].flatMap { Int($0) } ?? 0)
        _ = text.take()
    }

    private func endCell() throws(WorkbookError) {
        guard let cell else { return }
        self.cell = nil
        let (row, column) = (row, column)
        guard let source = cell.value, !source.isEmpty else {
            // A formula that came to an empty text says so; one without any value was never
            // calculated.
            if cell.hasFormula, cell.kind != .formulaText || cell.value == nil {
                cells.notice(.formulaWithoutValue, at: place(row: row, column: column))
            }
            return
        }
        guard (row, column) > lastKept, row > 0 else {
            throw WorkbookError(.malformedCell(place(row: row, column: column), value: source))
        }
        let value = try cells.value(source, cell.kind, style: cell.style) {
            place(row: row, column: column)
        }
        lastKept = (row, column)
        sheet.append(value, row: row, column: column)
    }

    private func place(row: Int, column: Int) -> CellPlace {
        sheet.place(row: row, column: column)
    }
}
