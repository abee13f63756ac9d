/// Which cells lie under merged ones. Asked row by row, ascending.
struct MergedCells {
    /// By first row, the last first.
    private var waiting: [CellRange]
    /// Those of the current row, by first column; none reaches into another.
    private var current: [CellRange] = []
    private var row = 0

    init(_ ranges: [CellRange]) {
        waiting = ranges.sorted { $0.rows.lowerBound > $1.rows.lowerBound }
    }

    var isEmpty: Bool { waiting.isEmpty && current.isEmpty }

    /// Whether a cell is part of a range and not its first.
    mutating func cover(row: Int, column: Int) -> Bool {
        if row != self.row { advance(to: row) }
        let index = firstIndex(from: column)
        guard current.indices.contains(index), current[index].columns.contains(column) else {
            return false
        }
        let range = current[index]
        return (row, column) != (range.rows.lowerBound, range.columns.lowerBound)
    }

    private mutating func advance(to row: Int) {
        self.row = row
        current.removeAll { $0.rows.upperBound < row }
        while let next = waiting.last, next.rows.lowerBound <= row {
            waiting.removeLast()
            if next.rows.upperBound >= row { insert(next) }
        }
    }

    /// Ranges that overlap are no work of a spreadsheet; the first one counts.
    private mutating func insert(_ range: CellRange) {
        let index = firstIndex(from: range.columns.lowerBound)
        if current.indices.contains(index), current[index].columns.overlaps(range.columns) {
            return
        }
        current.insert(range, at: index)
    }

    /// The first range that does not end before a column.
    private func firstIndex(from column: Int) -> Int {
        var (low, high) = (0, current.count)
        while low < high {
            let middle = (low + high) / 2
            if current[middle].columns.upperBound < column {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
