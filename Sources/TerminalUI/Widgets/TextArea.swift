import CellText

/// A text of several lines, wrapped as Chinese is, with a caret.
///
/// Up and down go by what is seen and keep the column. The last column stays free, so that the
/// caret has a place after a full line.
package struct TextArea: Equatable, Sendable {
    package static let usualLimit = 4_000

    package private(set) var buffer: TextBuffer
    package private(set) var size: Size
    /// The first line seen.
    private var first = 0
    /// The column that up and down aim at, until something else is done.
    private var goal: Int?
    /// Whether a caret between two lines of one paragraph is shown at the end of the upper one.
    private var staysUp = false

    package init(_ text: String = "", size: Size, limit: Int = TextArea.usualLimit) {
        buffer = TextBuffer(text, limit: limit, isMultiline: true)
        self.size = size
        keepCaretVisible()
    }

    package var text: String { buffer.text }
    package var isEmpty: Bool { buffer.characters.isEmpty }
    /// Lines at the present width; at least one.
    package var lineCount: Int { layout.lines.count }

    package mutating func replaceText(with text: String) {
        buffer.replaceAll(with: text)
        settle()
    }

    package mutating func closeUndoStep() { buffer.closeUndoStep() }

    /// Says how much room there is to draw in.
    package mutating func resize(_ size: Size) {
        self.size = size
        keepCaretVisible()
    }

    /// - Returns: Whether the event was the area's. Up on the first line and down on the last are
    ///   not, so that a form can go on to the next field; Tab and Escape never are.
    package mutating func handle(_ event: InputEvent) -> Bool {
        switch event {
        case .text(let text): buffer.insert(text, .typed)
        case .paste(let text): buffer.insert(text, .pasted)
        case .key(.enter): buffer.insert("\n", .typed)
        case .key(.up): return moveVertically(by: -1)
        case .key(.down): return moveVertically(by: 1)
        case .key(.pageUp): return moveVertically(by: -max(1, size.rows - 1))
        case .key(.pageDown): return moveVertically(by: max(1, size.rows - 1))
        case .key(.home), .key(.control("a")): return moveToLineStart()
        case .key(.end), .key(.control("e")): return moveToLineEnd()
        case .key(.top): buffer.move(to: 0)
        case .key(.bottom): buffer.move(to: buffer.characters.count)
        case .key(let key): guard buffer.handle(common: key) else { return false }
        case .focus, .ignored: return false
        }
        settle()
        return true
    }

    /// Draws the area over all of the painter, and places the cursor when it has the focus.
    package func paint(into painter: inout Painter, focused: Bool, style: Style = .field) {
        let layout = layout(columns: painter.size.columns)
        let first = firstLine(rows: painter.size.rows, in: layout)
        painter.fill(style: style)
        for (row, line) in layout.lines.dropFirst(first).prefix(painter.size.rows).enumerated() {
            painter.put(layout.text(of: line), row: row, column: 0, style: style)
        }
        guard focused else { return }
        let caret = place(in: layout)
        painter.place(cursor: .bar, row: caret.line - first, column: caret.column)
    }

    /// Where the caret is when the area is drawn in a block.
    package func cursor(in rect: Rect) -> Point {
        let layout = layout(columns: rect.columns)
        let caret = place(in: layout)
        let first = firstLine(rows: rect.rows, in: layout)
        return Point(
            row: rect.row + caret.line - first,
            column: rect.column + min(caret.column, max(0, rect.columns - 1)))
    }

    private var layout: TextLayout { layout(columns: size.columns) }

    private func layout(columns: Int) -> TextLayout {
        TextLayout(buffer.characters, columns: columns - 1)
    }

    private func place(in layout: TextLayout) -> (line: Int, column: Int) {
        let place = layout.place(of: buffer.caret)
        guard staysUp, place.line > 0, layout.lines[place.line].start == buffer.caret,
            !layout.lines[place.line - 1].endsParagraph
        else { return place }
        return (place.line - 1, layout.lines[place.line - 1].width)
    }

    private mutating func moveVertically(by lines: Int) -> Bool {
        let layout = layout
        let from = place(in: layout)
        let target = max(0, min(from.line + lines, layout.lines.count - 1))
        if target == from.line { return false }
        let goal = goal ?? from.column
        go(to: layout.offset(line: target, column: goal), inLine: target, of: layout)
        self.goal = goal
        return true
    }

    /// To the start of the line, and from there to the start of the paragraph.
    private mutating func moveToLineStart() -> Bool {
        let layout = layout
        let line = layout.lines[place(in: layout).line]
        let start = buffer.paragraph(around: buffer.caret).lowerBound
        buffer.move(to: buffer.caret == line.start && !staysUp ? start : line.start)
        settle()
        return true
    }

    /// To the end of the line, and from there to the end of the paragraph.
    private mutating func moveToLineEnd() -> Bool {
        let layout = layout
        let index = place(in: layout).line
        let end = layout.lines[index].end
        if buffer.caret == end {
            buffer.move(to: buffer.paragraph(around: end).upperBound)
            settle()
        } else {
            go(to: end, inLine: index, of: layout)
        }
        return true
    }

    private mutating func go(to offset: Int, inLine line: Int, of layout: TextLayout) {
        buffer.move(to: offset)
        settle()
        staysUp = layout.place(of: offset).line != line
        keepCaretVisible()
    }

    private mutating func settle() {
        goal = nil
        staysUp = false
        keepCaretVisible()
    }

    private mutating func keepCaretVisible() {
        first = firstLine(rows: size.rows, in: layout)
    }

    /// The first line to show so that the caret's is seen and no room is wasted.
    private func firstLine(rows: Int, in layout: TextLayout) -> Int {
        let rows = max(1, rows)
        let caret = place(in: layout).line
        let least = max(0, caret - rows + 1)
        let most = min(caret, max(0, layout.lines.count - rows))
        return max(least, min(first, max(least, most)))
    }
}
