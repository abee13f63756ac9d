import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("开始检查")
struct StartScreenTests {
    @Test("Pinyin initials narrow the list, and Enter takes what is left and goes on")
    func filter() throws {
        var app = start()
        _ = app.press(.text("x"), .text("f"))
        #expect(app.start?.packs.rows == [1])
        _ = app.press(.key(.enter))
        #expect(app.start?.packs.ticked == ["fire"])
        #expect(app.start?.focus == .site)
    }

    @Test("Space ticks several packs; the request names them in the order of ticking")
    func joint() throws {
        var app = start()
        _ = app.press(.key(.down), .text(" "), .key(.up), .text("　"))
        app.fill(.site, "新单位")
        let made = try #require(request(app.press(.key(.function(5)))))
        #expect(made.packs == ["fire", "test"])
    }

    @Test("Space unticks what was ticked")
    func untick() {
        var app = start()
        _ = app.press(.text(" "), .text(" "))
        #expect(app.start?.packs.ticked == [])
    }

    @Test("What is to be known of packs is not said to be nothing while none is ticked")
    func nothingTicked() {
        var app = start()
        _ = app.press(.key(.function(3)))
        #expect(app.notice?.key == "refusal.no_packs")
    }

    @Test("Tab from an untouched filter takes no pack that nobody chose")
    func untouchedFilter() {
        var app = start()
        _ = app.press(.key(.tab))
        #expect(app.start?.packs.ticked == [])
    }

    @Test("Tab after typing takes the row that was found")
    func tabTakes() {
        var app = start()
        _ = app.press(.text("xf"), .key(.tab))
        #expect(app.start?.packs.ticked == ["fire"])
    }

    @Test("Without a pack F5 starts nothing and goes to the filter")
    func needsPack() {
        var app = start()
        app.fill(.site, "新单位")
        #expect(request(app.press(.key(.function(5)))) == nil)
        #expect(app.start?.focus == .packs)
        #expect(app.notice?.key == "start.needs_pack")
    }

    @Test("A pack and a name are enough, also where the mode asks for two officers")
    func enough() throws {
        var app = start()
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"))
        let made = try #require(request(app.press(.key(.function(5)))))
        var expected = StartRequest(
            packs: ["fire"], site: .named("新单位", creditCode: nil, address: nil), mode: .routine,
            officers: [.known(Fixtures.officer)])
        expected.facts = [:]
        #expect(made == expected)
        let status = app.start?.status(app.around, app.words)
        #expect(status == app.words("start.starting"))
    }

    @Test("The status says what signing will still need")
    func signingNeeds() throws {
        var app = start()
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"))
        let needs = app.words("start.signing_needs", ["count": "2"])
        let before = try #require(app.start?.status(app.around, app.words))
        #expect(before.contains(needs))
        app.fill(.secondOfficer, "王强")
        let after = try #require(app.start?.status(app.around, app.words))
        #expect(!after.contains(needs))
    }

    @Test("While the disk has not answered F5 starts no second inspection and Escape waits")
    func onlyOnce() {
        var app = start()
        _ = app.press(.text("xf"), .key(.enter), .text("新单位"), .key(.function(5)))
        #expect(app.press(.key(.function(5))).isEmpty)
        #expect(app.press(.key(.escape)).isEmpty)
        #expect(app.start != nil)
        _ = app.update(.refused(token: 1, Refusal(code: "unknown_pack")))
        #expect(request(app.press(.key(.function(5)))) != nil)
    }

    @Test("A started inspection opens its facts, and is laid out")
    func started() throws {
        var app = start { $0.sheets = [:] }
        _ = app.press(.text("rq"), .key(.enter), .text("东风路家常菜馆"), .key(.function(5)))
        let opened = StampedEvent(
            event: .inspectionOpened(Fixtures.opened()), stamp: Fixtures.stamp(30))
        let effects = app.update(.committed(token: 1, [opened], names: [:]))
        #expect(
            effects == [.dropDraft(StartScreen.draft), .ask(.inspection(Fixtures.inspection))])
        let facts = try #require(app.screen as? FactsScreen)
        #expect(facts.comesFromStart)
        #expect(facts.inspection == Fixtures.inspection)
    }

    @Test("What is typed is kept with each change, and comes back")
    func draft() throws {
        var app = start()
        let effects = app.press(.text("xf"), .key(.enter), .text("新单位"))
        let last = try #require(effects.last)
        #expect(last == .saveDraft(StartScreen.draft, ["packs": "fire", "site": "新单位"]))
        app.fill(.mode, "4")
        app.fill(.source, "3")
        _ = app.press(.key(.escape))

        let again = StartScreen(app.around)
        #expect(again.packs.ticked == ["fire"])
        #expect(again.text(.site) == "新单位")
        #expect(again.chosenMode?.mode == .noNotice)
        #expect(again.source.selection == 2)
        #expect(again.isRestored)
    }

    @Test("A form that is empty again keeps no draft")
    func emptyDraft() {
        var app = start()
        let effects = app.press(.key(.tab), .text("a"), .key(.backspace))
        #expect(effects.last == .dropDraft(StartScreen.draft))
    }
}
