import TerminalTesting
import Testing

@Suite("Who judged, who typed, who signed; when it was seen, recorded, received")
struct PeopleAndClocksJourney {
    @Test("On a shared laptop the author is the one who was named, the typist stays who types")
    func authors() throws {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection()
        _ = try desk.line(["inspection", "answer", id, "C-EN-63", "pass"])
        _ = try desk.line(["inspection", "answer", id, "C-EN-60", "fail", "--author", "王强"])
        let second = try #require(
            try desk.line(["inspection", "show", id]).list("acts").last
        ).text("author")
        _ = try desk.line(["inspection", "answer", id, "GAS-C-607a", "2.5 m", "--author", second])
        let lines = #"{"item":"C-EN-59","answer":"fail","author":"王强"}"# + "\n"
        _ = try desk.run(["inspection", "answer", id, "--from", "-", "--json"], input: lines)
        _ = try desk.line([
            "inspection", "find", id, "--item", "C-EN-60", "--place", "前厅", "--fact", "台账缺 3 日",
            "--disposition", "advice_only", "--author", "王强", "--observed-at", "2026-01-02 09:30",
        ])
        let stranger = try desk.run([
            "inspection", "answer", id, "C-EN-61", "pass", "--author", "赵某", "--json",
        ])
        #expect(stranger.status == 77)
        #expect(stranger.errors.contains("author_is_not_an_officer"))

        let show = try desk.line(["inspection", "show", id])
        let acts = try show.list("acts")
        let typists = Set(try acts.map { try $0.text("by") })
        #expect(typists.count == 1 && !typists.contains(second))
        func author(_ item: String) throws -> String? {
            try acts.first { $0.has("item") && (try? $0.text("item"))?.hasSuffix(item) == true }?
                .text("author")
        }
        #expect(try author("C-EN-63") == typists.first)
        for item in ["C-EN-60", "GAS-C-607a", "C-EN-59"] {
            #expect(try author(item) == second, "\(item)")
        }
        let finding = try #require(try acts.first { try $0.text("kind") == "finding" })
        #expect(try finding.text("author") == second)
        #expect(try finding.text("observed_at") == "2026-01-02T09:30")
        #expect(try finding.flag("synced") == false)
        #expect(try finding.number("late_minutes") > 15)
        let people = try desk.run(["inspection", "show", id]).output
        #expect(people.contains("判定 王强") && people.contains("未同步"))
        #expect(people.contains("【补录，晚"))

        let hazard = try #require(try desk.lines(["hazard", "list"]).first).text("number")
        let shown = try desk.line(["hazard", "show", hazard])
        #expect(try shown.text("observed_at") == "2026-01-02T09:30")
        #expect(
            try shown.list("events").allSatisfy {
                try $0.has("recorded_at") && !$0.flag("synced")
            })
        #expect(try desk.run(["hazard", "show", hazard]).output.contains("收到（汇总端） 未同步"))
    }

    @Test("A time that is none or still to come is refused; nothing is written")
    func times() throws {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.startInspection()
        let before = try desk.log().count
        for time in ["昨天", "2999-01-01 09:00"] {
            let refused = try desk.run([
                "inspection", "find", id, "--place", "前厅", "--fact", "x", "--violation", "y",
                "--disposition", "advice_only", "--grade", "general", "--observed-at", time,
                "--json",
            ])
            #expect(refused.errors.contains("observed_"), "\(time)")
        }
        let findings = try desk.log().filter { try $0.text("kind") == "act" }
        #expect(try desk.log().count >= before)
        #expect(!findings.contains { $0.description.contains("\"finding\"") })
    }

    @Test("What a clerk keys in is judged by the officer on the paper")
    func paper() throws {
        let desk = try Desk()
        try desk.settle()
        let id = try desk.line([
            "inspection", "start", "--pack", "gas", "--site", "甲", "--mode", "paper_entry",
            "--officer", "王强:ZF-2", "--paper-number", "纸-7", "--observed-at", "2026-01-02",
        ]).text("id")
        _ = try desk.line(["inspection", "answer", id, "GAS-C-602b", "pass"])
        let act = try #require(
            try desk.line(["inspection", "show", id]).list("acts").first)
        #expect(try act.text("author") != act.text("by"))
        #expect(try act.text("observed_at") == "2026-01-02")
    }
}
