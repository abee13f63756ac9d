import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

/// A form on the fixture's inspection, shown as the application shows it.
private func form(
    _ code: String? = "T-04", place: String? = "后厨", _ language: Language = .zh,
    size: Size = Size(rows: 24, columns: 80), field: FieldState = Fixtures.field(),
    drafts: [DraftKey: [String: String]] = [:]
) throws -> AppModel {
    var around = Fixtures.surroundings(size: size, field: field)
    around.words = Fixtures.words(language)
    around.drafts = drafts
    let state = try #require(field.inspection(Fixtures.inspection))
    let item = code.map { ItemID(pack: "test", code: $0) }
    let screen = FindingScreen(state, item: item, place: place, around)
    var app = AppModel(around: around, words: Fixtures.words(language), screen: HomeScreen())
    _ = app.carryOut([.push(screen)], from: 0)
    return app
}

extension AppModel {
    fileprivate var finding: FindingScreen? { screen as? FindingScreen }

    /// The finding that the effects ask to record.
    fileprivate static func draft(in effects: [AppEffect]) -> FindingDraft? {
        for case .run(.recordFinding(_, let draft), _) in effects { return draft }
        return nil
    }
}

@Suite("隐患登记")
struct FindingScreenTests {
    @Test("A new form brings along what the pack and the walk know")
    func prefilled() throws {
        let form = try #require(try form().finding).form

        #expect(form.focus == .fact)
        #expect(form.text(.violation) == "可燃气体报警装置没有安装或不能运行")
        #expect(form.text(.place) == "后厨")
        #expect(form.text(.rectify) == "按要求整改")
        #expect(form.text(.deadline) == "2026-12-06")
        #expect(form.grade == .byCriterion)
        #expect(form.disposition == .rectifyByDeadline)
    }

    @Test("The fact of a measured item begins with the value and the limit")
    func measuredFact() throws {
        var field = Fixtures.field()
        let item = ItemID(pack: "test", code: "T-03")
        let value = AnswerValue.measured(
            MeasuredValue(value: "2.60", unit: "m"),
            limit: LimitShown(expression: ". <= 2.0", text: "≤ 2.0 m", unit: "m"), verdict: .fail)
        let answer = AnswerRecorded(
            key: AnswerKey(item: item), value: value, author: Fixtures.officer, shown: "")
        field.apply(.inspection(Fixtures.inspection, .answer(answer)), Fixtures.stamp(40))

        let form = try #require(try form("T-03", field: field).finding).form

        #expect(form.text(.fact) == "实测 2.60 m，限值 ≤ 2.0 m。")
    }

    @Test("What is typed is a draft with every key, and F5 records it and drops the draft")
    func recorded() throws {
        var app = try form()

        let typing = app.press(.text("报警器电源线已拔"))
        #expect(
            typing.contains {
                if case .saveDraft(let key, let texts) = $0 {
                    key.name == "finding-i-0000000000000001-T-04" && texts["fact"] == "报警器电源线已拔"
                } else {
                    false
                }
            })
        let effects = app.press(.key(.function(5)))
        let draft = try #require(AppModel.draft(in: effects))
        #expect(draft.fact == "报警器电源线已拔")
        #expect(draft.place == "后厨")
        #expect(draft.disposition == .rectifyByDeadline)
        #expect(draft.deadline == CivilDay("2026-12-06"))
        #expect(draft.grade == .byCriterion)
        #expect(draft.id == nil)

        var finding = FindingRecorded(
            id: FindingID("f-0000000000000009")!, number: "K7-2026-0003", item: draft.item,
            place: draft.place, author: Fixtures.officer, violation: draft.violation,
            fact: draft.fact, basis: [], disposition: draft.disposition,
            hazard: HazardID("h-0000000000000009")!)
        finding.deadline = draft.deadline
        let stamped = StampedEvent(
            event: .inspection(Fixtures.inspection, .finding(finding)), stamp: Fixtures.stamp(41))
        let after = app.update(.committed(token: token(effects), [stamped], names: [:]))

        #expect(after == [.dropDraft(DraftKey("finding-i-0000000000000001-T-04"))])
        #expect(app.screen.id == .home)
        #expect(
            app.notice
                == Notice("notice.finding_recorded", ["number": "K7-2026-0003"], .done))
    }

    @Test("While a finding is being written nothing is typed, sent twice or left")
    func beingWritten() throws {
        var app = try form()
        _ = app.press(.text("报警器电源线已拔"), .key(.function(5)))

        let effects = app.press(.key(.function(5)), .text("x"), .key(.escape))

        #expect(AppModel.draft(in: effects) == nil)
        #expect(app.screen.id == .finding)
        #expect(app.finding?.form.text(.fact) == "报警器电源线已拔")
        #expect(app.notice?.key == "finding.saving")
    }

    @Test("A missing fact is refused with the cursor in its field")
    func missingFact() throws {
        var app = try form()
        _ = app.press(.key(.tab))

        let effects = app.press(.key(.control("s")))

        #expect(AppModel.draft(in: effects) == nil)
        #expect(app.finding?.form.focus == .fact)
        #expect(app.notice?.key == "refusal.fact_missing")
    }

    @Test(
        "A refusal of the journal puts the cursor where something is missing",
        arguments: [
            ("place_missing", FindingForm.Field.place), ("no_power_to_order", .disposition),
            ("deadline_missing", .deadline), ("major_needs_ground", .grade),
        ])
    func refused(code: String, field: FindingForm.Field) throws {
        var app = try form()
        _ = app.press(.text("报警器电源线已拔"))
        let effects = app.press(.key(.function(5)))

        _ = app.update(.refused(token: token(effects), Refusal(code: code)))

        #expect(app.finding?.form.focus == field)
        #expect(app.finding?.isSubmitting == false)
        #expect(app.notice?.key == "refusal.\(code)")
    }

    @Test("Esc keeps a touched form as a draft and says so; an untouched one just closes")
    func leaving() throws {
        var touched = try form()
        _ = touched.press(.text("报警器"))
        let kept = touched.press(.key(.escape))
        #expect(touched.screen.id == .home)
        #expect(touched.notice?.key == "notice.draft_kept")
        #expect(kept.count == 1)

        var untouched = try form()
        #expect(untouched.press(.key(.escape)) == [])
        #expect(untouched.notice == nil)
    }

    @Test("Opening the form again brings the draft back, with its choices and its field")
    func restored() throws {
        var app = try form()
        _ = app.press(.text("报警器"), .key(.tab), .key(.tab), .key(.tab), .text("2"))
        let drafts = app.around.drafts

        let again = try form(drafts: drafts)

        #expect(again.notice?.key == "notice.draft_restored")
        let form = try #require(again.finding).form
        #expect(form.text(.fact) == "报警器")
        #expect(form.grade == .general)
        #expect(form.focus == .grade)
    }

    @Test(
        "A day is typed as days from today, or at once",
        arguments: [
            ("+3", "2026-11-24"), ("+30", "2026-12-21"), ("0", "2026-11-21"), ("＋７", "2026-11-28"),
            ("2027-01-05", "2027-01-05"), ("+", nil), ("12/6", nil), ("+99999", nil),
        ])
    func deadlines(typed: String, day: String?) {
        #expect(deadlineDay(typed, today: Fixtures.today)?.text == day)
    }

    @Test("Leaving the deadline writes the day out")
    func deadlineWrittenOut() throws {
        var app = try form()
        for _ in 0..<5 { _ = app.press(.key(.tab)) }
        #expect(app.finding?.form.focus == .deadline)

        _ = app.press(.key(.control("u")), .text("+3"), .key(.enter))

        #expect(app.finding?.form.text(.deadline) == "2026-11-24")
        #expect(app.finding?.form.focus == .rectify)
    }

    @Test("A day that is past is refused")
    func pastDeadline() throws {
        var app = try form()
        _ = app.press(.text("报警器"))
        for _ in 0..<5 { _ = app.press(.key(.tab)) }

        let effects = app.press(
            .key(.control("u")), .text("2026-11-20"), .key(.function(5)))

        #expect(AppModel.draft(in: effects) == nil)
        #expect(app.notice?.key == "finding.deadline_past")
    }

    @Test("Correction on the spot needs before, after and a named officer")
    func correctedOnSpot() throws {
        var app = try form()
        _ = app.press(.text("报警器电源线已拔"))
        for _ in 0..<4 { _ = app.press(.key(.tab)) }
        _ = app.press(.text("1"))
        #expect(app.finding?.form.fields.contains(.deadline) == false)

        _ = app.press(.key(.function(5)))
        #expect(app.finding?.form.focus == .before)
        _ = app.press(.text("电源线悬空"), .key(.enter), .text("P-0912"), .key(.function(5)))
        #expect(app.finding?.form.focus == .confirmer)
        #expect(app.notice?.key == "finding.confirmer_missing")

        let effects = app.press(.text("2"), .key(.function(5)))
        let draft = try #require(AppModel.draft(in: effects))
        #expect(draft.disposition == .correctedOnSpot)
        #expect(draft.before == "电源线悬空")
        #expect(draft.after == "P-0912")
        #expect(draft.confirmedBy == Fixtures.second)
        #expect(draft.deadline == nil)
    }

    @Test("Without power over the sector no order can be chosen, and the digit says why")
    func noPower() throws {
        var app = try form(field: Fixtures.field(mandate: .recordOnly))
        #expect(app.finding?.form.disposition == .referred)
        for _ in 0..<4 { _ = app.press(.key(.tab)) }

        _ = app.press(.text("2"))

        #expect(app.finding?.form.disposition == .referred)
        #expect(app.notice?.key == "finding.no_order_without_mandate")
    }

    @Test("Suspected major by a person needs a written reason")
    func manualMajor() throws {
        var app = try form()
        _ = app.press(.text("报警器"), .key(.tab), .key(.tab), .key(.tab), .text("3"))

        _ = app.press(.key(.function(5)))
        #expect(app.finding?.form.focus == .gradeReason)
        let effects = app.press(.text("多处同时失效"), .key(.function(5)))

        #expect(AppModel.draft(in: effects)?.grade == .suspectedMajor(reason: "多处同时失效"))
    }

    @Test("Outside the list the person says what fails, and there is no criterion")
    func outsideTheList() throws {
        var app = try form(nil)
        #expect(app.finding?.form.focus == .violation)
        #expect(app.finding?.form.grade == .general)

        _ = app.press(
            .text("安全出口堆放杂物"), .key(.enter), .text("堆放纸箱 12 只"), .key(.tab), .key(.tab),
            .key(.tab), .text("1"))
        #expect(app.notice?.key == "finding.no_criterion_outside")
        for _ in 0..<2 { _ = app.press(.key(.tab)) }
        let effects = app.press(.text("+7"), .key(.function(5)))

        let draft = try #require(AppModel.draft(in: effects))
        #expect(draft.item == nil)
        #expect(draft.violation == "安全出口堆放杂物")
        #expect(draft.deadline == CivilDay("2026-11-28"))
    }

    @Test("An item with a finding here offers to amend it: the same id, the grade left alone")
    func amended() throws {
        var app = try form("T-02", place: "前厅收银台")
        #expect(app.overlay != nil)
        _ = app.press(.text("1"), .text("，第四条也空白"))

        let effects = app.press(.key(.function(5)))

        let draft = try #require(AppModel.draft(in: effects))
        #expect(draft.id == FindingID("f-0000000000000001"))
        #expect(draft.fact == "合同第三条空白，没有约定安检责任，第四条也空白")
        #expect(app.finding?.form.fields.contains(.grade) == false)
    }

    @Test("Or another one is recorded instead")
    func anotherOne() throws {
        var app = try form("T-02", place: "前厅收银台")

        _ = app.press(.text("2"), .text("另一份合同也空白"))

        let effects = app.press(.key(.function(5)))
        let draft = try #require(AppModel.draft(in: effects))
        #expect(draft.id == nil)
        #expect(draft.fact == "另一份合同也空白")
    }

    @Test("At another place the item gets a finding of its own")
    func elsewhere() throws {
        let app = try form("T-02", place: "后厨")

        #expect(app.overlay == nil)
        #expect(app.finding?.form.rules.amended == nil)
    }

    @Test("A copy brings everything but the place, and asks for that")
    func copied() throws {
        let around = Fixtures.surroundings()
        let state = try #require(around.field?.inspection(Fixtures.inspection))
        let finding = try #require(state.findingsInOrder.first).recorded

        let form = FindingScreen(state, copying: finding, around).form

        #expect(form.focus == .place)
        #expect(form.text(.place) == "")
        #expect(form.text(.fact) == finding.fact)
        #expect(form.text(.violation) == finding.violation)
        #expect(form.text(.deadline) == "2026-12-06")
        #expect(form.disposition == .rectifyByDeadline)
        #expect(form.grade == .general)
        #expect(form.rules.amended == nil)
    }

    @Test("A number that looks personal is written only when somebody says so")
    func personalNumber() throws {
        var app = try form()
        _ = app.press(.text("店长电话 13812345678"))

        #expect(AppModel.draft(in: app.press(.key(.function(5)))) == nil)
        #expect(app.overlay != nil)

        #expect(AppModel.draft(in: app.press(.text("y"))) != nil)
    }

    @Test(
        "Card and mobile numbers are known from other numbers",
        arguments: [
            ("13812345678", true), ("138 1234 5678", true), ("11010519491231002X", true),
            ("110105194912310021", true), ("2.60 m，限值 2.0 m", false), ("12345678901", false),
            ("合同 2026-11-21 第 3 条", false), ("", false),
        ])
    func personalNumbers(text: String, isPersonal: Bool) {
        #expect(holdsPersonalNumber(text) == isPersonal)
    }

    @Test("Arrows and Enter alone fill and submit the form")
    func arrowsAlone() throws {
        var app = try form()
        _ = app.press(.text("报警器电源线已拔"))
        for _ in 0..<20 { _ = app.press(.key(.down)) }
        #expect(app.finding?.form.focus == .submit)

        #expect(AppModel.draft(in: app.press(.key(.enter))) != nil)
    }

    @Test(
        "The field with the keyboard stands above the last quarter of the screen",
        arguments: goldenSizes)
    func upperPart(size: Size) throws {
        var app = try form(size: size)
        _ = app.press(.text("报警器"))
        for _ in 0..<4 { _ = app.press(.key(.tab)) }
        _ = app.press(.text("1"))

        for _ in FindingForm.Field.allCases {
            let frame = paint(app, size)
            #expect(frame.cursor.row < (size.rows * 3 + 3) / 4)
            _ = app.press(.key(.tab))
        }
    }

    @Test(
        "At any size every field is drawn whole cells only, with the cursor in the form",
        arguments: [16, 23, 60], [60, 99, 100, 200])
    func anySize(rows: Int, columns: Int) throws {
        let size = Size(rows: rows, columns: columns)
        for language in Language.allCases {
            var app = try form("T-06", place: "后厨", language, size: size)
            _ = app.press(.text("两种气源同室使用，阀门未关；"))
            for _ in 0..<4 { _ = app.press(.key(.tab)) }
            _ = app.press(.text("1"))
            for _ in FindingForm.Field.allCases {
                let frame = paint(app, size)
                #expect(frame.surface.violation == nil)
                #expect((3..<rows - 2).contains(frame.cursor.row))
                _ = app.press(.key(.shiftTab))
            }
        }
    }

    // MARK: Pictures

    @Test("A new finding", arguments: goldenSizes, Language.allCases)
    func drawn(size: Size, language: Language) throws {
        var app = try form("T-04", place: "后厨", language, size: size)
        _ = app.press(.text("报警器电源线已拔，指示灯不亮；员工称停用约两周"))
        try expectGolden(
            paint(app, size), "finding-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test("Correction on the spot, the last field in sight")
    func drawnCorrected() throws {
        var app = try form("T-06")
        _ = app.press(.text("两种气源同室使用"))
        for _ in 0..<4 { _ = app.press(.key(.tab)) }
        _ = app.press(.text("1"), .key(.tab), .key(.tab))
        try expectGolden(
            paint(app, Size(rows: 24, columns: 80)), "finding-corrected-80x24-zh")
    }

    @Test("Amending, without power to order")
    func drawnAmending() throws {
        var app = try form("T-02", place: "前厅收银台", field: Fixtures.field(mandate: .recordOnly))
        _ = app.press(.text("1"))
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "finding-amending-80x24-zh")
    }
}

/// The token of the only act that effects ask for.
func token(_ effects: [AppEffect]) -> Int {
    for effect in effects {
        switch effect {
        case .run(_, let token), .sign(_, _, let token): return token
        default: continue
        }
    }
    return -1
}
