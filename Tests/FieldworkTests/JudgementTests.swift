import ChecklistEngine
import Fieldwork
import InspectionModel
import TerminalTesting
import Testing

/// 判定规则 over the answers of an inspection: what is derived, recorded and suggested.
@Suite struct JudgementTests {
    /// Two of three elements make a major hazard while cylinders are used.
    private static func judged(isDraft: Bool) -> Pack {
        var pack = Packs.gas
        let elements = [("E1", ["G-02"]), ("E2", ["G-03", "K-01"]), ("E3", ["G-08"])].map {
            id, items in
            HazardJudgement.Element(
                id: id, label: Packs.both("要素 \(id)"), kind: .composite, items: items,
                condition: nil, clause: nil, confidence: nil)
        }
        pack.grading.judgements = [
            HazardJudgement(
                name: "together", label: Packs.both("一并判定"), source: "IN-FORCE", clause: nil,
                edition: Packs.both("2023 版"), confidence: isDraft ? .high : .verified,
                reviewBy: nil, exclusions: [], elements: elements,
                rules: [
                    HazardJudgement.Rule(
                        name: "two", label: Packs.both("任两项"),
                        condition: Packs.expression("${supply} = 'cylinder'"), counted: .all,
                        atLeast: 2, result: .major, clause: "5(2)")
                ])
        ]
        return pack
    }

    /// The same with a fact of its own, on which an exclusion rests.
    private static func excluding(isDraft: Bool) -> Pack {
        let pack = judged(isDraft: isDraft)
        let old = pack.grading.judgements[0]
        var other = Packs.pack(
            "gas", authorities: ["gas"], facts: pack.facts + [Packs.fact("closed", .yesNo)],
            items: pack.items, groups: pack.groups)
        other.grading.judgements = [
            HazardJudgement(
                name: old.name, label: old.label, source: old.source, clause: nil,
                edition: old.edition, confidence: old.confidence, reviewBy: nil,
                exclusions: [
                    HazardJudgement.Exclusion(
                        name: "X", label: Packs.both("已停用"),
                        condition: Packs.expression("${closed} = 'yes'"))
                ], elements: old.elements, rules: old.rules)
        ]
        return other
    }

    @Test("The end waits for a fact of a judgement that grades, not for one of a draft")
    func facts() throws {
        for isDraft in [false, true] {
            let (desk, id) = try Desk.open {
                $0.shelf.packs["gas"] = ShelvedPack(Self.excluding(isDraft: isDraft))
            }
            let state = try #require(desk.state.inspection(id))
            let missing = try #require(desk.sheet(id)).standing(state).missingFacts
            #expect(missing.contains("closed") == !isDraft)
            #expect(missing.contains("area"))
        }
    }

    private func open(
        isDraft: Bool = false, facts: [String: String] = ["supply": "cylinder", "hot": "no"]
    ) throws -> (desk: Desk, id: InspectionID) {
        try Desk.open(facts: facts) {
            $0.shelf.packs["gas"] = ShelvedPack(Self.judged(isDraft: isDraft))
        }
    }

    private func result(_ desk: Desk, _ id: InspectionID) throws -> JudgementResult {
        let state = try #require(desk.state.inspection(id))
        return try #require(desk.sheet(id)?.judgements(state).first?.result)
    }

    private func draft(_ code: String) -> FindingDraft {
        FindingDraft(
            item: item(code), place: "厨房", violation: "\(code) 不符合", fact: "看到了",
            disposition: .adviceOnly, grade: .byCriterion)
    }

    @Test("A failure in several places is one element, and a place set right takes it back")
    func places() throws {
        var (desk, id) = try open()
        for place in ["一号", "二号", "三号"] {
            try desk.act(
                .answer(
                    id, AnswerRequest(item: item("G-02"), input: .verdict(.fail), place: place)))
        }
        #expect(
            try result(desk, id).outcome == .notReached(nearest: .init(rule: "two", missing: 1)))
        try desk.answer(id, "G-08", .fail)
        #expect(try result(desk, id).grade == .major)
        try desk.answer(id, "G-08", .pass)
        #expect(try result(desk, id).grade == nil)
    }

    @Test("The order of answers and facts is nothing to the result")
    func order() throws {
        var random = SplitMix(11)
        var first: JudgementResult?
        for _ in 0..<30 {
            var (desk, id) = try open(facts: [:])
            let verdicts: [(String, Verdict)] = [
                ("G-02", .fail), ("G-08", .pending), ("K-01", .fail), ("G-01", .pass),
            ]
            var commands = verdicts.map { code, verdict in
                FieldCommand.answer(id, AnswerRequest(item: item(code), input: .verdict(verdict)))
            }
            commands.append(.setFact(id, name: "hot", value: "no"))
            // K-01 can be answered only while it applies.
            try desk.act(.setFact(id, name: "supply", value: "cylinder"))
            for command in commands.shuffled(using: &random) { try desk.act(command) }
            let found = try result(desk, id)
            #expect(found == first ?? found)
            first = found
        }
        #expect(first?.counted.map(\.element) == ["E1", "E2"])
        #expect(first?.undecided == ["E3"])
    }

    @Test("A fact that hides an item takes its failure out of the count")
    func hidden() throws {
        var (desk, id) = try open()
        try desk.answer(id, "G-02", .fail)
        try desk.answer(id, "K-01", .fail)
        #expect(try result(desk, id).grade == .major)
        try desk.act(.setFact(id, name: "supply", value: "pipe"))
        #expect(try result(desk, id).confirmed.map(\.element) == ["E1"])
    }

    @Test("The end of an inspection records what was derived", arguments: [true, false])
    func recorded(isDraft: Bool) throws {
        var (desk, id) = try open(isDraft: isDraft)
        try desk.answer(id, "G-02", .fail)
        try desk.answer(id, "G-08", .fail)
        let events = try desk.act(.finish(id, .suspended(.weather, note: nil)))
        guard case .inspection(_, .finished(let finished)) = events[0] else {
            Issue.record("\(events)")
            return
        }
        var expected = JudgementRecorded(
            pack: "gas", name: "together", edition: "IN-FORCE", outcome: .judged,
            elements: ["E1", "E3"], isDraft: isDraft)
        expected.rule = "two"
        expected.grade = .major
        #expect(finished.judgements == [expected])
    }

    @Test("A judgement in force grades the findings on what made it, a draft none")
    func suggested() throws {
        for (isDraft, grade) in [(false, HazardGrade.major), (true, .general)] {
            var (desk, id) = try open(isDraft: isDraft)
            try desk.answer(id, "G-02", .fail)
            #expect(try desk.decide(.recordFinding(id, draft("G-02"))).grade?.grade == .general)
            try desk.answer(id, "G-08", .fail)
            let graded = try desk.decide(.recordFinding(id, draft("G-02"))).grade
            #expect(graded?.grade == grade)
            #expect(graded?.status == .preliminary)
            #expect(graded?.criterion?.clause == (isDraft ? "4(1)" : "5(2)"))
        }
    }

    @Test("An element says how far its rule is, and which one failure more reaches it")
    func explained() throws {
        var (desk, id) = try open()
        #expect(try further(desk, id, "G-02") == [])
        try desk.answer(id, "G-02", .fail)
        let codes = try further(desk, id, "G-02")
        #expect(codes == ["G-03", "K-01", "G-08"])
        for code in codes {
            var failed = desk
            let input: AnswerRequest.Input = code == "G-03" ? .measurement("9") : .verdict(.fail)
            try failed.act(.answer(id, AnswerRequest(item: item(code), input: input)))
            #expect(try result(failed, id).isReached, "\(code)")
            let made = try failed.explanation(id, "G-02")
            #expect(made.codes.count { $0 == "confirmed" } == 2)
            #expect(!made.codes.contains("further_failure"))
        }
        #expect(try !desk.explanation(id, "G-01").codes.contains("element"))
    }

    private func further(_ desk: Desk, _ id: InspectionID, _ code: String) throws -> [String] {
        for case .furtherFailure(let codes) in try desk.explanation(id, code).lines.map(\.reason) {
            return codes
        }
        return []
    }
}
