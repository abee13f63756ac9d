import Testing

@Suite("Inspections and hazards by command")
struct InspectionCommandsJourney {
    private func settled() throws -> (desk: Desk, inspection: String) {
        let desk = try Desk()
        try desk.settle()
        return (desk, try desk.startInspection())
    }

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
        #expect(try line.list("packs").allSatisfy { $0.keys.isSuperset(of: ["digest", "id"]) })
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

    @Test("Where no devices differ there is nothing to settle, and nothing is written")
    func resolve() throws {
        let (desk, id) = try settled()
        _ = try desk.line(["inspection", "answer", id, "C-EN-63", "pass"])
        let leaf = String(repeating: "0", count: 64)
        let refused = try desk.run([
            "inspection", "resolve", id, "C-EN-63", "--keep", leaf, "--drop", leaf, "--why", "复核",
            "--json",
        ])
        #expect(refused.status == 65)
        #expect(refused.errors.contains("no_conflict"))
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
            #expect(refused.errors == "")
            let line = try #require(try refused.lines.first)
            #expect(line.keys == ["error", "item", "status"])
            #expect(try line.text("status") == "refused" && line.text("item") == arguments[0])
            #expect(try line.object("error").keys.isSuperset(of: ["code", "message"]))
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

    @Test("A refusal names a command, not a key; what only reads does not speak of writing")
    func commandsNotKeys() throws {
        let (desk, id) = try settled()
        let refused = [
            (["finish", id], "zhaodan inspection answer"),
            (["finish", id, "--end", "refused"], "--words"),
            (["answer", id, "GAS-C-607a", "pass"], "zhaodan inspection answer"),
            (["find", id, "--item", "C-EN-60", "--place", "甲", "--fact", "乙"], " fail"),
            (["sign", id, "--passphrase-file", "/dev/null"], "zhaodan inspection finish"),
        ]
        for (arguments, command) in refused {
            let outcome = try desk.run(["inspection"] + arguments)
            #expect(outcome.status == 77, "\(arguments)")
            #expect(outcome.errors.contains(command), "\(outcome.errors)")
            #expect(!outcome.errors.contains("按 "), "\(outcome.errors)")
        }
        for arguments in [
            ["inspection", "show", "K7-2026-0009"], ["hazard", "show", "K7-2026-0009"],
            ["pack", "show", "nonsense"], ["journal", "show", "999"],
        ] {
            let outcome = try desk.run(arguments)
            #expect(outcome.status == 66)
            #expect(!outcome.errors.contains("未写入"), "\(outcome.errors)")
            #expect(outcome.errors.contains("zhaodan "), "\(outcome.errors)")
        }
    }

    @Test("An inspection shows what the pack says of its items: liability, and a photo wanted")
    func shownItems() throws {
        let (desk, id) = try settled()
        func item(_ name: String) throws -> Line {
            let items = try desk.line(["inspection", "show", id]).list("items")
            return try #require(try items.first { try $0.text("item") == name })
        }
        let matter = "compulsory-matters/C-EN-60"
        let clauses = try item(matter).list("liability")
        #expect(try clauses.first?.text("clause") == "94")
        #expect(try clauses.first?.text("title").contains("安全生产法") == true)

        let wanting = try #require(
            try desk.line(["inspection", "show", id]).list("items")
                .first { $0.has("photo") && !$0.has("limit") && $0.has("photo_wanted") })
        let name = try wanting.text("item")
        #expect(try !wanting.flag("photo_wanted") && wanting.text("photo") == "on_fail")
        _ = try desk.line(["inspection", "answer", id, name, "fail"])
        #expect(try item(name).flag("photo_wanted"))
        _ = try desk.line([
            "inspection", "find", id, "--item", name, "--place", "后厨", "--fact", "见照片",
            "--disposition", "advice_only", "--photo", "P-0912",
        ])
        #expect(try !item(name).flag("photo_wanted"))
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
}
