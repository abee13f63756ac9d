import CPseudoTerminal
import Glibc
import TerminalTesting
import Testing

/// Settings of a line that a shell would have.
let shellSettings =
    Int(CPT_ICANON) | Int(CPT_ECHO) | Int(CPT_ISIG) | Int(CPT_IXON) | Int(CPT_ICRNL)
    | Int(CPT_OPOST) | Int(CPT_ONLCR)

/// Whether the terminal is as it was found.
func expectRestored(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(terminal.settings == shellSettings, sourceLocation: sourceLocation)
    #expect(terminal.screen.modes == [7, 25], sourceLocation: sourceLocation)
    #expect(terminal.screen.cursorShape == 0, sourceLocation: sourceLocation)
    #expect(!terminal.screen.isKeypadMode, sourceLocation: sourceLocation)
}

@Suite("The program starts and ends in every surrounding", .serialized)
struct LifecycleJourney {
    /// Through every screen that one key opens, and out again.
    private func lookAround(_ terminal: PseudoTerminal) throws {
        for key in ["1", "2", "3", "4", "?", ":"] {
            try terminal.press(key, until: "an answer") { _ in true }
            try terminal.press("\u{1B}[B", until: "an answer") { _ in true }
            for _ in 0..<2 { try terminal.press(Keys.escape, until: "an answer") { _ in true } }
        }
        try terminal.press(Keys.f11, until: "an answer") { _ in true }
        try terminal.press(Keys.escape, until: "an answer") { _ in true }
    }

    private func settled(_ more: [String: String] = [:]) throws -> Desk {
        let desk = try Desk(more)
        try desk.settle()
        _ = try desk.startInspection()
        return desk
    }

    @Test(
        "At every size",
        arguments: [
            (columns: 20, rows: 5), (40, 10), (60, 16), (80, 24), (132, 43), (300, 100), (2, 1),
        ])
    func sizes(columns: Int, rows: Int) throws {
        let desk = try settled()
        let terminal = try desk.open(rows: rows, columns: columns)
        try lookAround(terminal)
        terminal.type("q")
        #expect(terminal.waitForEnd() == 0)
        expectRestored(terminal)
    }

    @Test(
        "A first start fits every size too", arguments: [(20, 5), (40, 10), (60, 16), (300, 100)])
    func firstStart(columns: Int, rows: Int) throws {
        let desk = try Desk()
        let terminal = try desk.open(rows: rows, columns: columns)
        try terminal.press("1", until: "the form") { _ in true }
        try terminal.press("李敏\t", until: "the next field") { _ in true }
        try terminal.press(Keys.escape, until: "the roles") { _ in true }
        terminal.type("q")
        #expect(terminal.waitForEnd() == 0)
        expectRestored(terminal)
    }

    @Test(
        "On every kind of terminal",
        arguments: [
            "no-such-terminal", "", "vt100", "linux", "xterm-256color", "tmux-256color",
            "screen-256color", "xterm-kitty",
        ])
    func terminals(type: String) throws {
        let desk = try settled(["TERM": type])
        let terminal = try desk.open()
        try terminal.see("the home screen") { $0.shows("继续：兴旺饭店") }
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.record("4")
        try terminal.leave()
        #expect(terminal.settings == shellSettings)
        #expect(terminal.screen.modes.isDisjoint(with: [1049, 2004]))
    }

    @Test("In every locale", arguments: ["C", "POSIX", "zh_CN.UTF-8", "xx_YY.utf8", ""])
    func locales(name: String) throws {
        let desk = try settled(["LANG": name])
        let terminal = try desk.open()
        try terminal.see("the home screen") { $0.shows("继续：兴旺饭店") }
        try terminal.leave()
        expectRestored(terminal)
    }

    @Test("With NO_COLOR not one colour is sent")
    func noColour() throws {
        let desk = try settled(["NO_COLOR": "1"])
        let terminal = try desk.open()
        try terminal.see("the home screen") { $0.shows("继续：兴旺饭店") }
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.record("2")
        let sent = String(decoding: terminal.output, as: UTF8.self)
        let colour = try Regex("\u{1B}\\[[0-9;]*(3[0-8]|4[0-8]|9[0-7])[;m]")
        #expect(sent.firstMatch(of: colour) == nil)
    }

    @Test("Without a terminal on one side it prints its usage and ends with 64")
    func noTerminal() throws {
        let desk = try Desk()
        for flags in [Int(CPT_NO_INPUT), Int(CPT_NO_OUTPUT)] {
            let terminal = try desk.start(flags: flags)
            #expect(terminal.waitForEnd() == 64)
            #expect(terminal.settings == shellSettings)
            #expect(terminal.screen.shows("USAGE"))
        }
        let outcome = try desk.run([])
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("zhaodan <subcommand>"))
        #expect(files(in: "\(desk.folder)/home") == [])
    }

    @Test(
        "A signal amid a draft keeps the draft and gives the terminal back",
        arguments: [(SIGTERM, 143), (SIGHUP, 129)])
    func signals(signal: Int32, status: Int) throws {
        let desk = try settled()
        let terminal = try desk.open()
        try terminal.see("the home screen") { $0.shows("继续：兴旺饭店") }
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.press("a", until: "隐患登记")
        try terminal.press("后厨软管老化", until: "后厨软管老化")
        terminal.signal(signal)
        #expect(terminal.waitForEnd() == status)
        #expect(terminal.settings == shellSettings)
        // After a hangup there is nobody to write to.
        if signal == SIGTERM { expectRestored(terminal) }

        let again = try desk.open()
        try again.see("the draft's line") { $0.statusRow.contains("有 1 条未提交的草稿") }
        try again.press("1", until: "the items") { $0.progress != nil }
        try again.press("a", until: "后厨软管老化")
        let status = try desk.line(["journal", "status"])
        #expect(try status.number("torn_bytes") == 0)
    }

    @Test("A draft that the disk does not take at the end is spoken of after the terminal is back")
    func lostDraft() throws {
        let desk = try settled()
        let terminal = try desk.open()
        try terminal.see("the home screen") { $0.shows("继续：兴旺饭店") }
        // No file can be made in what is a file itself.
        rmdir("\(desk.folder)/home/drafts")
        try write("", to: "\(desk.folder)/home/drafts")
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.press("a", until: "隐患登记")
        try terminal.press("后厨软管老化", until: "后厨软管老化")
        terminal.signal(SIGTERM)
        #expect(terminal.waitForEnd() == 143)
        expectRestored(terminal)
        #expect(terminal.screen.shows("最后所填没有存成草稿"))
    }

    @Test("A resize while something is typed loses neither text nor cursor")
    func resize() throws {
        let desk = try settled()
        let terminal = try desk.open()
        try terminal.see("the home screen") { $0.shows("继续：兴旺饭店") }
        try terminal.press("1", until: "the items") { $0.progress != nil }
        try terminal.press("a", until: "隐患登记")
        try terminal.press("软管", until: "软管")
        for (columns, rows) in [(40, 10), (132, 43), (60, 16), (300, 100), (80, 24)] {
            let idle = terminal.screen.idle
            terminal.resize(rows: rows, columns: columns)
            try terminal.see("a new picture") { $0.idle > idle }
        }
        try terminal.press("老化", until: "软管老化")
        let row = terminal.screen.text(row: terminal.screen.row)
        #expect(row.hasSuffix("软管老化"))
        #expect(terminal.screen.column == 18 + 8)
    }

    @Test("Who comes second to a workspace is told who holds it, with 75")
    func second() throws {
        let desk = try settled()
        let holder = try desk.open()
        try holder.see("the home screen") { $0.shows("继续：兴旺饭店") }
        let outcome = try desk.run([
            "inspection", "start", "--pack", "gas", "--site", "乙", "--json",
        ])
        #expect(outcome.status == 75)
        let error = try outcome.error
        #expect(try error.text("code") == "in_use")
        let process = try error.text("process")
        let name = contents(of: "/proc/\(process)/comm").filter { $0 != "\n" }
        #expect(Desk.program.hasSuffix("/\(name)"), "the holder, by its number")
        #expect(try error.text("message").contains(process))

        // Reading needs no leave.
        #expect(try desk.verify().flag("ok"))
        #expect(try desk.lines(["inspection", "list"]).count == 1)
    }

    @Test("A second interface says who holds the workspace, and ends with 75 unless it only reads")
    func secondInterface() throws {
        let desk = try settled()
        let holder = try desk.open()
        try holder.see("the home screen") { $0.shows("继续：兴旺饭店") }
        let terminal = try desk.start()
        try terminal.waitUntil("who holds it") { $0.shows("工作区正被另一个程序占用") && $0.shows("请选 1 至 2") }
        expectRestored(terminal)
        terminal.type("q\r")
        #expect(terminal.waitForEnd() == 75)

        let reader = try desk.start()
        try reader.waitUntil("the question") { $0.shows("请选 1 至 2") }
        reader.type("1\r")
        try reader.see("that nothing is recorded") { $0.shows("只看不记") || $0.shows("只读") }
    }
}
