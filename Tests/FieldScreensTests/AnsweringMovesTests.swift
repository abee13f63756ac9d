import ChecklistEngine
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("检查作答: 移动与查看")
struct AnsweringMovesTests {
    // MARK: Moving

    @Test("A restart goes on at the first open item after the one answered last")
    func restart() {
        #expect(answering().focus == "T-03")
        #expect(answering(field: field([])).focus == "T-03")
        guard case .inspection(_, let last) = Fixtures.answer("T-07", .pass) else { return }
        #expect(answering(field: field([last])).focus == "T-08")
    }

    @Test("A checklist that is laid out later finds its place then")
    func restartLate() throws {
        var (app, asked) = try notLaidOut()
        #expect(app.focus == nil)
        app.answer(asked)
        #expect(app.focus == "T-03")
    }

    /// An inspection whose checklists are not laid out yet, and what the application asks for.
    private func notLaidOut() throws -> (AppModel, [AppEffect]) {
        var around = Fixtures.surroundings()
        around.sheets = [:]
        var app = AppModel(around: around, words: Fixtures.words(.zh), screen: HomeScreen())
        let state = try #require(around.field?.inspection(Fixtures.inspection))
        _ = app.carryOut([.push(AnsweringScreen(state))], from: 0)
        let asked = app.update(.resized(app.around.size))
        return (app, asked)
    }

    @Test("] and [ go to the next and previous open item, ] from the last one to the first")
    func openItems() {
        var app = answering()
        app.go(to: "T-01")
        _ = app.press(.text("]"))
        #expect(app.focus == "T-03")
        _ = app.press(.text("G"), .text("]"))
        #expect(app.focus == "T-03")
        _ = app.press(.text("]"), .text("["))
        #expect(app.focus == "T-03")
        _ = app.press(.text("["))
        #expect(app.focus == "T-03")
    }

    @Test("Tab goes to the first item of the next group, Shift-Tab of the previous one")
    func groups() {
        var app = answering()
        app.go(to: "T-05")
        _ = app.press(.key(.tab))
        #expect(app.focus == "T-09")
        _ = app.press(.key(.tab))
        #expect(app.focus == "T-09")
        _ = app.press(.key(.shiftTab))
        #expect(app.focus == "T-03")
        _ = app.press(.key(.shiftTab), .key(.shiftTab))
        #expect(app.focus == "T-01")
    }

    @Test("Pages, top and bottom stay within the list")
    func pages() {
        var app = answering(size: Size(rows: 16, columns: 60))
        _ = app.press(.key(.end))
        #expect(app.focus == "T-09")
        _ = app.press(.key(.pageDown))
        #expect(app.focus == "T-09")
        _ = app.press(.key(.pageUp), .key(.pageUp), .key(.pageUp))
        #expect(app.focus == "T-01")
    }

    @Test("f shows failures only, and again all, on the same item")
    func onlyFailures() {
        var app = answering()
        app.go(to: "T-02")
        _ = app.press(.text("f"))
        #expect(app.shown == ["T-02"])
        _ = app.press(.text("f"))
        #expect(app.shown.count == 9)
        #expect(app.focus == "T-02")
    }

    @Test("Among failures only, one that is put right leaves the list")
    func failurePutRight() {
        var app = answering()
        _ = app.press(.text("f"))
        app.act(.text("1"))
        #expect(app.shown == [])
        #expect(app.press(.text("1")) == [])
        #expect(app.notice?.key == "answering.no_failures")
    }

    @Test(
        "/ narrows the list by Han, initials, pinyin and code; empty shows all again",
        arguments: [
            ("软管", ["T-03"]), ("rg", ["T-03"]), ("ruanguan", ["T-03"]), ("T-08", ["T-08"]),
        ])
    func filter(query: String, codes: [String]) {
        var app = answering()
        _ = app.press(.text("/"), .text(query), .key(.enter))
        #expect(app.shown == codes)
        #expect(app.focus == codes[0])
        _ = app.press(.text("/"), .key(.control("u")), .key(.enter))
        #expect(app.shown.count == 9)
    }

    @Test("Where nothing matches, every key of an item says so")
    func filteredAway() {
        var app = answering()
        _ = app.press(.text("/"), .text("囍"), .key(.enter))
        #expect(app.shown == [])
        for event in [
            InputEvent.text("1"), .text("2"), .text("3"), .text("4"), .text("5"), .text("0"),
            .text("n"), .text("C"), .text("+"), .text("h"), .text("x"), .text(" "), .key(.enter),
        ] {
            #expect(app.press(event) == [])
            #expect(app.notice?.key == "answering.no_match")
            #expect(app.overlay == nil)
        }
    }

    @Test("An item that appears or goes away leaves the list in step")
    func relevance() throws {
        var app = answering()
        app.go(to: "T-09")
        app.carryOut([
            .run(.setFact(Fixtures.inspection, name: "supply_mode", value: "pipe"), token: 99)
        ])
        #expect(!app.shown.contains("T-05"))
        _ = app.update(.resized(app.around.size))
        #expect(app.focus == "T-09")
    }

    // MARK: Looking

    @Test("Space shows all that the pack says of the item")
    func detail() throws {
        var app = answering()
        app.go(to: "T-01")
        _ = app.press(.text(" "))
        let text = try #require(app.plainText)
        for part in [
            "T-01", "燃气经营许可证有效且与经营范围一致", "没有有效的燃气经营许可证", "《测试判定标准》", "4(1)",
            "现场复核符合要求",
        ] { #expect(text.contains(part)) }
    }

    @Test("The full text names the liability, and a photo that a failure still lacks")
    func liabilityAndPhoto() throws {
        var app = answering()
        app.go(to: "T-04")
        _ = app.press(.text(" "))
        let before = try #require(app.plainText)
        #expect(before.contains(app.words("detail.liability", ["text": "《测试判定标准》 99(2)"])))
        #expect(before.contains(app.words("detail.photo.on_fail")))
        #expect(!before.contains(app.words("detail.photo_missing")))

        _ = app.press(.key(.escape))
        app.act(.text("2"))
        app.go(to: "T-04")
        _ = app.press(.text(" "))
        #expect(try #require(app.plainText).contains(app.words("detail.photo_missing")))
    }

    @Test("h shows every answer that the item had, the ones taken back too")
    func history() throws {
        var app = answering()
        app.go(to: "T-04")
        app.act(.text("1"), .text("u"))
        app.go(to: "T-04")
        _ = app.press(.text("h"))
        let text = try #require(app.plainText)
        #expect(text.contains("李敏"))
        #expect(text.split(separator: "\n").count == 3)
        app = answering()
        app.go(to: "T-08")
        _ = app.press(.text("h"))
        #expect(try #require(app.plainText).contains(app.words("history.empty")))
    }

    @Test("x says why the item is asked and what a failure would be graded")
    func explanation() throws {
        var app = answering()
        app.go(to: "T-05")
        _ = app.press(.text("x"))
        #expect(try #require(app.plainText).contains("供气方式 = 单瓶；成立：供气方式 ≠ 管道"))
        _ = app.press(.key(.escape))
        app.go(to: "T-06")
        _ = app.press(.text("x"))
        #expect(try #require(app.plainText).contains(app.words("explain.no_grade_draft")))
    }

    @Test("The palette goes to an item by its code, and says why one is not asked")
    func byCode() throws {
        let piped = InspectionEvent.fact(
            FactRecorded(name: "supply_mode", value: "pipe", pack: "test"))
        var app = answering(field: field([piped]))
        #expect(!app.shown.contains("T-05"))
        _ = app.press(.text(":"), .text("t-05"), .key(.enter))
        let text = try #require(app.plainText)
        #expect(text.hasPrefix("T-05  "))
        #expect(text.contains(app.words("explain.hidden")))
        _ = app.press(.key(.escape), .text(":"), .text("T-08"), .key(.enter))
        #expect(app.focus == "T-08")
    }

    @Test("The palette goes to an item that a filter hides, and the filter ends")
    func byCodeThroughFilter() throws {
        var app = answering()
        _ = app.press(.text("f"))
        #expect(app.shown == ["T-02"])
        _ = app.press(.text(":"), .text("T-08"), .key(.enter))
        #expect(app.focus == "T-08")
        #expect(app.shown.contains("T-04"))
    }

    // MARK: Going elsewhere

    @Test("The steps of the visit are recorded one by one, the next missing one first")
    func steps() {
        var app = answering()
        _ = app.press(.text("s"))
        #expect(app.prompt?.selection == 1)
        let effects = app.press(.key(.enter))
        #expect(
            effects == [
                .run(.step(Fixtures.inspection, StepRecorded(step: .showID)), token: 1)
            ])
        app.carryOut(effects)
        #expect(app.notice?.key == "notice.step")
        #expect(app.notice?.values["step"] == "step.show_id")
    }

    @Test(
        "Other screens open above it, and q comes back to the same item",
        arguments: [
            (InputEvent.text("F"), ScreenID.facts), (.key(.function(5)), .finish),
            (.text("a"), .finding),
        ])
    func others(event: InputEvent, screen: ScreenID) {
        var app = answering()
        app.go(to: "T-04")
        _ = app.press(event)
        #expect(app.screen.id == screen)
        _ = app.perform(.back)
        if app.overlay != nil { _ = app.press(.key(.escape)) }
        #expect(app.screen.id == .answering)
        #expect(app.focus == "T-04")
    }

    @Test("+ copies the item's last finding but for the place; without one it says so")
    func samePlace() throws {
        var app = answering()
        app.go(to: "T-04")
        #expect(app.press(.text("+")) == [])
        #expect(app.notice?.key == "notice.no_finding_to_copy")
        app.go(to: "T-02")
        _ = app.press(.text("+"))
        let form = try #require(app.screen as? FindingScreen).form
        #expect(form.text(.fact) == "合同第三条空白，没有约定安检责任")
        #expect(form.text(.place) == "")
    }

    @Test("q goes back to the home screen")
    func back() {
        var app = answering()
        #expect(app.press(.text("q")) == [])
        #expect(app.screen.id == .home)
    }

    // MARK: What cannot be done now

    @Test(
        "A visit that is not open takes no answer and says why",
        arguments: [
            (suspended, "refusal.inspection_suspended"), (finished, "refusal.inspection_finished"),
        ])
    func closed(event: InspectionEvent, notice: String) {
        var app = answering(field: field([event]))
        for key in ["1", "2", "3", "4", "5", "0", "a", "+", "n", "C", "L", "u", "U", "F"] {
            #expect(app.press(.text(key)) == [])
            #expect(app.notice?.key == notice, "\(key)")
            #expect(app.screen.id == .answering)
        }
        _ = app.press(.text(" "))
        #expect(app.plainText != nil)
    }

    @Test("While the checklist is laid out, answers wait and say so")
    func layingOut() throws {
        let (opened, asked) = try notLaidOut()
        var app = opened
        #expect(asked == [.ask(.inspection(Fixtures.inspection))])
        for key in ["1", "5", "n", "x", "f", "/", "]"] {
            #expect(app.press(.text(key)) == [])
            #expect(app.notice?.key == "answering.laying_out", "\(key)")
        }
    }

    @Test("The status counts what applies, each verdict in its place", arguments: Language.allCases)
    func status(language: Language) {
        var app = answering(language)
        app.go(to: "T-04")
        app.act(.text("4"))
        _ = app.press(.key(.down))
        let text = app.screen.status(app.around, app.words)
        #expect(
            text
                == app.words(
                    "answering.counts",
                    [
                        "pass": "1", "fail": "1", "not_applicable": "0", "pending": "1",
                        "not_checked": "0", "left": "6", "mandatory": "1",
                    ]))
    }

    @Test("The sentence says the item's number, how it stands and what it asks")
    func sentence() {
        var app = answering()
        app.go(to: "T-01")
        let text = app.screen.sentence(app.around, app.words)
        for part in ["1", "9", "符合", "燃气经营许可证有效且与经营范围一致"] { #expect(text.contains(part)) }
    }
}
