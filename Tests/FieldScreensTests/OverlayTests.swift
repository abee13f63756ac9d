import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("What lies over a screen")
struct OverlayTests {
    private func home() -> AppModel { Fixtures.app(HomeScreen()) }

    @Test("The real key does it from the help, and Escape only closes it")
    func help() {
        var app = home()
        _ = app.press(.text("?"), .key(.escape))
        #expect(app.overlay == nil)
        #expect(app.screen.id == .home)
        _ = app.press(.text("?"), .text("3"))
        #expect(app.overlay == nil)
        #expect(app.screen.id == .ledger)
    }

    @Test("Enter on a row of the help runs its command")
    func helpRow() {
        var app = home()
        _ = app.press(.text("?"))
        // 继续, 开始, 台账: headings are passed over.
        for _ in 0..<40 where !selectedRow(app).contains("隐患台账") { _ = app.press(.key(.down)) }
        #expect(selectedRow(app).contains("3"))
        _ = app.press(.key(.enter))
        #expect(app.screen.id == .ledger)
    }

    @Test(
        "The palette finds a command by Chinese, initials, pinyin, English name and key",
        arguments: ["台账", "tz", "taizhang", "ledger"])
    func palette(query: String) {
        var app = home()
        _ = app.press(.text(":"))
        #expect(app.textHasFocus)
        _ = app.press(.text(query), .key(.enter))
        #expect(app.screen.id == .ledger)
        #expect(app.overlay == nil)
    }

    @Test("Where nothing matches, Enter stays in the palette")
    func paletteNothing() {
        var app = home()
        _ = app.press(.text(":"), .text("zzzz"), .key(.enter))
        guard case .palette = app.overlay else {
            Issue.record("the palette went away")
            return
        }
        #expect(app.screen.id == .home)
    }

    @Test("What cannot act from the palette says why")
    func paletteObstacle() {
        var app = home()
        app.around.field = FieldState()
        app.around.home = nil
        app.answer(app.update(.resized(app.around.size)))
        _ = app.press(.text(":"), .text("go continue"), .key(.enter))
        #expect(app.notice?.key == "notice.nothing_to_continue")
    }

    @Test("A question is answered by digit, arrows or full-width digit, and Escape takes it away")
    func prompt() {
        var app = answering()
        app.go(to: "T-04")
        for (events, reason) in [
            ([InputEvent.text("2")], NotCheckedReason.locked),
            ([.text("２")], .locked),
            ([.key(.down), .text("j"), .text("k"), .key(.enter)], .locked),
            ([.key(.up), .key(.enter)], .notOperating),
        ] {
            var copy = app
            _ = copy.press(.text("5"))
            var effects: [AppEffect] = []
            for event in events { effects += copy.press(event) }
            guard case .answer(_, let request)? = effects.commands.first else {
                Issue.record("no answer")
                continue
            }
            #expect(request.reason == reason.rawValue)
        }
        _ = app.press(.text("5"), .key(.escape))
        #expect(app.overlay == nil)
        #expect(app.screen.id == .answering)
    }

    @Test("A question that needs text stays until there is some")
    func requiredText() {
        var app = answering()
        app.go(to: "T-01")
        #expect(app.press(.text("3"), .text("　"), .key(.enter)) == [])
        #expect(app.prompt?.purpose == "not_applicable")
    }

    @Test("Text at length scrolls as far as it goes, and any other key ends it")
    func plainText() {
        var app = answering(size: Size(rows: 16, columns: 60))
        app.go(to: "T-01")
        _ = app.press(.text(" "))
        let top = goldenText(paint(app, app.around.size))
        for _ in 0..<50 { _ = app.press(.key(.pageDown)) }
        let end = goldenText(paint(app, app.around.size))
        _ = app.press(.key(.end))
        #expect(goldenText(paint(app, app.around.size)) == end)
        _ = app.press(.key(.home))
        #expect(goldenText(paint(app, app.around.size)) == top)
        _ = app.press(.text("1"))
        #expect(app.overlay == nil)
        #expect(app.around.field == Fixtures.field())
    }
}
