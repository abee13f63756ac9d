import ChecklistEngine
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("检查作答: 答案之外")
struct AnsweringActsTests {
    @Test("A note belongs to an answer: it is recorded as the same answer with the note")
    func note() {
        var app = answering()
        app.go(to: "T-04")
        #expect(app.press(.text("n")) == [])
        #expect(app.notice == Notice("notice.answer_first", [:], .warning))
        app.go(to: "T-02")
        #expect(
            app.press(.text("n"), .text("已当面说明"), .key(.enter))
                == [.run(answer("T-02", .fail, note: "已当面说明"), token: 1)])
        #expect(app.focus == "T-02")
    }

    @Test("A note on a measured item keeps its value and unit")
    func noteOnValue() {
        var app = answering()
        app.go(to: "T-03")
        app.act(.key(.enter), .text("185 cm"), .key(.enter))
        app.go(to: "T-03")
        #expect(
            app.press(.text("n"), .text("量自接头"), .key(.enter)).commands
                == [measured("T-03", "1.85 m", note: "量自接头")])
    }

    @Test("The place is inherited by the answers after it, until it is emptied")
    func place() {
        var app = answering()
        #expect(app.press(.text("@"), .text("后厨"), .key(.enter)) == [])
        #expect(paint(app, app.around.size).surface.text(row: 1).contains("@ 后厨"))
        app.go(to: "T-04")
        #expect(app.press(.text("1")).commands == [answer("T-04", .pass, place: "后厨")])
        #expect(app.press(.text("4")).commands == [answer("T-05", .pending, place: "后厨")])
        _ = app.press(.text("@"), .key(.control("u")), .key(.enter))
        app.go(to: "T-07")
        #expect(app.press(.text("1")).commands == [answer("T-07", .pass)])
    }

    @Test("w switches who judges and signs, and takes in an officer who came late")
    func author() {
        var app = answering()
        #expect(app.press(.text("w"), .text("2")) == [.switchAuthor(Fixtures.second)])
        app.go(to: "T-04")
        #expect(app.press(.text("1")).commands == [answer("T-04", .pass)])
        #expect(paint(app, app.around.size).surface.text(row: 1).contains("王强"))

        var opened = Fixtures.opened()
        opened.officers = [Fixtures.officer]
        var alone = FieldState()
        alone.apply(.inspectionOpened(opened), Fixtures.stamp(1))
        app = answering(field: alone)
        let typed = app.press(
            .text("w"), .text("2"), .text("王强 3101-0050"), .key(.enter))
        let officer = PersonDraft(name: "王强", role: .officer, certificate: "3101-0050")
        #expect(typed.commands == [.addOfficer(Fixtures.inspection, .new(officer))])
    }

    @Test("A group whose premise is absent is closed with a reason")
    func closeGroup() {
        var app = answering()
        app.go(to: "T-04")
        #expect(app.press(.text("C")) == [])
        #expect(app.prompt?.values["premise_zh"] == "有厨房")
        let effects = app.press(.text("没有厨房"), .key(.enter))
        #expect(
            effects == [
                .run(
                    .closeGroup(
                        Fixtures.inspection, group: GroupKey(pack: "test", group: "kitchen"),
                        reason: "没有厨房"), token: 1)
            ])
        app.carryOut(effects)
        let state = app.around.field?.inspection(Fixtures.inspection)
        #expect(state?.standing(of: testItem("T-08")) == .notApplicable)
        #expect(app.notice?.values["count"] == "6")
    }

    @Test("A group without a premise says why it is not closed")
    func noPremise() {
        var app = answering()
        app.go(to: "T-01")
        #expect(app.press(.text("C")) == [])
        #expect(app.notice?.key == "refusal.group_has_no_premise")
    }

    @Test("L leaves the rest unchecked for one reason")
    func leaveUnchecked() {
        var app = answering()
        let effects = app.press(.text("L"), .text("8"))
        #expect(effects == [.run(.leaveUnchecked(Fixtures.inspection, .noTime), token: 1)])
        app.carryOut(effects)
        #expect(app.notice?.values["count"] == "7")
    }

    @Test("Undo and redo are commands of the journal, which say what came back")
    func undo() {
        var app = answering()
        app.go(to: "T-04")
        app.act(.text("1"))
        let undo = app.press(.text("u"))
        #expect(undo == [.run(.undo(Fixtures.inspection), token: 2)])
        app.carryOut(undo)
        #expect(app.notice == Notice("notice.withdrawn", ["item": "T-04"], .done))
        let redo = app.press(.key(.control("y")))
        #expect(redo == [.run(.redo(Fixtures.inspection), token: 3)])
        app.carryOut(redo)
        #expect(app.notice?.key == "notice.taken_back")
        // The two answers of the fixture are taken back too; then nothing is left.
        app.act(.text("u"), .text("u"), .text("u"), .text("u"))
        #expect(app.notice?.key == "refusal.nothing_to_undo")
    }
}
