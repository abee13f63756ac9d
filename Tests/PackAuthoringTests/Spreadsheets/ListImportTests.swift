import ChecklistEngine
import Testing
import Wording
import Workbooks

@testable import PackAuthoring

@Suite("Plain lists by a mapping file")
struct ListImportTests {
    static let map = """
        sheet: 检查表
        header_row: 2
        settings:
          form_id: plant-list
          form_title: {zh: 厂区日查表, en: Daily plant list}
          version: "1"
          edition: 厂规
          status: draft
          jurisdiction: CN
          zone: "+08:00"
          sectors: [works]
          authorities: []
        sources:
          - {id: SPL21, title: {zh: 《安全生产法》, en: Work Safety Law}, number: 主席令第88号, status: in_force, confidence: verified}
        groups:
          column: 类别
          names:
            动火: {name: hot_work, en: Hot work}
        columns:
          label: {zh: 检查内容, en: 检查内容}
          rectify: {zh: 整改要求, en: 整改要求}
          basis: 依据
          grade: 级别
          method: 方法
        constants:
          type: verdict
          name: "D-{序号}"
          violation: {zh: "不符合：{检查内容}", en: "Not met: {检查内容}"}
          emphasis: ordinary
          confidence: medium
        words:
          grade: {一般: general, 重大: major}
          method: {看: observe, 查资料: document}
          basis: {《安全生产法》: SPL21}
        """

    static let rows: [[String]] = [
        ["厂区日查表"],
        ["序号", "类别", "检查内容", "依据", "级别", "整改要求", "方法"],
        ["1", "动火", "动火票在有效期内", "《安全生产法》第四十三条", "一般", "补办后再动火", "看、查资料"],
        ["2", "", "灭火器在手边", "《安全生产法》", "一般", "配齐", "看"],
        ["", "临时用电", "", "", "", "", ""],
        ["3", "", "电箱上锁", "《安全生产法》第三十六条；《安全生产法》第四十一条", "一般", "上锁", "看"],
    ]

    private func read(
        _ rows: [[String]], map: String = Self.map, sheet: String = "检查表", id: String? = nil
    ) throws -> FormImport {
        let sheet = WorkbookSheet(
            name: sheet, table: rows.map { $0.map { $0.isEmpty ? nil : .text($0) } })
        return FormImport(
            list: WorkbookReading(workbook: Workbook(sheets: [sheet]), notices: []),
            try ListMap(file: "map.yaml", yaml: Array(map.utf8)),
            FormImport.Options(name: "list", id: id, hasOnlyTexts: false),
            digest: { _ in String(repeating: "0", count: 64) })
    }

    @Test("A list becomes a pack of groups and items")
    func list() throws {
        let read = try read(Self.rows, id: "my-list")

        #expect(read.problems == [])
        let pack = try #require(read.pack)
        #expect(pack.id == "my-list")
        #expect(pack.groups.map(\.name) == ["hot_work", "group_2"])
        #expect(pack.groups.map(\.label.zh) == ["动火", "临时用电"])
        #expect(pack.items.map(\.code) == ["D-1", "D-2", "D-3"])
        #expect(pack.items.map(\.groupIndex) == [0, 0, 1])
        #expect(pack.items[0].violation.zh == "不符合：动火票在有效期内")
        #expect(pack.items[0].methods.map(\.rawValue) == ["observe", "document"])
        #expect(pack.items[2].basis.map(\.source) == ["SPL21", "SPL21"])
        #expect(pack.items[2].basis.map(\.clause) == ["第三十六条", "第四十一条"])
    }

    @Test("The pack of a list goes to a workbook and comes back")
    func lossless() throws {
        let read = try read(Self.rows)
        let workbook = try FormExport(file: "a", yaml: try #require(read.yaml)).workbook

        #expect(Forms.read(workbook).pack == read.pack)
    }

    @Test(
        "What does not fit is told at its cell",
        arguments: [
            (5, 4, "特大", "检查表!E6 map_unknown_word"), (2, 2, "", "检查表!C3 map_empty"),
            (5, 0, "1", "检查表!A6 duplicate_name"), (3, 3, "", "检查表!4 missing_key"),
            (5, 3, "条例", "检查表!D6 unknown_source"), (2, 6, "嗅", "检查表!G3 map_unknown_word"),
        ])
    func faults(row: Int, column: Int, text: String, told: String) throws {
        var rows = Self.rows
        rows[row][column] = text

        let read = try read(rows)

        #expect(read.problems.map { "\($0.place) \($0.code)" } == [told], "\(read.problems)")
        #expect(read.pack == nil)
    }

    @Test("A constant fills what a cell leaves empty, and the cell is no fault")
    func fallback() throws {
        let map = Self.map.replacing("columns:\n", with: "columns:\n  name: 编号\n")
        var rows = Self.rows
        rows[1].append("编号")
        for index in 2..<rows.count { rows[index].append(index == 2 ? "A-1" : "") }

        let read = try read(rows, map: map)
        #expect(read.problems == [])
        #expect(read.pack?.items.map(\.code) == ["A-1", "D-2", "D-3"])
    }

    @Test("A word that nobody knows is told once, also where the column must not be empty")
    func onceOnly() throws {
        let map = Self.map.replacing("  method: 方法\n", with: "  method: 方法\n  type: 类型\n")
            .replacing("  type: verdict\n", with: "")
            .replacing("words:\n", with: "words:\n  type: {判定: verdict}\n")
        var rows = Self.rows
        rows[1].append("类型")
        for index in [2, 3, 5] { rows[index].append(index == 3 ? "测" : "判定") }
        rows[4].append("")

        let read = try read(rows, map: map)
        #expect(
            read.problems.map { "\($0.place) \($0.code)" } == ["检查表!H4 map_unknown_word"])
    }

    @Test("A number stays one beside words for numbers")
    func numbers() throws {
        let map = Self.map.replacing("  method: 方法\n", with: "  method: 方法\n  deadline_days: 期限\n")
            .replacing("words:\n", with: "words:\n  deadline_days: {立即: 0}\n")
        var rows = Self.rows
        rows[1].append("期限")
        for (index, text) in [(2, "立即"), (3, "15"), (4, ""), (5, "不久")] { rows[index].append(text) }

        let read = try read(rows, map: map)
        #expect(
            read.problems.map { "\($0.place) \($0.code)" } == ["检查表!H6 map_unknown_word"])
        rows[5][7] = ""
        #expect(
            try self.read(rows, map: map).pack?.items.map(\.deadlineDays) == [0, 15, nil])
    }

    @Test("What is wrong with a group is told where the list names it")
    func groupPlace() throws {
        let map = Self.map.replacing(
            "    动火: {name: hot_work",
            with: "    临时用电: {name: 用电, en: Power}\n    动火: {name: hot_work")

        let read = try read(Self.rows, map: map)
        #expect(read.problems.map { "\($0.place) \($0.code)" } == ["检查表!B5 bad_name"])
    }

    @Test("A heading or a sheet that is not there is told with its name")
    func headings() throws {
        var rows = Self.rows
        rows[1][3] = "条款"

        #expect(
            try read(rows).problems.map(\.description) == ["检查表!2 map_no_heading heading=依据"])
        #expect(
            try read(rows, sheet: "别的").problems.map(\.description)
                == [" map_no_sheet sheet=检查表"])
    }

    @Test("The examples of the documentation are read")
    func documentation() throws {
        let text = String(decoding: try Forms.bytes("docs/pack-format.md"), as: UTF8.self)
        let examples = text.split(separator: "```yaml\n").dropFirst().compactMap {
            $0.split(separator: "\n```").first.map(String.init)
        }

        let map = try #require(examples.first { $0.contains("constants:") })
        _ = try ListMap(file: "map.yaml", yaml: Array(map.utf8))
        let layout = try #require(examples.first { $0.hasPrefix("workbook:") })
        let workbook = try FormExport(
            file: "a.yaml", yaml: Array("settings: {}\nsurvey: []\n\(layout)\n".utf8)
        ).workbook
        #expect(workbook.sheets.map(\.name) == ["Survey"])
        #expect(workbook.sheets[0].isHidden)
    }

    @Test("A mapping file tells its own faults by line and column")
    func map() throws {
        let broken = Self.map.replacing("  emphasis: ordinary", with: "  urgency: high")
            .replacing("header_row: 2", with: "header_row: two")

        let error = #expect(throws: YAMLFailure.self) {
            try ListMap(file: "map.yaml", yaml: Array(broken.utf8))
        }

        let told = error?.problems.map { "\($0.line):\($0.column) \($0.code)" }
        #expect(told == ["2:13 wrong_type", "29:3 unknown_key"])
    }
}
