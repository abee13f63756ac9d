import Testing

@testable import FormEngine
@testable import FormLanguage

@Suite("However a form was filled in, it is what its answers make it")
struct EditSequenceTests {
    @Test("After any edits it equals a form into which the same answers are written at once")
    func anyOrder() throws {
        var random = SplitMix(state: 20_261_122)
        var edits = 0
        for _ in 0..<120 {
            let form = try randomForm(&random)
            guard FormGraph(Form(nodes: form.nodes)).cycles.isEmpty else { continue }
            var instance = form.instance()
            for _ in 0..<40 {
                edit(&instance, &random)
                edits += 1
                let fresh = copy(of: instance, in: form.instance())
                let difference = difference(instance, fresh)
                #expect(difference == nil, "\(form.nodes.map(\.description))")
                if difference != nil { return }
            }
        }
        #expect(edits > 1_000)
    }

    private let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]

    /// Questions in the form, in a group, in a repeat and in a repeat inside of that, with
    /// expressions over one another.
    private func randomForm(_ random: inout SplitMix) throws -> FormBuilder {
        var form = FormBuilder()
        let group = 2
        let outer = 5
        let inner = 8
        for (index, name) in names.enumerated() {
            let number = index + 1
            let kind: QuestionKind =
                number == group ? .group : number == outer || number == inner ? .repeat : .integer
            let parent =
                number == group + 1 || number == group + 2
                ? group : number > inner ? inner : number > outer ? outer : 0
            var rules: [FormRule: String] = [:]
            for rule in FormRule.allCases where Int.random(in: 0..<4, using: &random) == 0 {
                if rule == .repeatCount, kind != .repeat { continue }
                if rule == .calculation || rule == .constraint, kind.isStructure { continue }
                rules[rule] = expression(rule, &random)
            }
            try form.add(name, kind, in: parent, rules)
        }
        try form.add("j", .calculate, [.calculation: "sum(${f}) + count(${e})"])
        try form.add("k", .calculate, [.calculation: "count(/data/e/h[i > 1])"])
        return form
    }

    private func expression(_ rule: FormRule, _ random: inout SplitMix) -> String {
        let a = "${\(names.randomElement(using: &random) ?? "a")}"
        let b = "${\(names.randomElement(using: &random) ?? "b")}"
        if rule == .repeatCount { return "\(a) mod 4" }
        let conditions = [
            "\(a) > 1", "\(a) = \(b)", "count(\(a)) > 1", "\(a) != '' or \(b) < 2", "not(\(a) = 1)",
        ]
        let values = [
            "\(a) + 1", "count(\(a)) + sum(\(b))", "coalesce(\(a), 3)", "position(..)",
            "if(\(a) > 2, \(b), 0)", "indexed-repeat(${f}, ${e}, 1)", "min(\(a), \(b))",
        ]
        return (rule == .calculation ? values : conditions).randomElement(using: &random) ?? "1"
    }

    private func allRows(_ instance: FormInstance) -> [(repeated: Int, around: RowID, row: RowID)] {
        var found: [(repeated: Int, around: RowID, row: RowID)] = []
        for outer in instance.rows(of: 5) {
            found.append((5, .form, outer))
            for inner in instance.rows(of: 8, in: outer) { found.append((8, outer, inner)) }
        }
        return found
    }

    private func edit(_ instance: inout FormInstance, _ random: inout SplitMix) {
        let rows = allRows(instance)
        let row = rows.randomElement(using: &random)
        switch (Int.random(in: 0..<8, using: &random), row) {
        case (0, _): _ = instance.insertRow(of: 5, at: Int.random(in: 0...3, using: &random))
        case (1, let row?) where row.repeated == 5: _ = instance.insertRow(of: 8, in: row.row)
        case (2, let row?) where !isCounted(row.repeated, instance): instance.removeRow(row.row)
        case (3, let row?):
            instance.moveRow(row.row, to: Int.random(in: 0...3, using: &random))
        default:
            let scope = row.map {
                Int.random(in: 0..<3, using: &random) > 0 ? $0 : (0, .form, .form)
            }
            let members = instance.layout.members[scope?.repeated ?? 0] ?? []
            let questions = members.filter { isAnswered($0, instance) }
            guard let node = questions.randomElement(using: &random) else { return }
            let number = Int.random(in: -1..<5, using: &random)
            let value: FormValue = number < 0 ? .empty : .number(FormNumber(number))
            instance.set(value, of: node, in: scope?.row ?? .form)
        }
    }

    private func isCounted(_ node: Int, _ instance: FormInstance) -> Bool {
        instance.form.nodes[node].rules[.repeatCount] != nil
    }

    private func isAnswered(_ node: Int, _ instance: FormInstance) -> Bool {
        let node = instance.form.nodes[node]
        return !node.kind.isStructure && node.rules[.calculation] == nil
    }

    /// The same rows with the same answers, made from nothing, the last row first.
    private func copy(of instance: FormInstance, in empty: FormInstance) -> FormInstance {
        var fresh = empty
        func answer(_ from: RowID, _ to: RowID, _ scope: Int) {
            for node in (instance.layout.members[scope] ?? []).reversed()
            where isAnswered(node, instance) {
                fresh.set(instance.keptValue(of: node, in: from), of: node, in: to)
            }
        }
        func rows(_ repeated: Int, _ from: RowID, _ to: RowID) -> [(RowID, RowID)] {
            let wanted = instance.rows(of: repeated, in: from)
            while fresh.rows(of: repeated, in: to).count < wanted.count {
                _ = fresh.insertRow(of: repeated, in: to)
            }
            return Array(zip(wanted, fresh.rows(of: repeated, in: to)))
        }
        for (from, to) in rows(5, .form, .form).reversed() {
            for (from, to) in rows(8, from, to).reversed() { answer(from, to, 8) }
            answer(from, to, 5)
        }
        answer(.form, .form, 0)
        return fresh
    }

    private func difference(_ one: FormInstance, _ other: FormInstance) -> String? {
        func compare(_ a: RowID, _ b: RowID, _ scope: Int) -> String? {
            for node in one.layout.members[scope] ?? [] {
                let name = one.form.nodes[node].name
                if one.value(of: node, in: a) != other.value(of: node, in: b) {
                    return "\(name): \(one.value(of: node, in: a)), \(other.value(of: node, in: b))"
                }
                if one.state(of: node, in: a) != other.state(of: node, in: b) {
                    return "\(name): \(one.state(of: node, in: a)), \(other.state(of: node, in: b))"
                }
            }
            return nil
        }
        if let found = compare(.form, .form, 0) { return found }
        let (rows, others) = (allRows(one), allRows(other))
        guard rows.count == others.count else { return "\(rows.count) rows, \(others.count)" }
        return zip(rows, others).lazy.compactMap { compare($0.row, $1.row, $0.repeated) }.first
    }
}

extension FormNode {
    var description: String { "\(name) \(rules.mapValues(\.source))" }
}
