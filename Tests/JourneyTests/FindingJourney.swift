import TerminalTesting
import Testing

@Suite("An inspector describes what is wrong")
struct FindingJourney {
    private func answering(_ desk: Desk) throws -> PseudoTerminal {
        try desk.settle()
        _ = try desk.startInspection()
        let terminal = try desk.open()
        try terminal.press("1", until: "the items") { $0.progress != nil }
        return terminal
    }

    @Test("Chinese typed in pieces and pasted over two lines arrives whole in the ledger")
    func outsideTheList() throws {
        let desk = try Desk()
        let terminal = try answering(desk)
        try terminal.press("a", until: "►* 不符合情形")

        let violation = "灶具软管与燃具接口松动，无管卡"
        for byte in violation.utf8 { terminal.type([byte]) }
        try terminal.see("the violation") { $0.text(row: $0.row).hasSuffix(violation) }
        #expect(terminal.screen.column == 18 + 2 * violation.count)
        try terminal.press(Keys.tab, until: "►* 事实")
        try terminal.press(
            Keys.paste("检漏液起泡，持续 3 s\r第二处在备餐间"), until: "第二处在备餐间")
        #expect(terminal.screen.shows("检漏液起泡，持续 3 s\n"))
        try terminal.press(Keys.tab, until: "►* 位置")
        try terminal.press("后厨东侧灶台", until: "后厨东侧灶台")
        try Walk(terminal).go(to: "* 期限")
        try terminal.press("+15", until: "+15")
        try terminal.record(Keys.f5)
        try terminal.see("the items") { $0.shows("检查作答") && $0.progress != nil }
        #expect(terminal.screen.statusRow.contains("已登记 K7-2026-"))

        let hazard = try desk.line(["hazard", "list"])
        #expect(try hazard.text("violation") == violation)
        #expect(try hazard.text("place") == "后厨东侧灶台")
        #expect(try hazard.text("grade") == "general")
        #expect(try hazard.flag("overdue") == false)
        #expect(hazard.has("deadline"))
        let log = try desk.log().map(\.description).joined(separator: "\n")
        #expect(log.contains(#""fact":"检漏液起泡，持续 3 s\n第二处在备餐间""#))
        try terminal.leave()
    }

    @Test("A failed item of the list carries its violation, its ground and its number")
    func ofTheList() throws {
        let desk = try Desk()
        let terminal = try answering(desk)
        let item = try #require(terminal.screen.selectedRow)
        try terminal.record("2")
        try terminal.press(Keys.up, until: "the same item") {
            $0.selectedRow?.contains("不符合") == true
        }
        #expect(terminal.screen.selectedRow?.prefix(4) == item.prefix(4))
        try terminal.press(Keys.enter, until: "►* 事实")
        try terminal.press("台账缺 3 日", until: "台账缺 3 日")
        try terminal.press(Keys.tab + "办公室", until: "办公室")
        try Walk(terminal).go(to: "* 期限")
        try terminal.press("+7", until: "+7")
        try terminal.record(Keys.f5)
        try terminal.see("the number in the list") { $0.selectedRow?.hasSuffix("#0002") == true }
        let hazard = try desk.line(["hazard", "list"])
        #expect(try hazard.text("place") == "办公室")
        #expect(try hazard.text("item").hasPrefix("gas/"))
        #expect(try hazard.text("source") == "inspection")
    }

    @Test("Digits inside a paste answer nothing, and say so")
    func pastedDigits() throws {
        let desk = try Desk()
        let terminal = try answering(desk)
        let before = try desk.log().count
        try terminal.press(Keys.paste("1212345"), until: "粘贴的内容不当按键用")
        #expect(try desk.log().count == before)
        #expect(terminal.screen.progress?.done == 0)
    }

    @Test("An incomplete finding is not written; what is missing is named and the text stays")
    func incomplete() throws {
        let desk = try Desk()
        let terminal = try answering(desk)
        try terminal.press("a", until: "►* 不符合情形")
        try terminal.press("无管卡", until: "无管卡")
        try terminal.press(Keys.f5, until: "►* 事实")
        #expect(terminal.screen.statusRow.contains("事实"))
        #expect(terminal.screen.shows("无管卡"))
        #expect(try desk.lines(["hazard", "list"]).isEmpty)
    }
}
