import ChecklistEngine
import Fieldwork
import FormEngine
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

/// A pack with a fact of each type, and a group that hangs on one of them.
private func pack() -> Pack {
    func fact(
        _ name: String, _ type: QuestionKind, _ zh: String, _ en: String, unit: String? = nil,
        relevant: String? = nil
    ) -> Question {
        Question(
            name: name, kind: type, label: Text(zh: zh, en: en), hint: nil, unit: unit,
            relevance: relevant.map(Fixtures.expression))
    }
    func item(_ code: String, _ group: Int, relevant: String? = nil) -> ChecklistItem {
        var item = ChecklistItem(
            code: code, groupIndex: group, kind: .verdict,
            requirement: Text(zh: "要求\(code)已满足", en: "Requirement \(code) is met"),
            violation: Text(zh: "要求\(code)未满足", en: "Requirement \(code) is not met"),
            rectify: Text(zh: "整改", en: "Put it right"), emphasis: .ordinary, basis: [],
            confidence: .verified)
        item.relevance = relevant.map(Fixtures.expression)
        return item
    }
    let uses = ["餐饮", "商场", "宾馆", "学校", "医院", "养老院", "仓库", "厂房", "车库", "歌舞厅", "网吧"]
    return Pack(
        settings: PackSettings(
            id: "test", title: Text(zh: "消防检查", en: "Fire safety"), version: "1",
            edition: "2017", status: .current, jurisdiction: "CN", zone: "+08:00",
            sectors: ["fire"], authorities: []), digest: String(repeating: "b", count: 64),
        sources: [],
        choiceLists: [
            ChoiceList(
                name: "use",
                choices: uses.enumerated().map {
                    Choice(name: "u\($0 + 1)", label: Text(zh: $1, en: "Use \($0 + 1)"))
                })
        ],
        facts: [
            fact("hot_work", .yesNo, "正在动火作业", "Hot work now"),
            fact("fire_plan", .yesNo, "有动火票", "There is a permit", relevant: "${hot_work} = 'yes'"),
            fact("use", .selectMultiple(list: "use"), "使用性质（可多选）", "Use (one or more)"),
            fact("area", .decimal, "建筑面积", "Floor area", unit: "m"),
            fact("built", .date, "验收日期", "Accepted on"),
            fact("owner", .text, "产权单位", "Owner"),
        ],
        groups: [
            ChecklistGroup(
                name: "papers", label: Text(zh: "资料", en: "Papers"), relevance: nil,
                premise: nil),
            ChecklistGroup(
                name: "hot", label: Text(zh: "动火作业", en: "Hot work"),
                relevance: Fixtures.expression("${hot_work} = 'yes'"), premise: nil),
        ],
        items: [
            item("P-01", 0), item("P-02", 0, relevant: "${area} > 500"), item("H-01", 1),
            item("H-02", 1), item("H-03", 1),
        ], modes: [])
}

private func facts(
    _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80),
    comesFromStart: Bool = true, isLaidOut: Bool = true, pack: Pack = pack()
) throws -> AppModel {
    var field = FieldState()
    field.apply(.inspectionOpened(Fixtures.opened()), Fixtures.stamp(2))
    var around = Fixtures.surroundings(size: size, field: field)
    around.words = Fixtures.words(language)
    let state = try #require(field.inspection(Fixtures.inspection))
    let sheet = Sheet(packs: [pack], graphs: [FormGraph(pack.form)], state: state)
    around.sheets[Fixtures.inspection] = isLaidOut ? sheet : nil
    var app = AppModel(around: around, words: Fixtures.words(language), screen: HomeScreen())
    _ = app.carryOut([.push(FactsScreen(state, comesFromStart: comesFromStart))], from: 0)
    let asked = app.update(.resized(app.around.size))
    if isLaidOut { app.answer(asked) }
    return app
}

private func set(_ name: String, _ value: String?, token: Int) -> AppEffect {
    .run(.setFact(Fixtures.inspection, name: name, value: value), token: token)
}

extension AppModel {
    fileprivate var facts: FactsScreen? { screen as? FactsScreen }

    /// The disk answers to a fact.
    fileprivate mutating func commit(_ name: String, _ value: String?, token: Int) -> [AppEffect] {
        let fact = FactRecorded(name: name, value: value, pack: "test")
        let stamped = StampedEvent(
            event: .inspection(Fixtures.inspection, .fact(fact)), stamp: Fixtures.stamp(20 + token))
        return update(.committed(token: token, [stamped], names: [:]))
    }
}

@Suite("适用条件")
struct FactsScreenTests {
    // MARK: Choices

    @Test("A digit records a choice at once and goes to the next fact")
    func digit() throws {
        var app = try facts()
        #expect(app.press(.text("2")) == [set("hot_work", "no", token: 1)])
        #expect(app.facts?.focusedName == "use")
    }

    @Test("Keys that come before the disk answers go to one fact after the other")
    func burst() throws {
        var app = try facts()
        let effects = app.press(.text("1"), .text("2"))
        #expect(
            effects == [set("hot_work", "yes", token: 1), set("fire_plan", "no", token: 2)])
    }

    @Test("What stands already is not recorded again")
    func same() throws {
        var app = try facts()
        _ = app.press(.text("2"))
        _ = app.commit("hot_work", "no", token: 1)
        #expect(app.press(.key(.up), .text("2")).isEmpty)
        #expect(app.facts?.focusedName == "use")
    }

    @Test("Several choices are toggled one by one, and the last one taken away clears the fact")
    func several() throws {
        var app = try facts()
        _ = app.press(.key(.down))
        #expect(app.press(.text("3")) == [set("use", "u3", token: 1)])
        #expect(app.press(.text("1")) == [set("use", "u1 u3", token: 2)])
        #expect(app.press(.text("3")) == [set("use", "u1", token: 3)])
        #expect(app.press(.text("1")) == [set("use", nil, token: 4)])
        #expect(app.facts?.focusedName == "use")
    }

    @Test("A choice beyond the ninth is taken with the arrows and Enter")
    func tenth() throws {
        var app = try facts()
        _ = app.press(.key(.down), .key(.enter))
        for _ in 1..<11 { _ = app.press(.key(.right)) }
        #expect(app.press(.key(.enter)) == [set("use", "u11", token: 1)])
    }

    @Test("0 clears a choice")
    func clear() throws {
        var app = try facts()
        _ = app.press(.text("2"))
        _ = app.commit("hot_work", "no", token: 1)
        #expect(app.press(.key(.up), .text("0")) == [set("hot_work", nil, token: 2)])
    }

    @Test("A digit without a choice says how many there are and records nothing")
    func noSuchChoice() throws {
        var app = try facts()
        #expect(app.press(.text("3")).isEmpty)
        #expect(app.notice?.key == "facts.no_such_choice")
    }

    @Test("A refused value is taken off the screen and the fact has the focus again")
    func refused() throws {
        var app = try facts()
        _ = app.press(.text("1"), .key(.down))
        _ = app.update(.refused(token: 1, Refusal(code: "inspection_finished")))
        #expect(app.facts?.inFlight.isEmpty == true)
        #expect(app.facts?.focusedName == "hot_work")
    }

    // MARK: Text

    @Test("A digit opens the field of a number; Enter records it in the fact's unit")
    func number() throws {
        var app = try facts()
        _ = app.press(.key(.down), .key(.down))
        #expect(app.press(.text("0")).isEmpty)
        #expect(app.press(.text(".8 km"), .key(.enter)) == [set("area", "800", token: 1)])
        #expect(app.facts?.focusedName == "built")
    }

    @Test("What is no value stays in the field, with the reason")
    func noNumber() throws {
        var app = try facts()
        _ = app.press(.key(.down), .key(.down), .key(.enter), .text("大"), .key(.tab))
        #expect(app.facts?.field?.text == "大")
        #expect(app.notice?.key == "refusal.measurement_not_a_number")
        #expect(app.notice?.values["item"] == "建筑面积")
    }

    @Test("Tab records what was typed and goes on; Escape closes the field and records nothing")
    func tabAndEscape() throws {
        var app = try facts()
        _ = app.press(.key(.bottom), .key(.enter), .text("东风公司"))
        #expect(app.press(.key(.escape)).isEmpty)
        #expect(app.facts?.field == nil)
        let effects = app.press(.key(.enter), .text("东风公司"), .key(.tab))
        #expect(effects == [set("owner", "东风公司", token: 1)])
    }

    @Test("A day that the calendar does not have is refused")
    func day() throws {
        var app = try facts()
        _ = app.press(.key(.bottom), .key(.up), .text("2"), .text("026-02-30"), .key(.enter))
        #expect(app.notice?.key == "refusal.fact_not_a_day")
        _ = app.press(.key(.control("u")), .text("2026-02-28"))
        #expect(app.press(.key(.enter)) == [set("built", "2026-02-28", token: 1)])
    }

    // MARK: The list

    @Test("The count follows what the journal holds, not what is on its way")
    func count() throws {
        var app = try facts()
        let view = try #require(app.facts?.view(app.around))
        #expect(view.relevantCount == 1)
        _ = app.press(.text("1"))
        #expect(app.facts?.view(app.around)?.relevantCount == 1)
        _ = app.commit("hot_work", "yes", token: 1)
        #expect(app.facts?.view(app.around)?.relevantCount == 4)
        #expect(app.notice?.key == "facts.recorded")
        #expect(app.notice?.values["count"] == "4")
    }

    @Test("Each choice says how many items it would show or hide")
    func effect() throws {
        var app = try facts()
        let view = try #require(app.facts?.view(app.around))
        #expect(view.effect(of: "yes", on: "hot_work") == 3)
        _ = app.press(.text("1"))
        _ = app.commit("hot_work", "yes", token: 1)
        let now = try #require(app.facts?.view(app.around))
        #expect(now.effect(of: "no", on: "hot_work") == -3)
        #expect(now.effect(of: "", on: "owner") == 0)
    }

    @Test("A group that is hidden names the fact that hides it")
    func hidden() throws {
        let app = try facts()
        let screen = try #require(app.facts)
        let view = try #require(screen.view(app.around))
        #expect(view.hiddenGroups.map(\.group.key.group) == ["hot"])
        #expect(view.hiddenItems.map(\.row.item.code) == ["P-02"])
        let text = screen.hiddenText(view)(app.words)
        #expect(text.contains("动火作业（3 项）：正在动火作业 = 未填"))
        #expect(text.contains("建筑面积 = 未填"))
    }

    // MARK: Leaving

    @Test("F5 goes on to the items of a new inspection")
    func on() throws {
        var app = try facts()
        _ = app.press(.key(.function(5)))
        #expect(app.screen.id == .answering)
        #expect(app.screens.count == 2)
    }

    @Test("F5 in an open field records it first")
    func onFromField() throws {
        var app = try facts()
        let effects = app.press(.key(.bottom), .key(.enter), .text("东风"), .key(.function(5)))
        #expect(effects == [set("owner", "东风", token: 1)])
        #expect(app.screen.id == .answering)
    }

    @Test("F5 goes back to the items one came from")
    func back() throws {
        var app = try facts(comesFromStart: false)
        _ = app.press(.key(.function(5)))
        #expect(app.screen.id == .home)
    }

    @Test("Checklists that ask nothing are walked at once after a start")
    func nothingAsked() throws {
        let silent = Pack(
            settings: pack().settings, digest: pack().digest, sources: [], choiceLists: [],
            facts: [], groups: pack().groups.map(\.withoutCondition), items: [], modes: [])
        var app = try facts(isLaidOut: false, pack: silent)
        #expect(app.screen.id == .facts)
        let sheet = Sheet(packs: [silent], graphs: [FormGraph(silent.form)], state: nil)
        let question = FieldQuestion.inspection(Fixtures.inspection)
        let atHand = InspectionAtHand(
            state: try #require(app.around.field?.inspection(Fixtures.inspection)), sheet: sheet,
            hazards: [], history: [:])
        _ = app.update(
            .answered(
                question, .inspection(atHand, people: [], names: [:]),
                entries: app.around.journal.size))
        #expect(app.screen.id == .answering)
    }

    @Test("Before the checklists are laid out a key says so and does nothing")
    func layingOut() throws {
        var app = try facts(isLaidOut: false)
        #expect(app.press(.text("1")).isEmpty)
        #expect(app.notice?.key == "facts.laying_out")
    }

    // MARK: Pictures

    @Test("Choices and what is hidden fit every size", arguments: goldenSizes, Language.allCases)
    func drawn(size: Size, language: Language) throws {
        var app = try facts(language, size: size)
        _ = app.press(.text("2"), .text("2"), .text("9"))
        _ = app.commit("hot_work", "no", token: 1)
        try expectGolden(
            paint(app, size), "facts-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test("A number being typed has the caret in its row", arguments: goldenSizes)
    func drawnField(size: Size) throws {
        var app = try facts(size: size)
        _ = app.press(.key(.down), .key(.down), .text("6"), .text("50"))
        try expectGolden(paint(app, size), "facts-field-\(sizeName(size))-zh")
    }

    @Test("x says what the focused fact is asked for, and below it what is not asked")
    func explained() throws {
        var app = try facts()
        _ = app.press(.text("x"))
        let text = try #require(app.plainText)
        #expect(text.hasPrefix("hot_work  正在动火作业"))
        #expect(text.contains(app.words("facts.hidden_facts") + "\n有动火票"))
        #expect(text.contains("正在动火作业 = 未填；不成立：正在动火作业 = 是"))
        #expect(text.contains("P-02"))
    }

    @Test("The palette finds a fact by its text, and says why one is not asked")
    func found() throws {
        var app = try facts()
        _ = app.press(.text(":"), .text("产权"), .key(.enter))
        #expect(app.facts?.focusedName == "owner")
        _ = app.press(.text(":"), .text("动火票"), .key(.enter))
        #expect(app.plainText?.hasPrefix("fire_plan  有动火票") == true)
    }
}

extension ChecklistGroup {
    fileprivate var withoutCondition: ChecklistGroup {
        ChecklistGroup(name: name, label: label, relevance: nil, premise: premise)
    }
}
