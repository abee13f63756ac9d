import Glibc
import TerminalTesting
import Testing

@Suite("A checklist is walked before it is used")
struct PackPreviewJourney {
    private func leftovers(_ desk: Desk) -> [String] {
        files(in: desk.folder).filter { $0.hasPrefix("zhaodan-preview") }
    }

    /// What stands by removes the folder a moment after the program is gone.
    private func isCleared(_ desk: Desk) -> Bool {
        for _ in 0..<500 where !leftovers(desk).isEmpty { usleep(10_000) }
        return leftovers(desk).isEmpty
    }

    @Test("On the real screens, marked in the title; nothing is signed, nothing is left")
    func screens() throws {
        let desk = try Desk()
        let terminal = try desk.open(["pack", "preview", "compulsory-matters"])
        try terminal.see("the items") { $0.shows("► 1 [ ]") || $0.shows("►  1 [ ]") }
        #expect(terminal.screen.text(row: 0).hasPrefix(" 预览 照单"))
        #expect(leftovers(desk).count == 1)
        for _ in 0..<4 {
            terminal.type(Walk.digit)
            try terminal.record("1")
        }
        try terminal.press(Keys.f5, until: "结束检查")
        try terminal.press("1", until: "仍正常结束")
        try terminal.record(Keys.enter)
        try terminal.press("s", until: "这是预览，不能签名")

        try terminal.press(Keys.escape, until: "检查作答")
        terminal.type(Keys.escape)
        #expect(terminal.waitForEnd() == 0)
        #expect(leftovers(desk) == [])
        #expect(files(in: desk.folder) == [], "\(files(in: desk.folder))")
    }

    @Test("Facts come first, in English too, and q ends it there")
    func facts() throws {
        let desk = try Desk()
        let terminal = try desk.open(["pack", "preview", "gas", "--lang", "en"])
        try terminal.see("the facts") { $0.shows("Facts") && $0.shows("►  1 [ ]") }
        #expect(terminal.screen.text(row: 0).hasPrefix(" PREVIEW"))
        try terminal.press(Keys.f5, until: "Answering")
    }

    @Test("However it ends, the temporary workspace goes", arguments: [SIGKILL, SIGTERM, SIGHUP])
    func killed(signal: Int32) throws {
        let desk = try Desk()
        let terminal = try desk.open(["pack", "preview", "gas"])
        try terminal.see("the facts") { $0.shows("►  1 [ ]") }
        #expect(leftovers(desk).count == 1)

        terminal.signal(signal)
        _ = terminal.waitForEnd()
        #expect(isCleared(desk))
    }

    @Test("A file is walked without being installed")
    func file() throws {
        let desk = try Desk()
        let path = "\(desk.folder)/form.csv"
        try write("type,name,label\ntext,q,问一问\ninteger,n,数一数\n", to: path)
        let terminal = try desk.open(["pack", "preview", path])
        try terminal.see("the questions") { $0.shows("问一问") && $0.shows("数一数") }
        #expect(terminal.screen.text(row: 0).hasPrefix(" 预览 照单"))
        terminal.type(Keys.escape)
        #expect(terminal.waitForEnd() != nil)
        #expect(files(in: desk.folder) == ["form.csv"])
    }

    @Test("A local addition is walked behind its base")
    func addition() throws {
        let desk = try Desk()
        let path = "\(desk.folder)/province.yaml"
        try write(provincePack, to: path)
        let terminal = try desk.open(["pack", "preview", path])
        try terminal.see("the facts of the base") { $0.shows("被检查对象") }
        terminal.type("jj")
        terminal.type(Walk.digit)
        try terminal.record("2")
        try terminal.press(Keys.f5, until: "报警器已接入省平台")
        terminal.type(Keys.escape)
        #expect(terminal.waitForEnd() != nil)
        #expect(files(in: desk.folder) == ["province.yaml"])
    }

    @Test("Without a terminal the walk is text, with limits, grounds, conditions and types")
    func text() throws {
        let desk = try Desk()
        let zh = try desk.run(["pack", "preview", "construction"])
        #expect(zh.status == 0)
        #expect(zh.output.hasPrefix("预览：建筑施工（房屋市政工程）检查 2026.11，检查项 "))
        #expect(zh.output.contains("    限值 ≤ 30 mA\n"), "\(zh.output)")
        #expect(zh.output.contains("    条件 ${housing_scope} != 'no'\n"))
        let path = "\(desk.folder)/form.csv"
        try write("type,name,label\ninteger,n,数一数\n", to: path)
        let en = try desk.run(["pack", "preview", path, "--lang", "en"])
        #expect(en.output.contains("n  数一数  [integer]\n"))
        #expect(files(in: desk.folder) == ["form.csv"])
    }

    @Test("A file with errors is refused with each of them")
    func errors() throws {
        let desk = try Desk()
        let path = "\(desk.folder)/form.csv"
        try write("type,name,label\nintger,q,问\n,p,\n", to: path)

        let told = try desk.run(["pack", "preview", path])
        #expect(told.status == 65)
        #expect(told.output.contains("没有类型 intger") && told.output.contains("没有 type"))
        #expect(told.errors.contains("有 2 处错误"), "\(told.errors)")
    }
}
