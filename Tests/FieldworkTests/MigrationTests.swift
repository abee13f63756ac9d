import CanonicalJSON
import ChecklistEngine
import FormEngine
import FormLanguage
import InspectionModel
import TerminalTesting
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
        ], facts: [fact("supply", "supply"), fact("left", "watch")],
        questions: [question("colour", .selectOne(list: "colours")), question("note", .text)],
        colours: ["red", "blue"])

    static let second = pack(
        "2",
        [
            item("same"), item("worded", "worded 改了"), item("new", "换了说法", formerly: ["old"]),
            item("twin-2", "同一句"), limited("limit", ". <= 1.0"), item("fresh"),
        ], facts: [fact("supply", "supply"), fact("right", "watch", formerly: ["left"])],
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
    static func following(newest: Pack = Versions.second) throws -> (desk: Desk, id: InspectionID) {
        var (desk, id) = try open(.undercover, facts: [:]) { desk in
            desk.shelf.packs["gas"] = ShelvedPack(Versions.first)
            for pack in Versions.all { desk.shelf.earlier[pack.digest] = ShelvedPack(pack) }
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

extension [MigrationPlan.Line] {
    fileprivate func fate(of code: String) -> MigrationPlan.Fate? {
        first { $0.code == code }?.fate
    }
}

@Suite("An inspection that follows a newer version of its pack")
struct MigrationTests {
    private func answered() throws -> (desk: Desk, id: InspectionID) {
        var (desk, id) = try Desk.following()
        for code in ["same", "worded", "old", "gone", "twin-1"] {
            try desk.say(id, code, .verdict(.pass))
        }
        try desk.say(id, "limit", .measurement("1.50"))
        try desk.act(.setFact(id, name: "supply", value: "管道"))
        try desk.act(.setFact(id, name: "left", value: "是"))
        try desk.fill(id, "colour", "blue")
        try desk.fill(id, "note", "油污")
        return (desk, id)
    }

    @Test("Everything that was recorded is kept, moved or set aside, with the reason")
    func planned() throws {
        let (desk, id) = try answered()

        let plan = try desk.plan(id)

        #expect(plan.lines.fate(of: "same") == .kept)
        #expect(plan.lines.fate(of: "worded") == .orphaned(.requirementChanged))
        #expect(plan.lines.fate(of: "old") == .moved("new"))
        #expect(plan.lines.fate(of: "gone") == .orphaned(.itemGone))
        #expect(plan.lines.fate(of: "twin-1") == .moved("twin-2"))
        #expect(plan.lines.fate(of: "limit") == .kept)
        #expect(plan.lines.fate(of: "supply") == .kept)
        #expect(plan.lines.fate(of: "left") == .moved("right"))
        #expect(plan.lines.fate(of: "colour") == .orphaned(.choiceGone))
        #expect(plan.lines.fate(of: "note") == .orphaned(.typeChanged))
        #expect(plan.lines.count == 10)
        // What is asked in other words is asked anew.
        #expect(plan.added.map(\.code) == ["worded", "fresh", "note"])
        #expect(plan.dropped.isEmpty)
    }

    @Test("A measured value stays, and its verdict is worked out by the new limit")
    func rejudged() throws {
        var (desk, id) = try answered()
        let key = AnswerKey(item: item("limit"))
        #expect(desk.state.inspection(id)?.answer(key)?.verdict == .pass)
        #expect(
            try desk.plan(id).rejudged.map(\.rejudged) == [
                .init(before: .pass, after: .fail, limitBefore: "≤ 2.0 m", limit: "≤ 1.0 m")
            ])

        let events = try desk.act(.migrate(id, MigrationRequest(why: "新规")))

        let answer = try #require(events.answers.first)
        #expect(events.count == 2)
        #expect(answer.amends != nil)
        #expect(desk.state.inspection(id)?.answer(key)?.verdict == .fail)
        guard case .measured(let value, _, _) = answer.value else {
            Issue.record("no measured value")
            return
        }
        #expect(value == MeasuredValue(value: "1.50", unit: "m"))
        #expect(desk.state.inspection(id)?.migrations.first?.migrated.why == "新规")
    }

    @Test("What is set aside counts for nothing, and is there to read")
    func aside() throws {
        var (desk, id) = try answered()

        try desk.act(.migrate(id, MigrationRequest()))

        let state = try #require(desk.state.inspection(id))
        let sheet = try #require(desk.sheet(id))
        #expect(
            sheet.rows.map(\.item.code) == ["same", "worded", "new", "twin-2", "limit", "fresh"])
        #expect(sheet.standing(state).counts(state).unanswered == 2)
        #expect(Set(sheet.orphans(state).map(\.code)) == ["worded", "gone", "colour", "note"])
        #expect(state.facts == ["supply": "管道", "right": "是"])
        let report = inspectionReport(state, desk.state)
        #expect(report.array("migrations")?.count == 1)
        let moved = report.array("answers")?.compactMap(\.objectValue).first {
            $0.string("item") == "gas/new"
        }
        #expect(moved?.string("formerly") == "gas/old")
    }

    @Test("Going back to the text it began with restores everything")
    func back() throws {
        var (desk, id) = try answered()
        let before = try #require(desk.state.inspection(id))
        try desk.act(.migrate(id, MigrationRequest()))

        let digest = String(Versions.first.digest.suffix(64).prefix(64))
        try desk.act(.migrate(id, MigrationRequest(digest: digest)))

        let after = try #require(desk.state.inspection(id))
        expectSame(after, before)
        #expect(after.orphans.isEmpty)
    }

    private func expectSame(_ after: InspectionState, _ before: InspectionState) {
        #expect(
            Set(after.answers.values.flatMap(\.keys)) == Set(before.answers.values.flatMap(\.keys)))
        for (key, answer) in before.answers.values.flatMap({ $0 }) {
            #expect(after.answer(key)?.recorded.value == answer.recorded.value, "\(key)")
        }
        #expect(after.facts == before.facts)
        #expect(after.packs == before.packs)
    }

    @Test("Of several items that became one, the second answer is set aside, and comes back")
    func merged() throws {
        var (desk, id) = try Desk.following(newest: Versions.third)
        try desk.say(id, "same", .verdict(.pass))
        try desk.say(id, "old", .verdict(.fail))
        let before = try #require(desk.state.inspection(id))

        let plan = try desk.plan(id)
        #expect(plan.orphaned.map(\.fate) == [.orphaned(.targetAnswered)])
        #expect(plan.moved.count == 1)
        try desk.act(.migrate(id, MigrationRequest()))
        #expect(desk.state.inspection(id)?.answers.count == 1)
        try desk.act(.migrate(id, MigrationRequest(digest: Versions.first.digest)))

        expectSame(try #require(desk.state.inspection(id)), before)
    }

    @Test("It is refused when nothing is newer, for a foreign pack, and for an unknown text")
    func refused() throws {
        var (desk, id) = try Desk.following(newest: Versions.first)
        func refusal(_ request: MigrationRequest) -> FieldRefusal? {
            desk.refusal(of: .migrate(id, request))
        }
        #expect(refusal(MigrationRequest()) == .nothingNewer)
        #expect(
            refusal(MigrationRequest(packs: ["fire"])) == .inspection(.packNotInInspection("fire")))
        #expect(refusal(MigrationRequest(digest: "0123")) == .unknownPackText("0123"))
        #expect(refusal(MigrationRequest(digest: Versions.first.digest)) == .nothingNewer)
        desk.shelf.packs["gas"] = ShelvedPack(Versions.second)
        desk.shelf.earlier = [:]
        #expect(refusal(MigrationRequest()) == .packTextMissing("gas"))
    }

    @Test("A version is newer by its numbers, not by its letters")
    func versions() {
        #expect(PackVersion("2026.9") < PackVersion("2026.10"))
        #expect(PackVersion("2026.11") < PackVersion("2026.11.1"))
        #expect(!(PackVersion("2026.11") < PackVersion("2026.11")))
    }

    @Test(
        "Any changes between versions lose no answer, and going back restores the first",
        arguments: 0..<30 as Range<UInt64>)
    func anyOrder(seed: UInt64) throws {
        var random = SplitMix(seed)
        var (desk, id) = try Desk.following()
        for code in ["same", "worded", "old", "gone", "twin-1"] where random.next() % 3 > 0 {
            try desk.say(id, code, .verdict(random.next() % 2 == 0 ? .pass : .fail))
        }
        if random.next() % 3 > 0 { try desk.say(id, "limit", .measurement("1.50")) }
        if random.next() % 3 > 0 { try desk.act(.setFact(id, name: "left", value: "是")) }
        if random.next() % 3 > 0 {
            try desk.fill(id, "colour", random.next() % 2 == 0 ? "red" : "blue")
        }
        let first = try #require(desk.state.inspection(id))
        for _ in 0..<6 {
            let present = try #require(desk.state.inspection(id))
            let others = Versions.all.filter { $0.digest != present.packs[0].digest }
            let target = others[Int(random.next() % UInt64(others.count))]
            desk.shelf.packs["gas"] = ShelvedPack(target)
            let request = MigrationRequest(digest: target.digest)
            let plan = try desk.plan(id, request)

            #expect(
                plan.kept.count + plan.moved.count + plan.orphaned.count == recorded(present))
            try desk.act(.migrate(id, request))

            let now = try #require(desk.state.inspection(id))
            #expect(recorded(now) + now.orphans.count == recorded(first))
        }
        if desk.state.inspection(id)?.packs[0].digest != Versions.first.digest {
            try desk.act(.migrate(id, MigrationRequest(digest: Versions.first.digest)))
        }
        expectSame(try #require(desk.state.inspection(id)), first)
        #expect(desk.state.inspection(id)?.orphans == [])
    }

    private func recorded(_ state: InspectionState) -> Int {
        state.answers.values.map(\.count).reduce(0, +) + state.facts.count
    }
}
