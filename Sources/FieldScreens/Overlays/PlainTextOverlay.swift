import CellText
import TerminalUI
import Wording

/// Text over the whole screen, without any frame: to read at length, to copy, for screen readers.
package struct PlainTextOverlay: Sendable {
    let text: String
    private var first = 0

    init(_ text: String) { self.text = text }

    /// - Returns: Whether the text stays; any key that does not scroll ends the reading.
    mutating func take(_ event: InputEvent, _ size: Size) -> Bool {
        let page = max(1, size.rows - 2)
        let last = max(0, lines(size).count - (size.rows - 1))
        switch event {
        case .key(.down), .text("j"): first += 1
        case .key(.up), .text("k"): first -= 1
        case .key(.pageDown), .text(" "): first += page
        case .key(.pageUp): first -= page
        case .key(.home), .key(.top): first = 0
        case .key(.end), .key(.bottom): first = last
        case .focus, .ignored: break
        default: return false
        }
        first = max(0, min(first, last))
        return true
    }

    /// What goes on in the next line stands two columns further in, where the line is set in at all.
    private func lines(_ size: Size) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            let room = size.columns - 2
            let set = line.prefix { $0 == " " }
            guard !set.isEmpty, set.count + 2 <= room / 2 else {
                return wrapped(String(line), columns: room)
            }
            let inner = line.dropFirst(set.count)
            let pieces = wrapped(String(inner), columns: room - set.count - 2)
            return pieces.enumerated().map { set + ($0 == 0 ? "" : "  ") + $1 }
        }
    }

    func paint(_ painter: inout Painter, _ words: Phrasebook) {
        painter.fill()
        let shown = lines(painter.size).dropFirst(first).prefix(painter.size.rows - 1)
        for (index, line) in shown.enumerated() {
            painter.put(line, row: index, column: 1)
        }
        painter.put(
            words("plain_text.keys"), row: painter.size.rows - 1, column: 1, style: .muted)
        painter.place(cursor: .block, row: 0, column: 1)
    }
}
