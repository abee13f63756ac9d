import CellText
import Fieldwork
import InspectionModel

/// The part of the ledger that a list has at hand, and what the list is to show.
///
/// The list keeps what it shows until what it asked for is there.
struct LedgerRows: Sendable {
    var condition = HazardCondition.open
    var order = HazardOrder.deadline
    var query = ""
    /// A hazard that is to stay selected when the list is put in another order.
    var anchor: HazardID?
    private(set) var page: HazardPage?
    /// Entries of the journal that the page knows.
    private var entries = 0

    /// Hazards that the query lists.
    var count: Int { page?.count ?? 0 }
    /// Hazards in the whole ledger.
    var total: Int { page?.total ?? 0 }
    var counts: HazardCounts { page?.counts ?? HazardCounts() }

    /// The hazard at a place of the list; nil when it is not at hand.
    subscript(place: Int) -> HazardRow? {
        guard let page, page.rows.indices.contains(place - page.first) else { return nil }
        return page.rows[place - page.first]
    }

    func wanted(_ around: Surroundings) -> HazardQuery {
        HazardQuery(condition, order, text: query, on: around.today)
    }

    /// What to ask for, when the page does not hold these places of the list as it stands now.
    func lacks(_ places: Range<Int>, _ around: Surroundings) -> [FieldQuestion] {
        let query = wanted(around)
        if let page, page.query == query, entries == around.journal.size, anchor == nil {
            let there = page.first..<page.first + page.rows.count
            let needed = places.clamped(to: 0..<page.count)
            if needed.isEmpty || there.clamped(to: needed) == needed { return [] }
        }
        let first = max(0, places.lowerBound - Self.margin)
        let window = ListWindow(first: first, count: places.upperBound + Self.margin - first)
        return [.hazards(query, window, keeping: anchor)]
    }

    /// Rows at hand before and behind those that are seen.
    private static let margin = 16

    /// - Returns: Whether it was what the list waits for.
    mutating func take(_ around: Surroundings) -> Bool {
        guard let known = around.hazards, known.answer.query == wanted(around) else {
            return false
        }
        page = known.answer
        entries = known.entries
        anchor = nil
        return true
    }
}

extension HazardRow {
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
    var next: Self {
        let all = Array(Self.allCases)
        guard let index = all.firstIndex(of: self) else { return self }
        return all[(index + 1) % all.count]
    }
}
