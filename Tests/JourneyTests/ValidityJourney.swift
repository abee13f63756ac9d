import Testing

/// A pack whose parts come in and fall away on days that lie ahead.
private let datedPack = """
    settings:
      form_id: dated
      form_title: {zh: 有期限的检查, en: Dated checks}
      version: "1"
      edition: 试用
      status: transitional
      jurisdiction: CN
      zone: "+08:00"
      sectors: [works]
      authorities:
        - {id: gas, label: {zh: 燃气主管部门, en: Gas authority}}
      valid_from: "2020-01-01"
      valid_until: "2099-12-31"
    sources:
      - id: OLD
        title: {zh: 《旧标准》, en: Old standard}
        number: GB 1-2010
        effective: "2010-01-01"
        valid_until: "2098-12-31"
        replaced_by: NEW
        status: in_force
        confidence: verified
      - id: NEW
        title: {zh: 《新标准》, en: New standard}
        number: GB 1-2098
        effective: "2099-01-01"
        status: in_force
        confidence: verified
    survey:
      - type: begin_group
        name: all
        label: {zh: 全部, en: All}
      - type: verdict
        name: D-1
        label: {zh: 通道畅通, en: Ways are clear}
        violation: {zh: 通道堵塞, en: Ways are blocked}
        rectify: {zh: 清理, en: Clear them}
        emphasis: ordinary
        grade: general
        confidence: verified
        basis: [{source: OLD, clause: "3.1"}]
        method: [observe]
      - type: verdict
        name: D-2
        label: {zh: 有新装置, en: The new device is there}
        violation: {zh: 没有新装置, en: The new device is missing}
        rectify: {zh: 装上, en: Fit it}
        emphasis: ordinary
        grade: general
        confidence: verified
        basis: [{source: NEW, clause: "4.2"}]
        method: [observe]
        valid_from: "2099-01-01"
      - type: decimal
        name: D-3
        label: {zh: 间距足够, en: The distance is kept}
        violation: {zh: 间距不足, en: The distance is short}
        rectify: {zh: 移开, en: Move it}
        emphasis: ordinary
        grade: general
        confidence: verified
        basis: [{source: OLD, clause: "5"}]
        method: [measure]
        unit: m
        limit:
          - {limit: . >= 0.5, valid_until: "2098-12-31"}
          - {limit: . >= 1, valid_from: "2099-01-01"}
      - type: end_group

    """

@Suite("Law as of a day, by command")
struct ValidityJourney {
    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.settle()
        let file = "\(desk.folder)/dated.yaml"
        try write(datedPack, to: file)
        #expect(try desk.run(["pack", "import", file]).status == 0)
        return desk
    }

    @Test("An inspection is held against another day's law, and nothing is written")
    func asOf() throws {
        let desk = try desk()
        let started = try desk.line(["inspection", "start", "--pack", "dated", "--site", "甲厂"])
        let id = try started.text("id")
        for (item, answer) in [("dated/D-1", "fail"), ("dated/D-3", "0.8")] {
            _ = try desk.line(["inspection", "answer", id, item, answer])
        }
        let entries = try desk.line(["journal", "status"]).number("size")

        let same = try desk.line(["inspection", "as-of", id, try opened(desk)])
        #expect(try !same.flag("differs"))
        let later = try desk.line(["inspection", "as-of", id, "2099-01-01"])
        #expect(try later.flag("differs"))
        #expect(try later.list("entering").map { try $0.text("item") } == ["dated/D-2"])
        #expect(try later.list("leaving").isEmpty)
        let verdict = try #require(try later.list("verdicts").first)
        #expect(try verdict.text("value") == "0.8 m")
        #expect(try verdict.object("before").text("limit") == "≥ 0.5 m")
        #expect(try verdict.object("after").text("verdict") == "fail")
        let suggestion = try #require(try later.list("suggestions").first)
        #expect(try suggestion.text("item") == "dated/D-1")
        #expect(try suggestion.object("after").text("reason") == "no_grade_source_replaced")
        #expect(try suggestion.list("basis").first?.text("clause") == "3.1")
        #expect(try desk.line(["journal", "status"]).number("size") == entries)

        for (language, told) in [("zh", "没有不同"), ("en", "Nothing differs")] {
            let text = try desk.run(
                ["inspection", "as-of", id, try opened(desk), "--lang", language])
            #expect(text.status == 0 && text.output.contains(told), "\(text)")
        }
        let page = try desk.run(["inspection", "as-of", id, "2099-01-01"]).output
        #expect(page.contains("D-3  0.8 m  限值 ≥ 0.5 m 符合 → 限值 ≥ 1 m 不符合"), "\(page)")
        let wrong = try desk.run(["inspection", "as-of", id, "2026-02-30", "--json"])
        #expect(wrong.status == 65)
        #expect(try wrong.error.text("code") == "not_a_day")
    }

    private func opened(_ desk: Desk) throws -> String {
        let found = try desk.lines(["inspection", "list"])
        return try #require(try found.first?.text("opened_on"))
    }

    @Test("What is not in force on the day is not on the list, and its answer is refused with why")
    func outOfForce() throws {
        let desk = try desk()
        let id = try desk.line(["inspection", "start", "--pack", "dated", "--site", "甲厂"]).text(
            "id")
        let items = try desk.line(["inspection", "show", id]).list("items")
            .map { try $0.text("item") }.filter { $0.hasPrefix("dated/") }
        #expect(items == ["dated/D-1", "dated/D-3"])

        let refused = try desk.run(["inspection", "answer", id, "D-2", "pass", "--json"])
        #expect(refused.status != 0)
        let error = try #require(try refused.lines.first).object("error")
        #expect(try error.text("code") == "item_not_yet")
        #expect(try error.text("day") == "2099-01-01")
    }

    @Test("A pack is listed and shown as it stands on a day, with what to know of it")
    func packs() throws {
        let desk = try desk()
        func standing(_ more: [String]) throws -> String {
            let all = try desk.lines(["pack", "list"] + more)
            return try #require(try all.first { try $0.text("id") == "dated" }).text("validity")
        }
        #expect(try standing([]) == "ends")
        #expect(try standing(["--on", "2100-01-01"]) == "ended")
        #expect(try standing(["--on", "2019-12-31"]) == "not_yet")
        #expect(
            try desk.run(["pack", "list", "--on", "2100-01-01"]).output
                .contains("已于 2099-12-31 到期"))

        let soon = try desk.line(["pack", "show", "dated", "--on", "2098-12-01"])
        #expect(
            try soon.list("warnings").map { try $0.text("code") } == [
                "pack_transitional", "source_will_be_replaced", "items_begin", "limits_end",
                "limits_begin",
            ])
        let later = try desk.line(["pack", "show", "dated", "--on", "2099-06-01"])
        let items = try later.list("items")
        #expect(try items.last?.text("limit") == ". >= 1")
        #expect(try items.last?.list("limits").count == 2)
        let page = try desk.run(["pack", "show", "dated", "--on", "2099-06-01", "--lang", "en"])
        #expect(page.output.contains("! Old standard GB 1-2010 was in force until 2098-12-31"))
        #expect(page.output.contains("Limit ≥ 0.5 m (ended 2098-12-31)"))
    }

    @Test("The start of an inspection says what to know of its packs, to people and to scripts")
    func start() throws {
        let desk = try desk()
        let line = try desk.line(["inspection", "start", "--pack", "fire", "--site", "甲厂"])
        let warnings = try line.list("warnings")
        let codes = try warnings.map { try $0.text("code") }
        #expect(codes.first == "pack_transitional")
        let replaced = try #require(codes.firstIndex(of: "source_replaced"))
        #expect(try warnings[replaced].text("replaced_by") == "GB35181-2025")
        #expect(try warnings[replaced].number("resting_items") > 0)

        let told = try desk.run(["inspection", "start", "--pack", "fire", "--site", "乙厂"])
        #expect(told.errors.contains("GB 35181-2017 有效至 2025-10-31，已由 GB35181-2025 替代"))
        let english = try desk.run([
            "inspection", "start", "--pack", "dated", "--site", "乙厂", "--lang", "en",
        ])
        #expect(english.errors.contains("To know (Dated checks): The pack is for a time of"))
    }
}
