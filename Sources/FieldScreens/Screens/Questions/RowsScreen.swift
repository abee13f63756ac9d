import CellText
import ChecklistEngine
import Fieldwork
package import InspectionModel
import TerminalUI
package import Wording

/// A repeat as a grid: a line for each row, a column for each question.
package struct RowsScreen: QuestionAnswering {
    package let id = ScreenID.rows
    let inspection: InspectionID
    let key: RepeatKey
    var list = ListState()
    /// In the columns of the grid.
    var column = 0
    var editor = QuestionEditor()
    var inFlight: AnswersInFlight
    /// The focused row: others come and go around it.
    var focusedRow: Int?

    package init(_ state: InspectionState, _ key: RepeatKey) {
        inspection = state.id
        inFlight = AnswersInFlight(state.id)
        self.key = key
    }

    /// What stands in one row of the grid.
    enum Cell {
        case question(AskedView)
        case rows(Sheet.RepeatView)
    }

    struct Grid {
        let view: Sheet.RepeatView
        /// Of each column, in the order of the form: those that any row has.
        let columns: [Column]
        /// For each row its cells by column; nil where the row has none.
        let cells: [[Cell?]]

        struct Column: Equatable {
            let name: String
            let label: Text
        }
    }

    // MARK: What is shown

    func grid(_ around: Surroundings) -> Grid? {
        guard let sheet = around.sheets[inspection], let view = sheet.repeatView(key),
            let group = sheet.packs[view.pack].groups.firstIndex(of: view.group)
        else { return nil }
        var columns: [Grid.Column] = []
        let byRow = view.rows.map { row -> [String: Cell] in
            var cells: [String: Cell] = [:]
            for line in sheet.lines(ofPack: view.pack, in: (group, row)) {
                let (column, cell): (Grid.Column, Cell)
                switch line {
                case .group: continue
                case .question(let asked, _):
                    (column, cell) = (
                        Grid.Column(name: asked.question.name, label: asked.question.label),
                        .question(asking(asked, in: sheet, around))
                    )
                case .rows(let view, _):
                    (column, cell) = (
                        Grid.Column(name: view.group.name, label: view.group.label), .rows(view)
                    )
                }
                cells[column.name] = cell
                if !columns.contains(column) { columns.append(column) }
            }
            return cells
        }
        let order = sheet.packs[view.pack].surveyOrder
        columns.sort { order[$0.name] ?? 0 < order[$1.name] ?? 0 }
        return Grid(
            view: view, columns: columns,
            cells: byRow.map { cells in columns.map { cells[$0.name] } })
    }

    func focused(_ grid: Grid) -> Cell? {
        guard grid.cells.indices.contains(list.selection),
            grid.columns.indices.contains(column)
        else { return nil }
        return grid.cells[list.selection][column]
    }

    package var textHasFocus: Bool { editor.field != nil }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.questions"), grid(around).map { words($0.view.group.label) } ?? ""]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        if editor.field != nil { return [.nextField, .back] }
        return [
            .open, .pick1, .nextField, .addRow, .removeRow, .moveRowDown, .moveRowUp, .undo,
            .palette, .help,
        ]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let grid = grid(around) else { return words("facts.laying_out") }
        return words("questions.rows", ["count": String(grid.view.rows.count)])
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let grid = grid(around) else { return words("facts.laying_out") }
        guard let cell = focused(grid) else { return words("rows.empty") }
        let (label, value): (Text, String) =
            switch cell {
            case .question(let view): (view.question.label, view.words(words))
            case .rows(let view):
                (view.group.label, words("questions.rows", ["count": String(view.rows.count)]))
            }
        return words(
            "rows.sentence",
            [
                "number": String(list.selection + 1), "of": String(list.count),
                "name": words(label), "value": value,
            ])
    }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        around.lacks(inspection)
    }

    // MARK: News

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        if case .committed(_, let events) = news {
            for case .inspection(inspection, .row(let event)) in events.map(\.event)
            where event.act == .add && event.key == key {
                focusedRow = event.row
            }
        }
        if case .answered(let purpose, let answer) = news {
            return answered(purpose, answer, around)
        }
        if inFlight.take(news) { settle(around) }
        return []
    }

    mutating func settle(_ around: Surroundings) {
        guard let grid = grid(around) else { return }
        list.setCount(grid.view.rows.count)
        let body = Size(rows: around.size.rows - 3, columns: around.size.columns)
        list.settle(height: RowsLayout(body: body).list.rows)
        if let focusedRow, let index = grid.view.rows.firstIndex(of: focusedRow) {
            list.select(index)
        }
        column = max(0, min(column, grid.columns.count - 1))
        keepFocus(grid)
    }

    mutating func keepFocus(_ grid: Grid) {
        focusedRow =
            grid.view.rows.indices.contains(list.selection)
            ? grid.view.rows[list.selection] : nil
    }
}

extension Pack {
    /// The places of groups and questions by name, as they follow on one another.
    fileprivate var surveyOrder: [String: Int] {
        var order: [String: Int] = [:]
        for (place, row) in survey.enumerated() {
            switch row.content {
            case .group(let index): order[groups[index].name] = place
            case .question(let index): order[questions[index].name] = place
            case .item: break
            }
        }
        return order
    }
}
