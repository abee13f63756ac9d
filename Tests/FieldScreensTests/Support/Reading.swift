import FieldScreens
import TerminalUI

/// All that a frame says, without the blanks and line ends between.
func flat(_ frame: Frame) -> String {
    flat((0..<frame.surface.size.rows).map { frame.surface.text(row: $0) }.joined())
}

/// A text without white space, to be looked for in a frame that broke it into lines.
func flat(_ text: String) -> String { text.filter { !$0.isWhitespace } }

/// The row with the mark of a selection in it, from the mark on; the topmost thing's one.
func selectedRow(_ app: AppModel) -> String {
    let frame = paint(app, app.around.size)
    let rows = [frame.cursor.row] + Array(0..<frame.surface.size.rows)
    for row in rows {
        let text = frame.surface.text(row: row)
        if let mark = text.lastIndex(of: "►") { return String(text[mark...]) }
    }
    return ""
}
