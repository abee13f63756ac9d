import CellText
import ChecklistEngine
import Fieldwork
import InspectionModel
package import TerminalUI
package import Wording

/// Where the parts of the start screen lie, in rows and columns of the body. Pure.
struct StartLayout: Equatable {
    /// The filter, a rule, and the list.
    var packs: Rect
    var form: Rect
    /// What is known about the site; below the site's field where there is no room beside.
    var site: Rect?
    /// The line that says what the focused field is for.
    var helpRow: Int

    static let wide = 100

    init(body: Size, packCount: Int) {
        helpRow = max(0, body.rows - 1)
        guard body.columns >= Self.wide else {
            let list = min(max(1, packCount), max(3, body.rows / 4))
            packs = Rect(row: 0, column: 0, rows: 2 + list, columns: body.columns)
            form = Rect(
                row: packs.endRow + 1, column: 0, rows: helpRow - packs.endRow - 1,
                columns: body.columns)
            return
        }
        let left = body.columns * 44 / 100
        let list = min(max(1, packCount), body.rows / 2)
        packs = Rect(row: 0, column: 0, rows: 2 + list, columns: left)
        form = Rect(row: 0, column: left + 2, rows: helpRow, columns: body.columns - left - 2)
        site = Rect(
            row: packs.endRow + 1, column: 0, rows: helpRow - packs.endRow - 1, columns: left)
    }

    /// Rows in which the focused field may lie: an input method needs the last quarter.
    func formRows(body: Size) -> Int {
        max(2, min(form.rows, (body.rows + 3) * 3 / 4 - 1 - form.row))
    }
}

extension StartScreen {
    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let body = painter.size
        let layout = StartLayout(body: body, packCount: packs.packs.count)
        painter.within(layout.packs) { paintPacks(&$0, words) }
        let rule = layout.packs.endRow
        painter.rule(row: rule, column: 0, columns: layout.packs.columns)
        paintWarnings(&painter, row: rule, columns: layout.packs.columns, around, words)
        if let site = layout.site { painter.within(site) { paintSite(&$0, around, words) } }
        var hidden = 0
        painter.within(layout.form) {
            hidden = paintForm(
                &$0, rows: layout.formRows(body: body), isAlone: layout.site == nil, around, words)
        }
        let more = hidden > 0 ? words("start.more_fields", ["count": String(hidden)]) : ""
        painter.putTrailing(more, row: layout.helpRow, endColumn: body.columns - 1, style: .muted)
        painter.put(
            truncated(helpText(around, words), to: body.columns - cellWidth(more) - 3),
            row: layout.helpRow, column: 1, style: .muted)
    }

    // MARK: Packs

    private func paintPacks(_ painter: inout Painter, _ words: Phrasebook) {
        let columns = painter.size.columns
        let label = words("start.filter")
        painter.put(label, row: 0, column: 1, style: focus == .packs ? .heading : .normal)
        let count = words(
            "start.packs_shown",
            [
                "shown": String(packs.rows.count), "all": String(packs.packs.count),
                "ticked": String(packs.ticked.count),
            ])
        let end = painter.putTrailing(count, row: 0, endColumn: columns - 1, style: .muted)
        let start = 2 + cellWidth(label)
        painter.within(Rect(row: 0, column: start, rows: 1, columns: end - start - 2)) {
            packs.query.paint(into: &$0, focused: focus == .packs)
        }
        painter.rule(row: 1)
        if packs.rows.isEmpty {
            let key = packs.packs.isEmpty ? "start.no_packs" : "start.no_match"
            painter.put(words(key), row: 2, column: 3, style: .muted)
        }
        for row in packs.list.rows(height: painter.size.rows - 2) {
            paintPack(
                &painter, packs.packs[packs.rows[row.index]], line: 2 + row.line,
                isSelected: row.index == packs.list.selection, words)
        }
    }

    /// How much is to be known of the ticked packs, set into the rule below them: it takes no row.
    private func paintWarnings(
        _ painter: inout Painter, row: Int, columns: Int, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        let count = warnings(around).reduce(0) { $0 + $1.warnings.count }
        guard count > 0 else { return }
        let text = words("start.warnings", ["count": String(count)])
        painter.put(truncated(" \(text) ", to: columns - 3), row: row, column: 2, style: .warn)
    }

    private func paintPack(
        _ painter: inout Painter, _ pack: PackSummary, line: Int, isSelected: Bool,
        _ words: Phrasebook
    ) {
        let columns = painter.size.columns
        let isTicked = packs.isTicked(pack)
        let origin = provenanceWord(pack, words)
        // Beside the form there is no room for what goes without saying.
        let isPlain = columns < 50 && origin != nil && pack.status == .current
        let status = [isPlain ? nil : words("pack_status.\(pack.status.rawValue)"), origin]
        painter.put(isSelected && focus == .packs ? "►" : " ", row: line, column: 0)
        painter.put(isTicked ? "[✓]" : "[ ]", row: line, column: 1, style: isTicked ? .ok : .normal)
        let key =
            columns >= 90 ? "start.pack_full" : columns >= 70 ? "start.pack" : "start.pack_short"
        let right = words(
            key,
            [
                "items": paddedLeading(String(pack.items), to: 3), "version": pack.version,
                "edition": pack.edition,
                "status": status.compactMap { $0 }.joined(separator: "  "),
            ])
        let isDoubtful = pack.status == .draft || pack.isDoubtful
        let end = painter.putTrailing(
            right, row: line, endColumn: columns - 1,
            style: isDoubtful ? .warn : .muted)
        var title = words(pack.title)
        if let overlay = pack.overlay {
            let heading = columns >= 70 ? overlayHeading(overlay, words) + "  " : ""
            title = "+ \(heading)\(title)"
        }
        painter.put(
            truncated(title, to: end - 6), row: line, column: 5,
            style: isTicked ? .heading : .normal, marking: packs.hits(in: title))
    }

    // MARK: What a field says

    func valueText(_ field: StartField, _ around: Surroundings, _ words: Phrasebook) -> String {
        switch field {
        case .packs:
            packs.tickedPacks.map { words($0.title) }.joined(separator: words("list.separator"))
        case .officer:
            [around.name(profile.person), around.names[profile.person]?.certificate]
                .compactMap { $0 }.joined(separator: "  ")
        case .creditCode where sites.exact != nil:
            sites.exact?.site.creditCode ?? words("start.not_known")
        case .address where sites.exact != nil:
            sites.exact?.site.address ?? words("start.not_known")
        case .mode: chosenMode.map { words($0.label) } ?? ""
        case .scope, .source, .production: chosenLabel(field, words)
        default: text(field)
        }
    }

    private func chosenLabel(_ field: StartField, _ words: Phrasebook) -> String {
        let chosen =
            switch field {
            case .scope: scope.selection
            case .source: source.selection
            default: production.selection
            }
        return chosen.map { labels(field, words)[$0] } ?? words("start.not_chosen")
    }

    /// The choices of a field in the language of the moment.
    func labels(_ field: StartField, _ words: Phrasebook) -> [String] {
        switch field {
        case .mode: modes.map { words($0.label) }
        case .scope: ChecklistScope.allCases.map { words("scope.\($0.rawValue)") }
        case .source: TaskSource.allCases.map { words("task_source.\($0.rawValue)") }
        case .production: ProductionState.allCases.map { words("production_state.\($0.rawValue)") }
        default: []
        }
    }

    func helpText(_ around: Surroundings, _ words: Phrasebook) -> String {
        switch focus {
        case .packs:
            guard let pack = packs.selected else { return words("start.help.packs") }
            return packHelp(pack, words)
        case .mode: return requirementText(words)
        case .creditCode:
            let count = text(.creditCode).count
            return count == 0 || count == Self.creditCodeLength
                ? words("start.help.credit_code")
                : words("start.credit_code_length", ["count": String(count)])
        default: return words(focus.helpKey)
        }
    }

    /// Whatever is wrong with where a pack comes from stands first: the line may be cut.
    private func packHelp(_ pack: PackSummary, _ words: Phrasebook) -> String {
        let origin = provenanceText(pack, words).map { [$0] } ?? []
        var help = words(
            "start.pack_help", ["edition": pack.edition, "version": pack.version])
        if let overlay = pack.overlay, packs.base(of: pack) != nil {
            help = words(
                packs.isTicked(pack) ? "start.overlay_joins" : "start.overlay_help",
                ["issuer": words(overlay.issuer), "items": String(pack.items)])
        }
        return (origin + [help]).joined(separator: words("list.separator"))
    }

    /// GB 32100-2015: a unified social credit code has 18 characters.
    private static let creditCodeLength = 18

    /// What the mode requires, in one line.
    func requirementText(_ words: Phrasebook) -> String {
        guard let requires = chosenMode?.requires else { return words("start.help.mode") }
        var parts: [String] = []
        if requires.officers > 0 {
            parts.append(words("requires.officers", ["count": String(requires.officers)]))
        }
        if requires.steps.contains(.showID) { parts.append(words("requires.show_id")) }
        if !requires.noticeBefore { parts.append(words("requires.no_notice")) }
        parts.append(words("requires.compulsory.\(requires.compulsory.rawValue)"))
        parts.append(words("requires.signature.\(requires.signature.rawValue)"))
        parts.append(words(requires.mayOrder ? "requires.may_order" : "requires.no_order"))
        parts.append(words("requires.record.\(requires.record.rawValue)"))
        return parts.joined(separator: words("list.separator"))
    }
}
