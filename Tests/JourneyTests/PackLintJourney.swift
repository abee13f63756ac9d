import Glibc
import Testing

@Suite("Lint of checklists, by command")
struct PackLintJourney {
    /// The shipped gas checklist as a file.
    private func gas(_ desk: Desk, changing changes: [(String, String)] = []) throws -> String {
        let path = "\(desk.folder)/gas.yaml"
        #expect(try desk.run(["pack", "export", "gas", "--to", path]).status == 0)
        var text = contents(of: path)
        for (old, new) in changes { text = text.replacing(old, with: new, maxReplacements: 1) }
        try write(text, to: path)
        return path
    }

    @Test("Warnings are told, and are no fault unless somebody is strict", arguments: ["zh", "en"])
    func warnings(language: String) throws {
        let desk = try Desk()
        let file = try gas(desk, changing: [("已取得燃气经营许可证", "已取得许可证吗？")])

        let told = try desk.run(["pack", "lint", file, "--lang", language])
        #expect(told.status == 0, "\(told)")
        #expect(told.output.contains(language == "zh" ? "要求写成了问句" : "is a question"))
        #expect(told.output.contains(language == "zh" ? "提醒 " : "warnings: "))
        #expect(!told.output.contains(language == "zh" ? "没有发现问题" : "no problems"))
        #expect(try desk.run(["pack", "lint", file, "--strict"]).status == 1)
    }

    @Test("Notes are counted, and listed when somebody asks for them", arguments: ["zh", "en"])
    func notes(language: String) throws {
        let desk = try Desk()
        let file = try gas(desk)
        let counted = try desk.run(["pack", "lint", file, "--lang", language])
        #expect(counted.status == 0, "\(counted)")
        #expect(counted.output.contains("--notes"))
        #expect(!counted.output.contains(language == "zh" ? "项是草稿" : "items are drafts"))

        let listed = try desk.run(["pack", "lint", file, "--notes", "--lang", language])
        #expect(listed.output.contains(language == "zh" ? "项是草稿" : "items are drafts"))
        let codes = try desk.lines(["pack", "lint", file, "--notes"]).map {
            try $0.text("severity")
        }
        #expect(codes.last == "note")
    }

    @Test("Errors of all files come before all warnings, with their places")
    func places() throws {
        let desk = try Desk()
        let file = try gas(desk, changing: [("[C-GS-06]", "[C-GS-066]")])
        let form = "\(desk.folder)/form.csv"
        try write("type,name,label\nintger,q,问\n", to: form)

        let outcome = try desk.run(["pack", "lint", file, form, "--json"])
        #expect(outcome.status == 1)
        let lines = try outcome.lines
        #expect(
            try lines.prefix(2).map { try $0.text("code") } == [
                "unknown_seed_meant", "unknown_type_meant",
            ])
        let severities = try lines.map { try $0.text("severity") }
        #expect(severities == severities.sorted())
        #expect(try lines[1].number("line") == 2)
        #expect(try lines[1].number("row") == 2)
        #expect(try lines[1].text("column") == "A")
    }

    @Test("A list that a mapping explains is linted at the cells of the list")
    func list() throws {
        let desk = try Desk()
        let map = "\(desk.folder)/map.yaml"
        try write(
            """
            settings:
              form_id: plant-list
              form_title: {zh: 日查表, en: Daily list}
              version: "1"
              edition: 厂规
              status: draft
              jurisdiction: CN
              zone: "+08:00"
              sectors: [works]
              authorities: []
            sources:
              - {id: OWN, title: {zh: 厂规, en: Rules}, number: 一, status: in_force, confidence: verified}
            columns:
              label: {zh: 内容, en: 内容}
              basis: 依据
            constants:
              type: verdict
              name: "D-{序号}"
              violation: {zh: "不符合：{内容}", en: "Not met: {内容}"}
              rectify: {zh: 整改, en: Put it right}
              method: observe
              emphasis: ordinary
              confidence: verified

            """, to: map)
        let list = "\(desk.folder)/list.csv"
        try write("序号,内容,依据\n1,灭火器在手边吗？,OWN\n2,电箱上锁,别的\n", to: list)

        let outcome = try desk.run(["pack", "lint", list, "--map", map, "--json"])
        let told = try outcome.lines.filter { $0.has("row") }.map {
            "\(try $0.text("column"))\(try $0.number("row")) \(try $0.text("code"))"
        }
        #expect(told.first == "C3 unknown_source")
        #expect(told.contains("B2 label_asks"), "\(told)")
        #expect(outcome.status == 1)
    }
}
