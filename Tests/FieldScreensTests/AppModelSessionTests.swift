import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("What the session answers")
struct AppModelSessionTests {
    private func home() -> AppModel { Fixtures.app(HomeScreen()) }

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
                Fixtures.surroundings(), notices: [Notice("notice.x")],
                drafts: [key: ["site": "甲"]]))
        #expect(app.screen.id == .home)
        #expect(app.around.size == Size(rows: 30, columns: 100))
        #expect(app.notice?.key == "notice.x")
        #expect(app.around.drafts[key] == ["site": "甲"])
    }

    @Test("Several notices of an opening are all read, and the next key ends it")
    func severalNotices() {
        var app = home()
        let notices = [
            Notice("notice.torn_tail", ["bytes": "12", "seq": "16"], .warning),
            Notice("notice.drafts_kept", ["drafts": "2"]), Notice("notice.no_steps"),
        ]
        _ = app.update(.workspaceReady(Fixtures.surroundings(), notices: notices, drafts: [:]))
        for size in [app.around.size, Size(rows: 16, columns: 60)] {
            let shown = flat(paint(app, size))
            for notice in notices {
                #expect(shown.contains(flat(app.words(notice.key, notice.values))))
            }
        }
        _ = app.press(.key(.escape))
        #expect(app.overlay == nil)
    }

    @Test("The journal's standing keeps the check and the draft's time that it does not know")
    func journal() {
        var app = home()
        app.around.journal.draftSavedAt = "10:43"
        _ = app.update(.journalChecked(.running(done: 0)))
        _ = app.update(.journalFailed("disk_full"))
        #expect(app.around.journal.failure == "disk_full")
        var standing = Fixtures.surroundings().journal
        standing.size = 99
        _ = app.update(.journal(standing))
        #expect(app.around.journal.size == 99)
        #expect(app.around.journal.failure == nil)
        #expect(app.around.journal.check == .running(done: 0))
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
