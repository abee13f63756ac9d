import Glibc
import Testing

@Suite("Everything is a command as well")
struct CommandLineJourney {
    // MARK: The sample

    @Test("The sample without a terminal ends with 0, its last line is the check, nothing is left")
    func headlessSample() throws {
        let desk = try Desk()
        for arguments in [["demo", "--headless"], ["demo"]] {
            let outcome = try desk.run(arguments)
            #expect(outcome.status == 0)
            let last = try Line(String(try #require(outcome.output.split(separator: "\n").last)))
            #expect(try last.flag("ok"))
            #expect(try last.number("entries") > 20)
            #expect(last.has("root"))
        }
        #expect(desk.names == [])
    }

    @Test("The sample in English is English but for what a checklist writes as a unit")
    func englishSample() throws {
        let desk = try Desk()
        let outcome = try desk.run(["demo", "--headless", "--lang", "en"])
        #expect(outcome.status == 0)
        let isHan: (Unicode.Scalar) -> Bool = { (0x4E00...0x9FFF).contains($0.value) }
        let rest = outcome.output.replacing("月", with: "").unicodeScalars.filter(isHan)
        #expect(String(String.UnicodeScalarView(rest)) == "")
    }

    // MARK: Workspaces

    @Test("A workspace is made once; where there is one already, that is 73")
    func initialise() throws {
        let desk = try Desk()
        let made = try desk.line(["init", "--name", "李敏", "--certificate", "ZF-1"])
        #expect(made.keys == ["device", "home"])
        let again = try desk.run(["init", "--name", "李敏", "--certificate", "ZF-1", "--json"])
        #expect(again.status == 73)
        #expect(try again.error.text("code") == "workspace_exists")
        let without = try desk.run(["init", "--name", "李敏", "--home", "\(desk.folder)/b"])
        #expect(without.status == 64)
        #expect(!without.errors.isEmpty && without.output.isEmpty)
    }

    @Test("Directories are for the owner alone, and so are files")
    func permissions() throws {
        let desk = try Desk()
        try desk.settle()
        var paths = ["\(desk.folder)/home"]
        while let path = paths.popLast() {
            var status = stat()
            #expect(lstat(path, &status) == 0)
            #expect(status.st_mode & 0o077 == 0, "\(path)")
            if status.st_mode & S_IFMT == S_IFDIR {
                paths += files(in: path).map { "\(path)/\($0)" }
            }
        }
    }

    @Test(
        "Without a workspace every command that needs one says so with 66",
        arguments: [
            ["inspection", "list"], ["inspection", "show", "i-0000000000000000"],
            ["inspection", "start", "--pack", "gas", "--site", "甲"], ["hazard", "list"],
            ["journal", "verify"], ["journal", "log"], ["journal", "show", "0"],
            ["journal", "status"], ["journal", "checkpoint"],
        ])
    func noWorkspace(arguments: [String]) throws {
        let desk = try Desk()
        let outcome = try desk.run(arguments + ["--json"])
        #expect(outcome.status == 66, "\(outcome)")
        #expect(outcome.output == "")
        #expect(try outcome.error.keys.isSuperset(of: ["code", "message"]))
        #expect(files(in: "\(desk.folder)/home") == [])
    }

    @Test("A word it does not know is a matter of usage, 64")
    func usage() throws {
        let desk = try Desk()
        for arguments in [["nonsense"], ["--nonsense"], ["pack", "list", "--lang", "fr"]] {
            #expect(try desk.run(arguments).status == 64, "\(arguments)")
        }
        // A group without a word prints its help.
        #expect(try desk.run(["pack"]).status == 0)
        let help = try desk.run(["--help"])
        #expect(help.status == 0)
        for code in [0, 1, 64, 65, 66, 69, 73, 74, 75, 77, 129, 143] {
            #expect(help.output.contains(" \(code) "), "\(code)")
        }
        #expect(try desk.run(["--version"]).output.hasPrefix("zhaodan "))
    }

    // MARK: Packs

    @Test("The packs are listed with what scripts rely on")
    func packs() throws {
        let desk = try Desk()
        let packs = try desk.lines(["pack", "list"])
        let ids = try packs.map { try $0.text("id") }
        #expect(
            Set(ids).isSuperset(of: [
                "hazardous-chemicals", "non-coal-mines", "gas", "fire", "construction",
            ]))
        for pack in packs {
            let expected: Set = [
                "id", "version", "digest", "title", "items", "sectors", "edition", "status",
            ]
            #expect(pack.keys.isSuperset(of: expected))
            #expect(try pack.object("title").keys == ["en", "zh"])
        }
        for (id, pack) in zip(ids, packs) {
            let shown = try desk.line(["pack", "show", id])
            #expect(shown.keys.isSuperset(of: ["facts", "sources", "items", "digest"]))
            for fact in try shown.list("facts") where try fact.text("type").hasPrefix("select") {
                #expect(try !fact.list("choices").isEmpty)
            }
            let items = try shown.list("items")
            #expect(try items.count == pack.number("items"))
            for item in items {
                #expect(
                    item.keys.isSuperset(of: [
                        "code", "section", "type", "check", "violation", "rectify", "emphasis",
                        "basis", "confidence", "draft", "seeds",
                    ]))
            }
        }
        #expect(try desk.run(["pack", "show", "nonsense", "--json"]).status == 66)
        #expect(try desk.run(["pack", "list"]).output.contains("城镇燃气检查"))
    }

    @Test("An expression is evaluated with its type; a wrong one names its column, with 65")
    func evaluation() throws {
        let desk = try Desk()
        let answers = "\(desk.folder)/answers.json"
        try write(#"{ "gas_type": "lpg", "depth": 3 }"#, to: answers)
        let yes = try desk.line(["pack", "eval", "${gas_type} = 'lpg'", "--answers", answers])
        #expect(try yes.flag("value") && yes.text("type") == "boolean")
        let sum = try desk.line(["pack", "eval", "${depth} * 2", "--answers", answers])
        #expect(try sum.number("value") == 6 && sum.text("type") == "number")
        let wrong = try desk.run(["pack", "eval", "1 + ", "--json"])
        #expect(wrong.status == 65)
        let error = try #require(try wrong.lines.first).object("error")
        #expect(error.keys.isSuperset(of: ["code", "column", "message"]))
        #expect(try desk.run(["pack", "eval", "1", "--answers", "/no/such"]).status == 66)
    }

    @Test("A pack file with faults is refused with file, line and column, with 1")
    func lint() throws {
        let desk = try Desk()
        let path = "\(desk.folder)/bad.yaml"
        try write("zhaodan: 1\npack: [\n", to: path)
        let outcome = try desk.run(["pack", "lint", path, "--json"])
        #expect(outcome.status == 1)
        let problem = try #require(try outcome.lines.first)
        #expect(problem.keys.isSuperset(of: ["file", "line", "column", "code", "message"]))
        #expect(try desk.run(["pack", "lint", "/no/such"]).status == 66)
    }
}
