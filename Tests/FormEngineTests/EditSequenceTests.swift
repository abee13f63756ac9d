import Testing

@testable import FormEngine
@testable import FormLanguage

@Suite("However a form was filled in, it is what its answers make it")
struct EditSequenceTests {
    @Test("After any edits it equals a form into which the same answers are written at once")
    func anyOrder() throws {
        let edits = try fillIn(120, seed: 20_261_122) { instance, empty in
            difference(instance, copy(of: instance, in: empty), but: .preset)
        }
        #expect(edits > 1_000)
    }

    @Test("After any edits it equals the form that is restored from its contents")
    func restored() throws {
        let edits = try fillIn(120, seed: 20_261_123, hasDefaults: true) { instance, empty in
            let again = FormInstance(
                empty.graph, in: empty.environment, restoring: instance.contents)
            if again.contents != instance.contents { return "\(again.contents)" }
            let rows = allRows(instance).map { instance.key(of: $0.row) }
            if allRows(again).map({ again.key(of: $0.row) }) != rows { return "\(rows)" }
            return again.unrecorded.isEmpty ? difference(instance, again) : "\(again.unrecorded)"
        }
        #expect(edits > 1_000)
    }

    @Test("What a new row begins with is what its defaults were worth at that moment, and stays")
    func defaults() throws {
        var random = SplitMix(state: 20_261_124)
        var seen = 0
        for _ in 0..<200 {
            let form = try randomForm(&random, hasDefaults: true)
            guard Self.areDefaultsOrdered(form) else { continue }
            var instance = form.instance([numbers])
            for _ in 0..<20 {
                let before = Set(allRows(instance).map(\.row))
                let presets = presets(instance, in: before)
                edit(&instance, &random)
                for (place, value) in presets where instance.state(of: place).contains(.preset) {
                    #expect(instance.keptValue(of: place.node, in: place.row) == value)
                }
                for new in allRows(instance) where !before.contains(new.row) {
                    for node in instance.layout.members[new.repeated] ?? []
                    where instance.graph.binding(.defaultValue, of: node) != nil {
                        let twin = instance.number(instance.form.nodes[node].name + "_")
                        let value = instance.keptValue(of: node, in: new.row)
                        let expected = instance.keptValue(of: twin, in: new.row)
                        #expect(value == expected, "\(form.nodes.map(\.description))")
                        seen += value.isEmpty ? 0 : 1
                    }
                }
            }
        }
        #expect(seen > 50)
    }

    /// Edits random forms; stops at the first difference.
    private func fillIn(
        _ count: Int, seed: UInt64, hasDefaults: Bool = false,
        _ difference: (_ instance: FormInstance, _ empty: FormInstance) -> String?
    ) throws -> Int {
        var random = SplitMix(state: seed)
        var edits = 0
        for _ in 0..<count {
            let form = try randomForm(&random, hasDefaults: hasDefaults)
            guard FormGraph(Form(nodes: form.nodes)).cycles.isEmpty else { continue }
            var instance = form.instance([numbers])
            for _ in 0..<40 {
                edit(&instance, &random)
                edits += 1
                let found = difference(instance, form.instance([numbers]))
                #expect(found == nil, "\(form.nodes.map(\.description))")
                if found != nil { return edits }
            }
        }
        return edits
    }

    /// Whether no default looks at what rests on it, so that all come out as the same calculations.
    private static func areDefaultsOrdered(_ form: FormBuilder) -> Bool {
        let nodes = form.nodes.map { node in
            var node = node
            if let expression = node.rules[.defaultValue], node.rules[.calculation] == nil {
                node.rules[.calculation] = expression
            }
            return node
        }
        return FormGraph(Form(nodes: nodes)).cycles.isEmpty
    }

    private func presets(
        _ instance: FormInstance, in rows: Set<RowID>
    ) -> [(place: FormPlace, value: FormValue)] {
        rows.flatMap { row in
            instance.form.nodes.indices.map { FormPlace($0, in: row) }
                .filter { instance.state(of: $0).contains(.preset) }
                .map { ($0, instance.keptValue(of: $0.node, in: row)) }
        }
    }

    private let numbers = ChoiceTable(
        id: "numbers", columns: ["name", "label", "rest"],
        rows: (0..<5).map { ["\($0)", "n\($0)", "\($0 % 3)"] })

    private let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]

    /// Questions in the form, in a group, in a repeat and in a repeat inside of that, with
    /// expressions over one another.
    private func randomForm(
        _ random: inout SplitMix, hasDefaults: Bool = false
    ) throws -> FormBuilder {
        var form = FormBuilder()
        let group = 2
        let outer = 5
        let inner = 8
        for (index, name) in names.enumerated() {
            let number = index + 1
            let isSelect = Int.random(in: 0..<3, using: &random) == 0
            let question: QuestionKind = isSelect ? .selectOne(list: "numbers") : .integer
            let kind: QuestionKind =
                number == group ? .group : number == outer || number == inner ? .repeat : question
            let parent =
                number == group + 1 || number == group + 2
                ? group : number > inner ? inner : number > outer ? outer : 0
            var rules: [FormRule: String] = [:]
            for rule in FormRule.allCases
            where Int.random(in: 0..<(rule == .defaultValue ? 2 : 4), using: &random) == 0 {
                if rule == .repeatCount, kind != .repeat { continue }
                if rule == .calculation || rule == .constraint, kind.isStructure { continue }
                if rule == .defaultValue, !hasDefaults || kind.isStructure { continue }
                if rule == .choiceFilter, kind.list == nil { continue }
                rules[rule] = expression(rule, &random)
            }
            try form.add(name, kind, in: parent, rules)
        }
        try form.add("j", .calculate, [.calculation: "sum(${f}) + count(${e})"])
        try form.add("k", .calculate, [.calculation: "count(/data/e/h[i > 1])"])
        return try withTwins(form)
    }

    /// Beside each question with a default in a repeat a calculation of the same.
    private func withTwins(_ form: FormBuilder) throws -> FormBuilder {
        var twins = FormBuilder()
        var parents: [Int: Int] = [0: 0]
        for (number, node) in form.nodes.enumerated().dropFirst() {
            let parent = node.parent.flatMap { parents[$0] } ?? 0
            parents[number] = try twins.add(
                node.name, node.kind, in: parent, node.rules.mapValues(\.source))
            guard let twin = node.rules[.defaultValue] else { continue }
            try twins.add(
                node.name + "_", .calculate, in: parent, [.calculation: twin.source])
        }
        return twins
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
        let filters = ["name != \(a)", "rest = \(a) mod 3", "position() < \(b)", "name > \(a)"]
        if rule == .choiceFilter { return filters.randomElement(using: &random) ?? "1" }
        return (rule.givesValue ? values : conditions).randomElement(using: &random) ?? "1"
    }

    private func allRows(_ instance: FormInstance) -> [(repeated: Int, around: RowID, row: RowID)] {
        var found: [(repeated: Int, around: RowID, row: RowID)] = []
        let (e, h) = (instance.number("e"), instance.number("h"))
        for outer in instance.rows(of: e) {
            found.append((e, .form, outer))
            for inner in instance.rows(of: h, in: outer) { found.append((h, outer, inner)) }
        }
        return found
    }

    private func edit(_ instance: inout FormInstance, _ random: inout SplitMix) {
        let rows = allRows(instance)
        let (e, h) = (instance.number("e"), instance.number("h"))
        let row = rows.randomElement(using: &random)
        switch (Int.random(in: 0..<8, using: &random), row) {
        case (0, _): _ = instance.insertRow(of: e, at: Int.random(in: 0...3, using: &random))
        case (1, let row?) where row.repeated == e: _ = instance.insertRow(of: h, in: row.row)
        case (2, let row?): instance.removeRow(row.row)
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
        let (e, h) = (instance.number("e"), instance.number("h"))
        for (from, to) in rows(e, .form, .form).reversed() {
            for (from, to) in rows(h, from, to).reversed() { answer(from, to, h) }
            answer(from, to, e)
        }
        answer(.form, .form, 0)
        return fresh
    }

    private func difference(
        _ one: FormInstance, _ other: FormInstance, but ignored: NodeState = []
    ) -> String? {
        func compare(_ a: RowID, _ b: RowID, _ scope: Int) -> String? {
            for node in one.layout.members[scope] ?? [] {
                let name = one.form.nodes[node].name
                if one.value(of: node, in: a) != other.value(of: node, in: b) {
                    return "\(name): \(one.value(of: node, in: a)), \(other.value(of: node, in: b))"
                }
                let states = (one.state(of: node, in: a), other.state(of: node, in: b))
                if states.0.subtracting(ignored) != states.1.subtracting(ignored) {
                    return "\(name): \(states)"
                }
                if one.choices(of: node, in: a) != other.choices(of: node, in: b) {
                    return "\(name): other choices"
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

extension FormInstance {
    func state(of place: FormPlace) -> NodeState { state(of: place.node, in: place.row) }
}

extension FormNode {
    var description: String { "\(name) \(rules.mapValues(\.source))" }
}
