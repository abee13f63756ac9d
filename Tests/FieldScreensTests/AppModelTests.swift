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

    // MARK: What lies over a screen

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
        guard case .help(let help) = app.overlay else {
            Issue.record("no help")
            return
        }
        let row = help.rows.firstIndex {
            if case .command(let command) = $0 { command.id == .goLedger } else { false }
        }
        for _ in 0..<(row ?? 0) { _ = app.press(.key(.down)) }
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

    // MARK: Answers of the session

    @Test("What is durable reaches the screen that asked, under another one too")
    func routed() {
        var app = answering()
        app.go(to: "T-04")
        let effects = app.press(.text("1"))
        _ = app.press(.text("a"))
        #expect(app.screen.id == .finding)
        #expect(app.answering.inFlight == [testItem("T-04"): .pass])
        app.carryOut(effects)

        #expect(app.screen.id == .finding)
        #expect(app.answering.inFlight.isEmpty)
        #expect(
            app.around.field?.inspection(Fixtures.inspection)?.standing(of: testItem("T-04"))
                == .pass)
    }

    @Test("A refusal reaches the screen that asked, under another one too")
    func refusedBelow() {
        var app = answering()
        app.go(to: "T-04")
        _ = app.press(.text("1"), .text("a"))
        _ = app.update(.refused(token: 1, Refusal(code: "inspection_finished")))

        #expect(app.notice?.key == "refusal.inspection_finished")
        #expect(app.screen.id == .finding)
        #expect(app.focus == "T-04")
    }

    @Test("An outcome whose screen was left belongs to nobody that came in its place")
    func leftScreen() {
        var app = answering()
        app.go(to: "T-04")
        let effects = app.press(.text("1"))
        _ = app.press(.text("q"))
        #expect(app.screen.id == .home)
        // The same inspection on a new screen: it has asked for nothing yet.
        _ = app.press(.text("1"))
        app.go(to: "T-08")
        _ = app.update(.refused(token: 1, Refusal(code: "disk_full")))
        #expect(app.focus == "T-08")

        app.carryOut(effects)
        #expect(
            app.around.field?.inspection(Fixtures.inspection)?.standing(of: testItem("T-04"))
                == .pass)
    }

    @Test("What nobody asked for is folded in all the same")
    func unasked() {
        var app = home()
        let event = Fixtures.answer("T-04", .pass)
        let stamp = Fixtures.stamp(40)
        let names = [Fixtures.contact: PersonNames(name: "改名")]
        #expect(
            app.update(
                .committed(token: 99, [StampedEvent(event: event, stamp: stamp)], names: names))
                == [])
        #expect(app.around.field?.lastStamp == stamp)
        #expect(app.around.name(Fixtures.contact) == "改名")
    }

    @Test("A workspace that is ready replaces the first start and keeps the size")
    func workspaceReady() {
        var app = Fixtures.app(
            FirstStartScreen(isForced: false), size: Size(rows: 30, columns: 100))
        let key = DraftKey("start")
        _ = app.update(
            .workspaceReady(
                Fixtures.surroundings(), notices: [Notice("notice.x"), Notice("notice.y")],
                drafts: [key: ["site": "甲"]]))
        #expect(app.screen.id == .home)
        #expect(app.around.size == Size(rows: 30, columns: 100))
        #expect(app.notice?.key == "notice.x")
        #expect(app.around.drafts[key] == ["site": "甲"])
    }

    @Test("The journal's standing keeps the check and the draft's time that it does not know")
    func journal() {
        var app = home()
        app.around.journal.draftSavedAt = "10:43"
        _ = app.update(.journalChecked(.running))
        _ = app.update(.journalFailed("disk_full"))
        #expect(app.around.journal.failure == "disk_full")
        var standing = Fixtures.surroundings().journal
        standing.size = 99
        _ = app.update(.journal(standing))
        #expect(app.around.journal.size == 99)
        #expect(app.around.journal.failure == nil)
        #expect(app.around.journal.check == .running)
        #expect(app.around.journal.draftSavedAt == "10:43")
    }

    @Test("The clock, the day and the battery come from the session")
    func clock() throws {
        var app = home()
        let tomorrow = try #require(CivilDay("2026-11-22"))
        _ = app.update(.clock(today: tomorrow, time: "00:01", battery: 12))
        #expect(app.around.today == tomorrow)
        #expect(app.around.clock == "00:01")
        #expect(paint(app, app.around.size).surface.text(row: 0).contains("12"))
    }

    // MARK: Words

    @Test("A notice's values that are keys are shown as words", arguments: Language.allCases)
    func translated(language: Language) {
        var app = answering(language)
        app.go(to: "T-04")
        app.act(.text("1"))
        #expect(app.notice?.values["verdict"] == "verdict.pass")
        let frame = paint(app, app.around.size)
        let status = frame.surface.text(row: app.around.size.rows - 2)
        #expect(status.contains(app.words("verdict.pass")))
        #expect(!status.contains("verdict."))
    }

    @Test("A failure of the journal stays in sight over every notice")
    func failureStays() {
        var app = home()
        _ = app.update(.journalFailed("disk_full"))
        _ = app.press(.text("z"))
        let status = paint(app, app.around.size).surface.text(row: 22)
        #expect(status.contains(app.words("status.failed.disk_full").prefix(6)))
    }
}
