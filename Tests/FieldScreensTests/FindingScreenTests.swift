import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("隐患登记")
struct FindingScreenTests {
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
            ("outside_mandate", .disposition), ("deadline_missing", .deadline),
            ("major_needs_ground", .grade),
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

    @Test("A number that looks personal is written only when somebody says so")
    func personalNumber() throws {
        var app = try form()
        _ = app.press(.text("店长电话 13812345678"))

        #expect(AppModel.draft(in: app.press(.key(.function(5)))) == nil)
        #expect(app.overlay != nil)

        #expect(AppModel.draft(in: app.press(.text("y"))) != nil)
    }

    @Test("A row of photo numbers is taken for no personal number")
    func photoNumbers() throws {
        var app = try form()
        _ = app.press(.text("报警器电源线已拔"))
        while app.finding?.form.focus != .photos { _ = app.press(.key(.tab)) }
        _ = app.press(.text("101 102 103 104 105 106"))

        let draft = try #require(AppModel.draft(in: app.press(.key(.function(5)))))
        #expect(draft.photos.count == 6)
    }

    @Test("Arrows and Enter alone fill and submit the form")
    func arrowsAlone() throws {
        var app = try form()
        _ = app.press(.text("报警器电源线已拔"))
        for _ in 0..<20 { _ = app.press(.key(.down)) }
        #expect(app.finding?.form.focus == .submit)

        #expect(AppModel.draft(in: app.press(.key(.enter))) != nil)
    }
}
