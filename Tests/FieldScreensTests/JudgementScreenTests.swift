import ChecklistEngine
import Fieldwork
import FormEngine
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("结束检查: 判定规则")
struct JudgementScreenTests {
    private static func text(_ zh: String, _ en: String) -> Text { Text(zh: zh, en: en) }

    /// Two of three elements make a major hazard; a draft when its edition was replaced.
    private static func pack(isDraft: Bool) -> Pack {
        var pack = Fixtures.pack()
        func element(_ id: String, _ label: Text, _ items: [String]) -> HazardJudgement.Element {
            HazardJudgement.Element(
                id: id, label: label, kind: .composite, items: items, condition: nil, clause: id,
                confidence: nil)
        }
        pack.grading.judgements = [
            HazardJudgement(
                name: "together", label: text("重大隐患判定", "Major hazard"), source: "SRC",
                clause: nil, edition: text("2023 版", "2023 edition"), confidence: .verified,
                reviewBy: isDraft ? "GB 1-2025" : nil,
                exclusions: [
                    HazardJudgement.Exclusion(
                        name: "X2", label: text("已停业", "Out of business"),
                        condition: Fixtures.expression("${has_basement} = 'yes'"))
                ],
                elements: [
                    element("7.1", text("合同责任不明", "Duties not settled"), ["T-02"]),
                    element("7.2", text("报警装置缺失", "No gas alarm"), ["T-04"]),
                    element("7.3", text("员工不会处置", "Staff cannot act"), ["T-07"]),
                    element("7.4", text("没有对应检查项的要素", "Not on the list"), []),
                ],
                rules: [
                    HazardJudgement.Rule(
                        name: "two", label: text("要素满 2 项", "any two elements"),
                        condition: nil, counted: .all, atLeast: 2, result: .major, clause: "5")
                ])
        ]
        return pack
    }

    private func app(
        isDraft: Bool, _ failed: [String], _ language: Language = .zh,
        size: Size = Size(rows: 30, columns: 80)
    ) throws -> AppModel {
        var app = try finish(failed.map { Fixtures.answer($0, .fail) }, language, size: size)
        let pack = Self.pack(isDraft: isDraft)
        app.around.sheets[Fixtures.inspection] = Sheet(
            packs: [pack], graphs: [FormGraph(pack.form)],
            state: app.around.field?.inspection(Fixtures.inspection))
        return app
    }

    private func around(_ failed: [String]) throws -> Surroundings {
        try app(isDraft: true, failed).around
    }

    private func screen(_ app: AppModel) -> String {
        goldenText(paint(app, Size(rows: 30, columns: 80)))
    }

    @Test("Short of the rule the overview says how many elements are missing")
    func missing() throws {
        #expect(try screen(app(isDraft: false, [])).contains("再有 1 项即达到“要素满 2 项”（已有 1 项）"))
    }

    @Test("A rule that is reached says which failures made it; a draft says that it grades nothing")
    func reached() throws {
        let firm = try screen(app(isDraft: false, ["T-04"]))
        #expect(firm.contains("达到“要素满 2 项”（T-02、T-04），建议定为重大"))
        #expect(!firm.contains("草算"))

        let draft = try screen(app(isDraft: true, ["T-04"]))
        #expect(draft.contains("草算达到“要素满 2 项”，只显示，不定级"))
        let state = try #require(try app(isDraft: true, ["T-04"]).finish?.state(around(["T-04"])))
        let judged = try #require(around(["T-04"]).sheets[Fixtures.inspection]?.judgements(state))
        #expect(
            judgementLine(judged[0], Fixtures.words(.zh)).hasSuffix(
                "【草案】按 2023 版要素草算，须按 GB 1-2025 复核"))
        #expect(!draft.contains("建议定为"))
    }

    @Test("x opens the page with elements, rules and reasons", arguments: Language.allCases)
    func page(language: Language) throws {
        let size = Size(rows: 30, columns: 80)
        var app = try app(isDraft: true, ["T-04"], language)
        _ = app.press(.text("x"))
        try expectGolden(
            paint(app, size), "finish-judgement-80x30-\(language.rawValue)", language: language)
    }

    @Test("A score says what each line lost, and no band while something is open")
    func score() throws {
        var pack = Fixtures.pack()
        pack.grading.scoring = Scoring(
            label: Self.text("评分", "Score"), source: "SRC", clause: nil,
            weights: [
                Scoring.Weight(subject: .item("T-01"), points: 60),
                Scoring.Weight(subject: .item("T-02"), points: 30),
                Scoring.Weight(subject: .group("kitchen"), points: 10),
            ], bands: [Scoring.Band(name: "low", label: Self.text("较差", "poor"), atLeast: 0)])
        func scored(_ events: [Event]) throws -> Sheet.Scored {
            let state = try #require(
                try finish(events).around.field?.inspection(Fixtures.inspection))
            let sheet = Sheet(packs: [pack], graphs: [FormGraph(pack.form)], state: state)
            return try #require(sheet.scores(state).first)
        }
        let words = Fixtures.words(.zh)

        #expect(try scoreLine(scored([]), words) == "评分：70 / 100 分，还有 10 分未定，不评级")
        #expect(
            try scorePage(scored(allAnswered), words) == """
                评分：70 / 100 分，较差

                T-01：60 分，不扣
                T-02：扣 30 分（T-02 不符合）
                厨房现场：10 分，不扣
                """)
    }

    @Test("Where no list has a rule, x says so")
    func none() throws {
        var app = try finish()
        _ = app.press(.text("x"))
        #expect(app.notice?.key == "finish.no_judgement")
    }

    @Test("A finding on what made the rule is suggested as major, with the rule and its elements")
    func finding() throws {
        let around = try app(isDraft: false, ["T-04"]).around
        let sheet = try #require(around.sheets[Fixtures.inspection])
        let state = around.field?.inspection(Fixtures.inspection)
        let row = sheet.row(ItemID(pack: "test", code: "T-04"))
        let words = Fixtures.words(.zh)

        let text = suggestionText(row, sheet, state, words)
        #expect(text.contains("涉嫌重大"))
        #expect(text.contains("要素满 2 项：合同责任不明（T-02 不符合）；报警装置缺失（T-04 不符合）"))

        let draft = try app(isDraft: true, ["T-04"]).around.sheets[Fixtures.inspection]
        #expect(!suggestionText(row, draft, state, words).contains("重大"))
    }
}
