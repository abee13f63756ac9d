import CellText
import Fieldwork
package import TerminalUI
package import Wording

extension FirstStartScreen {
    private static let labelColumns = 20
    private static let sampleRows = 2
    private static let kindRows = 6
    private static let aboutRows = 2
    /// Longer lines are harder to read than more of them.
    private static let textColumns = 90

    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let body = painter.size
        let columns = min(body.columns - 4, Self.textColumns)
        let bottom = body.rows - Self.sampleRows
        let above = Rect(row: 0, column: 0, rows: bottom, columns: body.columns)
        painter.within(above) { painter in
            if let role {
                paintForm(&painter, role, columns: columns, around, words)
            } else {
                paintRoles(&painter, columns: columns, words)
            }
        }
        painter.paragraph(
            words("first_start.sample"), row: bottom, column: 2, columns: columns, style: .muted,
            rows: Self.sampleRows)
    }

    private func paintRoles(_ painter: inout Painter, columns: Int, _ words: Phrasebook) {
        let all = Profile.Role.allCases
        let height = painter.size.rows >= 3 * all.count + 3 ? 3 : 2
        painter.put(
            truncated(words("first_start.ask_role"), to: columns), row: 0, column: 2,
            style: .heading)
        for (index, role) in all.enumerated() {
            let row = 2 + index * height
            let isSelected = index == roles.selection
            painter.put(isSelected ? "►" : " ", row: row, column: 1)
            painter.put(
                "\(index + 1)", row: row, column: 3, style: isSelected ? .selection : .normal)
            painter.put(words(role.nameKey), row: row, column: 6, style: .heading)
            painter.put(
                truncated(words(role.aboutKey), to: columns - 6), row: row + 1, column: 6)
            if isSelected { painter.place(cursor: .block, row: row, column: 3) }
        }
    }

    // MARK: Form

    private func paintForm(
        _ painter: inout Painter, _ role: Profile.Role, columns: Int, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        painter.put(
            truncated(words("first_start.fill_in", ["role": words(role.nameKey)]), to: columns),
            row: 0, column: 2, style: .heading)
        painter.rule(row: 1)
        let fields = asked(around)
        let room = painter.size.rows - 2
        let valueColumns = max(1, columns - Self.labelColumns)
        let flow = kindFlow(around, words)
        var heights = fields.map { field in
            field == .kinds && focus == .kinds
                ? min(Self.kindRows, flow.rows(columns: valueColumns)) : 1
        }
        // All explanations where they fit, else that of the focused field.
        let about = fields.map { field in
            min(Self.aboutRows, wrapped(words(field.aboutKey), columns: valueColumns).count)
        }
        let explainsAll = heights.reduce(0, +) + about.reduce(0, +) <= room
        for index in fields.indices where explainsAll || fields[index] == focus {
            heights[index] += about[index]
        }
        let focused = fields.firstIndex(of: focus) ?? 0
        let first = scrolledLines(heights: heights, focus: focused, rows: room)
        var row = 2
        for index in fields.indices.dropFirst(first) where row < painter.size.rows {
            let field = fields[index]
            let isExplained = explainsAll || field == focus
            let rows = isExplained ? heights[index] - about[index] : heights[index]
            painter.put(field == focus ? "►" : " ", row: row, column: 1)
            painter.put(
                words(field.labelKey) + (field.isRequired ? " *" : ""), row: row, column: 2,
                style: field == focus ? .heading : .normal, columns: Self.labelColumns)
            let part = Rect(
                row: row, column: 2 + Self.labelColumns, rows: rows, columns: valueColumns)
            painter.within(part) { paintValue(&$0, field, flow, around, words) }
            if isExplained {
                painter.paragraph(
                    words(field.aboutKey), row: row + rows, column: 2 + Self.labelColumns,
                    columns: valueColumns, style: .muted, rows: about[index])
            }
            row += heights[index]
        }
    }

    private func paintValue(
        _ painter: inout Painter, _ field: FirstStartField, _ flow: ChoiceFlow,
        _ around: Surroundings, _ words: Phrasebook
    ) {
        if field != .kinds {
            texts[field]?.paint(into: &painter, focused: field == focus)
        } else if focus == .kinds {
            flow.paint(&painter, rows: painter.size.rows)
        } else {
            let chosen = around.authorityKinds.filter { kinds.contains($0.id) }.map {
                words($0.label)
            }
            let text =
                chosen.isEmpty
                ? words("first_start.no_kind") : chosen.joined(separator: words("list.separator"))
            painter.put(
                truncated(text, to: painter.size.columns), row: 0, column: 0,
                style: chosen.isEmpty ? .muted : .normal)
        }
    }

    private func kindFlow(_ around: Surroundings, _ words: Phrasebook) -> ChoiceFlow {
        ChoiceFlow(
            choices: around.authorityKinds.map {
                ChoiceFlow.Choice(label: words($0.label), isChosen: kinds.contains($0.id))
            }, isSeveral: true, cursor: focus == .kinds ? kindCursor : nil)
    }
}
