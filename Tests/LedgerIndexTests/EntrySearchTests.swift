import InspectionModel
import JournalStore
import Testing

@testable import LedgerIndex

@Suite("Searching entries beside a running program")
struct EntrySearchTests {
    @Test(
        "finds what the whole index finds, however far behind the kept one is",
        arguments: [0, 1, 150, 299, 300])
    func behind(indexed: Int) throws {
        let bench = try IndexBench()
        var history = RandomHistory(seed: 5)
        for _ in 0..<indexed { try bench.append([history.act()]) }
        if indexed > 0 { try bench.open(bench.path).flush() }
        for _ in indexed..<300 { try bench.append([history.act()]) }
        let whole = try bench.open(nil)
        let search = try EntrySearch.open(path: bench.path, bench.standing, bench.reader)

        for text in ["探测器", "堵塞", "消防 通道", "K7", "没有这样的字"] {
            for limit in [3, 1_000] {
                #expect(
                    try search.entries(matching: text, limit: limit)
                        == whole.entries(matching: text, limit: limit), "\(text)")
            }
        }
        #expect(try !search.entries(matching: "探测器", limit: 9).isEmpty)
    }

    @Test("An index of another journal is not asked")
    func foreign() throws {
        let bench = try IndexBench()
        var history = RandomHistory(seed: 5)
        for _ in 0..<40 { try bench.append([history.act()]) }
        try bench.open(bench.path).flush()
        let other = try IndexBench(seed: 2)
        var its = RandomHistory(seed: 6)
        for _ in 0..<80 { try other.append([its.act()]) }
        let search = try EntrySearch.open(path: bench.path, other.standing, other.reader)

        #expect(
            try search.entries(matching: "探测器", limit: 99)
                == other.open(nil).entries(matching: "探测器", limit: 99))
    }

    @Test(
        "The line in which something was found is shown, with where",
        arguments: [
            ("通道", "消防通道堵塞", ["通道"]), ("消防 堵塞", "消防通道堵塞", ["消防", "堵塞"]),
            ("abc", "泵房ABC柜", ["ABC"]), ("另一", "另一处\n无关", ["另一"]),
        ])
    func shown(text: String, written: String, marked: [String]) throws {
        let found = FoundText(text, in: written + "\n无关的一行\n")
        let line = try #require(found.lines.first)

        #expect(found.lines.count == 1)
        #expect(found.ranges.first?.map { String(line[$0]) } == marked)
    }

    @Test("What does not stand there as typed is shown all the same")
    func notAsTyped() {
        let found = FoundText("消防通道", in: "消防，通道\n")
        #expect(found.lines == ["消防，通道"] && found.ranges == [[]])
    }
}
