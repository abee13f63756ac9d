import ChecklistEngine
import Fieldwork
import FormEngine
import FormLanguage
import InspectionModel
import Testing
import Wording

/// A form with all that a value may come from.
private let form: Pack = {
    func question(
        _ name: String, _ kind: QuestionKind, _ rules: [FormRule: String] = [:],
        triggers: [String]? = nil
    ) -> Question {
        var question = Question(name: name, kind: kind, label: Packs.both(name))
        question.rules = rules.mapValues { Packs.expression($0) }
        question.triggers = triggers
        return question
    }
    func group(_ name: String, isRepeat: Bool = false, count: String? = nil) -> ChecklistGroup {
        var group = ChecklistGroup(
            name: name, label: Packs.both(name),
            relevance: name == "hall" ? Packs.expression("${gas} = 'yes'") : nil, premise: nil)
        group.isRepeat = isRepeat
        group.repeatCount = count.map { Packs.expression($0) }
        return group
    }
    let questions = [
        question("gas", .yesNo, [.defaultValue: "'no'"]), question("teams", .integer),
        question("maker", .text, [.required: "${gas} = 'yes'"]),
        question("width", .decimal), question("head", .text), question("full", .yesNo),
        question("why", .text, [.relevance: "${full} = 'yes'"]),
        question("sum", .calculate, [.calculation: "count(${team}) + ${width}"]),
        question("fixed", .text, [.readOnly: "${gas} = 'no'"]),
        question("stamp", .text, [.calculation: "concat(${teams}, '!')"], triggers: ["gas"]),
        question("limit", .integer, [.constraint: ". < 9"]), question("told", .note),
    ]
    return Pack(
        settings: PackSettings(
            id: "form", title: Packs.both("表"), version: "1", edition: "1", status: .current,
            jurisdiction: "CN", zone: "+08:00", sectors: [], authorities: []),
        digest: leaf(78).hex, sources: [], choiceLists: [], facts: [],
        groups: [group("hall"), group("team", isRepeat: true, count: "${teams}")],
        items: [], questions: questions,
        survey: [
            SurveyRow(.question(0), in: nil), SurveyRow(.question(1), in: nil),
            SurveyRow(.question(2), in: nil), SurveyRow(.group(0), in: nil),
            SurveyRow(.question(3), in: 0), SurveyRow(.group(1), in: nil),
            SurveyRow(.question(4), in: 1), SurveyRow(.question(5), in: 1),
            SurveyRow(.question(6), in: 1), SurveyRow(.question(7), in: nil),
            SurveyRow(.question(8), in: nil), SurveyRow(.question(9), in: nil),
            SurveyRow(.question(10), in: nil), SurveyRow(.question(11), in: nil),
        ], modes: [])
}()

@Suite("Why a question stands as it does")
struct QuestionExplanationTests {
    private func open(teams: String = "2") throws -> (desk: Desk, id: InspectionID) {
        var desk = Desk()
        desk.shelf.packs["form"] = ShelvedPack(form)
        try desk.act(
            .start(
                StartRequest(
                    packs: ["form"], site: .known(knownSite), mode: .selfCheck,
                    officers: [.known(li)])))
        let id = desk.state.book.order[0]
        try fill(&desk, id, "teams", teams)
        return (desk, id)
    }

    private func fill(
        _ desk: inout Desk, _ id: InspectionID, _ name: String, _ text: String,
        row path: String? = nil
    ) throws {
        let key = try #require(desk.sheet(id)?.key(ofQuestion: name, row: path))
        try desk.act(.fill(id, FillRequest(key: key, text: text)))
    }

    @Test("A question in a hidden group is hidden by the group")
    func hiddenGroup() throws {
        let (desk, id) = try open()
        let explanation = try desk.explanation(id, "width")
        guard case .hiddenBy(let group)? = explanation.reasons.first?.reason else {
            Issue.record("\(explanation.codes)")
            return
        }
        #expect(group == Packs.both("hall"))
        #expect(explanation.answers.map(\.name) == ["gas"])
        #expect(try desk.explanation(id, "hall").codes.first == "hidden")
    }

    @Test("A default, a calculation and a triggered one say where they come from")
    func comesFrom() throws {
        var (desk, id) = try open()
        #expect(try desk.explanation(id, "gas").codes.contains("preset"))
        try fill(&desk, id, "gas", "yes")
        #expect(try desk.explanation(id, "gas").codes.contains("stands"))
        try fill(&desk, id, "width", "3")
        let sum = try desk.explanation(id, "sum")
        #expect(sum.codes.contains("blocked_worked_out"))
        let looked = sum.lines.compactMap { line -> String? in
            if case .looksAt(let value) = line.reason {
                "\(value.name) \(value.recorded)"
            } else {
                nil
            }
        }
        #expect(Set(looked) == ["team 2", "width 3"])
        #expect(try desk.explanation(id, "stamp").codes.contains("triggered"))
    }

    @Test("Required, read-only and broken have their conditions")
    func rules() throws {
        var (desk, id) = try open()
        let free = try desk.explanation(id, "maker")
        #expect(free.codes.contains("not_required_now"))
        #expect(free.answers(under: "would_be_required").map(\.recorded) == ["yes"])
        #expect(try desk.explanation(id, "fixed").codes.contains("blocked_read_only"))
        #expect(try desk.explanation(id, "told").codes.contains("blocked_note"))
        try fill(&desk, id, "gas", "yes")
        #expect(try desk.explanation(id, "maker").codes.contains("required_now"))
        #expect(try !desk.explanation(id, "fixed").codes.contains("blocked_read_only"))
    }

    @Test("In a table each row is explained by itself, also one beyond the count")
    func rows() throws {
        var (desk, id) = try open()
        try fill(&desk, id, "full", "yes", row: "2")
        #expect(try desk.explanation(id, "why", row: "1").codes.first == "hidden")
        #expect(try desk.explanation(id, "why", row: "2").codes.first == "asked")
        #expect(try desk.explanation(id, "why", row: "2").row == "2")
        #expect(try desk.explanation(id, "team").codes.contains("counted"))
        #expect(try desk.explanation(id, "team").codes.contains("blocked_rows_are_counted"))

        try fill(&desk, id, "teams", "1")
        let beyond = try desk.explanation(id, "head", row: "2")
        guard case .beyondCount(let table, let place, _)? = beyond.reasons.first?.reason else {
            Issue.record("\(beyond.codes)")
            return
        }
        #expect(table == Packs.both("team"))
        #expect(place == 2)

        let sheet = try #require(desk.sheet(id))
        let head = try #require(sheet.subjects(named: "head").first)
        #expect(sheet.subject(head, atRow: nil) == nil)
        #expect(sheet.subject(head, atRow: "9") == nil)
        #expect(sheet.subject(head, atRow: "1.1") == nil)
    }

    @Test("A table without a row is explained as one with a row would be")
    func noRows() throws {
        let (desk, id) = try open(teams: "0")
        #expect(try desk.explanation(id, "team").codes.first == "beyond_count")
    }
}
