import ChecklistEngine
import Fieldwork
import FormEngine
import FormLanguage
import InspectionModel
package import TerminalUI
import Wording

extension RowsScreen {
    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        if command == .back || command == .help { return nil }
        guard let state = state(around), let grid = grid(around) else {
            return Notice("facts.laying_out")
        }
        guard command.changesAnswers else { return nil }
        if let notice = state.closedNotice { return notice }
        switch command {
        case .addRow, .removeRow, .moveRowDown, .moveRowUp:
            guard grid.view.isFree else {
                return Notice(
                    "refusal.rows_are_counted", ["item": around.words(grid.view.group.label)],
                    .warning)
            }
            return command == .addRow || !grid.view.rows.isEmpty ? nil : Notice("rows.empty")
        default: return nil
        }
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        guard let grid = grid(around) else { return command == .back ? [.pop] : [] }
        if let digit = command.pickedDigit {
            return edit(around) { $0.pick(digit: digit, $1) }
        }
        switch command {
        case .back:
            if !editor.isEditing { return [.pop] }
            editor.stop()
            return []
        case .open:
            if case .rows(let view) = focused(grid), let state = state(around) {
                return [.push(RowsScreen(state, view.key))]
            }
            return edit(around) { $0.open($1) }
        case .instrument: return askInstrument(around)
        case .answerClear: return edit(around) { $0.clear($1) }
        case .explain: return explain(grid, around)
        case .nextChoice: return sideways(by: 1, grid, around)
        case .previousChoice: return sideways(by: -1, grid, around)
        case .nextField: return commit(around) { $0.toCell(1, around) }
        case .previousField: return commit(around) { $0.toCell(-1, around) }
        case .down: return commit(around) { $0.moveOn(by: 1, around) }
        case .up: return commit(around) { $0.moveOn(by: -1, around) }
        case .pageDown: return moveOn(by: max(1, list.height - 1), around)
        case .pageUp: return moveOn(by: -max(1, list.height - 1), around)
        case .top: return moveOn(by: -list.count, around)
        case .bottom: return moveOn(by: list.count, around)
        case .undo: return [.run(.undo(inspection), purpose: "undo")]
        case .redo: return [.run(.redo(inspection), purpose: "redo")]
        case .addRow, .removeRow, .moveRowDown, .moveRowUp: return changeRows(command, grid)
        default: return []
        }
    }

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? {
        grid(around).map { 1..<$0.view.rows.count + 1 }
    }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        commit(around) { $0.moveOn(by: number - 1 - $0.list.selection, around) }
    }

    /// Of an empty cell why its question is not asked in this row; without rows the table itself.
    private func explain(_ grid: Grid, _ around: Surroundings) -> [Action] {
        guard grid.view.rows.indices.contains(list.selection),
            grid.columns.indices.contains(column)
        else { return around.explanation(of: key.item, in: inspection) }
        let item = ItemID(pack: key.item.pack, code: grid.columns[column].name)
        let row = grid.view.rows[list.selection]
        return around.explanation(of: AnswerKey(item: item, row: row), in: inspection)
    }

    // MARK: Moving

    @discardableResult
    private mutating func moveOn(by step: Int, _ around: Surroundings) -> [Action] {
        guard let grid = grid(around) else { return [] }
        list.move(by: step)
        editor.choice = nil
        keepFocus(grid)
        return []
    }

    /// The next cell, at the end of a row the first of the next one.
    @discardableResult
    private mutating func toCell(_ step: Int, _ around: Surroundings) -> [Action] {
        guard let grid = grid(around), !grid.columns.isEmpty else { return [] }
        editor.choice = nil
        let cells = grid.columns.count * grid.view.rows.count
        let place = list.selection * grid.columns.count + column + step
        guard (0..<cells).contains(place) else { return [] }
        list.select(place / grid.columns.count)
        column = place % grid.columns.count
        keepFocus(grid)
        return []
    }

    private mutating func sideways(
        by step: Int, _ grid: Grid, _ around: Surroundings
    ) -> [Action] {
        if editor.choice != nil, case .question(let view) = focused(grid) {
            editor.moveInChoices(by: step, view)
        } else {
            column = max(0, min(column + step, grid.columns.count - 1))
        }
        return []
    }

    // MARK: Rows

    private mutating func changeRows(_ command: CommandID, _ grid: Grid) -> [Action] {
        let rows = grid.view.rows
        let place = list.selection
        func row(_ index: Int) -> Int? { rows.indices.contains(index) ? rows[index] : nil }
        switch command {
        case .addRow:
            // Behind the focused one.
            return [.run(.addRow(inspection, key, before: row(place + 1)), purpose: "rows")]
        case .removeRow:
            guard let removed = row(place) else { return [] }
            focusedRow = row(place + 1) ?? row(place - 1)
            return [.run(.removeRow(inspection, key, row: removed), purpose: "rows")]
        case .moveRowDown:
            guard let moved = row(place), place + 1 < rows.count else { return [] }
            let before = row(place + 2)
            return [.run(.moveRow(inspection, key, row: moved, before: before), purpose: "rows")]
        case .moveRowUp:
            guard let moved = row(place), let before = row(place - 1) else { return [] }
            return [.run(.moveRow(inspection, key, row: moved, before: before), purpose: "rows")]
        default: return []
        }
    }

    // MARK: Answers

    func focusedQuestion(_ around: Surroundings) -> AskedView? {
        guard let grid = grid(around), case .question(let view) = focused(grid) else { return nil }
        return view
    }

    mutating func go(_ step: AnswerStep, _ around: Surroundings) -> [Action] {
        switch step {
        case .next: toCell(1, around)
        case .down: moveOn(by: 1, around)
        case .up: moveOn(by: -1, around)
        }
    }

    package mutating func type(_ event: InputEvent, _ around: Surroundings) -> [Action] {
        typeAnswer(event, around)
    }
}
