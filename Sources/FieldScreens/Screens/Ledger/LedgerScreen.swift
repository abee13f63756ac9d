import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
import TerminalUI
package import Wording

/// The ledger (台账): every hazard the journal knows, found by text, condition and order.
package struct LedgerScreen: Screen {
    package let id = ScreenID.ledger
    var rows = LedgerRows()
    var list = ListState()
    var field = TextField(limit: LedgerScreen.queryLimit)
    var isTyping = false
    /// What the rows were built from; they are built anew when it differs.
    private var builtFrom: Origin?

    /// More does not tell hazards apart, and has to fit the row.
    static let queryLimit = 60

    private struct Origin: Equatable {
        let stamp: EntryStamp?
        let count: Int
        let today: CivilDay
    }

    package init() {}

    var focused: LedgerRows.Row? { rows[list.selection] }

    package var textHasFocus: Bool { isTyping }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.ledger")]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        if isTyping { return [.back, .palette, .help] }
        return [.open, .filter, .conditions, .sort, .back, .palette, .help]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        let counts = rows.counts
        return words(
            "ledger.status",
            [
                "order": words("ledger.order.\(rows.order.rawValue)"),
                "major": String(counts.major), "general": String(counts.general),
                "ungraded": String(counts.ungraded), "overdue": String(counts.overdue),
            ])
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let row = focused else { return emptyText(around, words) }
        return words(
            "ledger.sentence",
            [
                "number": String(list.selection + 1), "of": String(list.count),
                "hazard": row.number,
                "grade": gradeStatement(row.hazard, finding(row.hazard, around), words),
                "state": words("hazard_state.\(row.hazard.state.rawValue)"),
                "deadline": deadlineText(row, on: around.today, words), "site": row.site,
                "summary": row.summary,
            ])
    }

    /// Why the list is empty.
    func emptyText(_ around: Surroundings, _ words: Phrasebook) -> String {
        if around.field == nil { return words("home.reading") }
        if !rows.query.isEmpty { return words("ledger.no_match") }
        return words("ledger.empty.\(rows.condition.rawValue)")
    }

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        refresh(around)
        return []
    }

    /// Takes in what the journal has gained; the same hazard stays selected.
    mutating func refresh(_ around: Surroundings) {
        guard let state = around.field else { return }
        let origin = Origin(
            stamp: state.lastStamp, count: state.ledger.order.count, today: around.today)
        if origin != builtFrom {
            builtFrom = origin
            rearrange(around) { $0 = LedgerRows(state, on: around.today, like: $0) }
        }
        list.settle(height: listHeight(around.size))
    }

    /// Changes the rows and keeps the selection on its hazard where that is still shown.
    mutating func rearrange(_ around: Surroundings, _ change: (inout LedgerRows) -> Void) {
        let selected = focused?.hazard.id
        change(&rows)
        list.setCount(rows.count)
        list.select(selected.flatMap { rows.place(of: $0) } ?? 0)
        list.settle(height: listHeight(around.size))
    }
}
