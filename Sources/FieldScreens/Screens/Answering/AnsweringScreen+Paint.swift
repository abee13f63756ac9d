import CellText
import ChecklistEngine
import Fieldwork
import InspectionModel
package import TerminalUI
package import Wording

extension AnsweringScreen {
    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        guard let sheet = sheet(around), let state = state(around) else {
            painter.put(words("answering.laying_out"), row: 1, column: 2, style: .muted)
            return
        }
        let layout = AnsweringLayout(body: painter.size)
        let rows = visibleRows(around)
        paintHeader(&painter, sheet, state, rows, around, words)
        painter.rule(row: 1)
        if let groups = layout.groups {
            painter.within(groups) { paintGroups(&$0, sheet, state, rows, words) }
        }
        if rows.isEmpty {
            painter.put(
                words(showsOnlyFailures ? "answering.no_failures" : "answering.no_match"),
                row: layout.list.row, column: layout.list.column + 2, style: .muted)
            painter.place(cursor: .block, row: layout.list.row, column: layout.list.column)
        }
        if !layout.isBeside { painter.rule(row: layout.detail.row - 1) }
        painter.within(layout.list) { paintList(&$0, sheet, state, rows, words) }
        guard rows.indices.contains(list.selection) else { return }
        let row = sheet.rows[rows[list.selection]]
        painter.within(layout.detail) {
            paintDetail(&$0, row, sheet, state, around, words)
        }
    }

    private func paintHeader(
        _ painter: inout Painter, _ sheet: Sheet, _ state: InspectionState, _ rows: [Int],
        _ around: Surroundings, _ words: Phrasebook
    ) {
        let relevant = sheet.relevantRows
        let done = relevant.count { state.standing(of: sheet.rows[$0].id) != nil }
        let progress = "\(done)/\(relevant.count)"
        let findings = words("answering.findings", ["count": String(state.findings.count)])
        var tail = place.map { ["@ \($0)"] } ?? []
        let writer = state.judge(around.author, typist: around.profile.person)
        if state.officers.count > 1 || writer != around.profile.person {
            tail.append(words("answering.author", ["name": around.name(writer)]))
        }
        // A part of the room is the group's.
        let room = painter.size.columns - 20
        let lines = mandateTexts(state, words).map {
            ([progress, findings] + $0 + tail).joined(separator: "  ")
        }
        let line = lines.first { cellWidth($0) <= room } ?? lines[lines.count - 1]
        let title = groupTitle(sheet, rows, words)
        // The bar says nothing that its numbers don't: it goes before a title is cut.
        let bars = [20, 10].map { progressBar(done: done, of: relevant.count, columns: $0) + " " }
        let free = painter.size.columns - cellWidth(line) - cellWidth(title) - 4
        let bar = bars.first { cellWidth($0) <= free } ?? ""
        painter.putTrailing(bar + line, row: 0, endColumn: painter.size.columns - 1)
        painter.put(
            truncated(title, to: painter.size.columns - cellWidth(bar + line) - 3), row: 0,
            column: 1)
    }

    /// `分区 9/16 供气单位与资料`: where the selection is.
    private func groupTitle(_ sheet: Sheet, _ rows: [Int], _ words: Phrasebook) -> String {
        guard rows.indices.contains(list.selection) else { return "" }
        let group = sheet.rows[rows[list.selection]].group
        let overlay = sheet.packs[sheet.groups[group].pack].overlay
        let name = [overlay.map { overlayHeading($0, words) }, words(sheet.groups[group].label)]
        return words(
            "answering.group",
            [
                "number": String(group + 1), "of": String(sheet.groups.count),
                "name": name.compactMap { $0 }.joined(separator: "  "),
            ])
    }

    /// Over what the authority has no power, in full and short; at least one form, which is empty
    /// where it has power over all.
    private func mandateTexts(_ state: InspectionState, _ words: Phrasebook) -> [[String]] {
        let opened = state.opened
        if opened.mandate == .recordOnly { return [[words("answering.record_only")]] }
        let outside = state.packs.filter { opened.outsideMandate.contains($0.id) }
        if outside.isEmpty { return [[]] }
        let titles = outside.map { words($0.title) }.joined(separator: words("list.separator"))
        return [
            [words("answering.outside_mandate", ["packs": titles])],
            [
                words(
                    "answering.outside_mandate.short",
                    ["count": String(outside.count), "of": String(state.packs.count)])
            ],
        ]
    }

    private func paintGroups(
        _ painter: inout Painter, _ sheet: Sheet, _ state: InspectionState, _ rows: [Int],
        _ words: Phrasebook
    ) {
        let current =
            rows.indices.contains(list.selection)
            ? sheet.rows[rows[list.selection]].group : -1
        var line = 0
        var pack = 0
        for (index, group) in sheet.groups.enumerated() {
            let relevant = group.rows.filter { sheet.isRelevant(sheet.rows[$0]) }
            if relevant.isEmpty { continue }
            if group.pack != pack, let heading = packHeading(sheet, group.pack, words) {
                painter.put(
                    truncated(heading, to: painter.size.columns), row: line, column: 0,
                    style: .muted)
                line += 1
            }
            pack = group.pack
            let done = relevant.count { state.standing(of: sheet.rows[$0].id) != nil }
            let count = "\(done)/\(relevant.count)"
            let style: Style = index == current ? .heading : .normal
            painter.put(index == current ? "►" : " ", row: line, column: 0)
            painter.put(
                truncated(words(group.label), to: painter.size.columns - 9), row: line, column: 2,
                style: style)
            painter.putTrailing(
                count, row: line, endColumn: painter.size.columns, style: .muted)
            line += 1
        }
    }

    private func paintList(
        _ painter: inout Painter, _ sheet: Sheet, _ state: InspectionState, _ rows: [Int],
        _ words: Phrasebook
    ) {
        for line in list.rows(height: painter.size.rows) where rows.indices.contains(line.index) {
            paintRow(&painter, line.line, sheet.rows[rows[line.index]], line.index, state, words)
        }
    }

    /// The selection is marked on the first cells only: a move has to cost few bytes.
    private func paintRow(
        _ painter: inout Painter, _ line: Int, _ row: Sheet.Row, _ index: Int,
        _ state: InspectionState, _ words: Phrasebook
    ) {
        let isFocused = index == list.selection
        let number = String(index + 1)
        let label = String(repeating: " ", count: max(0, 3 - number.count)) + number
        painter.put(isFocused ? "►" : " ", row: line, column: 0)
        painter.put(label, row: line, column: 1, style: isFocused ? .selection : .normal)
        let saving = inFlight[row.id]
        let verdict = saving ?? state.standing(of: row.id)
        painter.put(
            mark(verdict, isSaving: saving != nil), row: line, column: 5, style: style(verdict))
        var column = 9
        if isFocused, let measuring {
            let field = Rect(row: line, column: column, rows: 1, columns: 16)
            painter.within(field) { measuring.paint(into: &$0, focused: true) }
            column += 17
        } else {
            if painter.size.columns >= 70 {
                let isOpen = state.conflict(on: row.id) != nil
                let word =
                    isOpen
                    ? words("answering.conflict")
                    : answer(row, state).map { answerWord($0, words) }
                        ?? verdictWord(verdict, words)
                painter.put(
                    truncated(word, to: 9), row: line, column: column,
                    style: isOpen ? .warn : style(verdict))
                column += 10
            }
            if isFocused { painter.place(cursor: .block, row: line, column: 1) }
        }
        var end = painter.size.columns - 1
        if let finding = state.findingsInOrder.last(where: { $0.recorded.item == row.id }) {
            let number = "#" + finding.recorded.number.suffix(4)
            end = painter.putTrailing(number, row: line, endColumn: end, style: .warn) - 1
        }
        let photos = photoMark(row, state, words)
        if !photos.isEmpty {
            end = painter.putTrailing(photos, row: line, endColumn: end, style: .info) - 1
        }
        painter.put(
            truncated(rowText(row, words), to: end - column), row: line, column: column)
    }

    /// How many photos there are; that one is wanted and missing once the item is answered.
    private func photoMark(
        _ row: Sheet.Row, _ state: InspectionState, _ words: Phrasebook
    ) -> String {
        let count = state.photos(of: row.id).count
        if count > 0 { return words("answering.photos", ["count": String(count)]) }
        let isMissing = state.standing(of: row.id) != nil && state.wantsPhoto(of: row)
        return isMissing ? words("answering.photo_missing") : ""
    }

    private func rowText(_ row: Sheet.Row, _ words: Phrasebook) -> String {
        let tag = row.item.emphasis == .major || row.item.isDraft ? tagText(row.item, words) : ""
        return tag + row.item.requirement[words.language]
    }

    /// Marker, number, mark and word before a row's text, and the number of a finding behind it.
    private static let columnsBeforeText = 28

    /// The glance lines: what is asked, by which limit, on what ground, and what was there before.
    private func paintDetail(
        _ painter: inout Painter, _ row: Sheet.Row, _ sheet: Sheet, _ state: InspectionState,
        _ around: Surroundings, _ words: Phrasebook
    ) {
        let columns = painter.size.columns - 2
        let isTall = painter.size.rows > AnsweringLayout.detailRowsBelow
        let text = emphasisText(row.item, words) + row.item.requirement[words.language]
        // Below the list a text that its row shows whole is not said twice: a move stays cheap.
        let room = painter.size.columns - Self.columnsBeforeText
        let isWholeInRow = !isTall && cellWidth(rowText(row, words)) <= room
        var line =
            isWholeInRow
            ? 0
            : painter.paragraph(text, row: 0, column: 1, columns: columns, rows: isTall ? 8 : 2)
        func add(_ text: String, _ style: Style = .normal, rows: Int = 1) {
            guard line < painter.size.rows, !text.isEmpty else { return }
            line += painter.paragraph(
                text, row: line, column: 1, columns: columns, style: style,
                rows: min(rows, painter.size.rows - line))
        }
        if isTall { line += 1 }
        // What keeps the record from being signed comes before what the pack says.
        if let sides = conflictTexts(row, state, around, words) {
            for text in sides { add(text, .warn, rows: 2) }
            return
        }
        if let measure = row.item.measure {
            add(words("answering.limit", ["limit": limitText(measure, words)]))
        }
        add(
            basisText(row, sheet, words, columns: isTall ? .max : columns), .muted,
            rows: isTall ? 4 : 1)
        add(glanceText(row, state, around, words), rows: isTall ? 4 : 1)
        if isTall, let hint = row.item.hint ?? row.item.evidence {
            add(words("answering.look_at", ["text": hint[words.language]]), .muted, rows: 4)
        }
        add(answerText(row, state, around, words), rows: isTall ? 4 : 1)
    }
}
