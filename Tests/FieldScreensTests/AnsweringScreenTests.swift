import ChecklistEngine
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("检查作答: 答案")
struct AnsweringScreenTests {
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
