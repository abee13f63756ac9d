import CanonicalJSON
import Foundation
import Glibc
import TerminalTesting
import Testing

@Suite("Forms as offices write them, by command")
struct FormJourney {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/Forms").path

    /// Answers that a form's constraints and look-ups ask for, by question.
    private static let known = [
        "code": "CR0007", "gas": "0.1", "measures": "补设接火盆两只", "watcher": "王安",
    ]

    private static let forms = [
        "cascading-sites", "confined-space-permit", "crane-shift-check", "dormitory-fire",
        "equipment-register", "hot-work-permit", "incident-report", "shop-street-walk",
        "tailings-dam-round", "training-records",
    ]

    @Test("Each form is filled in to its end by keys, and the journal verifies", arguments: forms)
    func keys(form: String) throws {
        let desk = try Desk()
        try desk.settle()
        let imported = try desk.lines(["pack", "import", "\(Self.folder)/\(form).md"]).last
        let pack = try #require(imported).text("pack")
        let terminal = try desk.open()
        var walk = Walk(terminal, isInOrder: true)

        try walk.choose(filter: pack, site: "兴旺厂", second: "王强")
        try terminal.press(Keys.f5, until: "what is asked first") {
            $0.shows("适用条件") || $0.shows("填报")
        }
        if terminal.screen.shows("适用条件") {
            try walk.fillFacts()
            try terminal.press(Keys.f5, until: "填报")
        }
        try terminal.press("g", until: "the questions") { $0.statusRow.contains("必填") }
        try walk.fillQuestions()
        try terminal.press(Keys.f5, until: "检查作答")
        try terminal.see("the items") { $0.progress != nil }
        try walk.answerAll()
        try walk.end()

        let shown = try desk.line(["inspection", "list"])
        #expect(try shown.text("phase") == "normal")
        let report = try desk.line(["inspection", "show", try shown.text("id")])
        let missing = try report.list("questions").filter { $0.has("required") && !$0.has("value") }
        #expect(missing.isEmpty, "\(missing)")
        try terminal.leave()
        #expect(try desk.verify().flag("ok"))
    }

    @Test(
        "Each form is imported, filled in to its end, exported and imported again alike",
        arguments: forms)
    func whole(form: String) throws {
        let desk = try Desk()
        try desk.settle()
        let imported = try desk.run(
            ["pack", "import", "\(Self.folder)/\(form).md", "--json"])
        try #require(imported.status == 0, "\(imported.output) \(imported.errors)")
        let first = try #require(imported.lines.last)
        let pack = try first.text("pack")

        let id = try desk.startInspection(packs: pack, facts: [])
        try fillIn(id, desk)
        let finished = try desk.run(["inspection", "finish", id, "--json"])
        #expect(finished.status == 0, "\(finished.output) \(finished.errors)")
        #expect(try desk.verify().flag("ok"))

        let table = "\(desk.folder)/again.xlsx"
        #expect(try desk.run(["pack", "export", pack, "--to", table]).status == 0)
        let again = try desk.lines(["pack", "import", table]).last
        #expect(again?.json["digest"] == first.json["digest"])
        #expect(first.has("digest"))
    }

    /// Adds a row to each free table and answers what has to be answered, as the form grows under
    /// the answers.
    private func fillIn(_ id: String, _ desk: Desk) throws {
        for _ in 0..<60 {
            let shown = try desk.line(["inspection", "show", id])
            let open =
                shown.has("questions")
                ? try shown.list("questions").first { $0.has("required") && !$0.has("value") }
                : nil
            guard let open else { break }
            let name = try #require(try open.text("question").split(separator: "/").last)
            var arguments = ["inspection", "answer", id, String(name), try answer(to: open, desk)]
            if open.has("row") { arguments += ["--row", try open.text("row")] }
            let answered = try desk.run(arguments)
            try #require(
                answered.status == 0, "\(arguments) \(answered.output) \(answered.errors)")
        }
        for item in try desk.line(["inspection", "show", id]).list("items") {
            let name: String = try item.text("item")
            for answer in ["pass", "5"] {
                if try desk.run(["inspection", "answer", id, name, answer]).status == 0 { break }
            }
        }
    }

    private func answer(to question: Line, _ desk: Desk) throws -> String {
        let name = try String(#require(try question.text("question").split(separator: "/").last))
        if let known = Self.known[name] { return known }
        if question.has("choices") {
            return try #require(try question.list("choices").first).text("name")
        }
        switch try question.text("type") {
        case "integer", "decimal", "range", "quantity": return "2"
        case "date": return "2030-01-01"
        case "time": return "09:30"
        case "dateTime": return "2030-01-01 09:30"
        case "acknowledge": return "OK"
        case "geopoint": return "39.9 116.4"
        case "geotrace", "geoshape": return "39.9 116.4; 39.8 116.4; 39.8 116.3"
        default: return "看过"
        }
    }
}
