import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("The update loop")
struct AppModelTests {
    private func home() -> AppModel { Fixtures.app(HomeScreen()) }

    private func answer(_ code: String, _ verdict: Verdict) -> FieldCommand {
        .answer(
            Fixtures.inspection, AnswerRequest(item: testItem(code), input: .verdict(verdict)))
    }

    // MARK: Keys

    @Test("A key does what the table says of it; one without a meaning says so")
    func keys() {
        var app = home()
        _ = app.press(.text("4"))
        #expect(app.screen.id == .journal)

        app = home()
        #expect(app.press(.text("z")) == [])
        #expect(app.notice == Notice("notice.key_does_nothing", ["key": "z"], .note))
        #expect(app.press(.key(.function(9))) == [])
        #expect(app.notice?.values == ["key": "F9"])
    }

    @Test("A notice goes with the next key")
    func noticeGoes() {
        var app = home()
        _ = app.press(.text("z"))
        _ = app.press(.key(.down))
        #expect(app.notice == nil)
    }

    @Test(
        "Full-width letters and Chinese punctuation of an input method are the keys they stand for",
        arguments: [("３", ScreenID.ledger), ("４", .journal), ("２", .start)])
    func fullWidth(text: String, screen: ScreenID) {
        var app = home()
        _ = app.press(.text(text))
        #expect(app.screen.id == screen)

        app = home()
        _ = app.press(.text("？"))
        guard case .help = app.overlay else {
            Issue.record("no help")
            return
        }
        app = home()
        _ = app.press(.text("："))
        guard case .palette = app.overlay else {
            Issue.record("no palette")
            return
        }
    }

    @Test("A Han character is no command; that the input method is on is said once")
    func inputMethod() {
        var app = answering()
        let focus = app.focus
        #expect(app.press(.text("符合1")) == [])
        #expect(app.notice?.key == "notice.input_method_is_on")
        #expect(app.focus == focus)
        #expect(app.press(.text("符")) == [])
        #expect(app.notice == nil)
    }

    @Test("A paste is no command, however much it looks like keys")
    func paste() {
        var app = answering()
        #expect(app.press(.paste("1111")) == [])
        #expect(app.notice?.key == "notice.paste_is_no_command")
        #expect(app.around.field == Fixtures.field())
    }

    @Test("Focus reports and sequences without a meaning change nothing, not even a notice")
    func ignored() {
        var app = home()
        _ = app.press(.text("z"))
        #expect(app.press(.focus(true), .ignored) == [])
        #expect(app.notice?.key == "notice.key_does_nothing")
    }

    @Test("A command that cannot act says why and does nothing")
    func obstacle() {
        var app = home()
        app.around.field = FieldState()
        app.around.home = nil
        app.answer(app.update(.resized(app.around.size)))
        #expect(app.press(.text("1")) == [])
        #expect(app.notice?.key == "notice.nothing_to_continue")
    }

    @Test("Several letters of one read are several commands, until one opens a question")
    func burst() {
        var app = answering()
        _ = app.press(.text("gjj"))
        #expect(app.focus == "T-03")
        app.go(to: "T-04")
        let effects = app.press(.text("51"))
        #expect(effects == [])
        #expect(app.prompt?.purpose == "not_checked")
    }

    // MARK: A stuck key

    @Test(
        "The same digit again within 120 ms answers nothing, after it answers the next item",
        arguments: [(Int64(0), 1), (119, 1), (120, 2), (500, 2)])
    func stuckDigit(after: Int64, answers: Int) {
        var app = answering()
        app.go(to: "T-04")
        let effects =
            app.update(.input(.text("1"), at: 5_000))
            + app.update(.input(.text("1"), at: 5_000 + after))
        #expect(effects.commands.count == answers)
    }

    @Test("A key that stays stuck answers one item however long it is held")
    func heldDigit() {
        var app = answering()
        app.go(to: "T-04")
        var effects: [AppEffect] = []
        for tick in 0..<50 {
            effects += app.update(.input(.text("1"), at: 5_000 + Int64(tick) * 33))
        }
        #expect(effects.commands == [answer("T-04", .pass)])
    }

    @Test("Another digit within 120 ms is a person's own")
    func otherDigit() {
        var app = answering()
        app.go(to: "T-04")
        let effects =
            app.update(.input(.text("1"), at: 5_000)) + app.update(.input(.text("4"), at: 5_050))
        #expect(effects.commands == [answer("T-04", .pass), answer("T-05", .pending)])
    }

    @Test("The digit that asked for a reason gives none by bouncing")
    func bouncingReason() {
        var app = answering()
        app.go(to: "T-04")
        #expect(app.update(.input(.text("5"), at: 5_000)) == [])
        #expect(app.update(.input(.text("5"), at: 5_060)) == [])
        #expect(app.prompt?.purpose == "not_checked")
        #expect(app.update(.input(.text("5"), at: 5_400)).commands.count == 1)
    }

    // MARK: Text

    @Test("While text has the keyboard letters and digits are text")
    func textFocus() {
        var app = answering()
        app.go(to: "T-03")
        _ = app.press(.key(.enter))
        #expect(app.textHasFocus)
        #expect(app.press(.text("1"), .text("。"), .text("5")) == [])
        #expect(app.answering.measuring?.text == "1。5")
        #expect(app.press(.paste(" m")) == [])
        #expect(app.answering.measuring?.text == "1。5 m")
    }

    @Test("Keys that keep their meaning in text reach the commands")
    func commandsInText() {
        var app = answering()
        app.go(to: "T-03")
        _ = app.press(.key(.enter), .key(.function(1)))
        guard case .help = app.overlay else {
            Issue.record("no help over a text field")
            return
        }
        _ = app.press(.key(.escape), .key(.function(2)))
        #expect(app.textHasFocus)
        _ = app.press(.key(.escape), .key(.escape))
        #expect(app.answering.measuring == nil)
        #expect(app.screen.id == .answering)
    }

    // MARK: Leaving

    @Test("Ctrl-C goes back and says how to leave; twice in a row it leaves")
    func interrupt() {
        var app = answering()
        #expect(app.press(.key(.control("c"))) == [])
        #expect(app.screen.id == .home)
        #expect(app.notice?.key == "notice.interrupt_again")
        #expect(app.press(.key(.control("c"))) == [.quit])
    }

    @Test("A key between two Ctrl-C makes the second a first one")
    func interruptedInterrupt() {
        var app = home()
        #expect(app.press(.key(.control("c")), .key(.down), .key(.control("c"))) == [])
    }

    @Test("Ctrl-C first takes away what lies over the screen")
    func interruptOverlay() {
        var app = answering()
        _ = app.press(.text("?"))
        #expect(app.press(.key(.control("c"))) == [])
        #expect(app.overlay == nil)
        #expect(app.screen.id == .answering)
    }

    @Test("The home screen cannot be left by going back")
    func homeStays() {
        var app = home()
        _ = app.perform(.back)
        #expect(app.screens.count == 1)
    }
}
