import CellText
import TerminalUI

/// Choices side by side, each with its mark and digit: `[✓] 1 管道供气   [ ] 2 瓶组供气`.
///
/// It scrolls by rows when there are more than fit, and keeps no state of its own.
struct ChoiceFlow {
    struct Choice {
        var label: String
        var isChosen: Bool
        /// What choosing it would do, set off behind the label.
        var effect = ""
    }

    private static let gap = 3

    var choices: [Choice]
    /// Several may be chosen.
    var isSeveral: Bool
    /// The choice that Enter or Space takes; nil while the keyboard is elsewhere.
    var cursor: Int?

    func rows(columns: Int) -> Int { (places(columns).last?.row ?? 0) + 1 }

    /// - Returns: Rows used.
    @discardableResult
    func paint(_ painter: inout Painter, rows: Int) -> Int {
        let places = places(painter.size.columns)
        guard rows > 0, let last = places.last else { return 0 }
        let focused = cursor.flatMap { places.indices.contains($0) ? places[$0].row : nil } ?? 0
        let first = max(0, min(focused - rows / 2, last.row + 1 - rows))
        for (index, place) in places.enumerated() where (first..<first + rows).contains(place.row) {
            let choice = choices[index]
            let column = place.column
            let style: Style = choice.isChosen ? .heading : .normal
            let used = painter.put(
                truncated(label(index), to: painter.size.columns - column), row: place.row - first,
                column: column, style: style)
            if !choice.effect.isEmpty {
                painter.put(
                    " " + choice.effect, row: place.row - first, column: column + used,
                    style: .muted)
            }
            if index == cursor {
                painter.place(cursor: .block, row: place.row - first, column: column + 1)
            }
        }
        if last.row >= first + rows {
            painter.putTrailing("..", row: rows - 1, endColumn: painter.size.columns, style: .muted)
        }
        return min(rows, last.row + 1 - first)
    }

    private func label(_ index: Int) -> String {
        let choice = choices[index]
        let mark =
            switch (isSeveral, choice.isChosen) {
            case (true, true): "[✓]"
            case (true, false): "[ ]"
            case (false, true): "(*)"
            case (false, false): "( )"
            }
        return index < 9 ? "\(mark) \(index + 1) \(choice.label)" : "\(mark) \(choice.label)"
    }

    private func places(_ columns: Int) -> [Point] {
        var places: [Point] = []
        var row = 0
        var column = 0
        for (index, choice) in choices.enumerated() {
            let effect = choice.effect.isEmpty ? 0 : cellWidth(choice.effect) + 1
            let width = cellWidth(label(index)) + effect
            if column > 0, column + width > columns {
                row += 1
                column = 0
            }
            places.append(Point(row: row, column: column))
            column += width + Self.gap
        }
        return places
    }
}
