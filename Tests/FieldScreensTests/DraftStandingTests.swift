import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("Drafts that could not be saved")
struct DraftStandingTests {
    @Test(
        "Why a draft is not saved is said in the status row until it is saved",
        arguments: ["disk_full", "read_only", "io"], Language.allCases)
    func said(failure: String, language: Language) throws {
        for size in [Size(rows: 24, columns: 80), Size(rows: 16, columns: 60)] {
            var app = try form(language, size: size)
            _ = app.press(.text("报警器"))
            _ = app.update(.draftsSaved(at: "10:43"))
            #expect(flat(paint(app, size)).contains("10:43"))
            let sentence = flat(app.words("status.draft_failed.\(failure)"))

            _ = app.update(.draftsFailed(failure))
            // It stays: it must not cover more than its row.
            #expect(flat(paint(app, size).surface.text(row: size.rows - 2)) == sentence)
            #expect(!flat(paint(app, size)).contains("10:43"))
            _ = app.press(.text("坏"), .key(.tab))
            #expect(flat(paint(app, size)).contains(sentence))

            _ = app.update(.draftsSaved(at: "10:44"))
            #expect(!flat(paint(app, size)).contains(sentence))
            #expect(flat(paint(app, size)).contains("10:44"))
        }
    }

    @Test("A draft that is not saved, as it looks", arguments: Language.allCases)
    func drawn(language: Language) throws {
        for size in [Size(rows: 24, columns: 80), Size(rows: 16, columns: 60)] {
            var app = try form(language, size: size)
            _ = app.press(.text("报警器"))
            _ = app.update(.draftsFailed("disk_full"))
            try expectGolden(
                paint(app, size), "draft-failed-\(sizeName(size))-\(language.rawValue)",
                language: language)
        }
    }

    @Test("What the journal says of itself does not hide that a draft is not saved")
    func journal() throws {
        var app = try form()
        _ = app.update(.draftsFailed("io"))
        _ = app.update(.journal(Fixtures.surroundings().journal))
        #expect(app.around.journal.draftFailure == "io")
        _ = app.update(.draftsSaved(at: nil))
        #expect(app.around.journal.draftFailure == nil)
    }

    @Test("A notice is read first, and the failure stands again with the next key")
    func notice() throws {
        var app = answering()
        _ = app.update(.draftsFailed("io"))
        _ = app.press(.text("z"))
        let sentence = flat(app.words("status.draft_failed.io"))
        #expect(!flat(paint(app, app.around.size)).contains(sentence))
        _ = app.press(.key(.down))
        #expect(flat(paint(app, app.around.size)).contains(sentence))
    }

    @Test("A form that is left while drafts fail is not said to be kept")
    func leavingForm() throws {
        var app = try form()
        _ = app.press(.text("报警器"))
        _ = app.update(.draftsFailed("io"))
        _ = app.press(.key(.escape))
        #expect(app.screen.id == .home)
        #expect(app.notice == nil)
        #expect(!app.around.drafts.isEmpty)
    }

    @Test("Leaving would lose it: q says so once, Ctrl-C promises no draft")
    func leaving() {
        var app = Fixtures.app(HomeScreen())
        _ = app.update(.draftsFailed("disk_full"))
        #expect(app.press(.text("q")) == [])
        #expect(app.notice?.key == "notice.quit_loses")
        #expect(app.press(.text("q")) == [.quit])

        app = Fixtures.app(HomeScreen())
        _ = app.update(.draftsFailed("disk_full"))
        _ = app.press(.key(.control("c")))
        #expect(app.notice?.key == "notice.interrupt_loses")

        app = Fixtures.app(HomeScreen())
        #expect(app.press(.text("q")) == [.quit])
    }

    private func form(
        _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80)
    ) throws -> AppModel {
        try FieldScreensTests.form("T-04", place: "后厨", language, size: size)
    }
}
