import CellText
import ChecklistEngine
import Fieldwork
import HazardLedger
import InspectionModel
package import TerminalUI
package import Wording

extension FindingScreen {
    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let layout = layout(painter.size, words)
        paintHeader(&painter, around, words)
        painter.rule(row: 1)
        let blocks = blocks(layout, around, words)
        let first = firstRow(blocks, layout)
        painter.within(layout.form) { painter in
            var row = -first
            for block in blocks {
                let part = Rect(
                    row: row, column: 0, rows: block.rows, columns: painter.size.columns)
                if row + block.rows > 0, row < painter.size.rows {
                    painter.within(part) { block.draw(&$0) }
                }
                row += block.rows
            }
        }
        if let detail = layout.detail {
            painter.within(detail) { paintDetail(&$0, around, words) }
        }
    }

    /// A stretch of the form: a field with its label, or something that is only shown.
    private struct Block {
        var field: FindingForm.Field?
        var rows: Int
        var draw: (inout Painter) -> Void
    }

    /// The first row of the form to show, so that the focused field is above the last quarter.
    private func firstRow(_ blocks: [Block], _ layout: FindingLayout) -> Int {
        var start = 0
        for block in blocks {
            if block.field == form.focus {
                let end = start + min(block.rows, layout.rowsForFocus)
                return max(0, end - layout.rowsForFocus)
            }
            start += block.rows
        }
        return 0
    }

    // MARK: Header

    private func paintHeader(
        _ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook
    ) {
        let columns = painter.size.columns
        guard let row = row(around), let state = state(around) else {
            painter.put(words("finding.outside"), row: 0, column: 1, columns: columns - 2)
            return
        }
        let verdict = state.standing(of: row.id)
        let right = "\(mark(verdict)) \(verdictWord(verdict, words))"
        let end = painter.putTrailing(
            right, row: 0, endColumn: columns - 1,
            style: verdict == .fail ? style(verdict) : .warn)
        let text =
            "\(row.item.code)  \(emphasisText(row.item, words))"
            + row.item.requirement[words.language]
        painter.put(truncated(text, to: end - 3), row: 0, column: 1)
    }

    // MARK: Blocks

    private func blocks(
        _ layout: FindingLayout, _ around: Surroundings, _ words: Phrasebook
    ) -> [Block] {
        var blocks: [Block] = []
        if form.rules.item != nil {
            blocks.append(shown("violation", form.text(.violation), 3, layout, words))
        }
        for field in form.fields {
            blocks.append(block(field, layout, around, words))
            if field == .place, let basis = basis(around, words) {
                blocks.append(shown("basis", basis, 3, layout, words))
            }
            if field == .place, form.rules.amended != nil {
                let hazard = form.rules.amended.flatMap { around.field?.ledger[$0.hazard] }
                let grade = words(
                    "finding.grade_stays", ["grade": gradeText(hazard, words)])
                blocks.append(shown("grade", grade, 2, layout, words))
            }
        }
        return blocks
    }

    /// What the record rests on, which nobody types: the sources and clauses of the item.
    private func basis(_ around: Surroundings, _ words: Phrasebook) -> String? {
        if let row = row(around), let sheet = sheet(around) {
            return groundText(row, sheet, words)
        }
        return form.rules.amended.map { basisText($0.basis, nil, words) }
    }

    private func shown(
        _ label: String, _ text: String, _ most: Int, _ layout: FindingLayout, _ words: Phrasebook
    ) -> Block {
        let rows = max(1, min(most, wrapped(text, columns: layout.fieldColumns).count))
        return Block(field: nil, rows: rows) { painter in
            painter.put(
                words("finding.label.\(label)"), row: 0, column: 3, style: .muted,
                columns: layout.labels - 4)
            painter.paragraph(
                text, row: 0, column: layout.labels, columns: layout.fieldColumns, rows: rows)
        }
    }

    private func block(
        _ field: FindingForm.Field, _ layout: FindingLayout, _ around: Surroundings,
        _ words: Phrasebook
    ) -> Block {
        if field == .submit { return submitBlock(layout, around, words) }
        let options = optionRow(field, around, words)
        let rows =
            options?.rows(columns: layout.fieldColumns)
            ?? (form.areas[field] == nil ? 1 : areaSize(field, layout).rows)
        let notes = notes(field, around, words).map { note in
            (note, min(Self.mostNoteRows, wrapped(note, columns: layout.fieldColumns).count))
        }
        let isFocused = form.focus == field
        return Block(field: field, rows: rows + notes.reduce(0) { $0 + $1.1 }) { painter in
            paintLabel(&painter, field, layout, words)
            let part = Rect(
                row: 0, column: layout.labels, rows: rows,
                columns: field == .deadline ? 12 : layout.fieldColumns)
            painter.within(part) { painter in
                if let options {
                    options.paint(&painter, focused: isFocused)
                } else if var area = form.areas[field] {
                    area.resize(painter.size)
                    area.paint(into: &painter, focused: isFocused)
                } else {
                    form.lines[field]?.paint(into: &painter, focused: isFocused)
                }
            }
            if field == .deadline {
                painter.put(
                    deadlineText(around, words), row: 0, column: layout.labels + 14,
                    style: .muted, columns: layout.fieldColumns - 14)
            }
            var row = rows
            for (note, most) in notes {
                row += painter.paragraph(
                    note, row: row, column: layout.labels, columns: layout.fieldColumns,
                    style: .muted, rows: most)
            }
        }
    }

    private static let mostNoteRows = 3

    private func paintLabel(
        _ painter: inout Painter, _ field: FindingForm.Field, _ layout: FindingLayout,
        _ words: Phrasebook
    ) {
        let isFocused = form.focus == field
        painter.put(isFocused ? "►" : " ", row: 0, column: 0)
        painter.put(form.isRequired(field) ? "*" : " ", row: 0, column: 1)
        painter.put(
            words("finding.label.\(field.rawValue)"), row: 0, column: 3,
            style: isFocused ? .heading : .normal, columns: layout.labels - 4)
    }

    private func submitBlock(
        _ layout: FindingLayout, _ around: Surroundings, _ words: Phrasebook
    ) -> Block {
        let isFocused = form.focus == .submit
        let typist = around.profile.person
        let author = state(around)?.judge(around.author, typist: typist) ?? typist
        return Block(field: .submit, rows: 1) { painter in
            painter.put(isFocused ? "►" : " ", row: 0, column: 0)
            let text = "[ \(words("finding.label.submit")) ]"
            let end = painter.put(
                text, row: 0, column: layout.labels, style: isFocused ? .selection : .normal)
            // Where another one judges than types, both are said before it is written.
            if author != typist {
                painter.put(
                    words(
                        "people.author",
                        ["names": authorText(author, typist: typist, around, words)]),
                    row: 0, column: layout.labels + end + 2, style: .muted)
            }
            if isFocused { painter.place(cursor: .block, row: 0, column: layout.labels) }
        }
    }

    // MARK: Beside the form

    private func paintDetail(
        _ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook
    ) {
        var line = 0
        func add(_ text: String, _ style: Style = .normal) {
            guard line < painter.size.rows else { return }
            line += painter.paragraph(
                text, row: line, column: 0, columns: painter.size.columns, style: style,
                rows: painter.size.rows - line)
        }
        if let row = row(around), let sheet = sheet(around), let state = state(around) {
            for text in itemDetail(row, sheet, state, words).split(
                separator: "\n", omittingEmptySubsequences: true)
            {
                add(String(text))
            }
        }
        let others = (state(around)?.findingsInOrder ?? []).filter {
            form.rules.item == nil || $0.recorded.item == form.rules.item
        }
        if others.isEmpty { return }
        line += line == 0 ? 0 : 1
        add(words("finding.recorded_before", ["count": String(others.count)]), .heading)
        for other in others {
            add("\(other.recorded.number)  \(other.recorded.place)  \(other.recorded.fact)")
        }
    }
}
