import FormLanguage
import Testing

@testable import FormEngine

@Suite("A form follows its answers")
struct FormInstanceTests {
    @Test("What is hidden is empty for everybody, keeps its answer, and comes back")
    func relevance() throws {
        var form = FormBuilder()
        try form.add("gas")
        let group = try form.add("cylinders", .group, [.relevance: "${gas} = 'lpg'"])
        try form.add("count", .integer, in: group)
        try form.add("note", .note, in: group, [.relevance: "${count} > 2"])
        try form.add("total", .calculate, [.calculation: "coalesce(${count}, 0) + 1"])
        var instance = form.instance()
        #expect(!instance.isRelevant("count"))
        #expect(instance.text("total") == "1")

        instance.set("gas", "lpg")
        instance.set("count", "3")
        #expect(instance.isRelevant("note"))
        #expect(instance.text("total") == "4")

        instance.set("gas", "pipe")
        #expect(!instance.isRelevant("note"))
        #expect(instance.text("count") == "")
        #expect(instance.keptValue(of: instance.number("count")) == .number(FormNumber(3)))
        #expect(instance.text("total") == "1")

        instance.set("gas", "lpg")
        #expect(instance.text("count") == "3")
        #expect(instance.text("total") == "4")
        #expect(instance.isRelevant("note"))
    }

    @Test("Required, read-only and wrong answers are known")
    func states() throws {
        var form = FormBuilder()
        try form.add("kind")
        try form.add(
            "depth", .decimal,
            [
                .required: "${kind} = 'tank'", .readOnly: "${kind} = 'none'",
                .constraint: ". > 0 and . < ${most}",
            ])
        try form.add("most", .decimal)
        var instance = form.instance()
        let depth = instance.number("depth")
        #expect(instance.state(of: depth) == [.holds, .relevant])

        instance.set("kind", "tank")
        #expect(instance.state(of: depth).contains(.required))
        instance.set("depth", "3")
        #expect(instance.state(of: depth).contains(.broken))
        instance.set("most", "5")
        #expect(!instance.state(of: depth).contains(.broken))
        instance.set("depth", "")
        #expect(!instance.state(of: depth).contains(.broken))
        instance.set("kind", "none")
        #expect(instance.state(of: depth) == [.holds, .relevant, .readOnly])
    }

    @Test("Rows are added, moved and taken out anywhere; sums and places follow")
    func rows() throws {
        var form = FormBuilder()
        let tank = try form.add("tank", .repeat)
        try form.add("volume", .decimal, in: tank)
        try form.add("place", .calculate, in: tank, [.calculation: "position(..)"])
        try form.add("double", .calculate, in: tank, [.calculation: "${volume} * 2"])
        try form.add("sum", .calculate, [.calculation: "sum(${volume})"])
        try form.add("count", .calculate, [.calculation: "count(${tank})"])
        var instance = form.instance()
        #expect(instance.text("sum") == "0")

        let rows = (0..<3).map { _ in instance.insertRow(of: tank) }
        for (row, volume) in zip(rows, ["100", "300", "50"]) { instance.set("volume", volume, row) }
        let first = instance.insertRow(of: tank, at: 0)
        #expect(instance.text("sum") == "450")
        instance.set("volume", "7", first)
        #expect(instance.text("sum") == "457")
        #expect(instance.text("count") == "4")
        #expect(rows.map { instance.text("place", $0) } == ["2", "3", "4"])
        #expect(instance.text("double", rows[1]) == "600")

        instance.moveRow(rows[2], to: 0)
        #expect(instance.rows(of: tank) == [rows[2], first, rows[0], rows[1]])
        #expect(instance.text("place", rows[2]) == "1")
        instance.removeRow(rows[0])
        #expect(instance.text("sum") == "357")
        #expect(instance.text("place", rows[1]) == "3")
        #expect(instance.text("volume", rows[0]) == "")
    }

    @Test("With an instance that is hidden or shown what is empty in it goes or comes as well")
    func emptyInstances() throws {
        var form = FormBuilder()
        try form.add("a")
        let tank = try form.add("tank", .repeat, [.relevance: "${a} != 'none'"])
        try form.add("volume", .decimal, in: tank)
        try form.add("same", .calculate, [.calculation: "${b} = ${volume}"])
        try form.add("b")
        var instance = form.instance()
        _ = instance.insertRow(of: tank)
        #expect(instance.text("same") == "true")
        instance.set("a", "none")
        #expect(instance.text("same") == "false")
        instance.set("a", "")
        #expect(instance.text("same") == "true")
    }

    @Test("A row taken out of a count comes again as a new one at the end")
    func removedFromCount() throws {
        var form = FormBuilder()
        let tank = try form.add("tank", .repeat, [.repeatCount: "2"])
        try form.add("volume", .decimal, in: tank)
        var instance = form.instance()
        #expect(instance.rows(of: tank).map(instance.key) == ["tank#1", "tank#2"])
        instance.removeRow(instance.rows(of: tank)[0])
        #expect(instance.rows(of: tank).map(instance.key) == ["tank#2", "tank#3"])
    }

    @Test("A count that is worked out adds rows, and hides those that are too many")
    func repeatCount() throws {
        var form = FormBuilder()
        try form.add("wanted", .integer)
        let tank = try form.add("tank", .repeat, [.repeatCount: "${wanted}"])
        try form.add("volume", .decimal, in: tank)
        try form.add("sum", .calculate, [.calculation: "sum(${volume})"])
        var instance = form.instance()
        #expect(instance.rows(of: tank).isEmpty)

        instance.set("wanted", "3")
        let rows = instance.rows(of: tank)
        #expect(rows.count == 3)
        for row in rows { instance.set("volume", "10", row) }
        #expect(instance.text("sum") == "30")
        instance.set("wanted", "2")
        #expect(instance.text("sum") == "20")
        #expect(!instance.isRelevant("volume", rows[2]))
        instance.set("wanted", "3")
        #expect(instance.text("sum") == "30")
    }

    @Test("A triggered calculation runs when its question changes, and only then")
    func triggers() throws {
        var form = FormBuilder()
        try form.add("code")
        try form.add("other")
        try form.add(
            "stamp", .calculate, [.calculation: "concat(${code}, ${other})"], triggers: ["code"])
        var instance = form.instance()
        instance.set("other", "x")
        #expect(instance.text("stamp") == "")
        instance.set("code", "a")
        #expect(instance.text("stamp") == "ax")
        instance.set("other", "y")
        #expect(instance.text("stamp") == "ax")
    }

    @Test("Lists beside the form are looked into")
    func lists() throws {
        var form = FormBuilder()
        try form.add("city", .selectOne(list: "cities"))
        try form.add(
            "province", .calculate,
            [.calculation: "instance('cities')/root/item[name = ${city}]/province"])
        try form.add("label", .calculate, [.calculation: "jr:choice-name(${city}, '${city}')"])
        try form.add(
            "pulled", .calculate,
            [.calculation: "pulldata('cities', 'label', 'name', ${city})"])
        let cities = ChoiceTable(
            id: "cities", columns: ["name", "label", "province"],
            rows: [["hz", "杭州", "zj"], ["nj", "南京", "js"]])
        var instance = form.instance([cities])
        instance.set("city", "nj")

        #expect(instance.text("province") == "js")
        #expect(instance.text("label") == "南京")
        #expect(instance.text("pulled") == "南京")
    }

    @Test("An answer evaluates again only what rests on it")
    func evaluations() throws {
        var form = FormBuilder()
        let tank = try form.add("tank", .repeat)
        try form.add("volume", .decimal, in: tank)
        try form.add("double", .calculate, in: tank, [.calculation: "${volume} * 2"])
        try form.add("far", .calculate, in: tank, [.calculation: "${double} + 1"])
        try form.add("alone", .calculate, in: tank, [.calculation: "1 + 1"])
        try form.add("sum", .calculate, [.calculation: "sum(${far})"])
        var instance = form.instance()
        let rows = (0..<50).map { _ in instance.insertRow(of: tank) }
        let before = instance.evaluationCount
        instance.set("volume", "5", rows[20])

        #expect(instance.evaluationCount - before == 3)
        #expect(instance.text("far", rows[20]) == "11")
    }

    @Test("A circle of references is named along its way")
    func cycles() throws {
        var form = FormBuilder()
        try form.add("a", .calculate, [.calculation: "${b} + 1"])
        try form.add("b", .calculate, [.calculation: "${c}"])
        try form.add("c", .text, [.relevance: "${a} > 0"])
        let group = try form.add("g", .group, [.relevance: "${d} = 1"])
        try form.add("d", .integer, in: group)
        try form.add("e", .calculate, [.calculation: ". + 1"])
        try form.add("f", .integer, [.constraint: ". > 0"])
        let graph = FormGraph(Form(nodes: form.nodes))

        let cycles = graph.cycles.map { $0.map { form.nodes[$0].name } }
        #expect(cycles == [["a", "b", "c", "a"], ["g", "d", "g"], ["e", "e"]])
        // Nothing that rests on itself is evaluated, and all the rest is.
        var instance = form.instance()
        instance.set("f", "-1")
        #expect(instance.text("e") == "")
        #expect(instance.isRelevant("d"))
        #expect(instance.state(of: instance.number("f")).contains(.broken))
    }
}
