import TerminalUI

/// Lays something over the screen: in a box, or over all rows of a window too small for one.
///
/// - Parameter rows: The rows that are wanted inside the box.
/// - Parameter columns: The columns of the box.
/// - Parameter top: The row the box begins in, unless it needs those above.
func paintOverlay(
    _ painter: inout Painter, rows: Int, columns: Int, top: Int,
    _ draw: (inout Painter) -> Void
) {
    let size = painter.size
    if Chrome.isTooSmall(size) {
        painter.fill()
        draw(&painter)
        return
    }
    let height = min(rows + 2, size.rows)
    let columns = min(columns, size.columns)
    let box = Rect(
        row: min(top, size.rows - height), column: (size.columns - columns) / 2, rows: height,
        columns: columns)
    painter.within(box) { painter in
        paintBox(&painter)
        let inside = Rect(row: 1, column: 1, rows: height - 2, columns: columns - 2)
        painter.within(inside, draw)
    }
}

/// A blank box with rules above and below, drawn without any character of ambiguous width.
private func paintBox(_ painter: inout Painter) {
    painter.fill()
    let columns = painter.size.columns
    painter.rule(row: 0, column: 0, columns: columns)
    painter.rule(row: painter.size.rows - 1, column: 0, columns: columns)
    for row in 1..<max(1, painter.size.rows - 1) {
        painter.put("|", row: row, column: 0, style: .muted)
        painter.put("|", row: row, column: columns - 1, style: .muted)
    }
}
