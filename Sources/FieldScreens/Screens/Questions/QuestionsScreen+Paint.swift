import CellText
import ChecklistEngine
import CivilTime
import Fieldwork
import FormEngine
import InspectionModel
package import TerminalUI
package import Wording

extension QuestionsScreen {
    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        guard let lines = lines(around) else {
            painter.put(words("facts.laying_out"), row: 1, column: 2, style: .muted)
            return
        }
        let layout = FactsLayout(body: painter.size)
        paintHeader(&painter, lines, words)
        painter.rule(row: 1)
        if lines.isEmpty {
            painter.put(words("questions.nothing_asked"), row: 2, column: 2, style: .muted)
            painter.place(cursor: .block, row: 2, column: 0)
        }
        if !layout.isBeside { painter.rule(row: layout.detail.row - 1) }
        painter.within(layout.list) { paintList(&$0, lines, words) }
        painter.within(layout.detail) { painter in
            switch focused(lines) {
            case .question(let view, _): paintQuestion(view, editor, &painter, words)
            case .rows(let view, _): paintRows(view, &painter, words)
            case .title, .group, nil: break
            }
        }
    }

    private func paintHeader(_ painter: inout Painter, _ lines: [Line], _ words: Phrasebook) {
        let asked = lines.compactMap { line -> AskedView? in
            if case .question(let view, _) = line, view.question.isAsked { view } else { nil }
        }
        painter.put(words("questions.heading"), row: 0, column: 1, style: .heading)
        let given = asked.count { !$0.text.isEmpty }
        let right =
            progressBar(done: given, of: asked.count, columns: 12) + " "
            + words("facts.given", ["count": String(given), "all": String(asked.count)])
        painter.putTrailing(right, row: 0, endColumn: painter.size.columns - 1)
    }

    private func paintList(_ painter: inout Painter, _ lines: [Line], _ words: Phrasebook) {
        for row in list.rows(height: painter.size.rows) where lines.indices.contains(row.index) {
            let isFocused = row.index == list.selection
            switch lines[row.index] {
            case .title(let text, let overlay):
                let title = overlay.map { overlayHeading($0, words) } ?? words(text)
                painter.put(
                    truncated(title, to: painter.size.columns - 2), row: row.line, column: 1,
                    style: .heading)
            case .group(let text, let depth):
                painter.put(
                    truncated(words(text), to: painter.size.columns - 4 - 2 * depth),
                    row: row.line, column: 2 + 2 * depth, style: .heading)
            case .question(let view, let depth):
                let isNote = view.question.kind == .note
                paintLine(
                    &painter, row.line, depth, isFocused: isFocused,
                    mark: isNote ? "   " : "[\(view.mark)]", style: view.style,
                    label: words(view.asked.label), value: isNote ? "" : view.words(words),
                    isEmpty: view.text.isEmpty)
            case .rows(let view, let depth):
                paintLine(
                    &painter, row.line, depth, isFocused: isFocused, mark: "[+]", style: .normal,
                    label: words(view.group.label),
                    value: words("questions.rows", ["count": String(view.rows.count)]),
                    isEmpty: view.rows.isEmpty)
            }
        }
    }

    private func paintLine(
        _ painter: inout Painter, _ line: Int, _ depth: Int, isFocused: Bool, mark: String,
        style: Style, label: String, value: String, isEmpty: Bool
    ) {
        let columns = painter.size.columns
        let valueColumn = columns * 6 / 10
        let indent = min(2 * depth, 12)
        painter.put(isFocused ? "►" : " ", row: line, column: 0)
        painter.put(mark, row: line, column: 2 + indent, style: style)
        painter.put(
            truncated(label, to: valueColumn - 7 - indent), row: line, column: 6 + indent,
            style: isFocused ? .selection : .normal)
        if isFocused, editor.choice == nil {
            painter.place(cursor: .block, row: line, column: 2 + indent)
        }
        let part = Rect(row: line, column: valueColumn, rows: 1, columns: columns - valueColumn - 1)
        painter.within(part) { painter in
            if isFocused, let field = editor.field {
                field.paint(into: &painter, focused: true)
            } else {
                painter.put(
                    truncated(value, to: painter.size.columns), row: 0, column: 0,
                    style: isEmpty ? .muted : .normal)
            }
        }
    }

    private func paintRows(
        _ view: Sheet.RepeatView, _ painter: inout Painter, _ words: Phrasebook
    ) {
        let columns = painter.size.columns - 2
        let used = painter.paragraph(
            words(view.group.label), row: 0, column: 1, columns: columns, style: .heading, rows: 2)
        painter.put(
            words(view.isFree ? "questions.rows_how" : "questions.rows_counted"), row: used,
            column: 1, style: .muted, columns: columns)
    }
}

/// A question in full: its text, what helps to answer it, its choices or how it is filled in.
func paintQuestion(
    _ view: AskedView, _ editor: QuestionEditor, _ painter: inout Painter, _ words: Phrasebook
) {
    let columns = painter.size.columns - 2
    let question = view.question
    let title =
        question.unit.map { "\(words(view.asked.label)) (\(unitText($0, words)))" }
        ?? words(view.asked.label)
    var line = painter.paragraph(
        title, row: 0, column: 1, columns: columns, style: .heading, rows: 3)
    for text in [question.hint, question.guidance].compactMap({ $0 }) {
        line += painter.paragraph(
            words(text), row: line, column: 1, columns: columns, style: .muted, rows: 2)
    }
    if let fault = view.fault(words) {
        line += painter.paragraph(
            fault, row: line, column: 1, columns: columns, style: .warn, rows: 2)
    }
    if let instrument = view.instrument {
        line += painter.paragraph(
            instrument.sentence(words, isOver: view.isOutOfCalibration), row: line, column: 1,
            columns: columns, style: view.isOutOfCalibration ? .critical : .normal, rows: 2)
    }
    guard line < painter.size.rows else { return }
    guard view.asked.isOpen else {
        painter.put(
            words(question.kind == .note ? "questions.note" : "questions.closed"), row: line,
            column: 1, style: .muted, columns: columns)
        return
    }
    guard view.isChoice else {
        painter.put(
            words("questions.how.\(question.kind.how)"), row: line, column: 1, style: .muted,
            columns: columns)
        return
    }
    let flow = ChoiceFlow(
        choices: view.choices.map {
            ChoiceFlow.Choice(label: words($0.label), isChosen: view.chosen.contains($0.name))
        }, isSeveral: question.allowsSeveral, cursor: editor.choice)
    let rows = max(1, painter.size.rows - line)
    painter.within(Rect(row: line, column: 1, rows: rows, columns: columns)) { painter in
        flow.paint(&painter, rows: rows)
    }
}

extension Instrument {
    fileprivate func sentence(_ words: Phrasebook, isOver: Bool) -> String {
        guard let day = calibratedUntil else {
            return words("questions.instrument", ["instrument": name])
        }
        return words(
            isOver ? "questions.instrument_over" : "questions.instrument_until",
            ["instrument": name, "day": day.text])
    }
}

extension AskedView {
    /// What is wrong with the answer; nil when nothing is.
    fileprivate func fault(_ words: Phrasebook) -> String? {
        if asked.state.contains(.broken) {
            return question.constraintMessage.map { words($0) } ?? words("questions.broken")
        }
        if asked.state.contains(.notOffered) { return words("questions.not_offered") }
        guard asked.isMissing else { return nil }
        return question.requiredMessage.map { words($0) } ?? words("questions.required")
    }
}
