extension Point {
    /// The places of pieces that stand one behind the other, and in the next row where one would
    /// not fit any more.
    ///
    /// - Parameters:
    ///   - widths: Of the pieces, in columns.
    ///   - gap: Columns between two pieces in a row.
    package static func flow(_ widths: [Int], columns: Int, gap: Int) -> [Point] {
        var places: [Point] = []
        var next = Point(row: 0, column: 0)
        for width in widths {
            if next.column > 0, next.column + width > columns {
                next = Point(row: next.row + 1, column: 0)
            }
            places.append(next)
            next.column += width + gap
        }
        return places
    }
}
