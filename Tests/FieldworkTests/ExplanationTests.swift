import ChecklistEngine
import Fieldwork
import FormLanguage
import InspectionModel
import Testing
import Wording

@Suite("Why something stands as it does")
struct ExplanationTests {
    // MARK: Asked or not

    @Test("What is hidden says by which condition, with the values in the words of the pack")
    func hidden() throws {
        let (desk, id) = try Desk.open(facts: ["supply": "pipe", "hot": "no"])
        let own = try desk.explanation(id, "K-01")
        #expect(own.codes.first == "hidden")
        guard case .tests(let tests, let values, false) = own.lines[1].reason else {
            Issue.record("\(own.codes)")
            return
        }
        #expect(tests.map(\.source) == ["${supply} = 'cylinder'"])
        #expect(tests.map(\.shown.en) == ["(supply) = (cylinder)"])
        #expect(
            values.map(\.worth) == [.choices([Choice(name: "pipe", label: Packs.both("pipe"))])])

        let both = try desk.explanation(id, "K-02")
        let looked = both.lines.compactMap { line -> ExplainedValue.Worth? in
            if case .tests(_, let values, false) = line.reason { values.first?.worth } else { nil }
        }
        #expect(looked == [.noVerdict, .choices([ChoiceList.yesNo.choices[1]])])
        // Two answers would be needed.
        #expect(both.codes.contains("nothing_shows_or_hides"))
    }

    @Test("An answer to something hidden is said to be kept, and nothing is asked about it")
    func kept() throws {
        var (desk, id) = try Desk.open()
        try desk.answer(id, "K-01", .pass)
        try desk.act(.setFact(id, name: "supply", value: "pipe"))
        let codes = try desk.explanation(id, "K-01").codes
        #expect(codes.contains("kept"))
        #expect(!codes.contains("stands"))
    }

    @Test("An item that the inspection was opened without says so, and no more")
    func notChosen() throws {
        var (desk, first) = try Desk.open()
        try desk.answer(first, "M-02", .fail)
        var found = draft(nil)
        found.item = matter("M-02")
        try desk.act(.recordFinding(first, found))
        let id = try #require(try desk.act(.start(request(.reinspection))).opened).id

        #expect(try desk.explanation(id, "M-01").codes == ["not_chosen"])
        let open = try desk.explanation(id, "M-02").codes
        #expect(open.contains("open_hazard"))
        #expect(!open.contains("compulsory"))
    }

    @Test("Every answer that is said to show or hide something does so when it is given")
    func turning() throws {
        var tried = 0
        for supply in ["pipe", "cylinder"] {
            for hot in ["yes", "no"] {
                var (desk, id) = try Desk.open(facts: ["supply": supply, "hot": hot])
                if hot == "yes" { try desk.answer(id, "G-02", .fail) }
                let sheet = try #require(desk.sheet(id))
                for subject in sheet.subjects {
                    let name = sheet.name(of: subject).text
                    for answer in try desk.explanation(id, name).answers {
                        var changed = desk
                        try changed.give(answer, id)
                        let then = try #require(changed.sheet(id))
                        #expect(
                            then.isAsked(subject) != sheet.isAsked(subject),
                            "\(name) by \(answer.name) = \(answer.recorded)")
                        tried += 1
                    }
                }
            }
        }
        #expect(tried > 10)
    }

    // MARK: Barriers and duties

    @Test("What refuses every answer is said beforehand")
    func barriers() throws {
        var (desk, id) = try Desk.open()
        #expect(try desk.explanation(id, "G-02").codes.allSatisfy { !$0.hasPrefix("blocked") })
        try desk.act(.finish(id, .suspended(.weather, note: nil)))
        #expect(try desk.explanation(id, "G-02").codes.contains("blocked_suspended"))
        let answer = AnswerRequest(item: item("G-02"), input: .verdict(.pass))
        #expect(desk.refusal(of: .answer(id, answer)) == .inspection(.isSuspended))
        #expect(try desk.explanation(id, "supply").codes.contains("blocked_suspended"))
    }

    @Test("Outside of the mandate it is said whose it is to order; in practice nothing is outside")
    func mandate() throws {
        var (desk, id) = try Desk.open { $0.context.authorities = ["gas", "emergency"] }
        let sheet = try #require(desk.sheet(id))
        let state = try #require(desk.state.inspection(id))
        let subject = try #require(sheet.subjects(named: "G-02").first)
        func codes(_ authorities: Set<String>?) -> [String] {
            sheet.explanation(of: subject, state, authorities: authorities).codes
        }
        #expect(!codes(["gas"]).contains("blocked_outside_mandate"))
        #expect(!codes(nil).contains { $0.hasPrefix("blocked") })

        try desk.act(.start(request(.selfCheck)))
        let own = try #require(desk.state.book.order.last)
        #expect(try desk.explanation(own, "G-02").codes.contains("blocked_mode_orders_nothing"))
    }

    @Test("A compulsory matter binds where the mode asks for it")
    func compulsory() throws {
        let (desk, id) = try Desk.open()
        #expect(try desk.explanation(id, "M-01").codes.contains("compulsory"))
        #expect(try !desk.explanation(id, "G-01").codes.contains("compulsory"))
        #expect(try desk.explanation(id, "area").codes.contains("awaited"))
        #expect(try !desk.explanation(id, "supply").codes.contains("awaited"))
    }

    // MARK: Judging

    @Test("A measured item shows value, limit and verdict, and what would turn the verdict")
    func measured() throws {
        var (desk, id) = try Desk.open(facts: ["supply": "pipe", "hot": "no"])
        let request = AnswerRequest(item: item("K-03"), input: .measurement("180 cm"))
        try desk.act(.answer(id, request))
        var explanation = try desk.explanation(id, "K-03")
        let measured = explanation.lines.compactMap { line -> String? in
            guard case .measured(let value, let limit, let verdict, _) = line.reason else {
                return nil
            }
            return "\(value.text) \(limit.expression) \(verdict)"
        }
        #expect(measured == ["1.80 m . <= if(${supply} = 'pipe', 2.0, 1.5) pass"])
        #expect(explanation.codes.contains("blocked_measured"))
        #expect(explanation.codes.contains("limit_uses"))
        #expect(explanation.codes.contains("would_fail"))
        #expect(explanation.answers(under: "would_fail").map(\.recorded) == ["cylinder"])

        try desk.act(.setFact(id, name: "supply", value: "cylinder"))
        explanation = try desk.explanation(id, "K-03")
        #expect(explanation.codes.contains("judged_now"))

        try desk.act(.setFact(id, name: "supply", value: nil))
        #expect(try desk.explanation(id, "K-03").codes.contains("judgement_unanswered"))
        #expect(try desk.explanation(id, "G-04").codes.contains("judgement_draft"))
    }

    @Test(
        "What a failure would be graded has its ground, or the reason for which nothing is suggested",
        arguments: [
            ("G-01", "grade"), ("G-05", "no_grade_draft"), ("G-07", "no_grade_manual"),
            ("G-08", "no_grade_in_pack"), ("G-09", "no_grade_source_not_in_force"),
        ])
    func grades(code: String, reason: String) throws {
        let (desk, id) = try Desk.open()
        let explanation = try desk.explanation(id, code)
        #expect(explanation.codes.contains(reason))
        let grounds = explanation.lines.filter { $0.reason.code == "ground" }
        #expect(!grounds.isEmpty)
        for case .ground(let basis, let source, _) in grounds.map(\.reason) {
            #expect(basis.clause == "4(1)")
            #expect(source != nil)
        }
    }
}

extension Desk {
    func explanation(
        _ id: InspectionID, _ name: String, row: String? = nil
    ) throws -> ItemExplanation {
        let sheet = try #require(self.sheet(id))
        let state = try #require(self.state.inspection(id))
        let found = try #require(sheet.subjects(named: name).first)
        let subject = try #require(sheet.subject(found, atRow: row))
        return sheet.explanation(of: subject, state, authorities: context.authorities)
    }

    /// Gives an answer that an explanation names.
    mutating func give(_ answer: ExplainedValue, _ id: InspectionID) throws {
        guard let verdict = Verdict(rawValue: answer.recorded) else {
            try act(.setFact(id, name: answer.name, value: answer.recorded))
            return
        }
        try self.answer(
            id, answer.name, verdict,
            reason: verdict == .notChecked ? NotCheckedReason.noTime.rawValue : "不涉及")
    }
}

extension ItemExplanation {
    var codes: [String] { lines.map(\.reason.code) }

    /// Every answer that would show or hide it.
    var answers: [ExplainedValue] {
        answers(under: "would_be_asked") + answers(under: "would_be_hidden")
    }

    func answers(under code: String) -> [ExplainedValue] {
        var nodes = reasons
        var found: [ExplainedValue] = []
        while let node = nodes.popLast() {
            nodes += node.under
            guard node.reason.code == code else { continue }
            for case .answer(let value) in node.under.map(\.reason) { found.append(value) }
        }
        return found
    }
}
