import TerminalTesting
import Testing

@Suite("An inspection ends otherwise than normally")
struct EndsJourney {
    private func finishing(_ desk: Desk) throws -> PseudoTerminal {
        try desk.settle()
        _ = try desk.startInspection()
        let terminal = try desk.open()
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.record("4")
        try terminal.press(Keys.f5, until: "结束检查")
        return terminal
    }

    @Test("Refused access is recorded with words, person, witness, report and proposal")
    func refused() throws {
        let desk = try Desk()
        let terminal = try finishing(desk)
        try terminal.press("3", until: "写下对方原话或所为")
        try terminal.press("老板不在，不许进\r", until: "是谁")
        try terminal.press("门卫张某\r", until: "见证人")
        try terminal.press("\r", until: "已向本机关何人报告")
        try terminal.press("陈科长\r", until: "立案？")
        try terminal.record("1")
        #expect(terminal.screen.statusRow.contains("已记拒绝、阻挠检查"))

        let shown = try desk.line(["inspection", "list"])
        #expect(try shown.text("phase") == "refused")
        let log = try desk.log().map(\.description).joined(separator: "\n")
        #expect(log.contains("老板不在，不许进"))
        #expect(log.contains("陈科长"))
        #expect(!log.contains("张某"), "a site person's name never enters the log")
        try terminal.leave()
        #expect(try desk.verify().flag("ok"))
    }

    @Test("Broken off for the weather, it is resumed after a restart and goes on")
    func suspended() throws {
        let desk = try Desk()
        let terminal = try finishing(desk)
        try terminal.press("2", until: "为什么中止？")
        try terminal.press("2", until: "中止的经过")
        try terminal.record("暴雨，罐区撤离\r")
        #expect(terminal.screen.statusRow.contains("已中止，按 o 恢复"))
        #expect(try desk.line(["inspection", "list"]).text("phase") == "suspended")
        try terminal.leave()

        let again = try desk.open()
        try again.press("1", until: "the items") { $0.progress != nil }
        let before = try desk.log().count
        try again.press("1", until: "中止") { $0.statusRow.contains("中止") }
        #expect(try desk.log().count == before, "while suspended nothing is answered")
        try again.press(Keys.f5, until: "结束检查")
        try again.record("o")
        #expect(again.screen.statusRow.contains("已恢复"))
        try again.press(Keys.escape, until: "检查作答")
        try again.record(Walk.digit + "4")
        #expect(try desk.line(["inspection", "list"]).text("phase") == "open")
    }

    @Test("With open questions the normal end is refused, and the reason is named")
    func notYet() throws {
        let desk = try Desk()
        let terminal = try finishing(desk)
        let before = try desk.log().count
        try terminal.press("1", until: "a refusal") { $0.shows("不能结束") }
        #expect(try desk.log().count == before)
    }
}
