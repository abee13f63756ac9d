import CivilTime
import FormLanguage
import Testing

@testable import FormEngine

@Suite("A default is worked out once, when its row is made")
struct DefaultTests {
    @Test("Later changes of what it looked at change nothing, and an answer stands")
    func once() throws {
        var form = FormBuilder()
        // Defaults stand behind what they look at, wherever that is asked.
        try form.add("b", .integer, [.defaultValue: "${a} + ${sum}"])
        try form.add("a", .integer, [.defaultValue: "3"])
        try form.add("sum", .calculate, [.calculation: "${a} * 2"])
        try form.add("seen", .calculate, [.calculation: "${b} + 1"])
        var instance = form.instance()
        #expect(instance.text("a") == "3")
        #expect(instance.text("b") == "9")
        #expect(instance.text("seen") == "10")

        instance.set("a", "5")
        #expect(instance.text("sum") == "10")
        #expect(instance.text("b") == "9")
        instance.set("b", "1")
        instance.set("a", "7")
        #expect(instance.text("b") == "1")
        instance.set("b", "")
        instance.evaluateAll()
        #expect(instance.text("b") == "")
    }

    @Test("It is known as a default until somebody answers, also the same")
    func preset() throws {
        var form = FormBuilder()
        try form.add("a", .integer, [.defaultValue: "3"])
        try form.add("none", .integer, [.defaultValue: "''"])
        var instance = form.instance()
        #expect(instance.state(of: instance.number("a")).contains(.preset))
        #expect(!instance.state(of: instance.number("none")).contains(.preset))
        #expect(instance.unrecorded == [FormPlace(instance.number("a"))])

        instance.markRecorded()
        instance.set("a", "3")
        #expect(!instance.state(of: instance.number("a")).contains(.preset))
        #expect(instance.unrecorded.isEmpty)
    }

    @Test("Each new row begins with its own, also from the row before it")
    func rows() throws {
        var form = FormBuilder()
        let tank = try form.add("tank", .repeat)
        try form.add("place", .integer, in: tank, [.defaultValue: "position(..)"])
        try form.add(
            "depth", .decimal, in: tank,
            [.defaultValue: "coalesce(indexed-repeat(${depth}, ${tank}, position(..) - 1), 2)"])
        var instance = form.instance()
        let first = instance.insertRow(of: tank)
        instance.set("depth", "5", first)
        let second = instance.insertRow(of: tank)
        let before = instance.insertRow(of: tank, at: 0)

        #expect([before, first, second].map { instance.text("place", $0) } == ["1", "1", "2"])
        #expect([before, first, second].map { instance.text("depth", $0) } == ["2", "5", "5"])
    }

    @Test("A default that looks at what rests on it is no circle, and nothing is triggered by it")
    func circle() throws {
        var form = FormBuilder()
        try form.add("a", .integer, [.defaultValue: "${b} + 1"])
        try form.add("b", .calculate, [.calculation: "coalesce(${a}, 0) * 2"])
        try form.add("stamp", .calculate, [.calculation: "${a}"], triggers: ["a"])
        var instance = form.instance()
        #expect(instance.graph.cycles.isEmpty)
        #expect(instance.text("a") == "1")
        #expect(instance.text("b") == "2")
        #expect(instance.text("stamp") == "")

        instance.set("a", "4")
        #expect(instance.text("stamp") == "4")
    }
}

@Suite("A form is had again from what was recorded")
struct RestoringTests {
    private func filled() throws -> FormInstance {
        var form = FormBuilder()
        try form.add("wanted", .integer, [.defaultValue: "1"])
        try form.add("kept", .integer, [.defaultValue: "${wanted} + 1"])
        try form.add("cleared", .integer, [.defaultValue: "9"])
        let tank = try form.add("tank", .repeat)
        try form.add("volume", .decimal, in: tank, [.defaultValue: "${wanted} * 10"])
        let valve = try form.add("valve", .repeat, in: tank, [.repeatCount: "${wanted}"])
        try form.add("state", .text, in: valve, [.defaultValue: "'open'"])
        try form.add("stamp", .calculate, [.calculation: "now()"])
        try form.add("seen", .calculate, [.calculation: "${wanted}"], triggers: ["wanted"])
        try form.add("sum", .calculate, [.calculation: "sum(${volume}) + count(/data/tank/valve)"])
        var instance = form.instance()
        let first = instance.insertRow(of: tank, key: "k1")
        let second = instance.insertRow(of: tank, at: 0, key: "k0")
        instance.set("volume", "", first)
        instance.set("volume", "4", second)
        instance.set("cleared", "")
        instance.set("wanted", "2")
        instance.removeRow(instance.rows(of: valve, in: first)[0])
        return instance
    }

    @Test("Nothing that ran when it was filled in runs again")
    func restored() throws {
        let instance = try filled()
        var later = instance.environment
        later.now = WallTime(milliseconds: later.now.milliseconds + 86_400_000, offsetMinutes: 480)
        let again = FormInstance(instance.graph, in: later, restoring: instance.contents)

        #expect(again.contents == instance.contents)
        #expect(again.unrecorded.isEmpty)
        #expect(again.text("kept") == "2")
        #expect(again.text("cleared") == "")
        #expect(again.text("stamp") == instance.text("stamp"))
        #expect(again.text("seen") == "2")
        #expect(again.text("sum") == instance.text("sum"))
        let tank = again.number("tank")
        #expect(again.rows(of: tank).map(again.key) == ["k0", "k1"])
        #expect(
            again.rows(of: again.number("valve"), in: again.rows(of: tank)[1]).map(again.key)
                == ["k1/valve#2", "k1/valve#3"])
        #expect(again.row(withKey: "k1") == again.rows(of: tank)[1])
    }

    @Test("Rows that a count asks for and that nobody recorded are new")
    func counted() throws {
        let instance = try filled()
        var contents = instance.contents
        contents.rows.removeAll { $0.key.hasPrefix("k0/") }
        contents.answers.removeAll { $0.row.hasPrefix("k0/") }
        let again = FormInstance(instance.graph, in: instance.environment, restoring: contents)

        #expect(again.contents == instance.contents)
        #expect(again.unrecorded.map { again.key(of: $0.row) } == ["k0/valve#1", "k0/valve#2"])
    }

    @Test("What the form has no place for is kept apart, as it was given")
    func unplaced() throws {
        let instance = try filled()
        let tank = instance.number("tank")
        let valve = instance.number("valve")
        let rows = [
            FormContents.Row(key: "x", of: valve), FormContents.Row(key: "y", of: tank, in: "x"),
            FormContents.Row(key: "k", of: tank), FormContents.Row(key: "k", of: tank),
            FormContents.Row(key: "z", of: 99), FormContents.Row(key: "", of: tank),
        ]
        let answers = [
            FormContents.Answer(.string("1"), of: tank + 1, in: "x"),
            FormContents.Answer(.string("1"), of: tank + 1),
            FormContents.Answer(.string("1"), of: 99),
            FormContents.Answer(.string("1"), of: tank + 1, in: "k"),
        ]
        let again = FormInstance(
            instance.graph, in: instance.environment,
            restoring: FormContents(rows: rows, answers: answers))

        #expect(again.unplaced.rows == [rows[0], rows[1]] + rows[3...])
        #expect(again.unplaced.answers == Array(answers.dropLast()))
        #expect(again.rows(of: tank).map(again.key) == ["k"])
    }

    @Test("A key that a row has adds no second one, and no answer goes into a row of another kind")
    func keys() throws {
        var instance = try filled()
        let tank = instance.number("tank")
        let row = instance.insertRow(of: tank, key: "k1")
        #expect(instance.rows(of: tank).count == 2)
        #expect(instance.key(of: row) == "k1")

        let before = instance.contents
        instance.set(.string("x"), of: instance.number("wanted"), in: row)
        instance.set(.string("x"), of: tank + 1)
        #expect(instance.contents == before)
        #expect(instance.value(of: tank + 1) == .empty)
    }
}
