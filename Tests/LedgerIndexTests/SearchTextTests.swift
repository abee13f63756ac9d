import CivilTime
import Fieldwork
import InspectionModel
import JournalStore
import Testing

@testable import LedgerIndex

@Suite("Looking for a text")
struct SearchTextTests {
    @Test("neighbouring characters are words, the last one by itself; punctuation separates")
    func pairs() {
        #expect(SearchText("消防泵，A1房").words == "消防 防泵 泵 A1 房 ")
        #expect(SearchText("Ｋ７号").words == "K7 号 ")
    }

    @Test(
        "a query finds what holds it",
        arguments: [
            "消防", "防", "消防通道", "道堵", "泵房", "泵房A1", "房A", "A1", "a1", "东侧", "2026-0007",
            "K7-2026", "k7-2026-0", "2026-00", "侧泵房A", "0007", "7", "xf", "xiaofang", "xiaof",
            "xftd", "td", "安乐 堵塞", "燃气",
        ])
    func finds(text: String) throws {
        #expect(try count(text) == 1)
    }

    @Test(
        "what it does not hold is not found",
        arguments: [
            "防消", "消塞", "通堵", "泵A1", "1A", "K7-0007", "7-2026", "026-0007", "侧A", "xd", "fangxiao",
            "安乐 锁闭", "\"", "*", "，",
        ])
    func misses(text: String) throws {
        #expect(try count(text) == 0)
    }

    @Test("an entry is found by what was written in it, the newest first")
    func entries() throws {
        let bench = try IndexBench()
        var history = RandomHistory(seed: 5)
        for _ in 0..<300 { try bench.append([history.act()]) }
        let field = try bench.open(bench.path)
        let found = try field.entries(matching: "探测器", limit: 1_000)
        let wanted = bench.entries().filter { entry in
            ((try? entry.stampedEvents(bench.reader.blobs)) ?? []).contains {
                $0.event.searchText?.contains("探测器") == true
            }
        }
        #expect(!found.isEmpty)
        #expect(found == wanted.map(\.seq).reversed())
    }

    private func count(_ text: String) throws -> Int {
        let bench = try IndexBench()
        let (site, task) = (SiteID(random: 1), InspectionID(random: 2))
        let recorded = HazardRecorded(
            number: "K7-2026-0007", finding: FindingID(random: 3), task: task, site: site,
            source: .inspection, recordedBy: PersonID(random: 4), foundOn: RandomHistory.today,
            violation: "消防通道堵塞", place: "三层东侧泵房A1", item: nil)
        try bench.append([
            [.siteAdded(SiteAdded(id: site, name: "安乐燃气"))],
            [.hazard(HazardID(random: 5), .recorded(recorded))],
        ])
        let query = HazardQuery(.all, text: text, on: RandomHistory.today)
        return try bench.open(nil).hazards(query, ListWindow(count: 10)).count
    }
}
