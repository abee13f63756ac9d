import CellText
import TerminalUI
import Wording

/// Every command by name: Chinese, pinyin initials, full pinyin, English or its key. A number
/// goes to that row of the screen's list; a part of the checklists is found by its code or its text,
/// also one that is not asked, which then says why.
package struct PaletteOverlay: Sendable {
    let screen: ScreenID
    private var query = TextField("")
    private var list = ListState()

    init(screen: ScreenID) { self.screen = screen }

    private struct Entry {
        let command: Command
        let obstacle: Notice?
    }

    private enum Line {
        case command(Entry)
        case part(FoundPart)
    }

    /// Commands, then parts of the checklists.
    private func lines(_ model: AppModel) -> [Line] {
        commands(model).map { .command($0) } + parts(model).map { .part($0) }
    }

    private func parts(_ model: AppModel) -> [FoundPart] {
        model.screen.parts(by: query.text, model.around)
    }

    /// What matches, best first; what cannot act now comes last, with the reason.
    private func commands(_ model: AppModel) -> [Entry] {
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

    /// The row of the screen's list that was typed; nil for other text, where rows have no numbers,
    /// and for digits that are found in codes alone.
    private func row(_ model: AppModel) -> Row? {
        let digits = String(query.text.trimmed.map(foldedForCommand))
        guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }),
            let numbers = model.screen.rowNumbers(model.around)
        else { return nil }
        if let number = Int(digits), numbers.contains(number) { return .there(number) }
        guard parts(model).isEmpty else { return nil }
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
            let found = lines(model)
            guard found.indices.contains(list.selection) else { return .stay }
            switch found[list.selection] {
            case .command(let entry): return .run(entry.command.id)
            case .part(let part): return .goToPart(part)
            }
        case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown):
            let count = lines(model).count
            list.setCount(count)
            list.settle(height: Self.listHeight(count, model.around.size))
            _ = list.handle(event)
        default:
            if query.handle(event) { list.select(0) }
        }
        return .stay
    }

    // MARK: Picture

    /// Rows of the list: all, as far as there is room below the query.
    private static func listHeight(_ count: Int, _ size: Size) -> Int {
        if Chrome.isTooSmall(size) { return max(1, size.rows - rowsAbove(size)) }
        return max(1, min(count, size.rows - 8, 12))
    }

    /// The query and, where there is room, a rule.
    private static func rowsAbove(_ size: Size) -> Int { size.rows < 8 ? 1 : 2 }

    func paint(_ painter: inout Painter, _ model: AppModel, _ words: Phrasebook) {
        let row = row(model)
        let found = row == nil ? lines(model) : []
        let top = Self.rowsAbove(painter.size)
        let height = Self.listHeight(found.count, painter.size)
        paintOverlay(&painter, rows: top + height, columns: 64, top: 2) { painter in
            paintQuery(&painter, row == nil ? commands(model).count : nil)
            if top > 1 { painter.rule(row: 1) }
            let part = Rect(row: top, column: 0, rows: height, columns: painter.size.columns)
            painter.within(part) { painter in
                var list = list
                list.setCount(found.count)
                for row in list.rows(height: height) {
                    switch found[row.index] {
                    case .command(let entry): paint(entry, &painter, line: row.line, words)
                    case .part(let part): paint(part, &painter, line: row.line, words)
                    }
                    if row.index == list.selected { painter.put("►", row: row.line, column: 0) }
                }
                if let row {
                    paint(row, &painter, words)
                } else if found.isEmpty {
                    painter.put(words("palette.nothing"), row: 0, column: 3, style: .muted)
                }
            }
        }
    }

    private func paintQuery(_ painter: inout Painter, _ found: Int?) {
        let columns = painter.size.columns
        painter.put(":", row: 0, column: 1, style: .heading)
        var room = columns - 4
        if let found, columns >= 40 {
            let count = "\(found) / \(CommandTable.commands(on: screen).count - 1)"
            painter.putTrailing(count, row: 0, endColumn: columns - 1, style: .muted)
            room -= 10
        }
        let field = Rect(row: 0, column: 3, rows: 1, columns: room)
        painter.within(field) { query.paint(into: &$0, focused: true) }
    }

    private func paint(_ row: Row, _ painter: inout Painter, _ words: Phrasebook) {
        let columns = painter.size.columns - 3
        switch row {
        case .there(let number):
            painter.put("►", row: 0, column: 0)
            let text = words("palette.row", ["number": String(number)])
            painter.put(truncated(text, to: columns), row: 0, column: 2)
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
            painter.paragraph(
                text, row: 0, column: 2, columns: columns, style: .warn, rows: painter.size.rows)
        }
    }

    private func paint(
        _ part: FoundPart, _ painter: inout Painter, line: Int, _ words: Phrasebook
    ) {
        let name = (part.code.map { $0 + "  " } ?? "") + words(part.label)
        let key = part.isAsked ? "palette.part" : "palette.hidden_part"
        painter.put(
            truncated(words(key, ["name": name]), to: painter.size.columns - 3), row: line,
            column: 2)
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
            painter.put(truncated(text, to: columns - 3), row: line, column: 2, style: .muted)
            return
        }
        let keyColumns = columns < 40 ? cellWidth(keys) + 1 : 13
        painter.put(truncated(name, to: columns - keyColumns - 3), row: line, column: 2)
        painter.put(keys, row: line, column: columns - keyColumns, style: .muted, columns: 12)
    }
}
