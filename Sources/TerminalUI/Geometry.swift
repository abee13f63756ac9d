/// Rows and columns of a screen or of a part of it.
package struct Size: Hashable, Sendable {
    package var rows: Int
    package var columns: Int

    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }
}

/// A cell's place, counted from 0.
package struct Point: Hashable, Sendable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// A block of cells: its first row and column, and how many of each it has.
package struct Rect: Hashable, Sendable {
    package var row: Int
    package var column: Int
    package var rows: Int
    package var columns: Int

    /// Negative extents count as none.
    package init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }

    package init(_ size: Size) {
        self.init(row: 0, column: 0, rows: size.rows, columns: size.columns)
    }

    package var size: Size { Size(rows: rows, columns: columns) }
    /// The row below the last one.
    package var endRow: Int { row + rows }
    /// The column right of the last one.
    package var endColumn: Int { column + columns }
    package var isEmpty: Bool { rows == 0 || columns == 0 }

    package func contains(_ point: Point) -> Bool {
        (row..<endRow).contains(point.row) && (column..<endColumn).contains(point.column)
    }

    /// The cells of both; empty where they don't meet.
    package func intersection(_ other: Rect) -> Rect {
        let top = max(row, other.row)
        let left = max(column, other.column)
        return Rect(
            row: top, column: left,
            rows: min(endRow, other.endRow) - top,
            columns: min(endColumn, other.endColumn) - left)
    }

    /// The same block without some rows and columns at its edges.
    package func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
        Rect(
            row: row + top, column: column + left,
            rows: rows - top - bottom, columns: columns - left - right)
    }
}
