import CivilTime
import FieldTesting
import Fieldwork
import HazardLedger
import InspectionModel
import SimulatedDisk
import Testing

@testable import LedgerIndex

@Suite("Every listing of the index is that of the whole fold")
struct ListingTests {
    private static let histories: Range<UInt64> = 0..<10

    @Test("kept up entry by entry, in batches, reopened, and built anew", arguments: histories)
    func equalsTheFold(seed: UInt64) throws {
        let bench = try IndexBench(seed: seed)
        var history = RandomHistory(seed: seed)
        var dice = SeededGenerator(seed: seed &+ 1_000)
        var field = try bench.open(bench.path)
        for _ in 0..<12 {
            for _ in 0..<Int.random(in: 1..<25, using: &dice) {
                for entry in try bench.append([history.act()]) { field.take(entry) }
                if Int.random(in: 0..<10, using: &dice) == 0 { try field.flush() }
            }
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: for entry in try bench.reopen() { field.take(entry) }
            // What was not flushed is lost with the process, and read from the journal again.
            case 1: field = try bench.open(bench.path)
            default: break
            }
        }
        let oracle = Oracle(state: try bench.folded(), today: RandomHistory.today)
        try expectEqual(field, oracle, history)
        try expectEqual(try bench.open(nil), oracle, history)
        try field.flush()
        let current = IndexedField.current(path: bench.path, bench.standing, bench.reader)
        try expectEqual(try #require(current), oracle, history)
    }

    private func expectEqual(
        _ field: IndexedField, _ oracle: Oracle, _ history: RandomHistory
    ) throws {
        let state = oracle.state
        #expect(try field.home(recent: 7, on: oracle.today) == oracle.home(recent: 7))
        #expect(
            try field.inspections(ListWindow(count: .max)).map(\.id) == state.book.order)
        for id in state.book.order {
            let inspection = try #require(state.inspection(id))
            #expect(field.inspection(id) == inspection)
            #expect(try field.history(before: inspection) == oracle.history(before: inspection))
        }
        for id in state.ledger.order {
            #expect(field.hazard(id) == state.ledger[id])
            #expect(try field.hazardRow(id) == state.ledger[id].map(oracle.row))
            #expect(try field.hazardRecord(id) == oracle.record(id))
        }
        for id in history.sites {
            #expect(field.site(id) == state.site(id))
            #expect(field.openItems(at: id) == state.openItems(at: id))
            guard let site = state.site(id) else { continue }
            #expect(
                try field.sites(named: site.name, limit: 5, on: oracle.today)
                    == oracle.sites(named: site.name))
            #expect(field.site(named: site.name) == state.site(named: site.name))
        }
        for (id, person) in state.book.people { #expect(field.person(id) == person) }
        for number in 0..<20 {
            let paper = field.inspection(ofPaper: "纸\(number)")
            #expect(paper == state.inspection(ofPaper: "纸\(number)"))
        }
        for pack in RandomHistory.packs {
            #expect(
                field.newestEnded(withPack: pack)?.id == state.newestEnded(withPack: pack)?.id)
        }
        #expect(
            field.nextNumber(label: "K7", year: 2026) == state.nextNumber(label: "K7", year: 2026))
        try expectEqualLists(field, oracle, history)
        #expect(field.takeFailure() == nil)
    }

    private func expectEqualLists(
        _ field: IndexedField, _ oracle: Oracle, _ history: RandomHistory
    ) throws {
        let texts = ["", "消防", "防", "安乐", "泵房A1", "2号", "失效 厨房", "K7-2026-0003", "没有"]
        for condition in HazardCondition.allCases {
            for order in HazardOrder.allCases {
                for text in texts {
                    let query = HazardQuery(condition, order, text: text, on: oracle.today)
                    let wanted = oracle.rows(query)
                    let page = try field.hazards(query, ListWindow(first: 2, count: 5))
                    #expect(page.count == wanted.count)
                    #expect(page.total == oracle.state.ledger.order.count)
                    #expect(page.counts == oracle.counts())
                    #expect(page.rows == Array(wanted.dropFirst(page.first).prefix(5)))
                    guard text.isEmpty, let kept = wanted.last else { continue }
                    let there = try field.hazards(
                        query, ListWindow(count: 3), keeping: kept.hazard.id)
                    #expect(there.kept == wanted.count - 1)
                    #expect(there.rows.last?.hazard.id == kept.hazard.id)
                }
            }
        }
        for site in history.sites {
            let query = HazardQuery(.all, .found, site: site, on: oracle.today)
            #expect(
                try field.hazards(query, ListWindow(count: 500)).rows == oracle.rows(query))
        }
    }
}
