/// Tables as an office writes them: sheets of cells, without any meaning of their own.
package struct Workbook: Equatable, Sendable {
    package var sheets: [WorkbookSheet]

    package init(sheets: [WorkbookSheet]) { self.sheets = sheets }

    /// The first sheet of exactly that name.
    package subscript(named name: String) -> WorkbookSheet? { sheets.first { $0.name == name } }
}

/// One sheet. Only cells that hold something are kept, so that a cell in the last row of a sheet
/// costs no more than one in its first.
package struct WorkbookSheet: Equatable, Sendable {
    package var name: String
    /// Not shown by the program it was made with; read all the same.
    package var isHidden: Bool
    /// By number, ascending; no row is without cells.
    package private(set) var rows: [WorkbookRow]

    package init(name: String, isHidden: Bool = false) {
        self.name = name
        self.isHidden = isHidden
        rows = []
    }

    /// A sheet of rows from the first on; nil is an empty cell.
    package init(name: String, isHidden: Bool = false, table: [[WorkbookValue?]]) {
        self.init(name: name, isHidden: isHidden)
        for (row, values) in table.enumerated() {
            for (column, value) in values.enumerated() {
                guard let value else { continue }
                append(value, row: row + 1, column: column + 1)
            }
        }
    }

    /// What a cell holds; nil for an empty one.
    ///
    /// - Complexity: Two binary searches.
    package subscript(row row: Int, column column: Int) -> WorkbookValue? {
        let index = rows.firstIndex(sorted: row, by: \.number)
        guard rows.indices.contains(index), rows[index].number == row else { return nil }
        return rows[index][column]
    }

    package func place(row: Int, column: Int) -> CellPlace {
        CellPlace(sheet: name, row: row, column: column)
    }

    /// The line of the text file that a row begins in; nil for workbooks, and for empty rows.
    package func line(ofRow row: Int) -> Int? {
        let index = rows.firstIndex(sorted: row, by: \.number)
        guard rows.indices.contains(index), rows[index].number == row else { return nil }
        return rows[index].line
    }

    /// Puts a value behind all others: rows ascending, and columns ascending in each. An empty
    /// text is an empty cell and is not kept.
    ///
    /// - Parameter line: Of the text file that the row was read from.
    package mutating func append(
        _ value: WorkbookValue, row: Int, column: Int, line: Int? = nil
    ) {
        if value == .text("") || value == .error("") { return }
        if let last = rows.indices.last, rows[last].number == row {
            rows[last].append(value, column: column)
        } else {
            precondition(row > rows.last?.number ?? 0, "row \(row) out of order")
            var cells = WorkbookRow(number: row, line: line)
            cells.append(value, column: column)
            rows.append(cells)
        }
    }

    /// Takes away what a predicate names, and rows that are empty then.
    mutating func removeCells(where isSuperfluous: (_ row: Int, _ column: Int) -> Bool) {
        for index in rows.indices {
            let row = rows[index].number
            rows[index].removeCells { isSuperfluous(row, $0) }
        }
        rows.removeAll { $0.cells.isEmpty }
    }
}

/// The cells of one row that hold something.
package struct WorkbookRow: Sendable {
    /// From 1.
    package let number: Int
    /// Where it begins in the text file it was read from, from 1.
    package let line: Int?
    /// By column, ascending.
    package private(set) var cells: [WorkbookCell] = []

    fileprivate init(number: Int, line: Int?) {
        self.number = number
        self.line = line
    }

    /// What the cell of a column holds; nil for an empty one.
    package subscript(column: Int) -> WorkbookValue? {
        let index = cells.firstIndex(sorted: column, by: \.column)
        guard cells.indices.contains(index), cells[index].column == column else { return nil }
        return cells[index].value
    }

    fileprivate mutating func append(_ value: WorkbookValue, column: Int) {
        precondition(column > cells.last?.column ?? 0, "column \(column) out of order")
        cells.append(WorkbookCell(column: column, value: value))
    }

    fileprivate mutating func removeCells(where isSuperfluous: (Int) -> Bool) {
        cells.removeAll { isSuperfluous($0.column) }
    }
}

extension WorkbookRow: Equatable {
    /// Where a row was read from is no part of what it says.
    package static func == (left: Self, right: Self) -> Bool {
        left.number == right.number && left.cells == right.cells
    }
}

/// What one cell holds, and in which column of its row.
package struct WorkbookCell: Equatable, Sendable {
    /// From 1.
    package let column: Int
    package let value: WorkbookValue
}

extension Array {
    /// Where the first element that is not before a key stands; the end when there is none.
    fileprivate func firstIndex(sorted key: Int, by order: (Element) -> Int) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if order(self[middle]) < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
