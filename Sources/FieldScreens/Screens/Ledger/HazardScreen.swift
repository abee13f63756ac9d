import CellText
package import Fieldwork
import HazardLedger
import InspectionModel
package import TerminalUI
package import Wording

/// One hazard with all that is known of it: what it is, both grades, evidence, every step.
package struct HazardScreen: Screen {
    package let id = ScreenID.hazard
    let hazard: HazardID
    var list = ListState()
    /// What is known; at first what the list knew.
    private var record: HazardRecord

    package init(_ row: HazardRow) {
        hazard = row.hazard.id
        record = HazardRecord(row: row, inspection: nil, earlier: [])
    }

    private func parts(_ around: Surroundings) -> [HazardPart] { hazardParts(record) }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        let known = around.hazard
        let isKnown = known?.answer.row.hazard.id == hazard && known?.entries == around.journal.size
        return isKnown ? [] : [.hazard(hazard)]
    }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.ledger"), record.row.number]
    }

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        if let known = around.hazard?.answer, known.row.hazard.id == hazard { record = known }
        list.setCount(parts(around).count)
        return []
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        list.setCount(parts(around).count)
        list.move(command, page: Self.page)
        switch command {
        case .open: return show(around)
        case .back: return [.pop]
        default: break
        }
        return []
    }

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? { 1..<parts(around).count + 1 }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        list.setCount(parts(around).count)
        list.select(number - 1)
        return []
    }

    /// Parts that a page key goes over; they differ in height.
    private static let page = 5

    /// All of it as plain text: to read at length and to copy.
    private func show(_ around: Surroundings) -> [Action] {
        let parts = parts(around)
        guard !parts.isEmpty else { return [] }
        return [
            .show { words in parts.map { $0.line(around, words) }.joined(separator: "\n") }
        ]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        [.down, .up, .pageDown, .plainText, .back, .palette, .help]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        words("hazard.status")
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        let parts = parts(around)
        guard parts.indices.contains(list.selection) else { return words("hazard.unknown") }
        return parts[list.selection].line(around, words)
    }

    // MARK: Picture

    /// A line of the page, with the number of the part it belongs to; headings belong to none.
    private struct Line {
        let label: String
        let text: String
        let part: Int?
        let isFirst: Bool
        let column: Int
    }

    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let parts = parts(around)
        if parts.isEmpty {
            let key = around.field == nil ? "home.reading" : "hazard.unknown"
            painter.put(words(key), row: 1, column: 2, style: .muted)
            painter.place(cursor: .block, row: 1, column: 1)
            return
        }
        let lines = lines(parts, columns: min(painter.size.columns, Self.widest), around, words)
        let first = firstLine(lines, rows: painter.size.rows)
        for (row, line) in lines.dropFirst(first).prefix(painter.size.rows).enumerated() {
            if line.isFirst, line.part == list.selection {
                painter.put("►", row: row, column: 0)
                painter.place(cursor: .block, row: row, column: 0)
            }
            painter.put(line.label, row: row, column: 2, style: .muted)
            let style = line.part.map { self.style(parts[$0]) } ?? Style.heading
            painter.put(line.text, row: row, column: line.column, style: style)
        }
    }

    /// Longer lines are hard to read.
    private static let widest = 110

    private func style(_ part: HazardPart) -> Style {
        guard case .grade(let hazard, _) = part else { return .normal }
        return hazard.grade == .major ? .critical : .heading
    }

    private func lines(
        _ parts: [HazardPart], columns: Int, _ around: Surroundings, _ words: Phrasebook
    ) -> [Line] {
        var lines: [Line] = []
        func heading(_ text: String) {
            lines.append(Line(label: "", text: text, part: nil, isFirst: false, column: 1))
        }
        let labelled = 4 + (parts.map { cellWidth($0.label(words)) }.max() ?? 0)
        var isInHistory = false
        for (index, part) in parts.enumerated() {
            if part.isHistory, !isInHistory {
                isInHistory = true
                heading("")
                heading(words("hazard.history"))
            }
            let label = part.label(words)
            let column = label.isEmpty ? 2 : labelled
            let texts = wrapped(part.text(around, words), columns: columns - column - 1)
            for (row, text) in texts.enumerated() {
                lines.append(
                    Line(
                        label: row == 0 ? label : "", text: text, part: index, isFirst: row == 0,
                        column: column))
            }
        }
        return lines
    }

    /// The page scrolls no further than the selected part needs, and starts with it when it is
    /// taller than the page.
    private func firstLine(_ lines: [Line], rows: Int) -> Int {
        guard let start = lines.firstIndex(where: { $0.part == list.selection }),
            let end = lines.lastIndex(where: { $0.part == list.selection })
        else { return 0 }
        return max(0, min(start, end + 1 - rows))
    }
}
