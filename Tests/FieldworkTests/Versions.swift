import ChecklistEngine
import FormEngine
import InspectionModel
import Testing
import Wording

@testable import Fieldwork

/// Texts of one pack, each a little other than the one before.
enum Versions {
    /// `same` stays, `worded` is reworded, `old` gets another code, `gone` goes, `limit` is stricter.
    static let first = pack(
        "1",
        [
            item("same"), item("worded"), item("old"), item("gone"), item("twin-1", "同一句"),
            limited("limit", ". <= 2.0"),
        ], facts: [fact("supply", "supply"), fact("left", "watch"), fact("hours", "hours")],
        questions: [question("colour", .selectOne(list: "colours")), question("note", .text)],
        colours: ["red", "blue"])

    static let second = pack(
        "2",
        [
            item("same"), item("worded", "worded 改了"), item("new", "换了说法", formerly: ["old"]),
            item("twin-2", "同一句"), limited("limit", ". <= 1.0"), item("fresh"),
        ],
        facts: [
            fact("supply", "supply"), fact("right", "watch", formerly: ["left"]),
            fact("hours", "hours 改了"),
        ],
        questions: [question("colour", .selectOne(list: "colours")), question("note", .integer)],
        colours: ["red"])

    /// `same` and `old` of the first became one.
    static let third = pack(
        "3", [item("all", "都算", formerly: ["same", "new", "old"]), limited("limit", ". <= 2.0")],
        facts: [], questions: [], colours: ["red"])

    static let all = [first, second, third]

    static func pack(
        _ version: String, _ items: [ChecklistItem], facts: [Question], questions: [Question],
        colours: [String]
    ) -> Pack {
        let group = ChecklistGroup(
            name: "hall", label: Packs.both("大厅"), relevance: nil, premise: nil)
        var rows = [SurveyRow(.group(0), in: nil)]
        rows += items.indices.map { SurveyRow(.item($0), in: 0) }
        rows += questions.indices.map { SurveyRow(.question($0), in: nil) }
        return Pack(
            settings: PackSettings(
                id: "gas", title: Packs.both("燃气"), version: version, edition: "2026",
                status: .current, jurisdiction: "CN", zone: "+08:00", sectors: ["gas"],
                authorities: [Authority(id: "gas", label: Packs.both("燃气"))]),
            digest: leaf(0xD00 + Int(version)!).hex, sources: [],
            choiceLists: [
                ChoiceList(
                    name: "colours",
                    choices: colours.map { Choice(name: $0, label: Packs.both($0)) })
            ], facts: facts, groups: [group], items: items, questions: questions, survey: rows,
            modes: [])
    }

    static func item(
        _ code: String, _ sentence: String? = nil, formerly: [String] = []
    ) -> ChecklistItem {
        var item = Packs.make(code)
        item.requirement = Packs.both(sentence ?? "\(code) 符合")
        item.formerly = formerly
        return item
    }

    static func limited(_ code: String, _ limit: String) -> ChecklistItem {
        Packs.make(code, kind: Packs.metres(limit))
    }

    static func fact(_ name: String, _ label: String, formerly: [String] = []) -> Question {
        var fact = Question(name: name, kind: .text, label: Packs.both(label))
        fact.formerly = formerly
        return fact
    }

    static func question(_ name: String, _ kind: QuestionKind) -> Question {
        Question(name: name, kind: kind, label: Packs.both(name))
    }
}

extension Desk {
    /// An inspection by the first text of `gas`, with the others at hand.
    static func following(
        first: Pack = Versions.first, newest: Pack = Versions.second
    ) throws -> (desk: Desk, id: InspectionID) {
        var (desk, id) = try open(.undercover, facts: [:]) { desk in
            desk.shelf.packs["gas"] = ShelvedPack(first)
            for pack in Versions.all + [first, newest] {
                desk.shelf.earlier[pack.digest] = ShelvedPack(pack)
            }
        }
        desk.shelf.packs["gas"] = ShelvedPack(newest)
        return (desk, id)
    }

    func plan(
        _ id: InspectionID, _ request: MigrationRequest = MigrationRequest()
    ) throws -> MigrationPlan {
        try MigrationPlan(
            try #require(state.inspection(id)), request, on: shelf, author: li, language: .zh)
    }

    mutating func say(_ id: InspectionID, _ code: String, _ input: AnswerRequest.Input) throws {
        try act(.answer(id, AnswerRequest(item: item(code), input: input)))
    }

    mutating func fill(_ id: InspectionID, _ code: String, _ text: String) throws {
        try act(.fill(id, FillRequest(key: AnswerKey(item: item(code)), text: text)))
    }
}
