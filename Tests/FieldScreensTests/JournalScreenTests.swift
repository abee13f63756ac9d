import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("The journal screen")
struct JournalScreenTests {
    private func journal(_ app: AppModel) -> JournalScreen? { app.screen as? JournalScreen }

    private func filled(_ language: Language = .zh, size: Size = Size(rows: 24, columns: 80))
        -> AppModel
    {
        var app = JournalSamples.app(language, size: size)
        _ = app.update(.logPage(JournalSamples.page()))
        return app
    }

    // MARK: Golden

    @Test("The journal is drawn as agreed", arguments: goldenSizes, [Language.zh, .en])
    func drawn(size: Size, language: Language) throws {
        var app = filled(language, size: size)
        app.around.journal.check = .sound(
            entries: 27, root: app.around.journal.root, at: "10:44")
        try expectGolden(
            paint(app, size), "journal-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    @Test("A broken journal says where and that what lies before is intact")
    func drawnBroken() throws {
        var app = filled()
        app.around.journal.check = .broken(
            reason: "damaged_entry", segment: "000000000000.log", byte: 2_048, seq: 9)
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "journal-broken-80x24-zh")
    }

    // MARK: Searching

    private func found(_ app: inout AppModel, _ text: String) {
        var line = JournalSamples.line(9)
        line.excerpt = "可燃气体探测器离线"
        _ = app.update(
            .answered(
                .entries(matching: text), .entries(EntriesFound(text: text, lines: [line])),
                entries: app.around.journal.size))
    }

    @Test("/ looks for words, goes to a number, and Esc shows all entries again")
    func searching() {
        var app = filled()
        _ = app.press(.text("/"), .text("探测器"))
        let effects = app.update(.input(.key(.enter), at: 9_000_000))
        #expect(effects.contains(.ask(.entries(matching: "探测器"))))
        found(&app, "探测器")
        #expect(journal(app)?.focused?.seq == 9)
        #expect(journal(app)?.list.count == 1)
        _ = app.press(.key(.escape))
        #expect(journal(app)?.query == nil)
        #expect(journal(app)?.list.count == app.around.journal.size)
        _ = app.press(.text("/"), .text("5"), .key(.enter))
        #expect(journal(app)?.list.selected.flatMap { journal(app)?.seq($0) } == 5)
    }

    @Test(
        "What was found is drawn, and what is looked for when nothing is",
        arguments: [Language.zh, .en])
    func drawnSearch(language: Language) throws {
        let size = Size(rows: 24, columns: 80)
        var app = filled(language, size: size)
        _ = app.press(.text("/"), .text("探测器"))
        _ = app.update(.input(.key(.enter), at: 9_000_000))
        var empty = app
        found(&app, "探测器")
        try expectGolden(
            paint(app, size), "journal-found-80x24-\(language.rawValue)", language: language)
        _ = empty.update(
            .answered(
                .entries(matching: "探测器"), .entries(EntriesFound(text: "探测器", lines: [])),
                entries: empty.around.journal.size))
        try expectGolden(
            paint(empty, size), "journal-found-nothing-80x24-\(language.rawValue)",
            language: language)
    }

    // MARK: Reading

    @Test("Opening the journal asks for its newest entries only")
    func opening() {
        var app = LedgerSamples.app(HomeScreen())
        app.around.journal.size = 10_000
        let effects = app.press(.text("4"))
        #expect(effects == [.readLog(from: 9_984, count: 16)])
    }

    @Test("Entries that come into view are asked for once")
    func paging() {
        var app = LedgerSamples.app(HomeScreen())
        app.around.journal.size = 10_000
        _ = app.press(.text("4"))
        let down = app.press(.key(.pageDown), .key(.pageDown), .key(.pageDown))
        #expect(down == [.readLog(from: 9_856, count: 128)])
        #expect(app.press(.key(.end)) == [.readLog(from: 0, count: 128)])
        #expect(app.press(.key(.home)).isEmpty)
    }

    @Test("A long walk through the log keeps a bounded number of pages")
    func bounded() {
        var window = LogWindow()
        for page in 0..<100 {
            let first = page * LogWindow.pageSize
            _ = window.missing(first..<first + 1, of: 1_000_000)
            window.take([JournalSamples.line(first)])
        }
        let kept = (0..<100).count { window[$0 * LogWindow.pageSize] != nil }
        #expect(kept == LogWindow.pagesKept)
        #expect(window[99 * LogWindow.pageSize] != nil)
    }

    @Test("A page that has grown since is asked for again")
    func grownPage() {
        var window = LogWindow()
        #expect(window.missing(0..<5, of: 5).map(\.count) == [5])
        #expect(window.missing(0..<5, of: 5).isEmpty)
        #expect(window.missing(0..<6, of: 6).map(\.count) == [6])
    }

    @Test("The selection stays on its entry when new ones come on top")
    func grows() {
        var app = filled()
        _ = app.press(.key(.down), .key(.down))
        #expect(journal(app)?.focused?.seq == 24)
        var standing = app.around.journal
        standing.size += 3
        let effects = app.update(.journal(standing))
        #expect(journal(app)?.focused?.seq == 24)
        #expect(effects == [.readLog(from: 0, count: 30)])
    }

    // MARK: Commands

    @Test("v checks everything, once at a time")
    func verifies() {
        var app = filled()
        #expect(app.press(.text("v")) == [.verifyJournal])
        app.around.journal.check = .running(done: 0)
        #expect(app.press(.text("v")).isEmpty)
        #expect(app.notice == Notice("journal.check_is_running"))
    }

    @Test("Enter shows the line as it is on disk, and its leaf hash")
    func shows() {
        var app = filled()
        _ = app.press(.key(.down), .key(.enter))
        guard case .plainText(let shown) = app.overlay else {
            Issue.record("no text is shown")
            return
        }
        let line = JournalSamples.line(25)
        #expect(shown.text.contains(line.line))
        #expect(shown.text.contains(line.leaf))
    }

    @Test("/ goes to an entry by its number, and says when there is none")
    func goesTo() {
        var app = filled()
        _ = app.press(.text("/"), .text("3"), .key(.enter))
        #expect(journal(app)?.focused?.seq == 3)
        _ = app.press(.text("/"), .text("99"), .key(.enter))
        #expect(journal(app)?.focused?.seq == 3)
        #expect(app.notice == Notice("journal.no_such_entry", ["number": "99"], .warning))
    }

    // MARK: Words

    @Test(
        "An entry says in words what happened",
        arguments: [
            (0, "建立日志"), (1, "程序启动"), (2, "登记人员 李敏（执法人员）"), (19, "步骤 到达"),
            (20, "答案 T-01 符合"), (21, "答案 T-01 不符合（更正第 10 条）"),
            (22, "答案 T-01 改回 符合（撤销或重做第 10 条）"), (23, "答案 T-01 撤回（原第 11 条）"),
            (24, "问题 K7-2026-0003 没有有效的燃气经营许可证 等 3 条"),
            (26, "未知类别 weather.note，照存"),
        ])
    func words(seq: Int, expected: String) {
        let text = entryText(
            JournalSamples.line(seq), LedgerSamples.around(), Fixtures.words(.zh))
        #expect(text == expected)
    }

    @Test(
        "A number of bytes is written for people",
        arguments: [
            (0, "0 B"), (999, "999 B"), (1_000, "1.0 KB"), (8_192, "8.1 KB"), (12_345, "12 KB"),
            (3_100_000, "3.1 MB"), (41_200_000_000, "41 GB"), (5_000_000_000_000, "5.0 TB"),
        ])
    func bytes(count: Int, expected: String) {
        #expect(bytesText(count) == expected)
    }

    @Test("The head is the first twelve digits of the root in groups of four")
    func head() {
        #expect(headText("9f3ac27e51b0" + String(repeating: "0", count: 52)) == "9f3a c27e 51b0 ..")
    }
}
