import CellText
import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
package import TerminalUI
package import Wording

extension LedgerScreen {
    /// Lines of the list for a terminal of this size.
    func listHeight(_ size: Size) -> Int {
        LedgerLayout(body: Size(rows: size.rows - 3, columns: size.columns)).list.rows
    }

    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let layout = LedgerLayout(body: painter.size)
        painter.rule(row: 1)
        let columns = LedgerColumns(columns: layout.list.columns, words)
        paintHeads(&painter, columns, words)
        painter.within(layout.list) { paintList(&$0, columns, around, words) }
        if layout.isBeside {
            for row in LedgerLayout.headRows - 1..<painter.size.rows {
                painter.put("|", row: row, column: layout.list.endColumn, style: .muted)
            }
        } else {
            painter.rule(row: layout.detail.row - 1)
        }
        if let row = focused {
            painter.within(layout.detail) {
                paintDetail(&$0, row, isBeside: layout.isBeside, around, words)
            }
        }
        // Last, since an open text field has the cursor.
        paintFilter(&painter, words)
    }

    /// 条件：未闭环  查找：___            9 / 231
    private func paintFilter(_ painter: inout Painter, _ words: Phrasebook) {
        let columns = painter.size.columns
        let count = "\(rows.count) / \(rows.total)"
        let end = painter.putTrailing(count, row: 0, endColumn: columns - 1, style: .muted)
        var column = 1
        let condition = words("ledger.condition.\(rows.condition.rawValue)")
        column += painter.put(
            words("ledger.condition", ["condition": condition]), row: 0, column: column,
            style: .heading)
        column += 2
        column += painter.put(words("ledger.find"), row: 0, column: column)
        let room = Rect(row: 0, column: column, rows: 1, columns: end - column - 2)
        if isTyping {
            painter.within(room) { field.paint(into: &$0, focused: true) }
        } else if rows.query.isEmpty {
            painter.put(
                truncated(words("ledger.find_hint"), to: room.columns), row: 0, column: column,
                style: .muted)
        } else {
            painter.within(room) { field.paint(into: &$0, focused: false) }
        }
    }

    private func paintHeads(
        _ painter: inout Painter, _ columns: LedgerColumns, _ words: Phrasebook
    ) {
        func head(_ key: String, _ column: Int, _ width: Int) {
            painter.put(
                words("ledger.head.\(key)"), row: 2, column: column, style: .muted, columns: width)
        }
        head("number", LedgerColumns.number, LedgerColumns.numberWidth)
        head("grade", columns.grade, columns.gradeWidth)
        head("state", columns.state, columns.stateWidth)
        head("deadline", columns.deadline, columns.deadlineWidth)
        if columns.siteWidth > 0 { head("site", columns.site, columns.siteWidth) }
        head("summary", columns.summary, max(0, columns.columns - columns.summary - 1))
    }

    private func paintList(
        _ painter: inout Painter, _ columns: LedgerColumns, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        if rows.count == 0 {
            painter.paragraph(
                emptyText(around, words), row: 0, column: 2, columns: painter.size.columns - 4,
                style: .muted)
            painter.place(cursor: .block, row: 0, column: 0)
            return
        }
        for line in list.rows(height: painter.size.rows) {
            guard let row = rows[line.index] else { continue }
            paintRow(
                &painter, line.line, row, isFocused: line.index == list.selection, columns, around,
                words)
        }
    }

    /// The selection is marked on the first cells only: a move has to cost few bytes.
    private func paintRow(
        _ painter: inout Painter, _ line: Int, _ row: HazardRow, isFocused: Bool,
        _ columns: LedgerColumns, _ around: Surroundings, _ words: Phrasebook
    ) {
        let hits = row.hits(rows.query)
        func cell(
            _ text: String, _ column: Int, _ width: Int, _ style: Style, _ hits: [Range<Int>] = []
        ) {
            let shown = truncated(text, to: width)
            // Nothing behind the cut is underlined, the dots that mark it neither.
            let kept = shown == text ? text.count : max(0, shown.count - 2)
            painter.put(
                shown, row: line, column: column, style: style, columns: width,
                marking: hits.map { $0.clamped(to: 0..<kept) })
        }
        if isFocused {
            painter.put("►", row: line, column: 0)
            painter.place(cursor: .block, row: line, column: LedgerColumns.number)
        }
        cell(
            row.number, LedgerColumns.number, LedgerColumns.numberWidth,
            isFocused ? .selection : .normal, hits.number)
        let hazard = row.hazard
        let grade = style(hazard.grade)
        cell(gradeMark(hazard.grade), columns.grade, 3, grade)
        cell(
            gradeCell(hazard, words, short: columns.isShort), columns.grade + 4,
            columns.gradeWidth - 4, grade)
        cell(
            words("hazard_state.\(hazard.state.rawValue)"), columns.state, columns.stateWidth,
            hazard.state.isOpen ? .normal : .muted)
        let isDue = row.deadline.map { $0 <= around.today } == true && hazard.state.deadlineRuns
        cell(
            deadlineText(row, on: around.today, words), columns.deadline, columns.deadlineWidth,
            isDue ? .warn : .normal)
        if columns.siteWidth > 0 {
            cell(row.site, columns.site, columns.siteWidth, .normal, hits.site)
        }
        var end = columns.columns - 1
        let repeats = row.repeats
        if repeats > 0, end - columns.summary >= 16 {
            let text = words("ledger.repeats_short", ["count": String(repeats)])
            end = painter.putTrailing(text, row: line, endColumn: end, style: .warn) - 1
        }
        cell(row.summary, columns.summary, max(0, end - columns.summary), .normal, hits.summary)
    }

    private func gradeCell(_ hazard: Hazard, _ words: Phrasebook, short: Bool) -> String {
        guard let graded = hazard.grades.last?.graded else { return words("grade.none") }
        return words("grade.\(graded.grade.rawValue)") + " "
            + gradeStatusWord(graded, words, short: short)
    }

    /// What the columns have no room for; the process always has its line.
    private func paintDetail(
        _ painter: inout Painter, _ row: HazardRow, isBeside: Bool, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        let hazard = row.hazard
        let finding = row.finding
        let columns = painter.size.columns - 2
        let process = processText(hazard, around, words)
        let processRows = wrapped(process, columns: columns).count
        let end = painter.size.rows - min(processRows, max(1, painter.size.rows / 3))
        var line = 0
        func add(_ text: String, _ style: Style = .normal, rows: Int) {
            guard line < end, !text.isEmpty else { return }
            line += painter.paragraph(
                text, row: line, column: 1, columns: columns, style: style,
                rows: min(rows, end - line))
        }
        // Below the list stands only what its row has no room for: a move stays cheap.
        let many = isBeside ? 8 : 1
        if isBeside {
            add(
                "\(row.number)  \(gradeStatement(hazard, finding, words))",
                hazard.grade == .major ? .critical : .heading, rows: many)
        }
        add(row.hazard.recorded.violation, rows: many)
        add(whereText(row, around, words), rows: many)
        add(
            row.fact.isEmpty ? "" : words("ledger.fact", ["text": row.fact]),
            rows: isBeside ? many : 2)
        if let finding = finding?.recorded {
            if !finding.basis.isEmpty {
                let text = words("ledger.basis", ["text": citedText(finding.basis, words)])
                add(text, .muted, rows: many)
            }
            if isBeside { add(dispositionText(finding, row, words), rows: many) }
        }
        let first = isBeside ? min(line + 1, end) : end
        painter.paragraph(
            process, row: first, column: 1, columns: columns,
            style: .muted, rows: painter.size.rows - first)
    }

    private func whereText(
        _ row: HazardRow, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        var text = words("ledger.where", ["site": row.site, "place": row.hazard.recorded.place])
        let repeats = row.repeats
        if repeats > 0 { text += "  " + words("ledger.repeats", ["count": String(repeats)]) }
        return text
    }

    private func dispositionText(
        _ finding: FindingRecorded, _ row: HazardRow, _ words: Phrasebook
    ) -> String {
        let word = words("disposition.\(finding.disposition.rawValue)")
        guard let deadline = row.deadline else {
            return words("ledger.disposition", ["disposition": word])
        }
        return words(
            "ledger.disposition_until", ["disposition": word, "deadline": deadline.text])
    }
}
