import FormLanguage
import Testing

@testable import FormEngine

@Suite("A choice filter says which choices of a list are offered")
struct ChoiceFilterTests {
    private let cities = ChoiceTable(
        id: "cities", columns: ["name", "label", "province"],
        rows: [
            ["hz", "杭州", "zj"], ["nb", "宁波", "zj"], ["nj", "南京", "js"], ["sz", "苏州", "js"],
        ])

    private func names(_ instance: FormInstance, _ row: RowID = .form) -> [String] {
        instance.choices(of: instance.number("city"), in: row).map { cities.rows[$0][0] }
    }

    @Test("It follows the answers of its own row, and what it offers not is kept and marked")
    func rows() throws {
        var form = FormBuilder()
        let stop = try form.add("stop", .repeat)
        try form.add("province", in: stop)
        try form.add(
            "city", .selectOne(list: "cities"), in: stop,
            [.choiceFilter: "province = ${province} and label != '苏州'"])
        var instance = form.instance([cities])
        let rows = [instance.insertRow(of: stop), instance.insertRow(of: stop)]
        instance.set("province", "zj", rows[0])
        instance.set("province", "js", rows[1])
        let copy = instance
        instance.set("city", "nb", rows[0])
        #expect(names(instance, rows[0]) == ["hz", "nb"])
        #expect(names(instance, rows[1]) == ["nj"])
        let city = instance.number("city")
        #expect(!instance.state(of: city, in: rows[0]).contains(.notOffered))

        instance.set("province", "js", rows[0])
        #expect(names(instance, rows[0]) == ["nj"])
        #expect(names(copy, rows[0]) == ["hz", "nb"])
        #expect(instance.text("city", rows[0]) == "nb")
        #expect(instance.state(of: city, in: rows[0]).contains(.notOffered))
        instance.set("city", "", rows[0])
        #expect(!instance.state(of: city, in: rows[0]).contains(.notOffered))
        instance.set("city", "nowhere", rows[0])
        #expect(instance.state(of: city, in: rows[0]).contains(.notOffered))
    }

    @Test(
        "It is a predicate over the items of the list",
        arguments: [
            ("true()", ["hz", "nb", "nj", "sz"]), ("false()", []), ("2", ["nb"]),
            ("position() > 2", ["nj", "sz"]), ("position() = last()", ["sz"]),
            ("selected(${wanted}, name)", ["hz", "sz"]), ("current() = name", ["sz"]),
            ("../item[1]/province = province", ["hz", "nb"]),
        ])
    func predicate(filter: String, offered: [String]) throws {
        var form = FormBuilder()
        try form.add("wanted")
        try form.add("city", .selectMultiple(list: "cities"), [.choiceFilter: filter])
        var instance = form.instance([cities])
        instance.set("wanted", "sz hz")
        instance.set("city", "sz")

        #expect(names(instance) == offered)
        #expect(
            instance.state(of: instance.number("city")).contains(.notOffered)
                == !offered.contains("sz"))
        instance.set("city", "nb sz")
        #expect(
            instance.state(of: instance.number("city")).contains(.notOffered)
                == !["nb", "sz"].allSatisfy(names(instance).contains))
    }

    @Test("Without a filter all are offered, without a list none")
    func noFilter() throws {
        var form = FormBuilder()
        try form.add("city", .selectOne(list: "cities"))
        try form.add("other", .selectOne(list: "none"), [.choiceFilter: "name = 'a'"])
        try form.add("text", .text, [.choiceFilter: "true()"])
        var instance = form.instance([cities])
        instance.set("other", "a")

        #expect(names(instance).count == 4)
        #expect(instance.choices(of: instance.number("other")) == [])
        #expect(instance.choices(of: instance.number("text")) == [])
    }

    @Test("A column that the list has not is a problem with the one that was meant")
    func columns() throws {
        var form = FormBuilder()
        try form.add("city", .selectOne(list: "cities"), [.choiceFilter: "provinc = 'zj'"])
        let graph = FormGraph(Form(nodes: form.nodes, tables: [cities]))

        #expect(
            graph.bindings.flatMap(\.facts.problems).map(\.reason)
                == [.unknownColumn("provinc", list: "cities", meant: "province")])
    }
}

@Suite("What rests on a clock or on chance is recorded as it came out")
struct VolatileValueTests {
    @Test("Such values are known of the form, and each time they come they are named")
    func unrecorded() throws {
        var form = FormBuilder()
        try form.add("done")
        let stamp = try form.add(
            "stamp", .calculate, [.calculation: "if(${done} = 'y', now(), '')"])
        let id = try form.add("id", .calculate, [.calculation: "once(uuid())"])
        let day = try form.add("day", .date, [.defaultValue: "today()"])
        try form.add("next", .calculate, [.calculation: "${day} + 1"])
        try form.add("asked", .text, [.relevance: "random() < 2"])
        let shuffled = try form.add(
            "shuffled", .calculate, [.calculation: "join(' ', randomize(${done}))"])
        var instance = form.instance()
        #expect(instance.graph.volatileValues == [stamp, id, day, shuffled])
        #expect(Set(instance.unrecorded.map(\.node)) == [stamp, id, day, shuffled])

        instance.markRecorded()
        instance.set("done", "y")
        #expect(Set(instance.unrecorded.map(\.node)) == [stamp, shuffled])
        #expect(instance.text("stamp").hasPrefix("2026-11-22T10:30"))
    }

    @Test("What `once` gave stays, also while it is hidden")
    func once() throws {
        var form = FormBuilder()
        try form.add("a")
        try form.add(
            "id", .calculate, [.relevance: "${a} != 'n'", .calculation: "once(concat(${a}, 'x'))"])
        var instance = form.instance()
        instance.set("a", "n")
        instance.set("a", "m")

        #expect(instance.text("id") == "x")
    }
}
