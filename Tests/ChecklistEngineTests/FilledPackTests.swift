import ChecklistEngine
import CivilTime
import FormEngine
import Testing

@testable import FormLanguage

@Suite struct FilledPackTests {
    /// One fact decides a fact, a group and items; one item decides another.
    private func walk() throws -> Pack {
        try SamplePack.pack(
            facts: [
                SamplePack.fact("gas", .yesNo),
                SamplePack.fact("mode", .selectOne(list: "mode"), relevant: "${gas} = 'yes'"),
            ],
            groups: [
                SamplePack.group("papers"),
                SamplePack.group("bottles", relevant: "${mode} = 'bottle'"),
            ],
            items: [
                SamplePack.item("A-1"),
                SamplePack.item("A-2", relevant: "${A-1} = 'fail'"),
                SamplePack.item("B-1", group: 1),
                SamplePack.item("B-2", group: 1, relevant: "${B-1} = 'fail' and ${gas} = 'yes'"),
            ])
    }

    private func evaluation(_ pack: Pack, _ answers: [String: String] = [:]) -> FilledPack {
        filled(pack, FormGraph(pack.form)) { answers[$0].map { .string($0) } ?? .empty }
    }

    private func filled(
        _ pack: Pack, _ graph: FormGraph, _ value: (String) -> FormValue = { _ in .empty }
    ) -> FilledPack {
        let noon = WallTime(milliseconds: 43_200_000, offsetMinutes: 0)
        var filled = FilledPack(pack, graph: graph, in: ExpressionEnvironment(now: noon))
        for name in pack.facts.map(\.name) + pack.items.map(\.code) {
            filled.set(value(name), of: name)
        }
        return filled
    }

    private func relevantItems(_ evaluation: FilledPack) -> [String] {
        evaluation.applicableItems.map { evaluation.pack.items[$0].code }
    }

    @Test("Facts cut the list, and the count is that of what is left")
    func facts() throws {
        let pack = try walk()

        #expect(relevantItems(evaluation(pack)) == ["A-1"])
        let all = evaluation(
            pack, ["gas": "yes", "mode": "bottle", "A-1": "fail", "B-1": "fail"])
        #expect(relevantItems(all) == ["A-1", "A-2", "B-1", "B-2"])
    }

    @Test("A hidden answer is kept, counts for nothing, and is there again when shown")
    func hiddenAnswers() throws {
        var evaluation = evaluation(
            try walk(), ["gas": "yes", "mode": "bottle", "B-1": "fail"])

        evaluation.set(.string("no"), of: "gas")

        // The fact `mode` is hidden itself, so the group that asks for it is, too.
        #expect(relevantItems(evaluation) == ["A-1"])
        #expect(evaluation.value(of: "mode") == .empty)
        #expect(evaluation.value(of: "B-1") == .empty)
        #expect(evaluation.keptValue(of: "B-1") == .string("fail"))

        evaluation.set(.string("yes"), of: "gas")

        #expect(relevantItems(evaluation) == ["A-1", "B-1", "B-2"])
    }

    @Test("A hidden item says which part of which condition hides it")
    func irrelevance() throws {
        let evaluation = evaluation(try walk(), ["gas": "yes", "mode": "pipe", "A-1": "pass"])

        let own = try #require(evaluation.irrelevance(ofItem: 1))
        #expect(own.owner == .own)
        #expect(own.explanation.parts.map(\.text) == ["${A-1} = 'fail'"])
        #expect(own.explanation.parts[0].values == [.init(name: "A-1", value: .string("pass"))])

        let inherited = try #require(evaluation.irrelevance(ofItem: 3))
        #expect(inherited.owner == .group(name: "bottles"))
        #expect(inherited.explanation.parts.map(\.text) == ["${mode} = 'bottle'"])

        #expect(evaluation.irrelevance(ofItem: 0) == nil)
        #expect(evaluation.irrelevance(ofFact: 1) == nil)
    }

    @Test("One changed answer evaluates only what depends on it")
    func incremental() throws {
        var evaluation = evaluation(try walk(), ["gas": "yes", "mode": "bottle"])
        let before = evaluation.form.evaluationCount

        evaluation.set(.string("fail"), of: "A-1")

        #expect(relevantItems(evaluation).contains("A-2"))
        #expect(evaluation.form.evaluationCount == before + 1)
        evaluation.set(.string("fail"), of: "A-1")
        evaluation.set(.string("x"), of: "no-such-name")
        #expect(evaluation.form.evaluationCount == before + 1)
    }

    @Test("Any sequence of changed answers ends where evaluating everything ends")
    func incrementalEqualsFull() throws {
        var random = SplitMix(state: 3)
        for _ in 0..<60 {
            let pack = try randomPack(&random)
            let names = pack.facts.map(\.name) + pack.items.map(\.code)
            var answers: [String: FormValue] = [:]
            let graph = FormGraph(pack.form)
            #expect(graph.cycles.isEmpty)
            var evaluation = filled(pack, graph)
            for _ in 0..<40 {
                let name = try #require(names.randomElement(using: &random))
                let value = ["", "a", "b"].randomElement(using: &random) ?? ""
                answers[name] = .string(value)
                evaluation.set(.string(value), of: name)
                let full = filled(pack, graph) { answers[$0] ?? .empty }
                #expect(evaluation.applicableItems == full.applicableItems)
                for fact in pack.facts.indices {
                    #expect(evaluation.isRelevant(fact: fact) == full.isRelevant(fact: fact))
                }
                for group in pack.groups.indices {
                    #expect(evaluation.isRelevant(group: group) == full.isRelevant(group: group))
                }
            }
        }
    }

    /// Conditions refer only backwards, so there is no cycle; texts repeat, so they often hold.
    private func randomPack(_ random: inout SplitMix) throws -> Pack {
        var names: [String] = []
        func condition(_ random: inout SplitMix) -> String? {
            guard !names.isEmpty, Bool.random(using: &random) else { return nil }
            let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                let name = names.randomElement(using: &random) ?? ""
                let sign = ["=", "!="].randomElement(using: &random) ?? ""
                return "${\(name)} \(sign) '\(["", "a", "b"].randomElement(using: &random) ?? "")'"
            }
            return parts.joined(separator: Bool.random(using: &random) ? " and " : " or ")
        }
        var facts: [Question] = []
        for index in 0..<5 {
            facts.append(try SamplePack.fact("f\(index)", .text, relevant: condition(&random)))
            names.append("f\(index)")
        }
        var groups: [ChecklistGroup] = []
        var items: [ChecklistItem] = []
        for group in 0..<4 {
            groups.append(try SamplePack.group("g\(group)", relevant: condition(&random)))
            for index in 0..<6 {
                let code = "i\(group)-\(index)"
                items.append(
                    try SamplePack.item(code, group: group, relevant: condition(&random)))
                names.append(code)
            }
        }
        return try SamplePack.pack(facts: facts, groups: groups, items: items)
    }

    @Test("Conditions that lead back to themselves are named as a path and hide nothing")
    func cycles() throws {
        let pack = try SamplePack.pack(
            facts: [
                SamplePack.fact("a", .text, relevant: "${b} = 'x'"),
                SamplePack.fact("b", .text, relevant: "${c} = 'x'"),
                SamplePack.fact("c", .text, relevant: "${a} = 'x'"),
                SamplePack.fact("behind", .text, relevant: "${a} = 'x'"),
            ],
            groups: [SamplePack.group("g", relevant: "${I} = 'pass'")],
            items: [SamplePack.item("I"), SamplePack.item("J", relevant: "${J} = 'pass'")])

        let graph = FormGraph(pack.form)

        let paths = graph.cycles.map { $0.map { pack.form.name(of: $0) } }
        #expect(paths == [["a", "b", "c", "a"], ["g", "I", "g"], ["J", "J"]])
        let evaluation = filled(pack, graph)
        #expect(relevantItems(evaluation) == ["I", "J"])
        #expect(evaluation.isRelevant(fact: 3))
    }

    @Test("A chain of a thousand items is followed to its end")
    func longChain() throws {
        let items = try (0..<1_000).map { index in
            try SamplePack.item(
                "i\(index)", relevant: index == 0 ? nil : "${i\(index - 1)} = 'fail'")
        }
        let pack = try SamplePack.pack(items: items.reversed())
        var evaluation = filled(pack, FormGraph(pack.form)) { _ in .string("fail") }
        #expect(evaluation.applicableItems.count == 1_000)
        let before = evaluation.form.evaluationCount

        evaluation.set(.string("pass"), of: "i0")

        #expect(evaluation.applicableItems == [999])
        #expect(evaluation.form.evaluationCount == before + 999)
    }
}
