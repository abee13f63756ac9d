import CellText
import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
import TerminalUI
import Wording

extension StartScreen {
    /// Columns of a line's first label; Han labels have at most eight characters and a star.
    private static let labelColumns = 18
    private static let siteNoteRows = 2
    /// Below this, fields do not stand side by side.
    private static let pairColumns = 60

    /// Draws the fields from the site down.
    ///
    /// - Parameters:
    ///   - rows: Where the focused field may lie.
    ///   - isAlone: What is known about the site has no pane of its own.
    /// - Returns: How many fields are out of sight.
    func paintForm(
        _ painter: inout Painter, rows: Int, isAlone: Bool, _ around: Surroundings,
        _ words: Phrasebook
    ) -> Int {
        let columns = painter.size.columns
        let lines = lines(columns: columns)
        let hasNotes = isAlone && sites.exact != nil
        let heights = lines.map { line -> Int in
            if line[0] == .site { return hasNotes ? 1 + Self.siteNoteRows : 1 }
            guard line[0] == focus, focus.isChoice else { return 1 }
            return choice(focus).field(labels(focus, words)).rows(columns: valueColumns(columns))
        }
        let focused = lines.firstIndex { $0.contains(focus) } ?? 0
        let first = scrolledLines(heights: heights, focus: focused, rows: rows)
        var row = 0
        var siteRow: Int?
        var seen = 0
        for index in lines.indices.dropFirst(first) where row < painter.size.rows {
            paintLine(&painter, lines[index], row: row, rows: heights[index], around, words)
            if lines[index][0] == .site {
                siteRow = row
                if hasNotes { paintNotes(&painter, row: row + 1, around, words) }
            }
            seen += lines[index].count
            row += heights[index]
        }
        if focus == .site, let siteRow { paintSuggestions(&painter, row: siteRow + 1, words) }
        return lines.map(\.count).reduce(0, +) - seen
    }

    private func valueColumns(_ columns: Int) -> Int { max(1, columns - Self.labelColumns - 2) }

    private func choice(_ field: StartField) -> Options {
        switch field {
        case .mode: mode
        case .scope: scope
        case .source: source
        default: production
        }
    }

    /// The fields line by line; some share one where there is room.
    private func lines(columns: Int) -> [[StartField]] {
        var lines: [[StartField]] = []
        for field in asked where field != .packs {
            if field.continuesLine, columns >= Self.pairColumns, !lines.isEmpty {
                lines[lines.count - 1].append(field)
            } else {
                lines.append([field])
            }
        }
        return lines
    }

    private func paintLine(
        _ painter: inout Painter, _ line: [StartField], row: Int, rows: Int,
        _ around: Surroundings, _ words: Phrasebook
    ) {
        let width = painter.size.columns / line.count
        for (index, field) in line.enumerated() {
            let start = index * width
            let isFocused = field == focus
            let isNeeded = field == .site || field == .paperNumber || field == .paperDate
            let label = words(field.labelKey) + (isNeeded ? " *" : "")
            painter.put(isFocused ? "►" : " ", row: row, column: start)
            painter.put(
                label, row: row, column: start + 1, style: isFocused ? .heading : .normal,
                columns: Self.labelColumns)
            let labelWidth = index == 0 ? Self.labelColumns : cellWidth(label) + 1
            let part = Rect(
                row: row, column: start + 1 + labelWidth, rows: rows,
                columns: width - labelWidth - 2)
            painter.within(part) { paintValue(&$0, field, around, words) }
        }
    }

    private func paintValue(
        _ painter: inout Painter, _ field: StartField, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        let isFocused = field == focus
        if field.isText, !isFixed(field), let text = texts[field] {
            text.paint(into: &painter, focused: isFocused)
        } else if field.isChoice, isFocused {
            choice(field).field(labels(field, words)).paint(into: &painter, focused: true)
        } else {
            let isEmpty =
                field == .source && source.selection == nil
                || field == .production && production.selection == nil
            painter.put(
                truncated(valueText(field, around, words), to: painter.size.columns), row: 0,
                column: 0, style: isEmpty ? .muted : .normal)
            guard field == .mode else { return }
            let column = cellWidth(valueText(field, around, words)) + 2
            painter.put(
                truncated(requirementText(words), to: painter.size.columns - column), row: 0,
                column: column, style: .muted)
        }
    }

    /// Known sites for what is typed, over the lines below the field.
    private func paintSuggestions(_ painter: inout Painter, row: Int, _ words: Phrasebook) {
        let rows = min(sites.suggestions.count, max(0, painter.size.rows - row))
        for (index, found) in sites.suggestions.prefix(rows).enumerated() {
            let site = found.site
            let line = row + index
            painter.fill(Rect(row: line, column: 0, rows: 1, columns: painter.size.columns))
            let isPicked = index == sites.highlighted
            let column = Self.labelColumns + 1
            painter.put(isPicked ? "►" : "|", row: line, column: column - 2, style: .muted)
            let text = site.address.map { "\(site.name)  \($0)" } ?? site.name
            let shown = truncated(text, to: painter.size.columns - column - 1)
            let hits = matches(query: self.text(.site), in: site.name)?.ranges ?? []
            painter.put(
                shown, row: line, column: column, style: isPicked ? .selection : .normal,
                marking: hits)
            if isPicked { painter.place(cursor: .block, row: line, column: column) }
        }
    }

    // MARK: What is known about the site

    private func paintNotes(
        _ painter: inout Painter, row: Int, _ around: Surroundings, _ words: Phrasebook
    ) {
        guard let site = sites.exact else { return }
        let open = site.open
        var lines = [lastVisitText(site, around, words)]
        if !open.isEmpty {
            let names = open.map { violationText($0.hazard, words) }.joined(
                separator: words("list.separator"))
            lines.append(openText(site.hazards, words) + "  " + names)
        } else {
            lines.append(words("start.no_open_hazards"))
        }
        let column = Self.labelColumns + 1
        for (index, line) in lines.prefix(Self.siteNoteRows).enumerated() {
            painter.put(
                truncated(line, to: painter.size.columns - column - 1), row: row + index,
                column: column, style: index == 1 && !open.isEmpty ? .warn : .muted)
        }
    }

    /// The same with room: each open hazard on a line of its own.
    func paintSite(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let columns = painter.size.columns - 2
        guard let site = sites.picked ?? sites.exact else {
            let key =
                text(.site).isEmpty
                ? "start.site_pane"
                : sites.suggestions.isEmpty ? "start.site_is_new" : "start.site_is_similar"
            painter.paragraph(words(key), row: 0, column: 1, columns: columns, style: .muted)
            return
        }
        painter.put(truncated(site.site.name, to: columns), row: 0, column: 1, style: .heading)
        painter.put(truncated(lastVisitText(site, around, words), to: columns), row: 1, column: 1)
        let open = site.open
        painter.put(
            open.isEmpty ? words("start.no_open_hazards") : openText(site.hazards, words), row: 2,
            column: 1, style: open.isEmpty ? .muted : .warn)
        for (index, row) in open.prefix(max(0, painter.size.rows - 3)).enumerated() {
            var line = "\(row.number)  \(violationText(row.hazard, words))"
            if let deadline = row.deadline { line += "  \(deadline.text)" }
            painter.put(
                truncated(line, to: columns - 2), row: 3 + index, column: 3,
                style: row.isOverdue(on: around.today) ? .warn : .normal)
        }
    }

    private func violationText(_ hazard: Hazard, _ words: Phrasebook) -> String {
        let isMajor = hazard.grade == .major
        return isMajor
            ? words("start.major", ["text": hazard.recorded.violation])
            : hazard.recorded.violation
    }

    private func openText(_ counts: HazardCounts, _ words: Phrasebook) -> String {
        words(
            counts.overdue > 0 ? "start.open_overdue" : "start.open_hazards",
            ["count": String(counts.open), "overdue": String(counts.overdue)])
    }

    private func lastVisitText(
        _ site: SiteRow, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        guard let last = site.last else { return words("start.never_inspected") }
        let mode = around.modes.first { $0.mode == last.mode }
        return words(
            "start.last_visit",
            [
                "day": last.openedOn.text, "number": last.number,
                "mode": mode.map { words($0.label) } ?? "", "findings": String(last.findings),
            ])
    }
}
