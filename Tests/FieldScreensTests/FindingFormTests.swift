import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("隐患登记: 栏目")
struct FindingFormTests {
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

    @Test("Days ahead, typed where a day stands, stand in its place")
    func deadlineAnew() throws {
        var app = try form()
        for _ in 0..<5 { _ = app.press(.key(.tab)) }
        #expect(app.finding?.form.text(.deadline) == "2026-12-06")

        _ = app.press(.text("+"), .text("3"), .key(.enter))

        #expect(app.finding?.form.text(.deadline) == "2026-11-24")
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

    /// An inspector of another kind than the item names, on a visit with full mandate.
    private func ofAnotherKind(_ around: inout Surroundings) {
        around.profile.authorities = ["emergency"]
    }

    @Test("What others have to order begins as referred, says whose it is, and can be recorded")
    func powerOfOthers() throws {
        var app = try form(size: Size(rows: 40, columns: 80), change: ofAnotherKind)
        #expect(app.finding?.form.disposition == .referred)
        let line = app.words(
            "finding.order_is_for_others", ["authorities": "燃气管理部门"])
        #expect(flat(paint(app, app.around.size)).contains(flat(line)))

        _ = app.press(.text("报警器电源线已拔"))
        for _ in 0..<4 { _ = app.press(.key(.tab)) }
        _ = app.press(.text("3"))
        #expect(app.notice?.key == "finding.order_is_for_others")

        let effects = app.press(.key(.function(5)))
        #expect(AppModel.draft(in: effects)?.disposition == .referred)
        #expect(AppModel.draft(in: effects)?.deadline == nil)
    }

    @Test("A draft that ordered before comes back as referred where only others may order")
    func draftOfOrder() throws {
        let texts = ["disposition": "rectify_by_deadline", "fact": "报警器电源线已拔"]
        let key = DraftKey("finding-\(Fixtures.inspection)-T-04")
        let app = try form(field: Self.outside, drafts: [key: texts], change: ofAnotherKind)

        #expect(app.finding?.form.disposition == .referred)
        #expect(app.finding?.form.text(.fact) == "报警器电源线已拔")
    }

    @Test("In practice, and for a problem outside the list, everything can be ordered")
    func powerOverAll() throws {
        let practice = try form(field: Self.outside) { around in
            ofAnotherKind(&around)
            around.profile.isPractice = true
        }
        #expect(practice.finding?.form.disposition == .rectifyByDeadline)

        let outsideList = try form(nil, field: Self.outside, change: ofAnotherKind)
        #expect(outsideList.finding?.form.disposition == .rectifyByDeadline)
    }

    /// The visit's only pack is for others.
    private static var outside: FieldState {
        var opened = Fixtures.opened()
        opened.outsideMandate = ["test"]
        var field = FieldState()
        field.apply(.inspectionOpened(opened), Fixtures.stamp(1))
        return field
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
}
