import CellText
import Fieldwork
package import TerminalUI
package import Wording

/// Where the grid and the detail of its focused cell lie. Pure.
struct RowsLayout: Equatable {
    var list: Rect
    var detail: Rect

    /// Above the grid the names of its columns and a rule.
    static let headerRows = 2

    init(body: Size) {
        let below = min(7, max(0, body.rows - Self.headerRows) / 2)
        let rows = max(1, body.rows - Self.headerRows - below - 1)
        list = Rect(row: Self.headerRows, column: 0, rows: rows, columns: body.columns)
        detail = Rect(row: list.endRow + 1, column: 0, rows: below, columns: body.columns)
    }
}

extension RowsScreen {
    private static let widest = 24

    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        guard let grid = grid(around) else {
            painter.put(words("facts.laying_out"), row: 1, column: 2, style: .muted)
            return
        }
        let layout = RowsLayout(body: painter.size)
        guard !grid.view.rows.isEmpty else {
            painter.put(words("rows.empty"), row: 2, column: 2, style: .muted)
            painter.place(cursor: .block, row: 2, column: 0)
            return
        }
        let texts = grid.cells.map { $0.map { text($0, words) } }
        let widths = widths(grid, texts, words)
        let first = firstColumn(widths, columns: painter.size.columns)
        paintHeader(&painter, grid, widths, first, words)
        painter.rule(row: 1)
        painter.within(layout.list) { painter in
            for line in list.rows(height: painter.size.rows)
            where grid.cells.indices.contains(line.index) {
                paintRow(&painter, line.line, line.index, grid, texts[line.index], widths, first)
            }
        }
        painter.rule(row: layout.detail.row - 1)
        painter.within(layout.detail) { painter in
            if case .question(let view) = focused(grid) {
                paintQuestion(view, editor, &painter, words)
            }
        }
    }

    private func text(_ cell: Cell?, _ words: Phrasebook) -> String {
        switch cell {
        case nil: ""
        case .question(let view): view.text.isEmpty ? "·" : view.words(words)
        case .rows(let view): words("questions.rows", ["count": String(view.rows.count)])
        }
    }

    /// As wide as the widest text of each column, within reason.
    private func widths(_ grid: Grid, _ texts: [[String]], _ words: Phrasebook) -> [Int] {
        grid.columns.indices.map { column in
            let all = [words(grid.columns[column].label)] + texts.map { $0[column] }
            return min(Self.widest, max(4, all.map { cellWidth($0) }.max() ?? 4))
        }
    }

    /// The first column that is shown so that the focused one is there whole.
    private func firstColumn(_ widths: [Int], columns: Int) -> Int {
        var first = 0
        func end(from first: Int) -> Int {
            5 + widths[first...column].reduce(0) { $0 + $1 + 2 }
        }
        guard widths.indices.contains(column) else { return 0 }
        while first < column, end(from: first) > columns { first += 1 }
        return first
    }

    private func paintHeader(
        _ painter: inout Painter, _ grid: Grid, _ widths: [Int], _ first: Int, _ words: Phrasebook
    ) {
        var left = 5
        for column in first..<grid.columns.count {
            guard left < painter.size.columns - 2 else {
                painter.putTrailing("»", row: 0, endColumn: painter.size.columns, style: .muted)
                break
            }
            let width = min(widths[column], painter.size.columns - left - 1)
            painter.put(
                truncated(words(grid.columns[column].label), to: width), row: 0, column: left,
                style: column == self.column ? .selection : .heading)
            left += widths[column] + 2
        }
        if first > 0 { painter.put("«", row: 0, column: 3, style: .muted) }
    }

    private func paintRow(
        _ painter: inout Painter, _ line: Int, _ index: Int, _ grid: Grid, _ texts: [String],
        _ widths: [Int], _ first: Int
    ) {
        let isFocused = index == list.selection
        painter.put(isFocused ? "►" : " ", row: line, column: 0)
        painter.put(paddedLeading(String(index + 1), to: 3), row: line, column: 1, style: .muted)
        var left = 5
        for column in first..<grid.columns.count where left < painter.size.columns - 2 {
            let width = min(widths[column], painter.size.columns - left - 1)
            let isCell = isFocused && column == self.column
            painter.within(Rect(row: line, column: left, rows: 1, columns: width)) { painter in
                if isCell, let field = editor.field {
                    field.paint(into: &painter, focused: true)
                } else {
                    painter.put(
                        truncated(texts[column], to: width), row: 0, column: 0,
                        style: isCell ? .selection : style(grid.cells[index][column]))
                    if isCell, editor.choice == nil {
                        painter.place(cursor: .block, row: 0, column: 0)
                    }
                }
            }
            left += widths[column] + 2
        }
    }

    private func style(_ cell: Cell?) -> Style {
        guard case .question(let view) = cell else { return .normal }
        switch view.mark {
        case "!": return .critical
        case "*": return .warn
        default: return view.text.isEmpty ? .muted : .normal
        }
    }
}
