import Testing
import Workbooks

@testable import PackAuthoring

@Suite("Workbooks to YAML and back")
struct FormRoundTripTests {
    @Test("A plain form comes back cell by cell")
    func plain() throws {
        let workbook = try Forms.markdown(
            """
            | survey |
            | | type | name | label::中文 (zh) | label::English (en) | relevant |
            | | begin group | a | 甲 | A | |
            | | select_one yn | q1 | 有吗？ | Is it? | |
            | | integer | q2 | 多少 | How many | ${q1} = 'yes' |
            | | end group | | | | |
            | choices |
            | | list_name | name | label::中文 (zh) | label::English (en) | province |
            | | yn | yes | 有 | Yes | 11 |
            | | yn | no | 无 | No | 12 |
            | settings |
            | | form_title | form_id | version |
            | | 样表 | sample | 3 |
            """)

        try Forms.expectLossless(workbook, hasOnlyTexts: true)
        try Forms.expectLossless(workbook)
    }

    @Test("The YAML of a form reads well")
    func yaml() throws {
        let survey = WorkbookSheet(
            name: "Survey",
            table: [
                [
                    .text("Type"), .text("Name"), .text("Label::中文 (zh)"),
                    .text("Label::English (en)"), .text("hint"), .text("relevance"),
                    .text("our note"),
                ],
                [.text("begin group"), .text("a"), .text("甲"), .text("A")],
                [nil, nil, nil, nil, .text("只是说明")],
                [
                    .text("select one yn or_other"), .text("q1"), .text("有吗：是或否？"),
                    .text("Is it?"), .text("看 # 号"), .text("“q” = ‘1’"), .number(7),
                ],
                [.text("end group")],
            ])
        let choices = WorkbookSheet(
            name: "choices",
            table: [
                ["list name", "name", "label::中文 (zh)", "label::English (en)", "province"],
                ["yn", "yes", "有", "Yes", "11"],
            ].map { $0.map { .text($0) } })
        let rows = Workbook(sheets: [survey, choices])

        let yaml = try #require(Forms.read(rows).yaml)

        #expect(
            String(decoding: yaml, as: UTF8.self) == """
                settings:
                  form_id: form
                  form_title: form
                choices:
                  yn:
                    - {name: "yes", label: {zh: 有, en: "Yes"}, province: "11"}
                survey:
                  - type: begin_group
                    name: a
                    label:
                      zh: 甲
                      en: A
                  - type: select_one yn or_other
                    name: q1
                    label:
                      zh: 有吗：是或否？
                      en: Is it?
                    hint: "看 # 号"
                    relevant: "\\"q\\" = '1'"
                    other:
                      our note: "7"
                  - type: end_group
                workbook:
                  filled:
                    form_id: form
                    form_title: form
                  sheets:
                    - name: Survey
                      section: survey
                      columns:
                        A: Type
                        B: Name
                        C: Label::中文 (zh)
                        D: Label::English (en)
                        E: hint
                        F: relevance
                        G: our note
                      skipped: [3]
                      numbers: [G]
                      spelled:
                        begin_group: begin group
                        end_group: end group
                        select_one: select one
                      cells:
                        E3: 只是说明
                        F4: “q” = ‘1’
                    - name: choices
                      section: choices
                      columns:
                        A: list name
                        B: name
                        C: label::中文 (zh)
                        D: label::English (en)
                        E: province
                      numbers: []

                """)
        try Forms.expectLossless(rows)
    }

    @Test(
        "A shipped pack comes back from each format as the same pack",
        arguments: [
            "compulsory-matters", "construction", "fire", "gas", "hazardous-chemicals",
            "non-coal-mines",
        ])
    func shipped(id: String) throws {
        let yaml = try Forms.bytes("Resources/Packs/\(id).yaml")
        let pack = try #require(
            readPack(file: id, bytes: yaml, digest: String(repeating: "0", count: 64)).pack)
        let workbook = try FormExport(file: "\(id).yaml", yaml: yaml).workbook

        let xlsx = try XLSXFile.read(try XLSXFile.write(workbook)).workbook
        let read = Forms.read(xlsx)
        #expect(read.problems == [])
        #expect(read.pack == pack)

        let markdown = try MarkdownFile.read(try MarkdownFile.write(workbook), as: "survey")
        let second = Forms.read(markdown, hasOnlyTexts: true)
        #expect(second.pack == pack)
        // Nothing leads back to a workbook that is laid out as usual.
        #expect(second.yaml == read.yaml)
        let text = String(decoding: read.yaml ?? [], as: UTF8.self)
        #expect(!text.contains("\nworkbook:"))
    }
}

@Suite("Forms of the field")
struct FormFixtureTests {
    static let forms = [
        "cascading-sites", "confined-space-permit", "crane-shift-check", "dormitory-fire",
        "equipment-register", "hot-work-permit", "incident-report", "shop-street-walk",
        "tailings-dam-round", "training-records",
    ]

    @Test("A form comes back from Markdown and from a workbook cell by cell", arguments: forms)
    func lossless(form: String) throws {
        let bytes = try Forms.bytes("Tests/Fixtures/Forms/\(form).md")
        let markdown = try MarkdownFile.read(bytes, as: "survey")
        let xlsx = try XLSXFile.read(try XLSXFile.write(markdown)).workbook

        try Forms.expectLossless(markdown, hasOnlyTexts: true)
        try Forms.expectLossless(xlsx)

        let yaml = try #require(Forms.read(markdown, hasOnlyTexts: true).yaml)
        let back = try FormExport(file: form, yaml: yaml).workbook
        let again = try MarkdownFile.read(try MarkdownFile.write(back), as: "survey")
        #expect(Forms.difference(markdown, again, hasOnlyTexts: true) == nil)
    }

    @Test("No sheet of the forms has a fault, and remarks are the only notes", arguments: forms)
    func sound(form: String) throws {
        let bytes = try Forms.bytes("Tests/Fixtures/Forms/\(form).md")
        let markdown = try MarkdownFile.read(bytes, as: "survey")

        let problems = Forms.read(markdown, hasOnlyTexts: true).problems.filter { !$0.isOfPack }

        #expect(Set(problems.map(\.code)).isSubset(of: ["row_skipped"]), "\(problems)")
    }

    @Test("A workbook made at random comes back cell by cell")
    func random() throws {
        var count = 0
        for seed in 0..<UInt64(400) {
            var random = RandomForm(seed: seed)
            let workbook = random.workbook()
            let problems = Forms.read(workbook).problems.filter { !$0.isWarning && !$0.isOfPack }
            // Chance gives some a list without choices.
            if problems.contains(where: { $0.code.hasPrefix("names_016") }) { continue }
            #expect(problems == [], "seed \(seed)")
            try Forms.expectLossless(workbook)
            count += 1
        }
        #expect(count > 100)
    }
}

@Suite("Sections of lists in lists")
struct NestedRowsTests {
    private static let yaml = """
        settings: {form_id: a, form_title: 甲}
        survey:
          - {type: note, label: x}
        judgements:
          - name: fire
            label: {zh: 判定, en: Judgement}
            elements:
              - {id: D-1, items: [A-1, "7"], kind: direct}
              - {id: D-2, items: [], kind: direct}
            rules:
              - {name: R, of: [D-1], at_least: 3, result: major}
          - name: other
            edition: "2017"
            open: true
        scoring:
          label: {zh: 得分, en: Score}
          weights: [{item: A-1, points: 2.5}]
          bands: []

        """

    @Test("Every value has its row, in the order of the YAML")
    func rows() throws {
        let workbook = try FormExport(file: "a", yaml: Array(Self.yaml.utf8)).workbook

        let sheet = try #require(workbook[named: "judgements"])
        let rows = sheet.rows.map { row in
            (1...3).map { row[$0]?.plainText ?? "" }.joined(separator: "|")
        }
        #expect(
            rows == [
                "path|text|value", "1/name|fire|", "1/label/zh|判定|", "1/label/en|Judgement|",
                "1/elements/1/id|D-1|", "1/elements/1/items/1|A-1|", "1/elements/1/items/2|7|",
                "1/elements/1/kind|direct|", "1/elements/2/id|D-2|", "1/elements/2/items||[]",
                "1/elements/2/kind|direct|", "1/rules/1/name|R|", "1/rules/1/of/1|D-1|",
                "1/rules/1/at_least||3", "1/rules/1/result|major|", "2/name|other|",
                "2/edition|2017|", "2/open||true",
            ])
        #expect(sheet[row: 14, column: 3] == .number(3))
    }

    @Test("What went to rows comes back as it was")
    func lossless() throws {
        let workbook = try FormExport(file: "a", yaml: Array(Self.yaml.utf8)).workbook
        try Forms.expectLossless(workbook)
        try Forms.expectLossless(workbook, hasOnlyTexts: true)

        let back = try #require(Forms.read(workbook).yaml)
        let (before, after) = (
            FormReading(try SourceText(Array(Self.yaml.utf8))), FormReading(try SourceText(back))
        )
        #expect(before.content == after.content)
    }

    @Test(
        "A path that leads nowhere is told at its row",
        arguments: [
            (["1/name", "1/name/zh"], 1), (["1/a", "2/a", "1/b"], 3), (["2/a"], 1),
            (["a", "b/", "c"], 2), (["1/a", "x"], 2), (["a/2"], 1),
        ])
    func paths(paths: [String], fault: Int) {
        let rows = paths.enumerated().map { index, path in
            var row = FormRow(number: index + 1)
            row.append(.text(path), NestedRows.path)
            row.append(.text("x"), NestedRows.text)
            return row
        }

        #expect(NestedRows.firstFault(rows)?.number == fault)
    }
}
