import Glibc
import Testing

/// A small pack in two versions.
private enum Hall {
    static let first = text(
        "2026.1", red + "\n" + blue,
        item("H-1", "通道畅通", "The way is clear") + item("H-2", "门向外开", "Doors open outwards")
            + item("H-3", "灯亮", "The lamps are lit") + limited("1.1"))
    static let second = text(
        "2026.2", red,
        item("H-1", "通道畅通", "The way is clear")
            + item("H-2", "门向疏散方向开", "Doors open towards the exit")
            + item("H-30", "应急灯亮", "The emergency lamps are lit", "    formerly: [H-3]\n")
            + limited("1.4"))

    private static let red = "    - {name: red, label: {zh: 红, en: Red}}"
    private static let blue = "    - {name: blue, label: {zh: 蓝, en: Blue}}"

    private static func text(_ version: String, _ colours: String, _ items: String) -> String {
        """
        settings:
          form_id: hall
          form_title: {zh: 大厅检查, en: Hall check}
          version: "\(version)"
          edition: 底稿
          status: current
          jurisdiction: CN
          zone: "+08:00"
          sectors: [gas]
          authorities:
            - {id: gas, label: {zh: 燃气主管部门, en: Gas authority}}
        sources:
          - id: SPL21
            title: {zh: 《安全生产法》, en: Work Safety Law}
            number: 主席令第88号
            issued: "2021-06-10"
            status: in_force
            confidence: verified
        choices:
          colours:
        \(colours)
        survey:
          - type: begin_group
            name: hall
            label: {zh: 大厅, en: Hall}
        \(items)  - type: end_group
          - type: select_one colours
            name: colour
            label: {zh: 标志颜色, en: Colour of the sign}

        """
    }

    private static func item(
        _ code: String, _ zh: String, _ en: String, _ more: String = ""
    ) -> String {
        """
          - type: verdict
            name: \(code)
            label: {zh: \(zh), en: \(en)}
            violation: {zh: 没有做到\(zh), en: not so - \(en)}
        \(rest)    method: [observe]
        \(more)
        """
    }

    private static func limited(_ metres: String) -> String {
        """
          - type: decimal
            name: H-5
            label: {zh: 出口净宽足够, en: The exit is wide enough}
            violation: {zh: 出口净宽不足, en: The exit is too narrow}
        \(rest)    method: [measure]
            unit: m
            limit: . >= \(metres)

        """
    }

    private static let rest = """
            rectify: {zh: 整改, en: Correct it}
            emphasis: ordinary
            grade: general
            confidence: verified
            basis: [{source: SPL21, clause: "36"}]

        """
}

@Suite("An inspection and a newer version of its pack, by command")
struct NewerPackJourney {
    private func begun(_ desk: Desk) throws -> String {
        try desk.settle()
        try write(Hall.first, to: "\(desk.folder)/hall1.yaml")
        try write(Hall.second, to: "\(desk.folder)/hall2.yaml")
        _ = try desk.line(["pack", "import", "\(desk.folder)/hall1.yaml"])
        let inspection = try desk.line([
            "inspection", "start", "--pack", "hall", "--site", "兴旺饭店", "--mode", "self_check",
        ]).text("id")
        for (item, answer) in [
            ("H-1", "pass"), ("H-2", "pass"), ("H-3", "fail"), ("H-5", "1.20"), ("colour", "blue"),
        ] {
            _ = try desk.line(["inspection", "answer", inspection, item, answer])
        }
        return inspection
    }

    @Test("It stays on its version until somebody migrates it, and goes back with every answer")
    func there() throws {
        let desk = try Desk()
        let inspection = try begun(desk)
        let nothing = try desk.run(["inspection", "migrate", inspection, "--preview", "--json"])
        #expect(nothing.status == 77)
        #expect(nothing.errors.contains("nothing_newer"))
        _ = try desk.line(["pack", "import", "\(desk.folder)/hall2.yaml"])
        #expect(try desk.line(["inspection", "list"]).has("newer_packs"))
        #expect(try desk.line(["inspection", "show", inspection]).list("items").count == 4)

        let entries = try desk.verify().number("entries")
        let preview = try desk.line(["inspection", "migrate", inspection, "--preview"])
        #expect(try preview.object("counts").number("orphaned") == 2)
        #expect(try preview.object("counts").number("moved") == 1)
        #expect(try preview.object("counts").number("rejudged") == 1)
        #expect(
            try preview.list("orphaned").map { try $0.text("reason") }
                == ["requirement_changed", "choice_gone"])
        #expect(try desk.verify().number("entries") == entries, "a preview writes nothing")

        let done = try desk.line(["inspection", "migrate", inspection, "--why", "新规"])
        #expect(try done.text("status") == "recorded")
        let shown = try desk.line(["inspection", "show", inspection])
        #expect(
            try shown.list("orphans").map { try $0.text("item") }
                == ["hall/H-2", "hall/colour"])
        #expect(try shown.object("counts").number("unanswered") == 1)
        #expect(try shown.object("counts").number("fail") == 2)
        let first = try #require(try shown.list("migrations").first)
        #expect(try first.text("why") == "新规")

        let digest = try #require(try first.list("packs").first).text("from")
        _ = try desk.line(["inspection", "migrate", inspection, "--to", String(digest.prefix(12))])
        let back = try desk.line(["inspection", "show", inspection])
        #expect(!back.has("orphans"))
        #expect(try back.object("counts").number("pass") == 3)
        #expect(try back.object("counts").number("fail") == 1)
        #expect(try desk.verify().flag("ok"))
    }

    @Test("A foreign pack, an unknown version and an inspection that is over are refused")
    func refused() throws {
        let desk = try Desk()
        let inspection = try begun(desk)
        _ = try desk.line(["pack", "import", "\(desk.folder)/hall2.yaml"])
        func refusal(_ more: [String]) throws -> (Int, String) {
            let outcome = try desk.run(["inspection", "migrate", inspection, "--json"] + more)
            return (outcome.status, outcome.errors)
        }
        let foreign = try refusal(["--pack", "fire"])
        #expect(foreign.0 == 66)
        #expect(foreign.1.contains("pack_not_in_inspection"))
        let unknown = try refusal(["--to", "0123456789"])
        #expect(unknown.0 == 66)
        #expect(unknown.1.contains("unknown_pack_text"))
        _ = try desk.line([
            "inspection", "finish", inspection, "--end", "suspended", "--reason", "weather",
        ])
        #expect(try refusal([]).1.contains("inspection_suspended"))
    }
}
