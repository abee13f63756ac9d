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
    /// More does not tell hazards apart, and has to fit the row.
    static let queryLimit = 60

    package init() {}

    var focused: HazardRow? { rows[list.selection] }

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
                "major": String(counts.major.open), "general": String(counts.general.open),
                "ungraded": String(counts.ungraded.open), "overdue": String(counts.overdue),
            ])
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let row = focused else { return emptyText(around, words) }
        return words(
            "ledger.sentence",
            [
                "number": String(list.selection + 1), "of": String(list.count),
                "hazard": row.number,
                "grade": gradeStatement(row.hazard, row.finding, words),
                "state": words("hazard_state.\(row.hazard.state.rawValue)"),
                "deadline": deadlineText(row, on: around.today, words), "site": row.site,
                "summary": row.summary,
            ])
    }

    /// Why the list is empty.
    func emptyText(_ around: Surroundings, _ words: Phrasebook) -> String {
        if around.field == nil || rows.page == nil { return words("home.reading") }
        if !rows.query.isEmpty { return words("ledger.no_match") }
        return words("ledger.empty.\(rows.condition.rawValue)")
    }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        let seen = list.rows(height: listHeight(around.size)).map(\.index)
        let first = min(seen.first ?? 0, list.selection)
        let last = max(seen.last ?? 0, list.selection)
        return rows.lacks(first..<max(last + 1, first + listHeight(around.size)), around)
    }

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        switch news {
        case .known(.hazards): takeIn(around)
        // The journal may have grown: the same hazard stays selected.
        case .cameBack, .refreshed:
            if rows.page != nil { rows.anchor = focused?.hazard.id }
            list.settle(height: listHeight(around.size))
        default: break
        }
        return []
    }

    private mutating func takeIn(_ around: Surroundings) {
        let selected = rows.anchor
        guard rows.take(around), let page = rows.page else { return }
        list.setCount(page.count)
        if selected != nil { list.select(page.kept ?? 0) }
        list.settle(height: listHeight(around.size))
    }

    /// Asks for another list and keeps the selection on its hazard where that is still shown.
    mutating func rearrange(_ change: (inout LedgerRows) -> Void) {
        rows.anchor = focused?.hazard.id
        change(&rows)
    }
}
