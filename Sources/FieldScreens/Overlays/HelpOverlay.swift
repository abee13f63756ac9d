import CellText
import TerminalUI
import Wording

/// All commands of a screen in groups, or those that answer what was typed behind `/`; the real
/// key, or Enter on a row, does it.
package struct HelpOverlay: Sendable {
    let screen: ScreenID
    /// Open while commands are searched: letters are text then.
    private(set) var query: TextField?
    /// Over all rows; headings are passed over.
    private var list = ListState()

    init(screen: ScreenID) { self.screen = screen }

    enum Row {
        case heading(Command.Group)
        case command(Command)

        var isHeading: Bool {
            if case .heading = self { true } else { false }
        }
    }

    func rows(_ words: Phrasebook) -> [Row] {
        let commands = CommandTable.commands(on: screen).filter { !$0.keys.isEmpty }
        if let query, !query.text.trimmed.isEmpty {
            return filtered(commands, by: query.text, words).map { .command($0) }
        }
        return Command.Group.allCases.flatMap { group -> [Row] in
            let commands = commands.filter { $0.group == group }
            return commands.isEmpty ? [] : [.heading(group)] + commands.map { .command($0) }
        }
    }

    /// Opens it on the first command.
    mutating func settle(_ model: AppModel) {
        let rows = rows(model.words)
        list.setCount(rows.count)
        let layout = Layout(rows: rows.count, in: model.around.size)
        list.settle(height: layout.height * layout.columns)
        passHeading(rows, down: true)
    }

    /// Goes on to a command from a heading; the first heading stays in sight.
    private mutating func passHeading(_ rows: [Row], down: Bool) {
        guard rows.indices.contains(list.selection), rows[list.selection].isHeading else { return }
        list.move(by: down || list.selection == 0 ? 1 : -1)
    }

    // MARK: Keys

    mutating func take(_ event: InputEvent, _ model: AppModel) -> OverlayOutcome {
        settle(model)
        switch event {
        case .key(.function(1)): return .close
        case .key(.escape):
            if query == nil { return .close }
            search(for: nil, model)
        case .key(.enter):
            let rows = rows(model.words)
            guard let selected = list.selected, case .command(let command) = rows[selected] else {
                return .stay
            }
            return .run(command.id)
        case .text(let text) where query == nil: return press(text, model)
        case .key(let key) where query == nil:
            if move(event, model) { return .stay }
            return run(.key(key))
        default:
            if move(event, model) { return .stay }
            guard var query, query.handle(event) else { return .stay }
            search(for: query, model)
        }
        return .stay
    }

    private mutating func press(_ text: String, _ model: AppModel) -> OverlayOutcome {
        guard let first = text.first.map(foldedForCommand) else { return .stay }
        switch first {
        case "?", "q": return .close
        case "j": _ = move(.key(.down), model)
        case "k": _ = move(.key(.up), model)
        case "/": search(for: TextField(), model)
        // Nobody has a Han character for a key: it can only be looked for.
        case _ where isHan(first): search(for: TextField(text), model)
        default: return run(.character(first))
        }
        return .stay
    }

    private mutating func search(for query: TextField?, _ model: AppModel) {
        self.query = query
        list.select(0)
        settle(model)
    }

    private mutating func move(_ event: InputEvent, _ model: AppModel) -> Bool {
        let before = list.selection
        let rows = rows(model.words)
        let layout = Layout(rows: rows.count, in: model.around.size)
        switch event {
        case .key(.left) where layout.columns > 1 && query == nil:
            if before >= layout.height { list.move(by: -layout.height) }
        case .key(.right) where layout.columns > 1 && query == nil:
            list.move(by: layout.height)
        case .key(.home), .key(.end):
            if query != nil { return false }
            _ = list.handle(event)
        case .key(.control) where query != nil: return false
        default:
            guard list.handle(event) else { return false }
        }
        passHeading(rows, down: list.selection >= before)
        return true
    }

    private func run(_ press: KeyPress) -> OverlayOutcome {
        guard let id = CommandTable.command(for: press, on: screen), id != .help else {
            return .stay
        }
        return .run(id)
    }

    // MARK: Picture

    /// How many rows lie in how many columns, one column after the other. Pure.
    private struct Layout {
        let columns: Int
        let height: Int

        init(rows: Int, in size: Size) {
            let isSmall = Chrome.isTooSmall(size)
            // Title and keys; in a box its frame and the rows of the chrome too.
            let room = max(1, size.rows - (isSmall ? HelpOverlay.rowsAround(size) : 6))
            columns = size.columns >= 100 && rows > 4 && !isSmall ? 2 : 1
            height = max(1, min((rows + columns - 1) / columns, room))
        }
    }

    /// The title, and where there is room for it the line that says the keys.
    private static func rowsAround(_ size: Size) -> Int { size.rows < 8 ? 1 : 2 }

    func paint(_ painter: inout Painter, _ model: AppModel, _ words: Phrasebook) {
        let size = painter.size
        let rows = rows(words)
        let layout = Layout(rows: rows.count, in: size)
        let columns = layout.columns > 1 ? min(size.columns, 120) : min(size.columns, 72)
        paintOverlay(&painter, rows: layout.height + 2, columns: columns, top: 1) { painter in
            paintTitle(&painter, words)
            var list = list
            list.setCount(rows.count)
            let width = (painter.size.columns + 1) / layout.columns - 1
            let keys = 2 + (rows.map(\.keys).map { cellWidth($0) }.max() ?? 0)
            for row in list.rows(height: layout.height * layout.columns) {
                let part = Rect(
                    row: 1 + row.line % layout.height,
                    column: row.line / layout.height * (width + 1), rows: 1, columns: width)
                painter.within(part) {
                    paint(rows[row.index], &$0, keys: min(keys, width / 2), model, words)
                    guard row.index == list.selected else { return }
                    $0.put("►", row: 0, column: 0)
                    if query == nil { $0.place(cursor: .block, row: 0, column: 0) }
                }
            }
            if rows.isEmpty {
                painter.put(words("palette.nothing"), row: 1, column: 3, style: .muted)
            }
            guard !Chrome.isTooSmall(size) || Self.rowsAround(size) > 1 else { return }
            let selected = list.selected.map { rows[$0] }
            let room = width - min(keys, width / 2) - Self.columnsBeforeKeys - 1
            let foot = selected?.name(words).flatMap { cellWidth($0) > room ? $0 : nil }
            painter.put(
                truncated(
                    foot ?? words(query == nil ? "help.keys" : "help.keys_search"),
                    to: painter.size.columns - 2),
                row: painter.size.rows - 1, column: 1, style: foot == nil ? .muted : .normal)
        }
    }

    /// The mark of the selection.
    private static let columnsBeforeKeys = 3

    private func paintTitle(_ painter: inout Painter, _ words: Phrasebook) {
        let columns = painter.size.columns
        guard let query else {
            let title = words("help.title", ["screen": words("screen.\(screen.rawValue)")])
            painter.put(truncated(title, to: columns - 2), row: 0, column: 1, style: .heading)
            return
        }
        painter.put("/", row: 0, column: 1, style: .heading)
        let field = Rect(row: 0, column: 3, rows: 1, columns: min(columns - 4, 40))
        painter.within(field) { query.paint(into: &$0, focused: true) }
    }

    private func paint(
        _ row: Row, _ painter: inout Painter, keys: Int, _ model: AppModel, _ words: Phrasebook
    ) {
        switch row {
        case .heading(let group):
            painter.put(words("help.group.\(group.rawValue)"), row: 0, column: 1, style: .heading)
        case .command(let command):
            // What cannot act now says why when it is tried.
            let canAct = model.screen.obstacle(command.id, model.around) == nil
            let style: Style = canAct ? .normal : .muted
            let column = Self.columnsBeforeKeys
            painter.put(row.keys, row: 0, column: column, style: style, columns: keys)
            let name = truncated(
                words(command.id.nameKey), to: painter.size.columns - keys - column - 1)
            painter.put(name, row: 0, column: column + keys, style: style)
        }
    }
}

extension HelpOverlay.Row {
    fileprivate func name(_ words: Phrasebook) -> String? {
        guard case .command(let command) = self else { return nil }
        return words(command.id.nameKey)
    }

    /// As people read them: `j Down`.
    fileprivate var keys: String {
        guard case .command(let command) = self else { return "" }
        return command.keys.map(\.label).joined(separator: " ")
    }
}
