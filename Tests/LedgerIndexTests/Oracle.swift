import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel

/// The listings, worked out over the whole fold by going through everything.
struct Oracle {
    let state: FieldState
    let today: CivilDay
    /// Every hazard, in the order in which they were found.
    private let all: [HazardRow]

    init(state: FieldState, today: CivilDay) {
        self.state = state
        self.today = today
        all = state.ledger.inOrder.map { Self.row($0, state) }
    }

    func row(_ hazard: Hazard) -> HazardRow { Self.row(hazard, state) }

    private static func row(_ hazard: Hazard, _ state: FieldState) -> HazardRow {
        HazardRow(
            hazard: hazard,
            finding: state.inspection(hazard.recorded.task)?.findings[hazard.recorded.finding],
            site: state.book.sites[hazard.recorded.site]?.name ?? hazard.recorded.site.text,
            repeats: state.ledger.repeatCount(of: hazard))
    }

    /// All rows of a query, in order; a text is looked for as it stands, without pinyin.
    func rows(_ query: HazardQuery) -> [HazardRow] {
        let rows = all.filter { row in
            (query.site == nil || row.hazard.recorded.site == query.site)
                && holds(query.condition, row)
                && query.text.split(separator: " ").allSatisfy { row.searchText.contains($0) }
        }
        func key(_ row: HazardRow) -> (Int, Int) {
            let due = row.runningDeadline?.daysSince1970 ?? .max
            let weight = row.hazard.grade == .major ? 0 : row.hazard.grade == .general ? 1 : 2
            return query.order == .grade ? (weight, due) : (due, weight)
        }
        if query.order == .found { return rows.reversed() }
        return rows.enumerated().sorted {
            (key($0.element).0, key($0.element).1, $0.offset)
                < (key($1.element).0, key($1.element).1, $1.offset)
        }.map(\.element)
    }

    private func holds(_ condition: HazardCondition, _ row: HazardRow) -> Bool {
        switch condition {
        case .open: row.hazard.state.isOpen
        case .all: true
        case .major: row.hazard.grade == .major && row.hazard.state != .voided
        case .overdue: row.isOverdue(on: today)
        }
    }

    func counts(at site: SiteID? = nil) -> HazardCounts {
        var counts = HazardCounts()
        for row in all
        where row.hazard.state.isOpen && (site == nil || row.hazard.recorded.site == site) {
            func add(to part: inout HazardCounts.Part) {
                part.open += 1
                if row.isOverdue(on: today) { part.overdue += 1 }
            }
            switch row.hazard.grade {
            case .major: add(to: &counts.major)
            case .general: add(to: &counts.general)
            case nil: add(to: &counts.ungraded)
            }
        }
        return counts
    }

    func home(recent: Int) -> HomeSummary {
        HomeSummary(
            inspections: state.book.order.count,
            unfinished: state.openInspections.first.map { InspectionRow($0) },
            recent: state.book.order.suffix(recent).reversed().compactMap {
                state.inspection($0).map { InspectionRow($0) }
            }, hazards: counts())
    }
}
