import FieldTesting
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("主页")
struct HomeScreenTests {
    private func home(
        _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80),
        change: (inout Surroundings) -> Void = { _ in }
    ) -> AppModel {
        var around = Fixtures.surroundings(size: size)
        change(&around)
        around.home = around.field.map { field in
            Known(
                Oracle(state: field, today: around.today).home(recent: 64),
                entries: around.journal.size)
        }
        var app = AppModel(around: around, words: Fixtures.words(language), screen: HomeScreen())
        app.answer(app.update(.resized(size)))
        return app
    }

    @Test(
        "Each digit goes where its line says",
        arguments: [("1", ScreenID.answering), ("2", .start), ("3", .ledger), ("4", .journal)])
    func digits(key: String, screen: ScreenID) {
        var app = home()
        let effects = app.press(.text(key))
        #expect(app.screen.id == screen)
        #expect(effects.isEmpty || screen == .journal)
    }

    @Test("The arrows choose a line and Enter opens it", arguments: 0..<4)
    func arrows(line: Int) {
        var byArrow = home()
        for _ in 0..<line { _ = byArrow.press(.key(.down)) }
        #expect(paint(byArrow, byArrow.around.size).cursor.row == 4 + line)
        var byDigit = home()
        let opened = byArrow.press(.key(.enter))
        #expect(opened == byDigit.press(.text(String(line + 1))))
        #expect(byArrow.screen.id == byDigit.screen.id)
    }

    @Test("Home and End go to the first and last line, up stops at the first")
    func ends() {
        var app = home()
        func row() -> Int { paint(app, app.around.size).cursor.row }
        _ = app.press(.key(.end))
        #expect(row() == 12)
        _ = app.press(.key(.home), .key(.up))
        #expect(row() == 4)
    }

    @Test("Below the menu stand the newest inspections; Enter goes on with the selected one")
    func recent() {
        var app = home()
        let effects = app.press(.key(.end), .key(.enter))
        #expect(effects.isEmpty)
        #expect(app.screen.id == .answering)
    }

    @Test("/ begins an inspection with the packs to search, 6 opens the sample, q leaves")
    func others() {
        var app = home()
        #expect(app.press(.text("q")) == [.quit])
        #expect(app.press(.text("6")) == [.openSample])
        _ = app.press(.text("/"))
        #expect(app.screen.id == .start)
    }

    @Test("With nothing under way, going on says so, by digit and by Enter")
    func nothingOpen() {
        for event in [InputEvent.text("1"), .key(.enter)] {
            var app = home { $0.field = FieldState() }
            #expect(app.press(event) == [])
            #expect(app.notice?.key == "notice.nothing_to_continue")
            #expect(app.screen.id == .home)
        }
    }

    @Test("While the journal is read, what needs it waits and says so", arguments: ["1", "2", "3"])
    func stillReading(key: String) {
        var app = home { $0.field = nil }
        #expect(app.press(.text(key)) == [])
        #expect(app.notice?.key == "notice.still_reading")
        #expect(app.screen.id == .home)
    }

    @Test("Going on means the inspection touched last, a suspended one too")
    func goesOnWithLast() {
        var other = Fixtures.opened()
        other.id = InspectionID("i-0000000000000002")!
        other.siteName = "北站便利店"
        var app = home { around in
            around.field?.apply(.inspectionOpened(other), Fixtures.stamp(50))
            around.field?.apply(.inspection(other.id, suspended), Fixtures.stamp(51))
        }
        #expect(paint(app, app.around.size).surface.text(row: 4).contains("北站便利店"))
        #expect(app.press(.text("1")).isEmpty)
        #expect((app.screen as? AnsweringScreen)?.inspection == other.id)
    }

    @Test("The phase of an inspection is said in its own word", arguments: Language.allCases)
    func phases(language: Language) throws {
        let words = Fixtures.words(language)
        func text(_ events: [InspectionEvent]) throws -> String {
            phaseText(
                InspectionRow(try #require(field(events).inspection(Fixtures.inspection))), words)
        }
        func sign(_ person: PersonID) -> InspectionEvent {
            .signed(RecordSigned(report: "r", note: "n", person: person, role: "officer"))
        }
        let all = [
            try text([]), try text([suspended]), try text([finished]),
            try text([finished, sign(Fixtures.officer)]),
            try text([finished, sign(Fixtures.officer), sign(Fixtures.second)]),
        ]
        #expect(Set(all).count == 5)
        #expect(all.allSatisfy { !$0.hasPrefix("phase.") })
    }

    // MARK: Pictures

    @Test("Home with data", arguments: goldenSizes, Language.allCases)
    func withData(size: Size, language: Language) throws {
        let app = home(language, size: size)
        try expectGolden(
            paint(app, size), "home-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test("Home before anything was recorded", arguments: goldenSizes, Language.allCases)
    func empty(size: Size, language: Language) throws {
        let app = home(language, size: size) { $0.field = FieldState() }
        try expectGolden(
            paint(app, size), "home-empty-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    @Test("Home while the journal is read", arguments: Language.allCases)
    func reading(language: Language) throws {
        let app = home(language) { $0.field = nil }
        try expectGolden(
            paint(app, app.around.size), "home-reading-80x24-\(language.rawValue)",
            language: language)
    }

    @Test("Practice stands in the title of every screen")
    func practice() throws {
        let app = home { $0.profile.isPractice = true }
        #expect(
            paint(app, app.around.size).surface.text(row: 0).contains(
                app.words("title.practice")))
    }
}
