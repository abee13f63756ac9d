import ChecklistEngine
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

private func answer(
    _ code: String, _ verdict: Verdict, reason: String? = nil, note: String? = nil,
    place: String? = nil, author: PersonID? = nil
) -> FieldCommand {
    var request = AnswerRequest(
        item: testItem(code), input: .verdict(verdict), reason: reason, note: note, place: place)
    request.author = author
    return .answer(Fixtures.inspection, request)
}

private func measured(_ code: String, _ text: String, note: String? = nil) -> FieldCommand {
    .answer(
        Fixtures.inspection,
        AnswerRequest(item: testItem(code), input: .measurement(text), note: note))
}

@Suite("检查作答: 答案")
struct AnsweringScreenTests {
    // MARK: One key per answer

    @Test(
        "One key is one answer, and the next open item is next",
        arguments: [
            ("1", Verdict.pass), ("2", .fail), ("3", .notApplicable), ("4", .pending), ("１", .pass),
        ])
    func oneKey(key: String, verdict: Verdict) {
        var app = answering()
        app.go(to: "T-04")
        let effects = app.press(.text(key))

        #expect(effects == [.run(answer("T-04", verdict), token: 1)])
        #expect(app.focus == "T-05")
        #expect(app.screen.id == .answering)
    }

    @Test("Answering goes to the next item without an answer, over those that have one")
    func autoAdvance() {
        var app = answering()
        app.go(to: "T-04")
        app.act(.text("j"), .text("1"))
        app.go(to: "T-04")
        app.act(.text("1"))
        #expect(app.focus == "T-06")
    }

    @Test("After the last open item below, the next row is next, and the last row stays")
    func noneBelow() {
        var app = answering()
        app.go(to: "T-09")
        app.act(.text("1"))
        #expect(app.focus == "T-09")
        app.go(to: "T-01")
        app.act(.text("1"))
        #expect(app.focus == "T-03")
    }

    @Test("不涉及 on a major or compulsory item asks for the reason", arguments: ["T-01", "T-09"])
    func reasonAsked(code: String) {
        var app = answering()
        app.go(to: code)
        #expect(app.press(.text("3")) == [])
        #expect(app.prompt?.question == "prompt.not_applicable_reason")
        #expect(app.prompt?.values == ["item": code])
        let effects = app.press(.text("停业改造"), .key(.enter))
        #expect(effects == [.run(answer(code, .notApplicable, reason: "停业改造"), token: 1)])
    }

    @Test("未检查 asks for the reason, which a digit gives")
    func notChecked() {
        for (index, reason) in NotCheckedReason.onSite.enumerated() {
            var app = answering()
            app.go(to: "T-04")
            #expect(app.press(.text("5")) == [])
            #expect(
                app.press(.text(String(index + 1)))
                    == [.run(answer("T-04", .notChecked, reason: reason.rawValue), token: 1)])
            #expect(app.focus == "T-05")
        }
    }

    @Test("A failed major item opens its finding while the answer is written")
    func majorFails() {
        var app = answering()
        app.go(to: "T-01")
        let effects = app.press(.text("2"))
        #expect(effects.commands == [answer("T-01", .fail)])
        #expect(app.screen.id == .finding)
        app.carryOut(effects)
        _ = app.press(.key(.escape))
        #expect(app.screen.id == .answering)
        #expect(app.answering.inFlight.isEmpty)
        #expect(app.focus == "T-03")
    }

    @Test("A failed ordinary item opens nothing")
    func ordinaryFails() {
        var app = answering()
        app.go(to: "T-07")
        _ = app.press(.text("2"))
        #expect(app.screen.id == .answering)
    }

    @Test("0 withdraws what stands, and says so where nothing stands")
    func cleared() {
        var app = answering()
        app.go(to: "T-02")
        #expect(
            app.press(.text("0")) == [
                .run(
                    .withdraw(Fixtures.inspection, AnswerKey(item: testItem("T-02"))), token: 1)
            ])
        app.go(to: "T-04")
        #expect(app.press(.text("0")) == [])
        #expect(
            app.notice == Notice("refusal.nothing_to_withdraw", ["item": "T-04"], .warning))
    }

    // MARK: Measured items

    @Test("A measured item is not judged by a key: the hint says so", arguments: ["1", "2"])
    func measuredByKey(key: String) {
        var app = answering()
        app.go(to: "T-03")
        #expect(app.press(.text(key)) == [])
        #expect(app.notice == Notice("refusal.measured_item", ["item": "T-03"], .warning))
        #expect(app.focus == "T-03")
    }

    @Test("Enter opens the field of a measured item, Enter again records what was typed")
    func measuredByValue() {
        var app = answering()
        app.go(to: "T-03")
        #expect(app.press(.key(.enter)) == [])
        #expect(app.textHasFocus)
        #expect(app.press(.text("1"), .text(".85 m")) == [])
        #expect(app.press(.key(.enter)) == [.run(measured("T-03", "1.85 m"), token: 1)])
        #expect(!app.textHasFocus)
        #expect(app.focus == "T-04")
    }

    @Test("An empty field records nothing; Escape closes it and stays")
    func emptyField() {
        var app = answering()
        app.go(to: "T-03")
        #expect(app.press(.key(.enter), .text(" "), .key(.enter)) == [])
        #expect(!app.textHasFocus)
        #expect(app.press(.key(.enter), .text("9"), .key(.escape)) == [])
        #expect(!app.textHasFocus)
        #expect(app.screen.id == .answering)
        #expect(app.focus == "T-03")
    }

    @Test("A value that is refused comes back in its field as it was typed")
    func refusedValue() {
        var app = answering()
        app.go(to: "T-03")
        app.act(.key(.enter), .text("1,200"), .key(.enter))
        #expect(app.notice?.key == "refusal.measurement_unexpected_character")
        #expect(app.focus == "T-03")
        #expect(app.answering.measuring?.text == "1,200")
        app.act(.key(.control("u")), .text("1.2"), .key(.enter))
        #expect(app.answering.measuring == nil)
        #expect(app.focus == "T-04")
        #expect(
            app.around.field?.inspection(Fixtures.inspection)?.standing(of: testItem("T-03"))
                == .pass)
    }

    @Test("Enter on a measured item that failed opens its finding")
    func measuredFailure() {
        var app = answering()
        app.go(to: "T-03")
        app.act(.key(.enter), .text("2.4"), .key(.enter))
        app.go(to: "T-03")
        _ = app.press(.key(.enter))
        #expect(app.screen.id == .finding)
    }

    @Test("A draft is judged by a person: 1 and 2 are taken, measured or not")
    func drafts() {
        var app = answering()
        app.go(to: "T-06")
        #expect(app.press(.text("2")).commands == [answer("T-06", .fail)])

        let pack = Fixtures.pack()
        var items = pack.items
        items[2].confidence = .medium
        let drafted = Pack(
            settings: pack.settings, digest: pack.digest, sources: pack.sources,
            choiceLists: pack.choiceLists, facts: pack.facts, groups: pack.groups, items: items,
            modes: [])
        app = answering { around in
            around.sheets[Fixtures.inspection] = Sheet(
                packs: [drafted], graphs: [RelevanceGraph(drafted)],
                state: around.field?.inspection(Fixtures.inspection))
        }
        app.go(to: "T-03")
        #expect(app.press(.text("1")).commands == [answer("T-03", .pass)])
        app.go(to: "T-03")
        _ = app.press(.key(.enter))
        #expect(app.textHasFocus)
    }

    // MARK: Beside the answer

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
        #expect(
            app.press(.text("1")).commands == [answer("T-04", .pass, author: Fixtures.second)])
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

    // MARK: On the way to the disk

    @Test("An answer is in round brackets until it is durable, then in square ones")
    func inFlight() throws {
        var app = answering()
        app.go(to: "T-04")
        let effects = app.press(.text("1"))
        #expect(try #require(app.line(of: "T-04")).contains("(✓)"))
        app.carryOut(effects)
        #expect(try #require(app.line(of: "T-04")).contains("[✓]"))
        #expect(
            app.notice
                == Notice(
                    "notice.answered",
                    ["item": "T-04", "verdict": "verdict.pass", "count": "1"], .done))
    }

    @Test("An answer on its way is no open item: the next key answers another")
    func inFlightIsAnswered() {
        var app = answering()
        app.go(to: "T-04")
        let effects = app.press(.text("1"), .text("["))
        #expect(effects.commands.count == 1)
        #expect(app.focus == "T-03")
    }

    @Test("A refused answer brings the item back, with nothing in flight")
    func refused() throws {
        var app = answering()
        app.go(to: "T-04")
        _ = app.press(.text("1"), .text("G"))
        _ = app.update(.refused(token: 1, Refusal(code: "disk_full")))
        #expect(app.focus == "T-04")
        #expect(try #require(app.line(of: "T-04")).contains("[ ]"))
        #expect(app.notice?.key == "refusal.disk_full")
    }
}
