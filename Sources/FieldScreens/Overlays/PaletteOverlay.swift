import CellText
import TerminalUI
import Wording

/// Every command by name: Chinese, pinyin initials, full pinyin, English or its key. A number
/// goes to that row of the screen's list.
package struct PaletteOverlay: Sendable {
    let screen: ScreenID
    private var query = TextField("")
    private var list = ListState()

    init(screen: ScreenID) { self.screen = screen }

    private struct Entry {
        let command: Command
        let obstacle: Notice?
    }

    /// What matches, best first; what cannot act now comes last, with the reason.
    private func entries(_ model: AppModel) -> [Entry] {
        let commands = CommandTable.commands(on: screen).filter { $0.id != .palette }
        let hits = filtered(commands, by: query.text, model.words).map {
            Entry(command: $0, obstacle: model.screen.obstacle($0.id, model.around))
        }
        return hits.filter { $0.obstacle == nil } + hits.filter { $0.obstacle != nil }
    }

    // MARK: A number

    private enum Row {
        case there(Int)
        case notThere(digits: String, Range<Int>)
    }

    /// The row of the screen's list that was typed; nil for other text, and where rows have no
    /// numbers.
    private func row(_ model: AppModel) -> Row? {
        let digits = String(query.text.trimmed.map(foldedForCommand))
        guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }),
            let numbers = model.screen.rowNumbers(model.around)
        else { return nil }
        if let number = Int(digits), numbers.contains(number) { return .there(number) }
        return .notThere(digits: digits, numbers)
    }

    // MARK: Keys

    mutating func take(_ event: InputEvent, _ model: AppModel) -> OverlayOutcome {
        switch event {
        case .key(.escape), .key(.function(2)): return .close
        case .key(.enter):
            switch row(model) {
            case .there(let number): return .goToRow(number)
            case .notThere: return .stay
            case nil: break
            }
            let found = entries(model)
            guard found.indices.contains(list.selection) else { return .stay }
            return .run(found[list.selection].command.id)
        case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown):
            list.setCount(entries(model).count)
            _ = list.handle(event)
        default:
            if query.handle(event) { list.select(0) }
        }
        return .stay
    }

    // MARK: Picture

    func paint(_ painter: inout Painter, _ model: AppModel, _ words: Phrasebook) {
        let row = row(model)
        let found = row == nil ? entries(model) : []
        let columns = min(painter.size.columns, 64)
        let height = min(found.count + 4, painter.size.rows - 4, 16)
        let box = Rect(
            row: 2, column: (painter.size.columns - columns) / 2, rows: max(height, 5),
            columns: columns)
        painter.within(box) { painter in
            paintBox(&painter)
            painter.put(":", row: 1, column: 2, style: .heading)
            if row == nil {
                let count = "\(found.count) / \(CommandTable.commands(on: screen).count - 1)"
                painter.putTrailing(count, row: 1, endColumn: columns - 2, style: .muted)
            }
            painter.rule(row: 2, column: 1, columns: columns - 2)
            var list = list
            list.setCount(found.count)
            for row in list.rows(height: painter.size.rows - 4) {
                paint(found[row.index], &painter, line: 3 + row.line, words)
                if row.index == list.selected { painter.put("►", row: 3 + row.line, column: 1) }
            }
            if let row {
                paint(row, &painter, words)
            } else if found.isEmpty {
                painter.put(words("palette.nothing"), row: 3, column: 4, style: .muted)
            }
            let field = Rect(row: 1, column: 4, rows: 1, columns: columns - 16)
            painter.within(field) { query.paint(into: &$0, focused: true) }
        }
    }

    private func paint(_ row: Row, _ painter: inout Painter, _ words: Phrasebook) {
        let columns = painter.size.columns - 5
        switch row {
        case .there(let number):
            painter.put("►", row: 3, column: 1)
            let text = words("palette.row", ["number": String(number)])
            painter.put(truncated(text, to: columns), row: 3, column: 3)
        case .notThere(let digits, let numbers):
            let number = truncated(digits, to: 9)
            let text =
                numbers.isEmpty
                ? words("palette.no_rows", ["number": number])
                : words(
                    "palette.no_row",
                    [
                        "number": number, "first": String(numbers.lowerBound),
                        "last": String(numbers.upperBound - 1),
                    ])
            painter.put(truncated(text, to: columns), row: 3, column: 3, style: .warn)
        }
    }

    private func paint(
        _ entry: Entry, _ painter: inout Painter, line: Int, _ words: Phrasebook
    ) {
        let columns = painter.size.columns
        let name = words(entry.command.id.nameKey)
        let keys = entry.command.keys.first?.label ?? ""
        if let obstacle = entry.obstacle {
            let why = words(obstacle.key, Chrome.translated(obstacle.values, words))
            let text = words("palette.unavailable", ["command": name, "why": why])
            painter.put(truncated(text, to: columns - 5), row: line, column: 3, style: .muted)
            return
        }
        painter.put(truncated(name, to: columns - 18), row: line, column: 3)
        painter.put(keys, row: line, column: columns - 14, style: .muted, columns: 12)
    }
}
