import CellText
import CivilTime
package import Fieldwork
import HazardLedger
import InspectionModel
package import TerminalUI
package import Wording

/// Where everything begins: what is open, what is due, what was done last.
package struct HomeScreen: Screen {
    package let id = ScreenID.home
    /// An inspection that was chosen and is not at hand yet.
    private var opening: Choice?
    private var menu = ListState(count: Entry.allCases.count, height: Entry.allCases.count)

    package init() {}

    /// Goes on to the facts of an inspection as soon as it is at hand.
    init(walking inspection: InspectionID) {
        opening = Choice(inspection: inspection, goesOn: true, isNew: true)
    }

    private struct Choice {
        let inspection: InspectionID
        /// Chosen to go on with its items.
        let goesOn: Bool
        /// Facts are asked first.
        var isNew = false
    }

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
            guard let home = around.home?.answer else { return Notice("notice.still_reading") }
            return home.unfinished == nil ? Notice("notice.nothing_to_continue") : nil
        case .goStart, .goLedger:
            return around.field == nil ? Notice("notice.still_reading") : nil
        default: return nil
        }
    }

    /// The newest inspections there is room for; they follow the menu in the selection.
    private func recent(_ around: Surroundings) -> ArraySlice<InspectionRow> {
        let room = max(0, around.size.rows - Self.rowsAroundRecent)
        return (around.home?.answer.recent ?? []).prefix(room)
    }

    /// Title, menu, headings, status and hints.
    private static let rowsAroundRecent = 14

    /// An inspection where it can go on, once it is at hand: at its items, or at its end when it is
    /// over and was not chosen to go on with.
    private mutating func open(_ choice: Choice, _ around: Surroundings) -> [Action] {
        guard around.lacks(choice.inspection).isEmpty,
            let state = around.field?.inspection(choice.inspection)
        else {
            opening = choice
            return []
        }
        opening = nil
        if choice.isNew { return [.push(begin(state, around))] }
        let isAnswered = choice.goesOn || state.phase.isOpen
        return [.push(isAnswered ? AnsweringScreen(state) : FinishScreen(state) as any Screen)]
    }

    /// Facts where there are any, questions where there are any, items.
    private func begin(_ state: InspectionState, _ around: Surroundings) -> any Screen {
        let facts = FactsScreen(state, comesFromStart: true)
        guard let view = facts.view(around), view.rows.isEmpty else { return facts }
        guard around.sheets[state.id]?.hasQuestions == true else { return AnsweringScreen(state) }
        return QuestionsScreen(state, comesFromStart: true)
    }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        var questions = opening.map { around.lacks($0.inspection) } ?? []
        let home = around.home
        if home?.entries != around.journal.size || home?.answer.day != around.today {
            questions.append(.home(on: around.today))
        }
        return questions
    }

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        guard let opening else { return [] }
        switch news {
        case .known(.inspection(opening.inspection)): return open(opening, around)
        case .unknown(.inspection(opening.inspection)), .cameBack: self.opening = nil
        default: break
        }
        return []
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
                let chosen = recent[menu.selection - Entry.allCases.count]
                return open(Choice(inspection: chosen.id, goesOn: false), around)
            }
            let command = Entry.allCases[menu.selection].command
            if let obstacle = obstacle(command, around) { return [.notice(obstacle)] }
            return perform(command, around)
        case .goContinue:
            guard let chosen = around.home?.answer.unfinished else { return [] }
            return open(Choice(inspection: chosen.id, goesOn: true), around)
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
        let row = recent[index]
        return "\(row.number)  \(row.siteName)  \(phaseText(row, words))"
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
        guard entry == .goContinue, let open = around.home?.answer.unfinished else {
            return words("home.menu.\(entry.rawValue)")
        }
        return words(
            "home.menu.continue_named",
            ["site": open.siteName, "answered": String(open.answered)])
    }

    private func paintHazards(
        _ painter: inout Painter, row: Int, column: Int, _ around: Surroundings,
        _ words: Phrasebook
    ) {
        guard let counts = around.home?.answer.hazards else {
            painter.put(readingText(around, words), row: row, column: column, style: .muted)
            return
        }
        if counts.open == 0 {
            painter.put(words("home.no_open_hazards"), row: row, column: column, style: .muted)
            return
        }
        func line(_ key: String, _ part: HazardCounts.Part, _ offset: Int, _ style: Style) {
            painter.put(
                words(key, ["count": String(part.open)]), row: row + offset, column: column,
                style: part.open == 0 ? .muted : style)
            if part.overdue > 0 {
                painter.put(
                    words("home.overdue", ["count": String(part.overdue)]), row: row + offset,
                    column: column + 20, style: .warn)
            }
        }
        line("home.major", counts.major, 0, .critical)
        line("home.general", counts.general, 1, .normal)
        line("home.ungraded", counts.ungraded, 2, .normal)
    }

    /// That the journal is being read, and how far it got when that takes long.
    private func readingText(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let indexing = around.indexing, indexing.total > 0 else {
            return words("home.reading")
        }
        let percent = String(indexing.done * 100 / indexing.total)
        return words("home.indexing", ["percent": percent])
    }

    private func paintRecent(
        _ painter: inout Painter, row: Int, _ around: Surroundings, _ words: Phrasebook
    ) {
        let columns = painter.size.columns
        painter.put(words("home.recent"), row: row, column: 2, style: .heading)
        painter.rule(row: row + 1, column: 2, columns: columns - 4)
        guard let home = around.home?.answer else {
            painter.put(readingText(around, words), row: row + 2, column: 2, style: .muted)
            return
        }
        if home.inspections == 0 {
            painter.paragraph(
                words("home.empty"), row: row + 2, column: 2, columns: columns - 4, style: .muted)
            return
        }
        let room = max(0, painter.size.rows - row - 2)
        for (index, inspection) in recent(around).prefix(room).enumerated() {
            let state = phaseText(inspection, words)
            let findings = words("home.findings", ["count": String(inspection.findings)])
            let right = "\(state)  \(findings)  \(inspection.openedOn.text)"
            let left = "\(inspection.number)  \(inspection.siteName)"
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
package func phaseText(_ inspection: InspectionRow, _ words: Phrasebook) -> String {
    switch inspection.phase {
    case .open: return words("phase.open")
    case .suspended: return words("phase.suspended")
    case .finished(let end):
        if inspection.isFullySigned { return words("phase.signed") }
        if inspection.signatures > 0 { return words("phase.waits_for_second") }
        return words("phase.finished.\(end.rawValue)")
    }
}
