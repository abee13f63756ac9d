import TerminalTesting
import Testing

/// What a visit costs the fingers, all texts included: at one key a second, sixty a minute.
@Suite("A walk of at most sixty items is keyed in twelve minutes")
struct KeyingJourney {
    private static let minutes = 12

    /// - Parameters:
    ///   - facts: The digits that say what the place is, in the order of the facts.
    ///   - failures: How many of the items fail, each with its finding.
    private func keys(
        filter: String, site: String, facts: [String], failures: Int
    ) throws -> (keys: KeyCount, items: Int) {
        let desk = try Desk()
        try desk.settle()
        let terminal = try desk.open()
        var walk = Walk(terminal, isInOrder: true)
        try walk.start(filter: filter, site: site, second: "王强")
        for digit in facts { try terminal.record(digit) }
        #expect(terminal.screen.progress.map { $0.done == $0.of } == true, "a fact is left")
        try terminal.press(Keys.f5, until: "检查作答")
        try terminal.see("the items") { $0.progress != nil }
        let items = try #require(terminal.screen.progress).of
        for number in 0..<failures { try fail(walk, number) }
        try walk.answerAll()
        try walk.end()
        #expect(try desk.line(["inspection", "list"]).number("findings") == failures)
        #expect(try desk.lines(["hazard", "list"]).count == failures)
        try terminal.leave()
        // A pass is one key; the harness presses another, lest two alike be taken for a stuck one.
        return (terminal.typed - walk.passed, items)
    }

    /// The failure, back to it, what was seen and where, the deadline, and it is recorded.
    private func fail(_ walk: Walk, _ number: Int) throws {
        let terminal = walk.terminal
        try terminal.press("]", until: "an open item") {
            $0.selectedRow?.contains("未答") == true
        }
        try terminal.record(Walk.digit + "2")
        if !terminal.screen.shows("隐患登记") {
            try terminal.press(Keys.up, until: "the same item") {
                $0.selectedRow?.contains("不符合") == true
            }
            try terminal.press(Keys.enter, until: "►* 事实")
        }
        let fact = "后厨第\(number + 1)处与要求不符，已拍照"
        try terminal.press(fact, until: fact)
        try terminal.press(Keys.tab + "后厨东侧", until: "后厨东侧")
        // The usual day stands there, unless the list says none.
        if terminal.screen.shows("期限           20") {
            try terminal.record(Keys.f5)
        } else {
            try walk.go(to: "* 期限")
            try terminal.press("+15", until: "+15")
            try terminal.record(Keys.f5)
        }
        try terminal.see("the items") { $0.shows("检查作答") && $0.progress != nil }
    }

    @Test("A restaurant with piped gas, four findings")
    func restaurant() throws {
        let (keys, items) = try self.keys(
            filter: "rq", site: "巷口面馆", facts: ["6", "1", "1", "\t2", "2"], failures: 4)
        #expect((30...60).contains(items))
        #expect(keys.all <= Self.minutes * 60, "\(items) items: \(keys), \(keys.all)")
    }
}
