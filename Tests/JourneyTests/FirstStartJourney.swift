import TerminalTesting
import Testing

@Suite("An inspector starts the program for the first time")
struct FirstStartJourney {
    @Test("In Chinese, role, name, certificate and authority kinds lead to the home screen")
    func chinese() throws {
        let desk = try Desk()
        let terminal = try desk.open()
        #expect(terminal.screen.text(row: 0).hasPrefix(" 照单 > 首次使用"))
        #expect(files(in: "\(desk.folder)/home") == [])

        try terminal.press("1", until: "►姓名 *")
        try terminal.press("李敏\t", until: "►执法证号 *")
        try terminal.press("ZF-0001\t", until: "►所属机关")
        try terminal.press("某县应急管理局\t", until: "►机关类别")
        try terminal.press("1", until: "[✓] 1 ")
        try terminal.press("2", until: "[✓] 2 ")
        #expect(terminal.screen.statusRow == " 已填好，F5 建立工作区")
        try terminal.press(Keys.f5, until: "照单 > 主页")

        try terminal.see("the journal's number") { $0.journalNumber == 2 }
        #expect(terminal.screen.text(row: 0).contains("李敏 | 离线"))
        try terminal.leave()
        #expect(try desk.verify().flag("ok"))
        let status = try desk.line(["journal", "status"])
        #expect(try status.flag("practice") == false)
        #expect(try status.flag("session_open") == false)
    }

    @Test("In English the same screens speak English")
    func english() throws {
        let desk = try Desk(["LANG": "en_US.UTF-8"])
        let terminal = try desk.open()
        try terminal.press("1", until: "Certificate")
        try terminal.press("Li Min\t", until: "Li Min")
        try terminal.press("ZF-0001\t", until: "ZF-0001")
        try terminal.press("County bureau\t", until: "County bureau")
        try terminal.press("1", until: "[✓] 1 ")
        try terminal.press(Keys.f5, until: "Home")
        try terminal.see("the name") { $0.text(row: 0).contains("Li Min") }
        let rest = terminal.screen.text.filter { $0.unicodeScalars.contains(where: isHan) }
        #expect(rest == "")
        try terminal.leave()
    }

    @Test("What is still missing is named, and the cursor goes there")
    func gaps() throws {
        let desk = try Desk()
        let terminal = try desk.open()
        try terminal.press("1", until: "►姓名 *")
        try terminal.press("李敏", until: "还缺：执法证号")
        try terminal.press(Keys.f5, until: "►执法证号 *")
        #expect(files(in: "\(desk.folder)/home") == [])
    }

    @Test("Without a role, Escape says that there is nowhere to go; q ends and leaves nothing")
    func nowhere() throws {
        let desk = try Desk()
        let terminal = try desk.open()
        try terminal.press(Keys.escape, until: "还没有工作区，无处可退")
        terminal.type("q")
        #expect(terminal.waitForEnd() == 0)
        #expect(files(in: "\(desk.folder)/home") == [])
    }

    @Test("F6 opens the sample, marked as practice and apart from the own workspace")
    func sample() throws {
        let desk = try Desk()
        let terminal = try desk.open()
        try terminal.press(Keys.f6, until: "演练")
        try terminal.see("the sample's journal") {
            $0.text(row: 0).hasPrefix(" 演练 ") && ($0.journalNumber ?? 0) > 10
        }
        try terminal.leave()
        #expect(files(in: "\(desk.folder)/home") == [])
        let status = try desk.line(["journal", "status", "--home", "\(desk.folder)/home-demo"])
        #expect(try status.flag("practice") == true)
    }

    private func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value)
    }
}
