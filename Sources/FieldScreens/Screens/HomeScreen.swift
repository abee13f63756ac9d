import CellText
import CivilTime
import Fieldwork
import HazardLedger
package import InspectionModel
package import TerminalUI
package import Wording

/// Where everything begins: what is open, what is due, what was done last.
package struct HomeScreen: Screen {
    package let id = ScreenID.home
    private var menu = ListState(count: Entry.allCases.count, height: Entry.allCases.count)

    package init() {}

    private enum Entry: String, CaseIterable {
        case goContinue = "go_continue"
        case goStart = "go_start"
        case goLedger = "go_ledger"
        case goJournal = "go_journal"

        var command: CommandID {
            switch self {
            case .goContinue: .goContinue
            case .goStart: .goStart
            case .goLedger: .goLedger
            case .goJournal: .goJournal
            }
        }
    }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.home")]
    }

    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        switch command {
        case .goContinue:
            if around.field == nil { return Notice("notice.still_reading") }
            return around.field?.openInspections.isEmpty == false
                ? nil : Notice("notice.nothing_to_continue")
        case .goStart, .goLedger:
            return around.field == nil ? Notice("notice.still_reading") : nil
        default: return nil
        }
    }

    /// The newest inspections there is room for; they follow the menu in the selection.
    private func recent(_ around: Surroundings) -> [InspectionState] {
        guard let book = around.field?.book else { return [] }
        let room = max(0, around.size.rows - Self.rowsAroundRecent)
        return book.order.suffix(room).reversed().compactMap { book.inspections[$0] }
    }

    /// Title, menu, headings, status and hints.
    private static let rowsAroundRecent = 14

    /// An inspection where it can go on: at its items while it is open, else at its end.
    private func open(_ inspection: InspectionState) -> [Action] {
        let screen: any Screen =
            inspection.phase.isOpen ? AnsweringScreen(inspection) : FinishScreen(inspection)
        return [.push(screen), .effect(.layOut(inspection.id))]
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        let recent = recent(around)
        menu.setCount(Entry.allCases.count + recent.count)
        switch command {
        case .down: menu.move(by: 1)
        case .up: menu.move(by: -1)
        case .top: menu.select(0)
        case .bottom: menu.select(menu.count - 1)
        case .open:
            guard menu.selection < Entry.allCases.count else {
                return open(recent[menu.selection - Entry.allCases.count])
            }
            let command = Entry.allCases[menu.selection].command
            if let obstacle = obstacle(command, around) { return [.notice(obstacle)] }
            return perform(command, around)
        case .goContinue:
            guard let inspection = around.field?.openInspections.first else { return [] }
            return [.push(AnsweringScreen(inspection)), .effect(.layOut(inspection.id))]
        case .goStart, .filter: return [.push(StartScreen(around))]
        case .goLedger: return [.push(LedgerScreen())]
        case .goJournal: return [.push(JournalScreen())]
        case .goSample: return [.effect(.openSample)]
        default: break
        }
        return []
    }

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? {
        1..<Entry.allCases.count + recent(around).count + 1
    }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        menu.setCount(Entry.allCases.count + recent(around).count)
        menu.select(number - 1)
        return []
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        [.open, .goContinue, .goStart, .goLedger, .goJournal, .palette, .goSample, .help, .quit]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        words("home.tip")
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        let entries = Entry.allCases
        if menu.selection < entries.count {
            return entryText(entries[menu.selection], around, words)
        }
        let recent = recent(around)
        let index = menu.selection - entries.count
        guard recent.indices.contains(index) else { return words("home.recent") }
        let opened = recent[index].opened
        return "\(opened.number)  \(opened.siteName)  \(phaseText(recent[index], words))"
    }

    // MARK: Picture

    package func paint(_ painter: inout Painter, _ around: Surroundings, _ words: Phrasebook) {
        let columns = painter.size.columns
        let half = columns / 2
        painter.put(words("home.today", ["day": dayText(around.today, words)]), row: 1, column: 2)
        painter.put(words("home.hazards"), row: 1, column: half, style: .heading)
        painter.rule(row: 2, column: 2, columns: half - 4)
        painter.rule(row: 2, column: half, columns: columns - half - 2)
        for (index, entry) in Entry.allCases.enumerated() {
            let isSelected = index == menu.selection
            painter.put(isSelected ? "►" : " ", row: 3 + index, column: 1)
            painter.put(
                "\(index + 1)  ", row: 3 + index, column: 3,
                style: isSelected ? .selection : .normal)
            painter.put(
                truncated(entryText(entry, around, words), to: half - 9), row: 3 + index, column: 6,
                style: obstacle(entry.command, around) == nil ? .normal : .muted)
        }
        painter.place(cursor: .block, row: 3 + menu.selection, column: 3)
        paintHazards(&painter, row: 3, column: half, around, words)
        paintRecent(&painter, row: 9, around, words)
    }

    private func entryText(
        _ entry: Entry, _ around: Surroundings, _ words: Phrasebook
    ) -> String {
        guard entry == .goContinue, let open = around.field?.openInspections.first else {
            return words("home.menu.\(entry.rawValue)")
        }
        return words(
            "home.menu.continue_named",
            ["site": open.opened.siteName, "answered": String(open.answers.count)])
    }

    private func paintHazards(
        _ painter: inout Painter, row: Int, column: Int, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        guard let ledger = around.field?.ledger else {
            painter.put(words("home.reading"), row: row, column: column, style: .muted)
            return
        }
        let open = ledger.inOrder.filter { $0.state.isOpen }
        if open.isEmpty {
            painter.put(words("home.no_open_hazards"), row: row, column: column, style: .muted)
            return
        }
        func line(_ key: String, _ hazards: [Hazard], _ offset: Int, _ style: Style) {
            let overdue = hazards.count { $0.isOverdue(on: around.today) }
            painter.put(
                words(key, ["count": String(hazards.count)]), row: row + offset, column: column,
                style: hazards.isEmpty ? .muted : style)
            if overdue > 0 {
                painter.put(
                    words("home.overdue", ["count": String(overdue)]), row: row + offset,
                    column: column + 20, style: .warn)
            }
        }
        line("home.major", open.filter { $0.grade == .major }, 0, .critical)
        line("home.general", open.filter { $0.grade == .general }, 1, .normal)
        line("home.ungraded", open.filter { $0.grade == nil }, 2, .normal)
    }

    private func paintRecent(
        _ painter: inout Painter, row: Int, _ around: Surroundings, _ words: Phrasebook
    ) {
        let columns = painter.size.columns
        painter.put(words("home.recent"), row: row, column: 2, style: .heading)
        painter.rule(row: row + 1, column: 2, columns: columns - 4)
        guard let book = around.field?.book else {
            painter.put(words("home.reading"), row: row + 2, column: 2, style: .muted)
            return
        }
        if book.order.isEmpty {
            painter.paragraph(
                words("home.empty"), row: row + 2, column: 2, columns: columns - 4, style: .muted)
            return
        }
        let room = max(0, painter.size.rows - row - 2)
        for (index, inspection) in recent(around).prefix(room).enumerated() {
            let state = phaseText(inspection, words)
            let findings = words("home.findings", ["count": String(inspection.findings.count)])
            let right = "\(state)  \(findings)  \(inspection.opened.openedOn.text)"
            let left = "\(inspection.opened.number)  \(inspection.opened.siteName)"
            let isSelected = menu.selection == Entry.allCases.count + index
            painter.put(
                truncated(left, to: columns - cellWidth(right) - 8), row: row + 2 + index, column: 4
            )
            if isSelected {
                painter.put("►", row: row + 2 + index, column: 2)
                painter.place(cursor: .block, row: row + 2 + index, column: 4)
            }
            painter.putTrailing(right, row: row + 2 + index, endColumn: columns - 2)
        }
    }
}

/// `11月21日 周六`, `Sat 21 Nov`.
func dayText(_ day: CivilDay, _ words: Phrasebook) -> String {
    words(
        "day.long",
        [
            "year": String(day.year), "month": words("month.\(day.month)"), "day": String(day.day),
            "weekday": words("weekday.\(day.weekday)"),
        ])
}

/// 进行中, 已中止, 待签字, 已签字 …
package func phaseText(_ inspection: InspectionState, _ words: Phrasebook) -> String {
    switch inspection.phase {
    case .open: return words("phase.open")
    case .suspended: return words("phase.suspended")
    case .finished(let end):
        if inspection.isFullySigned { return words("phase.signed") }
        if !inspection.signatures.isEmpty { return words("phase.waits_for_second") }
        return words("phase.finished.\(end.rawValue)")
    }
}
