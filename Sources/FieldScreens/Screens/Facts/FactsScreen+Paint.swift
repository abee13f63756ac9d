import CellText
import ChecklistEngine
import Fieldwork
package import TerminalUI
package import Wording

/// Where list and detail of the facts lie, in rows and columns of the body. Pure.
struct FactsLayout: Equatable {
    var list: Rect
    var detail: Rect

    static let headerRows = 2

    init(body: Size) {
        let rows = max(1, body.rows - Self.headerRows)
        if body.columns < 100 {
            let below = min(10, rows / 2 + 1)
            list = Rect(
                row: Self.headerRows, column: 0, rows: max(1, rows - below - 1),
                columns: body.columns)
            detail = Rect(row: list.endRow + 1, column: 0, rows: below, columns: body.columns)
        } else {
            let left = body.columns * 55 / 100
            list = Rect(row: Self.headerRows, column: 0, rows: rows, columns: left)
            detail = Rect(
                row: Self.headerRows, column: left + 2, rows: rows,
                columns: body.columns - left - 2)
        }
    }

    /// Whether the detail stands beside the list and not below it.
    var isBeside: Bool { detail.row == list.row }
}

extension FactsScreen {
    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        guard let recorded = view(around), let view = coming(around) else {
            painter.put(words("facts.laying_out"), row: 1, column: 2, style: .muted)
            return
        }
        let rows = view.rows
        let layout = FactsLayout(body: painter.size)
        paintHeader(&painter, recorded, rows, words)
        painter.rule(row: 1)
        if rows.isEmpty {
            painter.put(words("facts.nothing_asked"), row: 2, column: 2, style: .muted)
            painter.place(cursor: .block, row: 2, column: 0)
        }
        if !layout.isBeside { painter.rule(row: layout.detail.row - 1) }
        painter.within(layout.list) { paintList(&$0, rows, words) }
        painter.within(layout.detail) { paintDetail(&$0, view, focused(rows), words) }
    }

    private func paintHeader(
        _ painter: inout Painter, _ recorded: FactView, _ rows: [FactView.Row],
        _ words: Phrasebook
    ) {
        let all = recorded.sheet.rows.count
        let relevant = recorded.relevantCount
        painter.put(
            words("facts.applies", ["count": String(relevant), "all": String(all)]), row: 0,
            column: 1, style: .heading)
        let given = rows.count { !$0.value.isEmpty }
        let right =
            progressBar(done: given, of: rows.count, columns: 12) + " "
            + words("facts.given", ["count": String(given), "all": String(rows.count)])
        painter.putTrailing(right, row: 0, endColumn: painter.size.columns - 1)
    }

    private func paintList(
        _ painter: inout Painter, _ rows: [FactView.Row], _ words: Phrasebook
    ) {
        let columns = painter.size.columns
        let valueColumn = columns * 6 / 10
        for line in list.rows(height: painter.size.rows) where rows.indices.contains(line.index) {
            let row = rows[line.index]
            let isFocused = line.index == list.selection
            painter.put(isFocused ? "►" : " ", row: line.line, column: 0)
            painter.put(
                paddedLeading(String(line.index + 1), to: 3), row: line.line, column: 1,
                style: isFocused ? .selection : .normal)
            let isSaving = inFlight[row.fact.name] != nil
            let sign = row.value.isEmpty ? " " : "✓"
            painter.put(
                isSaving ? "(\(sign))" : "[\(sign)]", row: line.line, column: 5,
                style: row.value.isEmpty ? .normal : .ok)
            painter.put(
                truncated(words(row.fact.label), to: valueColumn - 10), row: line.line, column: 9)
            if isFocused, choice == nil { painter.place(cursor: .block, row: line.line, column: 1) }
            let value = Rect(
                row: line.line, column: valueColumn, rows: 1, columns: columns - valueColumn - 1)
            painter.within(value) { painter in
                if isFocused, let field {
                    field.paint(into: &painter, focused: true)
                } else {
                    painter.put(
                        truncated(valueText(row, words), to: painter.size.columns), row: 0,
                        column: 0, style: row.value.isEmpty ? .muted : .normal)
                }
            }
        }
    }

    // MARK: Detail

    /// The focused fact in full with its choices and what each would do; below, what is hidden.
    private func paintDetail(
        _ painter: inout Painter, _ view: FactView, _ row: FactView.Row?, _ words: Phrasebook
    ) {
        var line = 0
        let columns = painter.size.columns - 2
        if let row {
            let title =
                row.fact.unit.map { "\(words(row.fact.label)) (\(unitText($0, words)))" }
                ?? words(row.fact.label)
            line += painter.paragraph(
                title, row: 0, column: 1, columns: columns, style: .heading, rows: 2)
            if let hint = row.fact.hint {
                line += painter.paragraph(
                    words(hint), row: line, column: 1, columns: columns, style: .muted, rows: 2)
            }
            line += paintAnswer(&painter, view, row, at: line, words)
        }
        paintHidden(&painter, view, at: line, words)
    }

    private func paintAnswer(
        _ painter: inout Painter, _ view: FactView, _ row: FactView.Row, at line: Int,
        _ words: Phrasebook
    ) -> Int {
        guard row.isChoice else {
            painter.put(
                words("facts.how.\(row.fact.kind.typeText)"), row: line, column: 1, style: .muted,
                columns: painter.size.columns - 2)
            return 1
        }
        let flow = ChoiceFlow(
            choices: row.choices.map { choice in
                ChoiceFlow.Choice(
                    label: words(choice.label), isChosen: row.chosen.contains(choice.name),
                    effect: effectText(view.effect(of: row.taking(choice), on: row.fact.name)))
            }, isSeveral: row.isSeveral, cursor: choice)
        let columns = painter.size.columns - 2
        // One line is left for what is hidden.
        let rows = max(1, min(flow.rows(columns: columns), painter.size.rows - line - 1))
        let part = Rect(row: line, column: 1, rows: rows, columns: columns)
        var used = 0
        painter.within(part) { used = flow.paint(&$0, rows: rows) }
        return used
    }

    /// `+6` or `-12` items.
    private func effectText(_ effect: Int) -> String {
        effect == 0 ? "" : effect > 0 ? "+\(effect)" : "\(effect)"
    }
}
