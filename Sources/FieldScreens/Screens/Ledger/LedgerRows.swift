import CellText
import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel

/// The ledger as a list: cut to a condition, put in order, narrowed by what is typed.
///
/// It is built when the journal has grown and not when a frame is drawn; a typed character looks
/// only at the rows that answered the text before it.
struct LedgerRows: Sendable {
    /// Which hazards are listed, in the order a key goes through them.
    enum Condition: String, CaseIterable, Sendable {
        case open, all, major, overdue

        func holds(_ row: Row) -> Bool {
            switch self {
            case .open: row.hazard.state.isOpen
            case .all: true
            case .major: row.hazard.grade == .major && row.hazard.state != .voided
            case .overdue: row.isOverdue
            }
        }
    }

    /// What comes first, in the order a key goes through them.
    enum Order: String, CaseIterable, Sendable {
        case deadline, grade, found
    }

    struct Row: Sendable {
        let hazard: Hazard
        let site: String
        /// What was seen; empty when the finding is not known here.
        let fact: String
        let deadline: CivilDay?
        let isOverdue: Bool
        /// What the orders compare: less comes first.
        fileprivate let urgency: Int
        fileprivate let weight: Int

        var number: String { hazard.recorded.number }
        var summary: String { "\(hazard.recorded.violation)  \(hazard.recorded.place)" }

        /// All that a query is looked for in; `hits` knows where the parts begin.
        var searchText: String {
            "\(number) \(site) \(summary) \(fact) \(hazard.recorded.item?.code ?? "")"
        }
    }

    /// How many open hazards there are, whatever the condition.
    struct Counts: Equatable, Sendable {
        var major = 0
        var general = 0
        var ungraded = 0
        var overdue = 0
    }

    /// In the order in which they were found.
    private(set) var all: [Row] = []
    /// What the list shows: indices of `all`.
    private(set) var shown: [Int] = []
    private(set) var counts = Counts()
    private(set) var condition = Condition.open
    private(set) var order = Order.deadline
    private(set) var query = ""

    /// Those that meet the condition, in order.
    private var ordered: [Int] = []
    /// `all` made ready for typing, once it is needed.
    private var texts: [PinyinText] = []
    private var filter: PinyinFilter?

    init() {}

    /// - Complexity: O(n log n) in the hazards of the ledger.
    init(_ field: FieldState, on today: CivilDay, like old: LedgerRows) {
        condition = old.condition
        order = old.order
        query = old.query
        all = field.ledger.inOrder.map { Row($0, field, today) }
        for row in all where row.hazard.state.isOpen {
            switch row.hazard.grade {
            case .major: counts.major += 1
            case .general: counts.general += 1
            case nil: counts.ungraded += 1
            }
            if row.isOverdue { counts.overdue += 1 }
        }
        arrange()
    }

    var count: Int { shown.count }

    subscript(place: Int) -> Row? {
        shown.indices.contains(place) ? all[shown[place]] : nil
    }

    /// Where a hazard stands in the list, if it is shown.
    func place(of id: HazardID) -> Int? { shown.firstIndex { all[$0].hazard.id == id } }

    mutating func nextCondition() {
        condition = condition.next
        arrange()
    }

    mutating func nextOrder() {
        order = order.next
        arrange()
    }

    /// - Complexity: O(rows that answered the query's beginning).
    mutating func narrow(to query: String) {
        self.query = query
        guard !query.isEmpty else {
            shown = ordered
            return
        }
        if filter == nil {
            if texts.count != all.count { texts = all.map { PinyinText($0.searchText) } }
            filter = PinyinFilter(ordered.map { texts[$0] })
        }
        // The list keeps its order; a rank would tear overdue hazards apart.
        shown = (filter?.narrow(to: query) ?? []).sorted().map { ordered[$0] }
    }

    private mutating func arrange() {
        let candidates = all.indices.filter { condition.holds(all[$0]) }
        switch order {
        case .found: ordered = candidates.reversed()
        case .deadline: ordered = sorted(candidates) { ($0.urgency, $0.weight) }
        case .grade: ordered = sorted(candidates) { ($0.weight, $0.urgency) }
        }
        filter = nil
        narrow(to: query)
    }

    /// Equal ones stay in the order in which they were found.
    private func sorted(_ candidates: [Int], by key: (Row) -> (Int, Int)) -> [Int] {
        candidates.map { (key: key(all[$0]), index: $0) }
            .sorted { ($0.key.0, $0.key.1, $0.index) < ($1.key.0, $1.key.1, $1.index) }
            .map(\.index)
    }
}

extension LedgerRows.Row {
    init(_ hazard: Hazard, _ field: FieldState, _ today: CivilDay) {
        self.hazard = hazard
        let recorded = hazard.recorded
        let finding = field.inspection(recorded.task)?.findings[recorded.finding]?.recorded
        site = field.book.sites[recorded.site]?.name ?? recorded.site.text
        fact = finding?.fact ?? ""
        // Before it is graded, a hazard's deadline stands in its finding alone.
        let deadline = hazard.deadline ?? finding?.deadline
        self.deadline = deadline
        let running = hazard.state.deadlineRuns ? deadline : nil
        isOverdue = running.map { $0 < today } == true
        urgency = running.map { today.days(until: $0) } ?? Int.max
        weight =
            switch hazard.grade {
            case .major: 0
            case .general: 1
            case nil: 2
            }
    }

    /// Offsets of characters in number, site and summary that a query was found in.
    func hits(_ query: String) -> (number: [Range<Int>], site: [Range<Int>], summary: [Range<Int>])
    {
        guard !query.isEmpty, let match = matches(query: query, in: searchText) else {
            return ([], [], [])
        }
        let siteStart = number.count + 1
        let summaryStart = siteStart + site.count + 1
        func part(_ start: Int, _ count: Int) -> [Range<Int>] {
            match.ranges.compactMap { range in
                let cut = range.clamped(to: start..<start + count)
                return cut.isEmpty ? nil : cut.lowerBound - start..<cut.upperBound - start
            }
        }
        return (
            part(0, number.count), part(siteStart, site.count), part(summaryStart, summary.count)
        )
    }
}

extension CaseIterable where Self: Equatable {
    /// The case behind this one; the first behind the last.
    fileprivate var next: Self {
        let all = Array(Self.allCases)
        guard let index = all.firstIndex(of: self) else { return self }
        return all[(index + 1) % all.count]
    }
}
