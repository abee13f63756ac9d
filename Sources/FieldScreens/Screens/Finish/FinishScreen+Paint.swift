import CellText
import ChecklistEngine
import Fieldwork
import InspectionModel
package import TerminalUI
package import Wording

extension FinishScreen {
    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        guard let state = state(around) else {
            painter.put(words("finish.reading"), row: 1, column: 2, style: .muted)
            return
        }
        switch view {
        case .menu: paintOverview(&painter, state, around, words)
        case .readBack(let item): paintReadBack(&painter, item, state, around, words)
        case .statement(let text, let first):
            paintStatement(&painter, text, first, state, around, words)
        case .passphrase(let text, let field):
            paintPassphrase(&painter, text, field, state, around, words)
        }
    }

    // MARK: Overview

    private func paintOverview(
        _ painter: inout Painter, _ state: InspectionState, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        var part = Rect(painter.size)
        if painter.size.columns >= 120 {
            part.columns = painter.size.columns * 58 / 100
            let beside = Rect(
                row: 0, column: part.columns + 2, rows: part.rows,
                columns: painter.size.columns - part.columns - 3)
            painter.within(beside) { paintRecord(&$0, state, around, words) }
        }
        painter.within(part) { painter in
            let about = 2
            let acts = min(Self.acts.count, max(6, painter.size.rows - 11))
            let most = max(2, painter.size.rows - acts - about - 1)
            let used = paintSummary(&painter, rows: most, state, around, words)
            painter.rule(row: used)
            let rows = max(1, painter.size.rows - used - 1 - about)
            let list = Rect(
                row: used + 1, column: 0, rows: min(rows, Self.acts.count),
                columns: painter.size.columns)
            painter.within(list) { paintActs(&$0, around, words) }
            let below = Rect(
                row: list.endRow, column: 0, rows: about, columns: painter.size.columns)
            painter.within(below) { paintAbout(&$0, around, words) }
        }
    }

    /// How the inspection stands, the most important first; what has no room is left out.
    private func paintSummary(
        _ painter: inout Painter, rows: Int, _ state: InspectionState, _ around: Surroundings,
        _ words: Phrasebook
    ) -> Int {
        var line = 0
        func add(_ text: String, _ style: Style = .normal, most: Int = 2) {
            guard line < rows, !text.isEmpty else { return }
            line += painter.paragraph(
                text, row: line, column: 1, columns: painter.size.columns - 2, style: style,
                rows: min(most, rows - line))
        }
        add("\(state.opened.number)  \(phaseText(InspectionRow(state), words))", .heading, most: 1)
        for summary in summaries(state, around, words) { add(summary.text, summary.style) }
        return max(1, line)
    }

    struct Summary {
        let text: String
        let style: Style
    }

    private func summaries(
        _ state: InspectionState, _ around: Surroundings, _ words: Phrasebook
    ) -> [Summary] {
        var lines: [Summary] = []
        func add(_ text: String, _ style: Style = .normal) {
            lines.append(Summary(text: text, style: style))
        }
        if let counts = counts(state, around) { add(countsText(counts, words)) }
        switch state.phase {
        case .open:
            if let obstacle = obstacle(.endNormal, around) {
                add(sentence(of: obstacle, words), .warn)
            } else {
                add(words("finish.may_end"), .ok)
            }
        case .suspended: add(words("finish.is_suspended"), .warn)
        case .finished:
            add(
                words(
                    "finish.record.\(state.opened.requires.record.rawValue)",
                    ["paper": state.opened.paper?.number ?? ""]))
            let conflicts = state.conflicts.map(\.key.item)
            if !conflicts.isEmpty {
                let refusal = InspectionRefusal.conflictOpen(conflicts)
                add(words("refusal.\(refusal.code)", refusal.arguments), .warn)
            }
            if !state.signatures.isEmpty {
                add(signaturesText(state, around, words), state.isFullySigned ? .ok : .warn)
                add(words("finish.not_handwritten"), .muted)
            }
        }
        for line in overlayLines(state, around, words) { add(line) }
        let gaps = state.finished?.gaps ?? gaps(state)
        if !gaps.isEmpty {
            let names = gaps.map { words("step.\($0.rawValue)") }
                .joined(separator: words("list.separator"))
            add(words("finish.gaps", ["gaps": names]), .warn)
        }
        for judged in judgements(state, around) {
            add(judgementLine(judged, words), judged.result.isReached ? .warn : .normal)
        }
        for scored in around.sheets[inspection]?.scores(state) ?? [] {
            add(scoreLine(scored, words))
        }
        let bare = failuresWithoutFinding(state)
        if !bare.isEmpty {
            let codes = bare.prefix(6).map(\.code).joined(separator: ", ")
            add(
                words("finish.without_finding", ["items": codes, "count": String(bare.count)]),
                .warn)
        }
        let aside = orphans(state, around)
        if !aside.isEmpty {
            add(words("finish.orphans", ["count": String(aside.count)]), .warn)
        }
        if let photos = photosText(state, around, words) {
            add(photos.text, photos.isMissing ? .warn : .normal)
        }
        if !state.phase.isOpen { add(cleanLine(state, around, words)) }
        return lines
    }

    private func countsText(_ counts: AnswerCounts, _ words: Phrasebook) -> String {
        words(
            "finish.counts",
            [
                "relevant": String(counts.relevant), "total": String(counts.total),
                "pass": String(counts.pass), "fail": String(counts.fail),
                "not_applicable": String(counts.notApplicable),
                "pending": String(counts.pending), "not_checked": String(counts.notChecked),
                "unanswered": String(counts.unanswered), "findings": String(counts.findings),
            ])
    }

    // MARK: Acts

    private func paintActs(
        _ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook
    ) {
        let names = Self.acts.map { cellWidth(words($0.nameKey)) }.max() ?? 10
        let about = min(names, painter.size.columns / 2) + 8
        for row in menu.rows(height: painter.size.rows) {
            let command = Self.acts[row.index]
            let isSelected = row.index == menu.selection
            let obstacle = obstacle(command, around)
            let key = CommandTable.command(command, on: id)?.keys.first?.label ?? ""
            painter.put(isSelected ? "►" : " ", row: row.line, column: 0)
            painter.put(key, row: row.line, column: 2, style: isSelected ? .selection : .normal)
            painter.put(
                truncated(words(command.nameKey), to: about - 6), row: row.line, column: 5,
                style: obstacle == nil ? .normal : .muted)
            let done = doneText(command, around, words)
            let why = done ?? obstacle.map { sentence(of: $0, words) } ?? ""
            painter.put(
                truncated(why, to: painter.size.columns - about - 1), row: row.line, column: about,
                style: done == nil ? .muted : .ok)
            if isSelected { painter.place(cursor: .block, row: row.line, column: 2) }
        }
    }

    /// What the selected act does, or in full why it can't be done.
    private func paintAbout(
        _ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook
    ) {
        let command = Self.acts[menu.selection]
        let obstacle = obstacle(command, around)
        let text =
            obstacle.map { sentence(of: $0, words) }
            ?? words("finish.about.\(command.rawValue)")
        painter.paragraph(
            text, row: 0, column: 1, columns: painter.size.columns - 2,
            style: obstacle == nil ? .muted : .warn, rows: painter.size.rows)
    }

    /// On wide screens the record itself stands beside the acts.
    private func paintRecord(
        _ painter: inout Painter, _ state: InspectionState, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        painter.put(words("finish.record_title"), row: 0, column: 0, style: .heading)
        var line = 1
        for item in readBackItems(state, around, words) {
            for (index, text) in item.enumerated() where line < painter.size.rows {
                line += painter.paragraph(
                    text, row: line, column: 0, columns: painter.size.columns,
                    style: index == 0 && item.count > 1 ? .heading : .normal,
                    rows: painter.size.rows - line)
            }
            line += 1
        }
    }

    // MARK: Read-back

    private func paintReadBack(
        _ painter: inout Painter, _ selected: Int, _ state: InspectionState,
        _ around: Surroundings, _ words: Phrasebook
    ) {
        let items = readBackItems(state, around, words)
        let columns = painter.size.columns - 4
        painter.put(
            words(
                "finish.read_back_title",
                ["number": String(selected + 1), "of": String(items.count)]), row: 0, column: 1,
            style: .heading)
        painter.rule(row: 1)
        var lines: [(item: Int, isFirst: Bool, text: String)] = []
        for (index, item) in items.enumerated() {
            for (number, text) in item.enumerated() {
                for (part, line) in wrapped(text, columns: columns).enumerated() {
                    lines.append((index, number == 0 && part == 0, line))
                }
            }
        }
        let start = lines.firstIndex { $0.item == selected } ?? 0
        let end = (lines.lastIndex { $0.item == selected } ?? 0) + 1
        let body = Rect(row: 2, column: 0, rows: painter.size.rows - 2, columns: columns + 4)
        painter.within(body) { painter in
            let first = max(0, min(start, end - painter.size.rows))
            for (row, line) in lines.dropFirst(first).prefix(painter.size.rows).enumerated() {
                let isSelected = line.item == selected
                if isSelected, line.isFirst { painter.put("►", row: row, column: 0) }
                painter.put(
                    line.text, row: row, column: 2,
                    style: line.isFirst ? .heading : isSelected ? .normal : .muted)
            }
            painter.place(cursor: .block, row: max(0, start - first), column: 2)
        }
    }

    // MARK: Signing

    private func paintStatement(
        _ painter: inout Painter, _ text: String, _ first: Int, _ state: InspectionState,
        _ around: Surroundings, _ words: Phrasebook
    ) {
        let columns = painter.size.columns - 4
        painter.put(words("finish.statement_title"), row: 0, column: 1, style: .heading)
        painter.put(words("finish.not_handwritten"), row: 1, column: 1, style: .muted)
        let people = peopleText(state, around, words)
        let used = painter.paragraph(people, row: 2, column: 1, columns: columns + 2, rows: 2)
        painter.rule(row: 2 + used)
        let lines = wrapped(text, columns: columns)
        let body = Rect(
            row: 3 + used, column: 0, rows: painter.size.rows - 3 - used, columns: columns + 4)
        painter.within(body) { painter in
            let start = max(0, min(first, lines.count - painter.size.rows))
            for (row, line) in lines.dropFirst(start).prefix(painter.size.rows).enumerated() {
                painter.put(line, row: row, column: 2)
            }
            painter.place(cursor: .block, row: 0, column: 2)
        }
    }

    /// The passphrase as stars, above the statement that it signs.
    private func paintPassphrase(
        _ painter: inout Painter, _ text: String, _ field: TextField, _ state: InspectionState,
        _ around: Surroundings, _ words: Phrasebook
    ) {
        let statement = Rect(
            row: 4, column: 0, rows: painter.size.rows - 4, columns: painter.size.columns)
        painter.within(statement) { paintStatement(&$0, text, 0, state, around, words) }
        painter.put(words("finish.passphrase"), row: 0, column: 1, style: .heading)
        let stars = TextField(String(repeating: "*", count: field.text.count))
        let part = Rect(row: 1, column: 1, rows: 1, columns: min(40, painter.size.columns - 2))
        painter.within(part) { stars.paint(into: &$0, focused: true) }
        painter.put(
            truncated(words("finish.passphrase_keys"), to: painter.size.columns - 2), row: 2,
            column: 1, style: .muted)
    }
}
