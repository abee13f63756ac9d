import CellText

/// One line of text with a caret; longer texts are shown in part.
package struct TextField: Equatable, Sendable {
    package static let usualLimit = 200

    package private(set) var buffer: TextBuffer
    /// Shown while the field is empty.
    package var hint: String

    package init(_ text: String = "", hint: String = "", limit: Int = TextField.usualLimit) {
        buffer = TextBuffer(text, limit: limit, isMultiline: false)
        self.hint = hint
    }

    package var text: String { buffer.text }
    package var isEmpty: Bool { buffer.characters.isEmpty }

    /// Replaces the text; one undo brings the old one back.
    package mutating func replaceText(with text: String) { buffer.replaceAll(with: text) }
    package mutating func closeUndoStep() { buffer.closeUndoStep() }

    /// - Returns: Whether the event was the field's; Tab, Enter, Escape, up and down never are.
    package mutating func handle(_ event: InputEvent) -> Bool {
        switch event {
        case .text(let text): buffer.insert(text, .typed)
        case .paste(let text): buffer.insert(text, .pasted)
        case .key(let key): return handle(key)
        case .focus, .ignored: return false
        }
        return true
    }

    private mutating func handle(_ key: Key) -> Bool {
        if buffer.handle(common: key) { return true }
        switch key {
        case .home, .top, .control("a"): buffer.move(to: 0)
        case .end, .bottom, .control("e"): buffer.move(to: buffer.characters.count)
        default: return false
        }
        return true
    }

    /// Draws the field over the painter's first row, and places the cursor when it has the focus.
    package func paint(
        into painter: inout Painter, focused: Bool, style: Style = .field
    ) {
        let columns = painter.size.columns
        let view = View(buffer, columns: columns)
        painter.fill(Rect(row: 0, column: 0, rows: 1, columns: columns), style: style)
        if isEmpty {
            painter.put(hint, row: 0, column: 0, style: Style(.muted, style.attributes))
        }
        painter.put(view.text, row: 0, column: view.column, style: style)
        if view.start > 0 { painter.put("<", row: 0, column: 0, style: style) }
        if view.isCutAtEnd { painter.put(">", row: 0, column: columns - 1, style: style) }
        if focused { painter.place(cursor: .bar, row: 0, column: view.caretColumn) }
    }

    /// Where the caret is when the field is drawn in a block.
    package func cursor(in rect: Rect) -> Point {
        let view = View(buffer, columns: rect.columns)
        return Point(row: rect.row, column: rect.column + view.caretColumn)
    }

    /// The part of a text that a field shows. It depends on text, caret and width alone, and moves
    /// by half a field, so that typing seldom shifts the whole line.
    private struct View {
        /// Columns of the text left of the field.
        let start: Int
        /// What is shown, and the column it starts in.
        let text: String
        let column: Int
        let isCutAtEnd: Bool
        let caretColumn: Int

        init(_ buffer: TextBuffer, columns: Int) {
            let widths = buffer.characters.map { cellWidth($0) }
            let caret = widths[..<buffer.caret].reduce(0, +)
            let columns = max(1, columns)
            let step = max(1, columns / 2)
            start = caret < columns ? 0 : ((caret - columns) / step + 1) * step
            var left = 0
            var first = 0
            while first < widths.count, left < start {
                left += widths[first]
                first += 1
            }
            var used = left - start
            var end = first
            while end < widths.count, used + widths[end] <= columns {
                used += widths[end]
                end += 1
            }
            text = String(buffer.characters[first..<end])
            column = left - start
            caretColumn = min(caret - start, columns - 1)
            isCutAtEnd = end < widths.count && caretColumn < columns - 1
        }
    }
}

extension TextBuffer {
    /// The keys that mean the same in a line and in an area.
    mutating func handle(common key: Key) -> Bool {
        switch key {
        case .left: move(to: caret - 1)
        case .right: move(to: caret + 1)
        case .wordLeft, .alt("b"): move(to: wordStart(before: caret))
        case .wordRight, .alt("f"): move(to: wordEnd(after: caret))
        case .backspace: erase(caret - 1..<caret)
        case .delete: erase(caret..<caret + 1)
        case .control("w"), .alt("\u{7F}"): erase(wordStart(before: caret)..<caret)
        case .control("u"): erase(paragraph(around: caret).lowerBound..<caret)
        case .control("k"):
            let end = paragraph(around: caret).upperBound
            erase(caret..<max(end, caret + (end == caret ? 1 : 0)))
        case .control("z"): undo()
        case .control("y"): redo()
        default: return false
        }
        return true
    }
}
