import CellText
import TerminalUI
import Wording

extension Prompt {
    /// In the upper part, where an input method has room below the cursor.
    func paint(_ painter: inout Painter, _ words: Phrasebook) {
        let isSmall = Chrome.isTooSmall(painter.size)
        let columns = min(painter.size.columns, 64)
        let width = isSmall ? columns : columns - 4
        var question = wrapped(words(question, Chrome.translated(values, words)), columns: width)
        let body = bodyRows(width, words)
        let room = isSmall ? painter.size.rows : painter.size.rows - 2
        // In little room the end of the question gives way: what it asks for has to be seen.
        if question.count + body > room {
            question = Array(question.prefix(max(1, room - min(body, 3))))
        }
        let column = isSmall ? 0 : 1
        let rows = question.count + body
        paintOverlay(&painter, rows: rows, columns: columns, top: 2) { painter in
            for (index, line) in question.enumerated() {
                painter.put(line, row: index, column: column, style: .heading)
            }
            let part = Rect(
                row: question.count, column: column, rows: painter.size.rows - question.count,
                columns: width)
            painter.within(part) { paintBody(&$0, words) }
        }
    }

    private func bodyRows(_ columns: Int, _ words: Phrasebook) -> Int {
        switch form {
        case .choice(let options): options.count + 1
        case .text: 1 + candidateRows + foot(columns, words).lines.count
        case .confirm: 1
        }
    }

    /// The keys of a line of text, or the warning that it looks like a personal number.
    private func foot(_ columns: Int, _ words: Phrasebook) -> (lines: [String], style: Style) {
        if case .text(let field) = form, personalNumbers.hasWarned(of: field.text.trimmed) {
            let warning = words("notice.personal_number", ["key": KeyPress.key(.enter).label])
            return (wrapped(warning, columns: columns), .warn)
        }
        var keys = words(isRequired ? "prompt.text_keys" : "prompt.text_keys_optional")
        switch completion?.state {
        case nil: break
        case .idle: keys = words("prompt.path_keys")
        case .asked: keys = words("prompt.path_waiting")
        case .nothing: return (wrapped(words("prompt.path_nothing"), columns: columns), .warn)
        case .unreadable:
            return (wrapped(words("prompt.path_unreadable"), columns: columns), .warn)
        case .shown(let candidates, _):
            let count = candidates.paths.count + candidates.left
            keys =
                count > candidateRows
                ? words("prompt.path_choose", ["count": String(count)])
                : words("prompt.path_choose_all")
        }
        return ([truncated(keys, to: columns)], .muted)
    }

    /// Rows of candidates; the others come when they are walked to.
    private static let mostCandidates = 9

    private var candidateRows: Int {
        guard case .shown(let candidates, _) = completion?.state else { return 0 }
        return min(candidates.paths.count, Self.mostCandidates)
    }

    /// Each by its last part: what stands before it stands in the field.
    private func paintCandidates(_ painter: inout Painter) {
        guard case .shown(let candidates, let chosen) = completion?.state else { return }
        var list = ListState(count: candidates.paths.count)
        list.select(chosen ?? 0)
        for row in list.rows(height: candidateRows) where row.index < candidates.paths.count {
            let isChosen = row.index == chosen
            let name = candidates.paths[row.index].lastPathPart
            painter.put(
                truncated("\(isChosen ? "►" : " ") \(name)", to: painter.size.columns),
                row: 1 + row.line, column: 0, style: isChosen ? .selection : .normal)
        }
    }

    private func paintBody(_ painter: inout Painter, _ words: Phrasebook) {
        let columns = painter.size.columns
        switch form {
        case .choice(let options): paint(options, &painter, words)
        case .text(let field):
            painter.within(Rect(row: 0, column: 0, rows: 1, columns: columns)) {
                field.paint(into: &$0, focused: true)
            }
            paintCandidates(&painter)
            let foot = foot(columns, words)
            for (index, line) in foot.lines.enumerated() {
                painter.put(line, row: 1 + candidateRows + index, column: 0, style: foot.style)
            }
        case .confirm(let yes):
            painter.put(
                words("prompt.confirm_keys", ["yes": words(yes)]), row: 0, column: 0,
                columns: columns)
            painter.place(cursor: .block, row: 0, column: 0)
        }
    }

    /// As many options as there is room for, the selected one among them.
    private func paint(
        _ options: [PromptOption], _ painter: inout Painter, _ words: Phrasebook
    ) {
        let columns = painter.size.columns
        var list = ListState(count: options.count)
        list.select(selection)
        let room = painter.size.rows
        for row in list.rows(height: room > options.count || room < 3 ? room : room - 1) {
            let option = options[row.index]
            let label = words.has(option.label) ? words(option.label) : option.label
            let isSelected = row.index == selection
            let digit = row.index < 9 ? "\(row.index + 1)" : " "
            painter.put(
                truncated("\(isSelected ? "►" : " ") \(digit)  \(label)", to: columns),
                row: row.line, column: 0, style: isSelected ? .selection : .normal)
            if isSelected { painter.place(cursor: .block, row: row.line, column: 0) }
        }
        guard room > options.count || room >= 3 else { return }
        painter.put(
            words("prompt.choice_keys"), row: min(options.count, room - 1), column: 0,
            style: .muted, columns: columns)
    }
}
