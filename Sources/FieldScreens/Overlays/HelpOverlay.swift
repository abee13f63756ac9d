import CellText
import TerminalUI
import Wording

/// All commands of a screen in groups; the real key, or Enter on a row, does it.
package struct HelpOverlay: Sendable {
    let screen: ScreenID
    private var list = ListState()

    init(screen: ScreenID) {
        self.screen = screen
        list.setCount(rows.count)
    }

    enum Row {
        case heading(Command.Group)
        case command(Command)
    }

    var rows: [Row] {
        Command.Group.allCases.flatMap { group -> [Row] in
            let commands = CommandTable.commands(on: screen).filter {
                $0.group == group && !$0.keys.isEmpty
            }
            return commands.isEmpty ? [] : [.heading(group)] + commands.map { .command($0) }
        }
    }

    mutating func take(_ event: InputEvent) -> OverlayOutcome {
        switch event {
        case .key(.escape), .key(.function(1)), .text("?"), .text("q"), .text("？"): return .close
        case .key(.enter):
            guard let selected = list.selected, case .command(let command) = rows[selected] else {
                return .stay
            }
            return .run(command.id)
        case .text("j"): list.move(by: 1)
        case .text("k"): list.move(by: -1)
        case .text(let text):
            guard let first = text.first else { return .stay }
            return run(.character(foldedForCommand(first)))
        case .key(let key):
            if list.handle(event) { return .stay }
            return run(.key(key))
        default: break
        }
        return .stay
    }

    private func run(_ press: KeyPress) -> OverlayOutcome {
        guard let id = CommandTable.command(for: press, on: screen), id != .help else {
            return .stay
        }
        return .run(id)
    }

    func paint(_ painter: inout Painter, _ words: Phrasebook) {
        let columns = min(painter.size.columns, 72)
        let height = min(rows.count + 4, painter.size.rows - 2)
        let box = Rect(
            row: 1, column: (painter.size.columns - columns) / 2, rows: height, columns: columns)
        painter.within(box) { painter in
            paintBox(&painter)
            let title = words("help.title", ["screen": words("screen.\(screen.rawValue)")])
            painter.put(truncated(title, to: columns - 4), row: 1, column: 2, style: .heading)
            let visible = list.rows(height: height - 4)
            for row in visible {
                paint(rows[row.index], &painter, line: 2 + row.line, words)
                if row.index == list.selected {
                    painter.put("►", row: 2 + row.line, column: 1)
                    painter.place(cursor: .block, row: 2 + row.line, column: 1)
                }
            }
            painter.put(
                truncated(words("help.keys"), to: columns - 4), row: height - 2, column: 2,
                style: .muted)
        }
    }

    private func paint(
        _ row: Row, _ painter: inout Painter, line: Int, _ words: Phrasebook
    ) {
        switch row {
        case .heading(let group):
            painter.put(
                words("help.group.\(group.rawValue)"), row: line, column: 2, style: .heading)
        case .command(let command):
            let keys = command.keys.map(\.label).joined(separator: " ")
            painter.put(keys, row: line, column: 4, columns: 16)
            painter.put(
                words(command.id.nameKey), row: line, column: 21,
                columns: painter.size.columns - 23)
        }
    }
}
