import CellText
import TerminalUI
import Wording

/// Text over the whole screen, without any frame: to read at length, to copy, for screen readers.
package struct PlainTextOverlay: Sendable {
    let text: String
    private var first = 0

    init(_ text: String) { self.text = text }

    mutating func take(_ event: InputEvent) -> Bool {
        switch event {
        case .key(.down), .key(.pageDown), .text("j"): first += 1
        case .key(.up), .key(.pageUp), .text("k"): first = max(0, first - 1)
        default: return false
        }
        return true
    }

    func paint(_ painter: inout Painter, _ words: Phrasebook) {
        painter.fill()
        let lines = wrapped(text, columns: painter.size.columns - 2)
        for (index, line) in lines.dropFirst(first).prefix(painter.size.rows - 1).enumerated() {
            painter.put(line, row: index, column: 1)
        }
        painter.put(
            words("plain_text.keys"), row: painter.size.rows - 1, column: 1, style: .muted)
        painter.place(cursor: .block, row: 0, column: 1)
    }
}
