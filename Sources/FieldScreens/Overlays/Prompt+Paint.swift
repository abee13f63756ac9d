import CellText
import TerminalUI
import Wording

extension Prompt {
    /// A box in the upper part, where an input method has room below the cursor.
    func paint(_ painter: inout Painter, _ words: Phrasebook) {
        let columns = min(painter.size.columns, 64)
        let question = wrapped(
            words(question, Chrome.translated(values, words)), columns: columns - 4)
        let rows = question.count + bodyRows + 2
        let box = Rect(
            row: min(2, max(0, painter.size.rows - rows)),
            column: (painter.size.columns - columns) / 2, rows: min(rows, painter.size.rows),
            columns: columns)
        painter.within(box) { painter in
            paintBox(&painter)
            for (index, line) in question.enumerated() {
                painter.put(line, row: 1 + index, column: 2, style: .heading)
            }
            paintBody(&painter, firstRow: 1 + question.count, words)
        }
    }

    private var bodyRows: Int {
        switch form {
        case .choice(let options): options.count + 1
        case .text: 2
        case .confirm: 1
        }
    }

    private func paintBody(_ painter: inout Painter, firstRow: Int, _ words: Phrasebook) {
        let columns = painter.size.columns - 4
        switch form {
        case .choice(let options):
            for (index, option) in options.enumerated() {
                let label = words.has(option.label) ? words(option.label) : option.label
                let mark = index == selection ? "►" : " "
                let digit = index < 9 ? "\(index + 1)" : " "
                let line = truncated("\(mark) \(digit)  \(label)", to: columns)
                painter.put(
                    line, row: firstRow + index, column: 2,
                    style: index == selection ? .selection : .normal)
            }
            painter.put(
                words("prompt.choice_keys"), row: firstRow + options.count, column: 2,
                style: .muted, columns: columns)
            painter.place(cursor: .block, row: firstRow + selection, column: 2)
        case .text(let field):
            let part = Rect(row: firstRow, column: 2, rows: 1, columns: columns)
            painter.within(part) { field.paint(into: &$0, focused: true) }
            painter.put(
                words(isRequired ? "prompt.text_keys" : "prompt.text_keys_optional"),
                row: firstRow + 1, column: 2, style: .muted, columns: columns)
        case .confirm(let yes):
            painter.put(
                words("prompt.confirm_keys", ["yes": words(yes)]), row: firstRow, column: 2,
                columns: columns)
            painter.place(cursor: .block, row: firstRow, column: 2)
        }
    }
}

/// A blank box with rules above and below, drawn without any character of ambiguous width.
func paintBox(_ painter: inout Painter) {
    painter.fill()
    let columns = painter.size.columns
    painter.rule(row: 0, column: 0, columns: columns)
    painter.rule(row: painter.size.rows - 1, column: 0, columns: columns)
    for row in 1..<max(1, painter.size.rows - 1) {
        painter.put("|", row: row, column: 0, style: .muted)
        painter.put("|", row: row, column: columns - 1, style: .muted)
    }
}
