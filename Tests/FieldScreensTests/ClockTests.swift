import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("A clock that is not to be trusted")
struct ClockTests {
    private func time(_ text: String) -> WallTime { WallTime(text)! }

    private func jump(to after: String) -> ClockJump {
        ClockJump(
            before: time("2026-03-04T09:00:00.000+08:00"), after: time(after), passed: 15_000)
    }

    @Test(
        "A jump is told in plain words when it happens, and in the list of entries",
        arguments: [
            ("2026-03-04T08:00:15.000+08:00", "往回拨了 1 小时"),
            ("2026-03-04T09:25:15.000+08:00", "往前拨了 25 分钟"),
            ("2016-03-04T09:00:15.000+08:00", "往回拨了 3652 天"),
            ("2026-03-04T08:59:30.000+08:00", "往回拨了 45 秒"),
        ])
    func jumps(after: String, amount: String) {
        var app = Fixtures.app(HomeScreen())
        _ = app.update(.clockJumped(jump(to: after)))
        let notice = app.notice.map { app.words($0.key, $0.values) } ?? ""
        #expect(notice.contains("时钟被\(amount)") && notice.contains("2026-03-04 09:00"))

        let line = LogLine(
            seq: 4, time: time(after), by: Fixtures.officer, kind: "clock", leaf: "", line: "",
            events: [.unknown(kind: "clock")], jump: jump(to: after))
        #expect(entryText(line, app.around, app.words).hasPrefix("时钟被\(amount)"))
    }

    private func doubtful() -> AppModel {
        let doubt = ClockDoubt(
            newest: time("2026-11-21T12:00:00.000+08:00"),
            now: time("2026-11-21T09:00:00.000+08:00"))
        var app = answering { $0.clockDoubt = doubt }
        app.go(to: "T-04")
        return app
    }

    @Test("Earlier than the newest entry, it is confirmed once before anything is recorded")
    func confirmed() throws {
        var app = doubtful()
        #expect(app.press(.text("1")).filter(\.isAct) == [])
        guard case .prompt(let prompt)? = app.overlay else {
            Issue.record("nothing was asked")
            return
        }
        #expect(app.words(prompt.question, prompt.values).contains("早 3 小时"))
        #expect(app.press(.key(.enter)).filter(\.isAct).count == 1)
        #expect(app.around.clockDoubt == nil)
    }

    @Test("Not confirmed, nothing is recorded, the item is open again, and it is asked again")
    func notConfirmed() throws {
        var app = doubtful()
        let selected = app.screen.id
        _ = app.press(.text("1"))
        #expect(app.press(.key(.escape)).filter(\.isAct) == [])
        #expect(app.screen.id == selected && app.overlay == nil)
        #expect(app.notice?.key == "refusal.clock_not_confirmed")
        #expect(app.around.clockDoubt != nil)
        _ = app.press(.text("2"))
        #expect(app.overlay != nil)
    }
}

@Suite("A disk that takes nothing")
struct FailingDiskTests {
    @Test(
        "What was typed stays, what is wrong is said, and the same act works once the disk does",
        arguments: ["disk_full", "read_only", "io"])
    func textStays(failure: String) throws {
        var app = try form()
        _ = app.press(.text("报警器电源线已拔"))
        let first = app.press(.key(.function(5)))
        #expect(first.filter(\.isAct).count == 1)
        _ = app.update(.journalFailed(failure))
        _ = app.update(.refused(token: token(first), Refusal(code: "file_no_space")))
        #expect(app.finding?.form.text(.fact) == "报警器电源线已拔")
        let shown = flat(paint(app, app.around.size))
        #expect(shown.contains(flat(app.words("status.failed.\(failure)"))))
        #expect(shown.contains(flat(app.words("journal.failed.\(failure)"))))

        let second = app.press(.key(.function(5)))
        #expect(AppModel.draft(in: second) != nil || second.filter(\.isAct).count == 1)
        _ = app.update(.journal(Fixtures.surroundings().journal))
        #expect(app.around.journal.failure == nil)
    }
}
