import Glibc
import Testing

@Suite("Checklists as spreadsheets, by command")
struct PackFilesJourney {
    @Test("An exported checklist is changed, imported, and used for an inspection")
    func used() throws {
        let desk = try Desk()
        try desk.settle()
        let table = "\(desk.folder)/gas.md"
        #expect(try desk.run(["pack", "export", "gas", "--to", table]).status == 0)
        let text = contents(of: table).replacing("立即停止经营活动", with: "立刻停止经营")
        try write(text, to: table)

        let installed = try desk.line(["pack", "import", table, "--id", "our-gas"])
        #expect(try installed.text("pack") == "our-gas")
        #expect(try desk.lines(["pack", "list"]).contains { try $0.text("id") == "our-gas" })
        // The same once more changes nothing.
        #expect(
            try desk.line(["pack", "import", table, "--id", "our-gas"]).text("path")
                == installed.text("path"))

        let inspection = try desk.startInspection(packs: "our-gas")
        #expect(
            try desk.line(["inspection", "answer", inspection, "GAS-C-631", "pass"]).has("seq"))
        // What it compiled to may go at any time.
        #expect(unlink("\(desk.folder)/home/cache/packs/our-gas.json") == 0)
        #expect(
            try desk.line(["inspection", "answer", inspection, "GAS-C-631", "clear"]).has("seq"))
        #expect(try desk.verify().flag("ok"))
    }

    @Test("Another content of the same version is refused aloud, and so is the compulsory list")
    func refused() throws {
        let desk = try Desk()
        try desk.settle()
        let table = "\(desk.folder)/fire.md"
        #expect(try desk.run(["pack", "export", "fire", "--to", table]).status == 0)

        let same = try desk.run(["pack", "import", table, "--json"])
        #expect(same.status == 73)
        #expect(same.errors.contains("pack_same_version"))
        let reserved = try desk.run(["pack", "import", table, "--id", "compulsory-matters"])
        #expect(reserved.status != 0)
        #expect(files(in: "\(desk.folder)/home/packs") == [])
    }

    @Test("A fault stops the import with its cell, and nothing is written")
    func faults() throws {
        let desk = try Desk()
        let table = "\(desk.folder)/form.csv"
        let out = "\(desk.folder)/out.yaml"
        try write("\u{FEFF}type,name,label\nintger,q,问\n,p,\n", to: table)

        let outcome = try desk.run(["pack", "import", table, "--to", out, "--json"])

        #expect(outcome.status == 65)
        #expect(
            try outcome.lines.map { try $0.text("code") } == ["unknown_type_meant", "type_missing"])
        #expect(try outcome.lines.map { try $0.number("row") } == [2, 3])
        #expect(try outcome.lines.map { try $0.text("column") } == ["A", "A"])
        #expect(!files(in: desk.folder).contains { $0.hasSuffix("out.yaml") })
    }
}
