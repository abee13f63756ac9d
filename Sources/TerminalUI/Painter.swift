import CellText

/// Draws on a surface, within a clip whose first cell is row 0, column 0.
///
/// What lies outside the clip is left alone and costs nothing but the call.
package struct Painter: Sendable {
    package private(set) var surface: Surface
    /// Where the cursor was placed, in the surface's own rows and columns.
    package private(set) var cursor: Cursor
    /// The part of the surface that is drawn on.
    package private(set) var clip: Rect
    /// Where the clip's row 0 and column 0 lie; they may be outside what may be drawn on.
    private var origin: Point
    private var extent: Size

    package init(_ size: Size) {
        surface = Surface(size)
        clip = Rect(surface.size)
        origin = Point(row: 0, column: 0)
        cursor = Cursor(row: 0, column: 0)
        extent = surface.size
    }

    /// Rows and columns to draw in.
    package var size: Size { extent }

    /// Draws in a part, given in rows and columns of this painter.
    package mutating func within(_ part: Rect, _ draw: (inout Painter) -> Void) {
        let saved = (clip, origin, extent)
        origin = Point(row: origin.row + part.row, column: origin.column + part.column)
        extent = part.size
        let whole = Rect(
            row: origin.row, column: origin.column, rows: part.rows, columns: part.columns)
        clip = clip.intersection(whole)
        draw(&self)
        (clip, origin, extent) = saved
    }

    /// Puts a text on one row, cut at the limit and at the clip's edge.
    ///
    /// A wide character that does not fit is left out, and its one column stays as it was.
    /// - Parameter columns: The most columns to use; nil for all up to the right edge.
    /// - Returns: Columns used.
    @discardableResult
    package mutating func put(
        _ text: String, row: Int, column: Int, style: Style = .normal, columns: Int? = nil
    ) -> Int {
        put(text, row: row, column: column, style: style, columns: columns, marking: [], with: [])
    }

    /// As above, with an attribute added to some characters, as a filter's hits.
    ///
    /// - Parameter ranges: Offsets of characters, in order.
    @discardableResult
    package mutating func put(
        _ text: String, row: Int, column: Int, style: Style = .normal, columns: Int? = nil,
        marking ranges: [Range<Int>], with attributes: Style.Attributes = .underline
    ) -> Int {
        let limit = min(columns ?? Int.max, extent.columns - column)
        var used = 0
        if ranges.isEmpty {
            for cluster in CellSequence(text) {
                guard used + cluster.width <= limit else { break }
                set(cluster, row: row, column: column + used, style: style)
                used += cluster.width
            }
            return used
        }
        for (offset, character) in text.enumerated() {
            let isMarked = ranges.contains { $0.contains(offset) }
            for cluster in CellSequence(character) {
                guard used + cluster.width <= limit else { return used }
                let cell = isMarked ? style.adding(attributes) : style
                set(cluster, row: row, column: column + used, style: cell)
                used += cluster.width
            }
        }
        return used
    }

    /// Puts two dots of a picture into a cell.
    package mutating func put(_ pair: DotPair, row: Int, column: Int) {
        let place = Point(row: origin.row + row, column: origin.column + column)
        guard clip.contains(place) else { return }
        surface.set(pair, row: place.row, column: place.column)
    }

    /// Puts a text so that it ends before a column; cut with `..` when there is no room.
    ///
    /// - Returns: The column it starts in.
    @discardableResult
    package mutating func putTrailing(
        _ text: String, row: Int, endColumn: Int, style: Style = .normal, columns: Int? = nil
    ) -> Int {
        let shown = truncated(text, to: max(0, min(columns ?? Int.max, endColumn)))
        let start = endColumn - cellWidth(shown)
        put(shown, row: row, column: start, style: style)
        return start
    }

    /// Puts a text broken into lines.
    ///
    /// - Parameter rows: The most rows to use; the last one ends in `..` when text is left over.
    /// - Returns: Rows used.
    @discardableResult
    package mutating func paragraph(
        _ text: String, row: Int, column: Int, columns: Int, style: Style = .normal,
        rows: Int? = nil
    ) -> Int {
        let layout = TextLayout(text, columns: columns)
        let count = min(layout.lines.count, max(0, rows ?? Int.max))
        for index in 0..<count {
            var line = layout.text(of: layout.lines[index])
            if index == count - 1, count < layout.lines.count {
                let room = max(0, columns - 2)
                line = truncated(line, to: room, mark: "") + ".."
            }
            put(line, row: row + index, column: column, style: style, columns: columns)
        }
        return count
    }

    /// Blanks a part, or everything.
    package mutating func fill(_ part: Rect? = nil, style: Style = .normal) {
        let part = part ?? Rect(extent)
        let whole = Rect(
            row: origin.row + part.row, column: origin.column + part.column,
            rows: part.rows, columns: part.columns)
        let visible = clip.intersection(whole)
        for row in visible.row..<visible.endRow {
            for column in visible.column..<visible.endColumn {
                surface.blank(row: row, column: column, style: style)
            }
        }
    }

    /// Draws a horizontal rule of `-`.
    package mutating func rule(
        row: Int, column: Int = 0, columns: Int? = nil, style: Style = .muted
    ) {
        let count = max(0, min(columns ?? extent.columns, extent.columns - column))
        put(String(repeating: "-", count: count), row: row, column: column, style: style)
    }

    /// Changes the style of what is already drawn on a row, as a selection does.
    package mutating func restyle(
        row: Int, column: Int = 0, columns: Int? = nil, _ change: (Style) -> Style
    ) {
        let part = Rect(
            row: origin.row + row, column: origin.column + column, rows: 1,
            columns: columns ?? extent.columns - column)
        let visible = clip.intersection(part)
        guard visible.rows == 1 else { return }
        var column = visible.column
        while column < visible.endColumn {
            surface.restyle(row: visible.row, column: column, change)
            column += max(1, Int(surface[visible.row, column]?.width ?? 1))
        }
    }

    /// Puts the cursor on a cell; outside the clip it goes to the clip's nearest cell.
    package mutating func place(cursor shape: Cursor.Shape, row: Int, column: Int) {
        guard !clip.isEmpty else { return }
        cursor = Cursor(
            row: max(clip.row, min(origin.row + row, clip.endRow - 1)),
            column: max(clip.column, min(origin.column + column, clip.endColumn - 1)),
            shape: shape)
    }

    /// The picture as drawn so far.
    package func frame(title: String = "", linear: [String] = []) -> Frame {
        Frame(surface: surface, cursor: cursor, title: title, linear: linear)
    }

    private mutating func set(_ cluster: CellCluster, row: Int, column: Int, style: Style) {
        let place = Point(row: origin.row + row, column: origin.column + column)
        guard clip.contains(place) else { return }
        // What can't be drawn is set off from a question mark that somebody typed.
        let style = cluster.isSubstitute ? style.adding(.reverse) : style
        surface.set(
            cluster, row: place.row, column: place.column, style: style, endColumn: clip.endColumn)
    }
}
