import ChecklistEngine
import FormLanguage
import Testing
import Wording

@testable import PackAuthoring

@Suite struct PackLintTests {
    @Test("A pack without a fault has no problem and is read whole")
    func good() throws {
        let reading = readPack(
            file: "a.yaml", bytes: Array(MarkedPack.good.utf8), digest: "d")

        #expect(reading.problems == [])
        let pack = try #require(reading.pack)
        #expect(pack.items.map(\.code) == ["K-1", "K-2"])
        #expect(pack.items[0].deadlineDays == 3)
        #expect(pack.items[1].isDraft)
        #expect(pack.items[1].measure?.limitText == "≥ 0.5 m")
        #expect(pack.items[1].relevance?.references == ["K-1", "supplies"])
        #expect(pack.groups[0].label.zh == "厨房")
        #expect(pack.digest == "d")
    }

    @Test("A pack says that it is about an authority, and the compiled one says so, too")
    func subject() throws {
        func pack(_ line: String) throws -> Pack {
            let marked = MarkedPack([("  sectors: [gas]\n", "  sectors: [gas]\n\(line)")])
            return try #require(
                readPack(file: "a.yaml", bytes: Array(marked.text.utf8), digest: "d").pack)
        }
        #expect(try pack("").subject == .enterprise)
        let authority = try pack("  subject: authority\n")
        #expect(authority.subject == .authority)
        #expect(try Pack(compiled: authority.compiled).subject == .authority)
    }

    @Test(
        "A wrong section, key or value is found at its place",
        arguments: [
            LintFault(
                [("# 样例\n", "▶"), ("survey:", "▶surveys:")], "missing_section",
                "unknown_section"),
            LintFault(
                [("# 样例\n", "▶"), ("settings:", "▶Settings:")], "unknown_section",
                "missing_section"),
            LintFault(
                [
                    ("  - type: verdict", "  - ▶type: verdict"),
                    ("method: [observe]", "▶methods: []"),
                ],
                "missing_key", "unknown_key"),
            LintFault("  sectors: [gas]", "  sectors: [gas]\n  subject: ▶town", "unknown_word"),
            LintFault("version: \"2026.11\"", "version: ▶2026.11", "wrong_type"),
            LintFault("clause: \"36\"", "clause: ▶36", "wrong_type"),
            LintFault("clause: \"36\"", "clause: ▶4.1", "wrong_type"),
            LintFault("clause: \"36\"", "clause: 36(1)"),
            LintFault("clause: \"36\"", "clause: 5.2.4"),
            LintFault("clause: \"36\"", "▶clause: ~", "wrong_type"),
            LintFault("method: [observe]", "method: ▶observe", "wrong_type"),
            LintFault("sectors: [gas]", "sectors: ▶{gas: 1}", "wrong_type"),
            LintFault("deadline_days: 3", "deadline_days: ▶\"3\"", "wrong_type"),
            LintFault("deadline_days: 3", "deadline_days: ▶3.5", "wrong_type"),
            LintFault("deadline_days: 3", "deadline_days: ▶-1", "number_too_small"),
            LintFault("deadline_days: 3", "required: ▶\"true\"", "wrong_type"),
            LintFault("deadline_days: 3", "manual: ▶yes", "wrong_type"),
            LintFault("label: {zh: 厨房, en: Kitchen}", "label: ▶厨房", "wrong_type"),
            LintFault("label: {zh: 厨房, en: Kitchen}", "label: ▶{zh: 厨房}", "missing_language"),
            LintFault("en: Kitchen}", "▶en: ''}", "missing_language"),
            LintFault("{zh: 厨房, en: Kitchen}", "\n      ▶en: Kitchen", "missing_language"),
            LintFault("{zh: 厨房, en: Kitchen}", "\n      zh: 厨\n      ▶en:", "missing_language"),
            LintFault("en: Kitchen}", "en: Kitchen, ▶fr: x}", "unknown_key"),
            LintFault("en: Kitchen}", "en: No}"),
            LintFault("en: Kitchen}", "en: ▶24}", "wrong_type"),
            LintFault("edition: 底稿", "edition: ▶'  '", "empty_value"),
            LintFault("issued: \"2021-06-10\"", "issued: ▶\"2021-6-10\"", "bad_date"),
            LintFault("issued: \"2021-06-10\"", "issued: ▶2021-02-30", "bad_date"),
            LintFault("issued: \"2021-06-10\"", "issued: 2021-06-10"),
            LintFault("status: current", "status: ▶valid", "unknown_word"),
            LintFault("status: in_force", "status: ▶现行", "unknown_word"),
            LintFault("method: [observe]", "method: [observe, ▶look]", "unknown_word"),
            LintFault(
                "confidence: verified\n    basis", "confidence: ▶sure\n    basis", "unknown_word"),
            LintFault(
                "status: in_force", "succession: ▶open\n    status: in_force", "unknown_word"),
            LintFault("zone: \"+08:00\"", "zone: ▶\"+8\"", "bad_name"),
            LintFault("jurisdiction: CN", "jurisdiction: ▶China", "bad_name"),
            LintFault("form_id: sample", "form_id: ▶Sample", "bad_name"),
            LintFault("form_id: sample", "form_id: ▶index", "bad_name"),
            LintFault("name: kitchen", "name: ▶厨房", "bad_name"),
            LintFault("{name: pipe,", "{name: ▶pipe line,", "bad_name"),
            LintFault("survey:", "▶modes: []\nsurvey:", "section_not_allowed"),
            LintFault(
                [("# 样例\n", "▶"), ("form_id: sample", "form_id: compulsory-matters")],
                "missing_section"),
            LintFault("type: verdict", "type: ▶verdikt", "type_meant"),
            LintFault("type: verdict", "type: ▶frobnicate", "unknown_type"),
            LintFault("type: select_one supply", "type: ▶geopoint", "unknown_word"),
        ])
    func shapes(fault: LintFault) { fault.check() }

    @Test(
        "What an item or a group lacks or contradicts is found at its place",
        arguments: [
            LintFault(
                [
                    ("  - type: verdict", "  - ▶type: verdict"),
                    ("    violation: {zh: 阀门损坏, en: The valve is broken}\n", ""),
                ], "missing_key"),
            LintFault(
                [
                    ("  - type: verdict", "  - ▶type: verdict"),
                    ("    label: {zh: 阀门完好, en: The valve is sound}\n", ""),
                ], "missing_key"),
            LintFault(
                "violation: {zh: 阀门损坏,", "▶violation: {zh: 阀门完好,", "check_equals_violation"),
            LintFault(
                [
                    ("    accept: {zh: 已更换, en: Replaced}\n", ""),
                    ("emphasis: major", "emphasis: ▶major"),
                ], "major_without_accept"),
            LintFault(
                "emphasis: ordinary", "emphasis: ordinary\n    grade: ▶major",
                "grade_without_emphasis"),
            LintFault("    grade: major", "    grade: ▶general", "emphasis_without_grade"),
            LintFault(
                [("    grade: major\n", ""), ("emphasis: major", "emphasis: ▶major")],
                "emphasis_without_grade"),
            LintFault(
                [("  - type: decimal", "  - ▶type: decimal"), ("    unit: m\n", "")],
                "measured_without_unit"),
            LintFault(
                [("  - type: decimal", "  - ▶type: decimal"), ("    limit: . >= 0.5\n", "")],
                "measured_without_limit"),
            LintFault("    seeds:", "    ▶unit: m\n    seeds:", "key_not_for_type"),
            LintFault("limit: . >= 0.5", "limit: ▶1 > 0.5", "limit_without_value"),
            LintFault("basis: [{source: PLAN}]", "basis: ▶[]", "empty_value"),
            LintFault("basis: [{source: PLAN}]", "basis: [▶{clause: '1'}]", "missing_key"),
            LintFault("en: Gas used}", "en: Gas used}\n    ▶unit: m", "key_not_for_type"),
            LintFault("  - type: yes_no", "  - ▶type: decimal", "missing_key"),
            LintFault(
                "  - type: end_group\n", "  - type: end_group\n  - type: ▶end_group\n",
                "end_without_group"),
            LintFault(
                [("  - type: end_group\n", ""), ("type: begin_group", "type: ▶begin_group")],
                "unclosed_group"),
            LintFault("- type: end_group", "- type: ▶end_repeat", "wrong_end"),
            LintFault(
                [
                    ("type: begin_group", "type: begin_repeat"),
                    ("type: verdict", "type: ▶verdict"),
                    ("type: decimal", "type: ▶decimal"),
                    ("- type: end_group", "- type: end_repeat"),
                ], "item_in_repeat", "item_in_repeat"),
            LintFault(
                [
                    ("type: begin_group", "type: ▶end_group"),
                    ("    name: kitchen\n    label: {zh: 厨房, en: Kitchen}\n", ""),
                    ("    relevant: ${gas} != 'no'\n", ""),
                    ("type: verdict", "type: ▶verdict"), ("type: decimal", "type: ▶decimal"),
                    ("bottle')\n  - type: end_group", "bottle')\n  - type: ▶end_group"),
                ], "end_without_group", "item_outside_group", "item_outside_group",
                "end_without_group"),
        ])
    func items(fault: LintFault) { fault.check() }

    @Test(
        "A name that is given twice or leads nowhere is found at its place",
        arguments: [
            LintFault("source: PLAN}", "source: ▶PLAM}", "unknown_source"),
            LintFault(
                "liability: [{source: SPL21,", "liability: [{source: ▶PLAN,",
                "programme_as_liability"),
            LintFault("authorities: [gas]", "authorities: [gas, ▶fire]", "unknown_authority"),
            LintFault("seeds: [C-GS-01]", "formerly: [▶旧 1]", "bad_name"),
            LintFault(
                "seeds: [C-GS-01]", "formerly: [▶supply, ▶kitchen]", "former_name_in_use",
                "former_name_in_use"),
            LintFault(
                "select_multiple supply", "▶select_multiple supplies", "unknown_choice_list"),
            LintFault("name: K-2", "name: ▶K-1", "duplicate_name"),
            LintFault("name: K-2", "name: ▶supply", "duplicate_name"),
            LintFault(
                [("name: supplies", "name: ▶supply"), ("(${supplies}", "(▶${supplies}")],
                "duplicate_name", "dangling_reference"),
            LintFault(
                [
                    ("id: PLAN", "id: ▶SPL21"), ("source: PLAN", "source: SPL21"),
                    ("status: programme", "status: expired"),
                ], "duplicate_name"),
            LintFault(
                [("name: bottle", "name: ▶pipe"), ("'bottle'", "▶'bottle'")], "duplicate_name",
                "unknown_choice"),
            LintFault("sectors: [gas]", "sectors: [gas, ▶gas]", "duplicate_name"),
            LintFault(
                "sources:", "    - {id: ▶gas, label: {zh: 甲, en: A}}\nsources:", "duplicate_name"),
            LintFault(
                "  - type: end_group",
                """
                  - type: end_group
                  - {type: begin_group, name: ▶kitchen, label: {zh: 甲, en: A}}
                  - type: end_group
                """, "duplicate_name"),
        ])
    func names(fault: LintFault) { fault.check() }

    @Test("All problems are reported at once, in the order of the file")
    func severalProblems() {
        LintFault(
            [
                ("version: \"2026.11\"", "version: ▶2026.11"),
                ("issued: \"2021-06-10\"", "issued: ▶yesterday"),
                ("en: Bottled}", "▶en: }"),
                ("relevant: ${gas} != 'no'", "relevant: ▶${gaz} != 'no'"),
                ("grade: major", "grade: ▶worst"),
                ("source: SPL21, clause: \"36\"", "source: ▶SPL2, clause: ▶36"),
                ("deadline_days: 3", "deadline_days: ▶-3"),
                ("limit: . >= 0.5", "limit: . >= 0.5 ▶0.6"),
                ("'bottle')", "▶'tank')"),
            ], "wrong_type", "bad_date", "missing_language", "dangling_reference",
            "unknown_word", "unknown_source", "wrong_type", "number_too_small",
            "expression_unexpected_word", "unknown_choice"
        ).check()
    }

    @Test("A problem carries what a sentence about it needs")
    func arguments() throws {
        let problem = try #require(
            MarkedPack([("status: in_force", "status: ▶valid")]).problems.first)

        #expect(problem.file == "a.yaml")
        #expect(problem.line == 18)
        #expect(problem.column == 13)
        #expect(
            problem.arguments == [
                "key": "status", "word": "valid",
                "allowed": "in_force superseded expired unconfirmed programme practice",
            ])
        let twice = try #require(MarkedPack([("name: K-2", "name: K-1")]).problems.first)
        #expect(twice.arguments == ["kind": "item", "name": "K-1", "line": "46"])
    }
}
