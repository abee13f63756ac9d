import TerminalTesting
import Testing

@Suite("An inspector walks each sector's checklist to its end")
struct SectorJourney {
    @Test(
        "Filter by initials, facts, one key an item, normal end; the journal verifies",
        arguments: [
            (filter: "jzsg", pack: "construction"), (filter: "xf", pack: "fire"),
            (filter: "rq", pack: "gas"), (filter: "wxhxp", pack: "hazardous-chemicals"),
            (filter: "fmks", pack: "non-coal-mines"),
        ])
    func walk(filter: String, pack: String) throws {
        let desk = try Desk()
        try desk.settle()
        let terminal = try desk.open()
        var walk = Walk(terminal)

        try walk.start(filter: filter, site: "兴旺厂", second: "王强")
        try walk.fillFacts()
        try terminal.press(Keys.f5, until: "检查作答")
        try terminal.see("the items") { $0.progress != nil }
        let count = try #require(terminal.screen.progress).of
        #expect(count >= 20)
        try walk.answerAll()
        #expect(walk.failed == 1 && walk.notApplicable == 1 && walk.notChecked == 1)
        #expect(walk.measured >= 1)
        try walk.end()

        let shown = try desk.line(["inspection", "list"])
        #expect(try shown.text("phase") == "normal")
        #expect(try shown.number("answered") >= count)
        let report = try desk.line(["inspection", "show", try shown.text("id")])
        let counts = try report.object("counts")
        #expect(try counts.number("not_checked") == 1)
        #expect(try counts.number("unanswered") == 0)
        #expect(report.description.contains("\"\(pack)/"))
        try terminal.leave()
        let verified = try desk.verify()
        #expect(try verified.flag("ok"))
        #expect(try verified.number("entries") >= count)
    }
}
