import Glibc
import TerminalTesting
import Testing

@Suite("The program is killed in the middle of an inspection", .serialized)
struct KilledJourney {
    private static let kills = 4

    @Test(
        "After kill -9 it goes on at the same item, with every answer that was said to be on disk",
        arguments: [1, 2, 3])
    func answering(seed: UInt64) throws {
        let desk = try Desk()
        try desk.settle()
        _ = try desk.startInspection()
        var random = SplitMix(seed)
        var acknowledged: [String] = []
        var expectedRow: String?
        for kill in 0..<Self.kills {
            let terminal = try desk.open()
            try terminal.see("the journal") { $0.shows("继续：兴旺饭店") }
            if kill > 0 {
                #expect(terminal.screen.statusRow.hasPrefix(" 上次异常中断 "))
                #expect(terminal.screen.statusRow.contains(acknowledged.last ?? "-"))
            }
            try terminal.press("1", until: "the items") { $0.progress != nil }
            if let expectedRow { #expect(terminal.screen.selectedRow == expectedRow) }

            for _ in 0..<Int.random(in: 1...4, using: &random) {
                acknowledged.append(try answer(terminal))
            }
            var open = [terminal.screen.selectedRow ?? ""]
            if Bool.random(using: &random) {
                // Killed while an answer is on its way: it may be on disk or not.
                open.append(rowBelow(terminal.screen))
                terminal.type(Walk.digit + "4")
                if Bool.random(using: &random) { _ = terminal.read(milliseconds: 1) }
            }
            terminal.signal(SIGKILL)
            #expect(terminal.waitForEnd() == 256 + Int(SIGKILL))

            let answered = try answers(desk)
            #expect(answered.starts(with: acknowledged))
            #expect(answered.count < acknowledged.count + open.count)
            expectedRow = open[answered.count - acknowledged.count]
            acknowledged = answered
        }
        let terminal = try desk.open()
        try terminal.see("the journal") { $0.shows("继续：兴旺饭店") }
        try terminal.leave()
        #expect(try desk.verify().flag("ok"))
    }

    @Test("After an orderly end nothing is said about an interruption")
    func orderly() throws {
        let desk = try Desk()
        try desk.settle()
        try desk.open().leave()
        let terminal = try desk.open()
        #expect(!terminal.screen.shows("上次异常中断"))
    }

    @Test("A draft that was said to be saved is there after kill -9")
    func draft() throws {
        let desk = try Desk()
        try desk.settle()
        _ = try desk.startInspection()
        let terminal = try desk.open()
        try terminal.see("the journal") { $0.shows("继续：兴旺饭店") }
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.press("a", until: "隐患登记")
        try terminal.press("后厨软管老化开裂", until: "草稿 ")
        terminal.signal(SIGKILL)
        #expect(terminal.waitForEnd() == 256 + Int(SIGKILL))

        let again = try desk.open()
        try again.see("the line about it") { $0.statusRow.contains("草稿 1 条") }
        try again.press("1", until: "the items") { $0.progress != nil }
        try again.press("a", until: "后厨软管老化开裂")
        #expect(again.screen.shows("已恢复草稿"))
    }

    /// Answers the selected item and reads off what the program says about it.
    ///
    /// - Returns: The code of the item that is on disk.
    private func answer(_ terminal: PseudoTerminal) throws -> String {
        try terminal.record(Walk.digit + "4")
        let said = terminal.screen.statusRow
        guard said.hasPrefix(" 已落盘 1 条："), said.contains(" 待核实") else {
            throw Trouble("no acknowledgement: \(said)")
        }
        return String(said.dropFirst(" 已落盘 1 条：".count).prefix { $0 != " " })
    }

    private func rowBelow(_ screen: ScreenModel) -> String {
        var row = screen.text(row: screen.row + 1)
        if row.hasPrefix(" ") { row = "►" + row.dropFirst() }
        return row
    }

    /// The codes of the answers on disk, in their order.
    private func answers(_ desk: Desk) throws -> [String] {
        let log = try desk.run(["journal", "log", "--json"])
        return try log.lines.filter { try $0.text("kind") == "answer" }.map {
            String(try $0.object("body").text("item").drop { $0 != "/" }.dropFirst())
        }
    }
}
