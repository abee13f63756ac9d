import ChecklistEngine
import CivilTime
import FieldTesting
import Fieldwork
import FormEngine
import FormLanguage
import InspectionModel
import TerminalTesting
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

/// A form with a choice, a number, a text that has to be filled in, and a table.
private let form: Pack = {
    func question(
        _ name: String, _ kind: QuestionKind, _ zh: String, _ en: String,
        _ rules: [FormRule: String] = [:]
    ) -> Question {
        var question = Question(name: name, kind: kind, label: Text(zh: zh, en: en))
        question.rules = rules.mapValues(Fixtures.expression)
        return question
    }
    var tanks = ChecklistGroup(
        name: "tank", label: Text(zh: "储罐", en: "Tanks"), relevance: nil, premise: nil)
    tanks.isRepeat = true
    let site = ChecklistGroup(
        name: "site", label: Text(zh: "场所", en: "The place"), relevance: nil, premise: nil)
    let questions = [
        question("open", .yesNo, "正在营业", "Open now"),
        question("staff", .integer, "在岗人数", "People at work", [.constraint: ". < 500"]),
        question("duty", .text, "值班人", "On duty", [.required: "true()"]),
        question("number", .text, "罐号", "Number"),
        question("volume", .decimal, "容积（m³）", "Volume (m³)", [.required: "true()"]),
        question("leak", .yesNo, "有渗漏", "Leaks"),
        question("total", .calculate, "", "", [.calculation: "sum(${volume})"]),
        question("seen", .note, "合计 ${total} m³，请与台账核对", "${total} m³ in all; compare"),
        question("oxygen", .quantity(unit: "%vol"), "罐内氧含量", "Oxygen in the tank"),
    ]
    return Pack(
        settings: PackSettings(
            id: "test", title: Text(zh: "罐区核对", en: "Tank check"), version: "1",
            edition: "1", status: .current, jurisdiction: "CN", zone: "+08:00", sectors: [],
            authorities: []), digest: String(repeating: "c", count: 64), sources: [],
        choiceLists: [], facts: [], groups: [site, tanks], items: [], questions: questions,
        survey: [
            SurveyRow(.group(0), in: nil), SurveyRow(.question(0), in: 0),
            SurveyRow(.question(1), in: 0), SurveyRow(.question(2), in: 0),
            SurveyRow(.group(1), in: nil), SurveyRow(.question(3), in: 1),
            SurveyRow(.question(4), in: 1), SurveyRow(.question(5), in: 1),
            SurveyRow(.question(6), in: nil), SurveyRow(.question(7), in: nil),
            SurveyRow(.question(8), in: nil),
        ], modes: [])
}()

private let tanks = RepeatKey(item: ItemID(pack: "test", code: "tank"))

private func key(_ name: String, row: Int? = nil) -> AnswerKey {
    AnswerKey(item: ItemID(pack: "test", code: name), row: row)
}

private func answered(_ name: String, _ text: String, row: Int? = nil) -> InspectionEvent {
    .answer(
        AnswerRecorded(
            key: key(name, row: row), value: .entered(EnteredValue(text: text)),
            author: Fixtures.officer, shown: name))
}

private func measured(
    _ name: String, _ text: String, _ instrument: Instrument?
) -> InspectionEvent {
    .answer(
        AnswerRecorded(
            key: key(name), value: .entered(EnteredValue(text: text, instrument: instrument)),
            author: Fixtures.officer, shown: name))
}

/// Two tanks, one of them filled in.
private let twoTanks: [InspectionEvent] = [
    .row(RowEvent(.add, 11, of: tanks, author: Fixtures.officer)),
    .row(RowEvent(.add, 12, of: tanks, author: Fixtures.officer)),
    answered("number", "T-101", row: 11), answered("volume", "50", row: 11),
    answered("leak", "no", row: 11),
]

private func app(
    _ language: Language = .zh, after events: [InspectionEvent] = [],
    size: Size = Size(rows: 24, columns: 80), isGrid: Bool = false
) throws -> AppModel {
    var field = FieldState()
    field.apply(.inspectionOpened(Fixtures.opened()), Fixtures.stamp(2))
    for (number, event) in events.enumerated() {
        field.apply(.inspection(Fixtures.inspection, event), Fixtures.stamp(3 + number))
    }
    var around = Fixtures.surroundings(size: size, field: field)
    around.words = Fixtures.words(language)
    let state = try #require(field.inspection(Fixtures.inspection))
    around.sheets[Fixtures.inspection] = Sheet(
        packs: [form], graphs: [FormGraph(form.form)], state: state)
    var app = AppModel(around: around, words: Fixtures.words(language), screen: HomeScreen())
    let screen: any Screen = isGrid ? RowsScreen(state, tanks) : QuestionsScreen(state)
    _ = app.carryOut([.push(screen)], from: 0)
    app.answer(app.update(.resized(app.around.size)))
    return app
}

private func fill(_ name: String, _ text: String, row: Int? = nil, token: Int) -> AppEffect {
    let request = FillRequest(key: key(name, row: row), text: text)
    return .run(.fill(Fixtures.inspection, request), token: token)
}

private func anew(_ events: [InspectionEvent]) throws -> AppModel { try app(after: events) }

@Suite("填报")
struct QuestionsScreenTests {
    @Test("A digit records a choice at once and goes to the next question")
    func digit() throws {
        var app = try app()
        #expect(app.press(.text("1")) == [fill("open", "yes", token: 1)])
        #expect(app.press(.text("12"), .key(.enter)) == [fill("staff", "12", token: 2)])
    }

    @Test("A number that comes in one burst is typed whole")
    func burst() throws {
        var app = try app()
        #expect(
            app.press(.text("224"), .key(.enter))
                == [fill("open", "no", token: 1), fill("staff", "24", token: 2)])
    }

    @Test("What is no answer stays in the field, with the reason")
    func wrong() throws {
        var app = try app()
        _ = app.press(.key(.down), .key(.enter), .text("很多"), .key(.enter))
        #expect((app.screen as? QuestionsScreen)?.editor.field?.text == "很多")
        #expect(app.notice?.key == "refusal.measurement_not_a_number")
    }

    @Test("Headings are passed over, a note is not answered, and 0 takes an answer back")
    func lines() throws {
        var app = try app(after: [answered("duty", "王")])
        _ = app.press(.key(.down), .key(.down))
        #expect(app.press(.text("0")) == [fill("duty", "", token: 1)])
        _ = app.press(.key(.bottom), .key(.up))
        #expect(app.press(.key(.enter)).isEmpty)
        #expect(app.notice?.key == "refusal.question_closed")
        _ = app.press(.key(.top))
        #expect(app.press(.text("1")) == [fill("open", "yes", token: 2)])
    }

    @Test("A table is opened with Enter; its rows are added, moved and taken away by a key")
    func rows() throws {
        var app = try app(after: twoTanks)
        _ = app.press(.key(.down), .key(.down), .key(.down), .key(.enter))
        #expect(app.screen.id == .rows)
        let id = Fixtures.inspection
        #expect(app.press(.text("o")) == [.run(.addRow(id, tanks, before: 12), token: 1)])
        #expect(
            app.press(.text("J")) == [.run(.moveRow(id, tanks, row: 11, before: nil), token: 2)])
        #expect(app.press(.text("K")).isEmpty)
        #expect(app.press(.text("d")) == [.run(.removeRow(id, tanks, row: 11), token: 3)])
    }

    @Test("The cells of a table are gone through with Tab and answered in place")
    func cells() throws {
        var app = try app(after: twoTanks, isGrid: true)
        _ = app.press(.key(.down), .key(.right))
        #expect(
            app.press(.text("3.5"), .key(.enter)) == [fill("volume", "3.5", row: 12, token: 1)])
        #expect(app.press(.text("1")) == [fill("leak", "yes", row: 12, token: 2)])
        _ = app.press(.key(.shiftTab))
        #expect((app.screen as? RowsScreen)?.column == 1)
    }

    @Test("An inspection without a single item is filled in, and then ended")
    func withoutItems() throws {
        var app = try app()
        let state = try #require(app.around.field?.inspection(Fixtures.inspection))
        app.answer(app.carryOut([.replace(AnsweringScreen(state))], from: 1))
        app.answer(app.update(.resized(app.around.size)))
        #expect(app.screen.id == .questions)
        _ = app.press(.key(.function(5)))
        #expect(app.screen.id == .finish)
    }

    @Test("A finished inspection is filled in no more, and says so")
    func finished() throws {
        var app = try app(after: [
            .finished(InspectionFinished(end: .normal, counts: AnswerCounts(), gaps: []))
        ])
        #expect(app.press(.text("1")).isEmpty)
        #expect(app.notice?.key == "refusal.inspection_finished")
    }

    @Test("A quantity is told with what it was measured; the next one is offered the same")
    func instrument() throws {
        var app = try app(after: [measured("oxygen", "20.9", nil)])
        _ = app.press(.text("i"))
        #expect(app.notice?.key == "questions.no_instrument")
        var request = FillRequest(key: key("oxygen"), text: "20.9")
        request.instrument = "G-7"
        request.calibratedUntil = "2027-06-30"
        #expect(
            app.press(
                .key(.bottom), .text("i"), .text("G-7"), .key(.enter), .text("2027-06-30"),
                .key(.enter)) == [.run(.fill(Fixtures.inspection, request), token: 1)])

        let named = Instrument("G-7", calibratedUntil: CivilDay("2027-06-30"))
        app = try anew([measured("oxygen", "20.9", named)])
        request.text = "21.0"
        #expect(
            app.press(.key(.bottom), .text("21.0"), .key(.enter))
                == [.run(.fill(Fixtures.inspection, request), token: 1)])
    }

    @Test("Naming the instrument keeps the note of the answer")
    func instrumentAndNote() throws {
        let noted = AnswerRecorded(
            key: key("oxygen"), value: .entered(EnteredValue(text: "20.9")),
            author: Fixtures.officer, shown: "oxygen", note: "罐口下一米")
        var app = try app(after: [.answer(noted)])
        var request = FillRequest(key: key("oxygen"), text: "20.9")
        request.instrument = "G-7"
        request.note = "罐口下一米"
        #expect(
            app.press(.key(.bottom), .text("i"), .text("G-7"), .key(.enter), .key(.enter))
                == [.run(.fill(Fixtures.inspection, request), token: 1)])
    }

    @Test("An instrument out of calibration is said so", arguments: Language.allCases)
    func outOfCalibration(language: Language) throws {
        let old = Instrument("四合一 G-7", calibratedUntil: CivilDay("2025-06-30"))
        var app = try app(language, after: [measured("oxygen", "20.9", old)])
        _ = app.press(.key(.bottom))
        try expectGolden(
            paint(app, Size(rows: 24, columns: 80)),
            "questions-instrument-80x24-\(language.rawValue)",
            language: language)
    }

    @Test("The questions", arguments: Language.allCases)
    func picture(language: Language) throws {
        let app = try app(language, after: twoTanks + [answered("open", "yes")])
        try expectGolden(
            paint(app, Size(rows: 24, columns: 80)), "questions-80x24-\(language.rawValue)",
            language: language)
    }

    @Test("The table", arguments: Language.allCases, [(24, 80), (16, 60), (30, 100)])
    func table(language: Language, size: (rows: Int, columns: Int)) throws {
        let size = Size(rows: size.rows, columns: size.columns)
        let app = try app(language, after: twoTanks, size: size, isGrid: true)
        try expectGolden(
            paint(app, size), "rows-\(size.columns)x\(size.rows)-\(language.rawValue)",
            language: language)
    }

    @Test(
        "x says where a question's value comes from, in the table too",
        arguments: Language.allCases)
    func explained(language: Language) throws {
        var list = try app(language, after: twoTanks)
        _ = list.press(.text("G"), .text("x"))
        #expect(list.plainText?.contains("sum(${volume})") != true)
        _ = list.press(.key(.escape), .text("g"), .text("j"), .text("x"))
        try expectGolden(
            paint(list, list.around.size), "explain-question-80x24-\(language.rawValue)",
            language: language)
        var grid = try app(language, after: twoTanks, isGrid: true)
        _ = grid.press(.text("j"), .key(.right), .text("x"))
        let row = language == .zh ? "（第 2 行）" : "(row 2)"
        #expect(grid.plainText?.contains(row) == true)
        #expect(grid.plainText?.contains(grid.words("explain.required")) == true)
    }

    @Test("A table without a row says how one is added")
    func empty() throws {
        let app = try app(isGrid: true)
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "rows-empty-80x24-zh")
    }
}
