import Glibc
import TerminalTesting
import Testing

@Suite("Everything is a command as well")
struct CommandLineJourney {
    private func settled() throws -> (desk: Desk, inspection: String) {
        let desk = try Desk()
        try desk.settle()
        return (desk, try desk.startInspection())
    }

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
        #expect(try desk.run(["--help"]).status == 0)
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

    // MARK: Inspections

    @Test("Starting answers with id, number, packs and entry; what is missing is said beside")
    func start() throws {
        let desk = try Desk()
        try desk.settle()
        let outcome = try desk.run([
            "inspection", "start", "--pack", "gas", "--site", "甲", "--json",
        ])
        #expect(outcome.status == 0)
        let line = try #require(try outcome.lines.first)
        #expect(line.keys.isSuperset(of: ["id", "packs", "seq"]))
        #expect(try line.text("id").hasPrefix("i-"))
        #expect(try line.list("packs").allSatisfy { $0.keys == ["digest", "id"] })
        #expect(outcome.errors.contains("2 名执法人员"))
        for wrong in [["--pack", "nonsense"], ["--pack", "gas", "--fact", "nonsense=1"]] {
            let refused = try desk.run(["inspection", "start", "--site", "甲", "--json"] + wrong)
            #expect(refused.status == 66)
        }
        let mode = try desk.run([
            "inspection", "start", "--pack", "gas", "--site", "甲", "--mode", "nonsense", "--json",
        ])
        #expect(mode.status == 65)
    }

    @Test("Answers, notes, reasons, measurements and their withdrawal are acknowledged")
    func answers() throws {
        let (desk, id) = try settled()
        let given = [
            ["C-EN-63", "pass"], ["C-EN-60", "fail", "--note", "台账缺 3 日"],
            ["C-EN-59", "not_applicable", "--reason", "无从业人员"],
            ["GAS-C-631", "not_checked", "--reason", "no_instrument"],
            ["gas/GAS-C-607a", "1.5 m"], ["C-EN-63", "clear"],
        ]
        for arguments in given {
            let line = try desk.line(["inspection", "answer", id] + arguments)
            #expect(line.keys.isSuperset(of: ["item", "seq", "status"]))
            #expect(try line.text("status") == "recorded")
        }
        for (arguments, status) in [
            (["NO-SUCH", "pass"], 66), (["GAS-C-607a", "pass"], 77), (["GAS-C-607a", "3 kg"], 65),
            (["C-EN-63", "not_checked", "--reason", "nonsense"], 65),
        ] {
            let refused = try desk.run(["inspection", "answer", id, "--json"] + arguments)
            #expect(refused.status == status, "\(arguments)")
            #expect(try refused.error.keys.isSuperset(of: ["code", "message"]))
        }
        #expect(try desk.run(["inspection", "answer", id, "--json"]).status == 64)
    }

    @Test("A refused command says what, why, what is safe and what to do, in both languages")
    func refusal() throws {
        let (desk, id) = try settled()
        let chinese = try desk.run(["inspection", "finish", id])
        #expect(chinese.status == 77)
        #expect(chinese.output == "")
        #expect(chinese.errors.contains("不能"))
        let english = try desk.run(["inspection", "finish", id, "--lang", "en"])
        #expect(english.status == 77)
        #expect(english.errors.unicodeScalars.allSatisfy { $0.value < 0x3000 })
        let code = try desk.run(["inspection", "finish", id, "--json"]).error.text("code")
        #expect(code.allSatisfy { $0.isLowercase || $0 == "_" })
    }

    @Test("Findings become hazards, listed and shown in the shape scripts rely on")
    func hazards() throws {
        let (desk, id) = try settled()
        let found = try desk.line([
            "inspection", "find", id, "--place", "后厨", "--fact", "软管无管卡", "--violation",
            "软管连接处没有管卡", "--grade", "general", "--deadline", "+15",
        ])
        #expect(found.keys.isSuperset(of: ["finding", "hazard", "number", "seq", "status"]))
        let listed = try desk.line(["hazard", "list"])
        #expect(
            listed.keys.isSuperset(of: [
                "id", "site", "number", "grade", "grade_status", "state", "source", "found_at",
                "deadline", "overdue", "listed", "repeat_count",
            ]))
        #expect(try listed.text("id") == found.text("hazard"))
        for name in [try found.text("hazard"), try listed.text("number")] {
            #expect(try desk.line(["hazard", "show", name]).list("grades").count >= 1)
        }
        #expect(try desk.run(["hazard", "show", "h-0000000000000000", "--json"]).status == 66)
    }

    // MARK: The journal

    @Test("The journal is listed as it is on disk, shown by number, and checked byte by byte")
    func journal() throws {
        let (desk, _) = try settled()
        let log = try desk.log()
        #expect(try log.enumerated().allSatisfy { try $1.number("seq") == $0 })
        #expect(try log[0].text("kind") == "genesis")
        let shown = try desk.line(["journal", "show", "2"])
        #expect(shown.description == log[2].description)
        #expect(try desk.run(["journal", "show", "9999", "--json"]).status == 66)
        let status = try desk.line(["journal", "status"])
        #expect(
            status.keys.isSuperset(of: ["device", "home", "origin", "practice", "size"]))
        let verified = try desk.verify()
        #expect(verified.keys == ["entries", "ok", "root"])
        #expect(try verified.number("entries") == log.count)
        #expect(try desk.line(["journal", "checkpoint"]).keys.isSuperset(of: ["note", "size"]))
    }

    @Test("A changed byte is found with its place, with 1; reading never writes")
    func changedByte() throws {
        let (desk, _) = try settled()
        let folder = "\(desk.folder)/home/journal"
        let segment = try #require(segments(folder).first)
        var text = contents(of: segment)
        let range = try #require(text.firstRange(of: "兴旺饭店"))
        text.replaceSubrange(range, with: "兴旺酒店")
        try write(text, to: segment)
        let outcome = try desk.run(["journal", "verify", "--json"])
        #expect(outcome.status == 1)
        let line = try #require(try outcome.lines.first)
        #expect(try !line.flag("ok"))
        #expect(line.keys.isSuperset(of: ["reason", "segment", "byte", "seq"]))
        #expect(contents(of: segment) == text)
    }

    /// The files that hold the entries.
    private func segments(_ folder: String) -> [String] {
        var found: [String] = []
        for name in files(in: folder) {
            let path = "\(folder)/\(name)"
            found += contents(of: path).contains("\"genesis\"") ? [path] : segments(path)
        }
        return found
    }

    @Test("The doctor names each thing it looked at, and whether it is in order")
    func doctor() throws {
        let (desk, _) = try settled()
        let findings = try desk.lines(["doctor"])
        #expect(findings.allSatisfy { $0.keys.isSuperset(of: ["check", "code", "message", "ok"]) })
        let checks = Set(try findings.map { try $0.text("check") })
        #expect(
            checks.isSuperset(of: [
                "terminal", "locale", "clock", "disk", "volume", "keys", "journal",
            ]))
    }
}
