import TerminalTesting
import Testing

@Suite("The record is read back and signed")
struct SignatureJourney {
    @Test("Refused by the enterprise and signed by one officer, it waits for the second")
    func refusedToSign() throws {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection()
        for code in ["C-EN-63", "C-EN-60", "C-EN-59", "C-EN-61"] {
            _ = try desk.line(["inspection", "answer", id, code, "pass"])
        }
        let terminal = try desk.open()
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.press(Keys.f5, until: "结束检查")
        try terminal.press("L", until: "原因是？")
        try terminal.record("8")
        try terminal.press("1", until: "正常结束？")
        try terminal.record(Keys.enter)
        #expect(terminal.screen.statusRow.contains("接着交当事人核对、签字"))

        try terminal.press("r", until: "第 1 条，共")
        for _ in 0..<20 where !terminal.screen.shows("当事人怎样说") {
            try terminal.press(Keys.enter, until: "the next item") { _ in true }
        }
        try terminal.press("2", until: "写下当事人的原话")
        try terminal.record("软管上周才换\r")

        try terminal.press("e", until: "企业方怎样签字？")
        try terminal.press("2", until: "拒签的原因")
        try terminal.press("认为不属实\r", until: "已向本机关何人报告")
        try terminal.press("陈科长 10:20 电话\r", until: "见证人")
        try terminal.record("物业赵某\r")

        try terminal.press("s", until: "将签下面的内容")
        try terminal.press(Keys.enter, until: "签名口令")
        try terminal.press("口令 Pass-1", until: "the field") { _ in true }
        #expect(!terminal.screen.shows("Pass-1"))
        try terminal.record(Keys.enter)
        try terminal.see("the standing") { $0.shows("待第二名执法人员签字") }

        #expect(try desk.line(["inspection", "list"]).flag("signed") == false)
        let people = try desk.run(["inspection", "list"])
        #expect(people.output.contains("待第二名"))
        let log = try desk.log().map(\.description).joined(separator: "\n")
        #expect(log.contains("认为不属实") && log.contains("软管上周才换"))
        #expect(!log.contains("赵某") && !log.contains("Pass-1"))
        try terminal.leave()
        #expect(try desk.verify().flag("ok"))

        // The same officer cannot stand in for the second one.
        let again = try desk.run(
            ["inspection", "sign", id, "--passphrase-file", try passphraseFile(desk), "--json"])
        #expect(again.status == 77)
    }

    private func passphraseFile(_ desk: Desk) throws -> String {
        let path = "\(desk.folder)/passphrase"
        try write("口令 Pass-1\n", to: path)
        return path
    }
}
