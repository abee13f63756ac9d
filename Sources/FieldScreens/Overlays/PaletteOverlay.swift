import CellText
import TerminalUI
import Wording

/// Every command by name: Chinese, pinyin initials, full pinyin, English or its key.
package struct PaletteOverlay: Sendable {
    let screen: ScreenID
    private var query = TextField("")
    private var list = ListState()

    init(screen: ScreenID) { self.screen = screen }

    private struct Entry {
        let command: Command
        let name: String
        let obstacle: Notice?
    }

    /// What matches, best first; what cannot act now comes last, with the reason.
    private func entries(_ model: AppModel) -> [Entry] {
        let commands = CommandTable.commands(on: screen).filter { $0.id != .palette }
        let named = commands.map { command in
            Entry(
                command: command, name: model.words(command.id.nameKey),
                obstacle: model.screen.obstacle(command.id, model.around))
        }
        let text = query.text.trimmed
        let hits: [Entry]
        if text.isEmpty {
            hits = named
        } else {
            hits = named.compactMap { entry -> (Entry, FilterMatch)? in
                let key = entry.command.keys.first?.label ?? ""
                let english = entry.command.id.rawValue.replacingUnderscores
                guard let match = matches(query: text, in: "\(entry.name) \(english) \(key)")
                else { return nil }
                return (entry, match)
            }
            .sorted { $0.1 < $1.1 }.map(\.0)
        }
        return hits.filter { $0.obstacle == nil } + hits.filter { $0.obstacle != nil }
    }

    mutating func take(_ event: InputEvent, _ model: AppModel) -> OverlayOutcome {
        switch event {
        case .key(.escape), .key(.function(2)): return .close
        case .key(.enter):
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

    func paint(_ painter: inout Painter, _ model: AppModel, _ words: Phrasebook) {
        let found = entries(model)
        let columns = min(painter.size.columns, 64)
        let height = min(found.count + 4, painter.size.rows - 4, 16)
        let box = Rect(
            row: 2, column: (painter.size.columns - columns) / 2, rows: max(height, 5),
            columns: columns)
        painter.within(box) { painter in
            paintBox(&painter)
            painter.put(":", row: 1, column: 2, style: .heading)
            let count = "\(found.count) / \(CommandTable.commands(on: screen).count - 1)"
            painter.putTrailing(count, row: 1, endColumn: columns - 2, style: .muted)
            painter.rule(row: 2, column: 1, columns: columns - 2)
            var list = list
            list.setCount(found.count)
            for row in list.rows(height: painter.size.rows - 4) {
                paint(found[row.index], &painter, line: 3 + row.line, words)
                if row.index == list.selected { painter.put("►", row: 3 + row.line, column: 1) }
            }
            if found.isEmpty {
                painter.put(words("palette.nothing"), row: 3, column: 4, style: .muted)
            }
            let field = Rect(row: 1, column: 4, rows: 1, columns: columns - 16)
            painter.within(field) { query.paint(into: &$0, focused: true) }
        }
    }

    private func paint(
        _ entry: Entry, _ painter: inout Painter, line: Int, _ words: Phrasebook
    ) {
        let columns = painter.size.columns
        let keys = entry.command.keys.first?.label ?? ""
        if let obstacle = entry.obstacle {
            let why = words(obstacle.key, Chrome.translated(obstacle.values, words))
            let text = words("palette.unavailable", ["command": entry.name, "why": why])
            painter.put(truncated(text, to: columns - 5), row: line, column: 3, style: .muted)
            return
        }
        painter.put(truncated(entry.name, to: columns - 18), row: line, column: 3)
        painter.put(keys, row: line, column: columns - 14, style: .muted, columns: 12)
    }
}

extension String {
    /// A code as words.
    fileprivate var replacingUnderscores: String {
        String(map { $0 == "_" ? " " : $0 })
    }
}
