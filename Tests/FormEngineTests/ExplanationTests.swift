import FormLanguage
import Testing

@testable import FormEngine

@Suite("A form says why something is so")
struct ExplanationTests {
    private let answers = ChoiceTable(
        id: "yn", columns: ["name", "label"], rows: [["y", "是"], ["n", "否"], ["u", "不清楚"]])

    @Test("Of all that hides a question the outermost condition is named")
    func hidden() throws {
        var form = FormBuilder()
        try form.add("gas", .selectOne(list: "yn"))
        try form.add("depth", .integer)
        let group = try form.add("group", .group, [.relevance: "${gas} = 'y' and ${depth} < 5"])
        let inner = try form.add("inner", .group, in: group, [.relevance: "false()"])
        try form.add("question", in: inner, [.relevance: "false()"])
        var instance = form.instance([answers])
        instance.set("gas", "n")
        instance.set("depth", "3")
        let question = instance.number("question")

        guard case .condition(let found)? = instance.whyHidden(question) else {
            Issue.record("\(String(describing: instance.whyHidden(question)))")
            return
        }
        #expect(found.place == FormPlace(group))
        #expect(found.rule == .relevance)
        #expect(found.condition.parts.map(\.text) == ["${gas} = 'y'"])
        #expect(found.condition.parts.flatMap(\.values).map(\.value) == [.string("n")])

        instance.set("gas", "y")
        guard case .condition(let next)? = instance.whyHidden(question) else { return }
        #expect(next.place == FormPlace(inner))
        #expect(instance.whyHidden(group) == nil)
    }

    @Test("An instance behind those that are counted is hidden by the count")
    func beyondCount() throws {
        var form = FormBuilder()
        try form.add("wanted", .integer)
        let tank = try form.add("tank", .repeat, [.repeatCount: "${wanted} + 1"])
        try form.add("volume", .decimal, in: tank)
        var instance = form.instance()
        instance.set("wanted", "2")
        instance.set("wanted", "1")
        let last = instance.rows(of: tank)[2]

        guard case .beyondCount(let place, let count)? = instance.whyHidden(tank + 1, in: last)
        else {
            Issue.record("not by the count")
            return
        }
        #expect(place == FormPlace(tank, in: last))
        #expect(count.value == .number(FormNumber(2)))
        #expect(count.source == "${wanted} + 1")
        #expect(count.operands.map(\.value) == [.number(FormNumber(1))])
    }

    @Test("What is asked has the conditions of all that it lies in, the outermost first")
    func conditions() throws {
        var form = FormBuilder()
        try form.add("wanted", .integer)
        let tank = try form.add("tank", .repeat, [.repeatCount: "${wanted}"])
        let part = try form.add("part", .group, in: tank, [.relevance: "${wanted} > 1"])
        let volume = try form.add("volume", .decimal, in: part, [.relevance: "${wanted} < 5"])
        try form.add("seen", .text)
        var instance = form.instance()
        instance.set("wanted", "2")
        let row = instance.rows(of: tank)[1]

        #expect(instance.conditions(of: volume, in: row).map(\.place.node) == [part, volume])
        #expect(instance.conditions(of: instance.number("seen")).isEmpty)
        #expect(instance.position(of: row)?.around == .form)
        #expect(instance.position(of: row)?.place == 1)
        #expect(instance.position(of: .form) == nil)
        #expect(instance.explainCount(of: tank)?.value == .number(FormNumber(2)))
        #expect(instance.explainCount(of: volume) == nil)
    }

    @Test("Required, read-only and broken have the parts that decided them")
    func rules() throws {
        var form = FormBuilder()
        try form.add("kind")
        try form.add(
            "depth", .decimal,
            [
                .required: "${kind} = 'tank' or ${kind} = 'well'", .constraint: ". > 0 and . < 5",
                .calculation: "1",
            ])
        var instance = form.instance()
        instance.set("kind", "well")
        let depth = instance.number("depth")

        #expect(
            instance.why(.required, of: depth)?.condition.parts.map(\.text) == ["${kind} = 'well'"])
        #expect(instance.why(.constraint, of: depth)?.condition.outcome == true)
        #expect(instance.why(.readOnly, of: depth) == nil)
        #expect(instance.why(.calculation, of: depth) == nil)
    }

    @Test("A value is a tree of what it was calculated from, as deep and as wide as is read")
    func values() throws {
        var form = FormBuilder()
        let tank = try form.add("tank", .repeat)
        try form.add("volume", .decimal, in: tank)
        try form.add("mass", .calculate, in: tank, [.calculation: "${volume} * ${density}"])
        try form.add("density", .decimal, [.defaultValue: "1 + 1"])
        try form.add("sum", .calculate, [.calculation: "sum(${mass})"])
        try form.add("mean", .calculate, [.calculation: "${sum} div count(${tank})"])
        var instance = form.instance()
        for volume in 1...10 {
            instance.set("volume", "\(volume)", instance.insertRow(of: tank))
        }
        let mean = instance.explainValue(of: instance.number("mean"))
        #expect(mean.value.asString == "11")
        #expect(mean.operands.map(\.value.asString) == ["10", "110"])
        let sum = mean.operands[1]
        #expect(sum.source == "sum(${mass})")
        #expect(sum.operands.map(\.value.asString) == (1...8).map { "\(2 * $0)" })
        #expect(sum.omitted == 2)
        let mass = sum.operands[2]
        #expect(mass.place == FormPlace(tank + 2, in: instance.rows(of: tank)[2]))
        #expect(mass.operands.map(\.value.asString) == ["3", "2"])
        #expect(mass.operands.map(\.source) == [nil, "1 + 1"])

        let short = instance.explainValue(of: instance.number("mean"), depth: 1).operands[1]
        #expect(short.operands.isEmpty)
        #expect(short.omitted == 10)
    }
}

@Suite("A form knows which single answer would turn a condition")
struct TurningAnswersTests {
    private let answers = ChoiceTable(
        id: "yn", columns: ["name", "label"], rows: [["y", "是"], ["n", "否"], ["u", "不清楚"]])

    /// Question and choice, as `gas=y`.
    private func found(_ turning: TurningAnswers, _ instance: FormInstance) -> [String] {
        turning.answers.map { "\(instance.form.nodes[$0.place.node].name)=\($0.choice)" }
    }

    private func filled() throws -> FormInstance {
        var form = FormBuilder()
        try form.add("gas", .selectOne(list: "yn"))
        try form.add("open", .verdict, [.relevance: "${gas} != 'n'"])
        try form.add("tags", .selectMultiple(list: "yn"))
        try form.add("fixed", .selectOne(list: "yn"), [.readOnly: "true()"])
        try form.add("points", .calculate, [.calculation: "count-selected(${tags})"])
        let group = try form.add("group", .group, [.relevance: "${open} = 'fail'"])
        try form.add(
            "question", .text, in: group,
            [.relevance: "${points} > 0", .required: "${points} > 1 or ${fixed} = 'y'"])
        return form.instance([answers])
    }

    @Test("Each is tried alone, through calculations and what hides them")
    func turning() throws {
        var instance = try filled()
        let question = instance.number("question")
        instance.set("tags", "y")
        let first = instance.answersTurning(
            .relevance, of: question, verdicts: ["pass", "fail", "not_applicable"])
        #expect(found(first, instance) == ["open=fail"])
        #expect(first.isComplete)

        instance.set("open", "fail")
        let then = instance.answersTurning(.relevance, of: question, verdicts: ["pass", "fail"])
        #expect(Set(found(then, instance)) == ["gas=n", "open=pass", "tags=y"])
        #expect(then.answers.first { $0.choice == "y" }?.value == .empty)

        let required = instance.answersTurning(.required, of: question)
        #expect(found(required, instance) == ["tags=n", "tags=u"])
        #expect(required.answers.map(\.value) == [.string("y n"), .string("y u")])
        #expect(instance.text("tags") == "y")
    }

    @Test("What would need two answers is turned by none")
    func none() throws {
        let instance = try filled()
        let turning = instance.answersTurning(
            .relevance, of: instance.number("question"), verdicts: ["fail"])

        #expect(turning == TurningAnswers(answers: [], isComplete: true))
    }

    @Test("A search that would take too long says that it is not complete")
    func limit() throws {
        var instance = try filled()
        instance.set("tags", "y")
        let turning = instance.answersTurning(
            .relevance, of: instance.number("question"), verdicts: ["fail"], limit: 3)

        #expect(!turning.isComplete)
    }

    @Test("A question in a row is turned by those of its row")
    func rows() throws {
        var form = FormBuilder()
        let tank = try form.add("tank", .repeat)
        try form.add("full", .selectOne(list: "yn"), in: tank)
        try form.add("note", .text, in: tank, [.relevance: "${full} = 'y'"])
        var instance = form.instance([answers])
        let rows = (0..<3).map { _ in instance.insertRow(of: tank) }

        let turning = instance.answersTurning(.relevance, of: tank + 2, in: rows[1])
        #expect(turning.answers.map(\.place) == [FormPlace(tank + 1, in: rows[1])])
        #expect(turning.answers.map(\.choice) == ["y"])
    }
}
