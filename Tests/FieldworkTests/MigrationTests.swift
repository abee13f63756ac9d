import CanonicalJSON
import ChecklistEngine
import FormLanguage
import InspectionModel
import TerminalTesting
import Testing
import Wording

@testable import Fieldwork

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
        try desk.act(.setFact(id, name: "hours", value: "8-20"))
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
        #expect(plan.lines.fate(of: "hours") == .orphaned(.requirementChanged))
        #expect(plan.lines.fate(of: "colour") == .orphaned(.choiceGone))
        #expect(plan.lines.fate(of: "note") == .orphaned(.typeChanged))
        #expect(plan.lines.count == 11)
        // What is asked in other words is asked anew.
        #expect(plan.added.map(\.code) == ["hours", "worded", "fresh", "note"])
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
        #expect(
            Set(sheet.orphans(state).map(\.code)) == ["hours", "worded", "gone", "colour", "note"])
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

    @Test("A fact that stands again has the value that was set under its words")
    func factsBack() throws {
        var (desk, id) = try Desk.following()
        try desk.act(.setFact(id, name: "hours", value: "8-20"))
        try desk.act(.migrate(id, MigrationRequest()))
        try desk.act(.setFact(id, name: "hours", value: "9-21"))

        try desk.act(.migrate(id, MigrationRequest(digest: Versions.first.digest)))
        #expect(desk.state.inspection(id)?.facts == ["hours": "8-20"])
        try desk.act(.migrate(id, MigrationRequest(digest: Versions.second.digest)))
        #expect(desk.state.inspection(id)?.facts == ["hours": "9-21"])
    }

    @Test("A change says of every fact where it goes, answered or not")
    func unanswered() throws {
        var (desk, id) = try Desk.following()

        let events = try desk.act(.migrate(id, MigrationRequest()))

        guard case .inspection(_, .migrated(let migrated))? = events.first else {
            Issue.record("no migration")
            return
        }
        #expect(migrated.moved.contains(SubjectMoved(.fact("left", pack: "gas"), to: "right")))
        #expect(
            migrated.orphaned.contains(.fact("hours", pack: "gas", .requirementChanged)))
    }

    @Test("What named one of two items that became one names it again on going back")
    func namedBack() throws {
        var (desk, id) = try Desk.following(newest: Versions.third)
        try desk.say(id, "old", .verdict(.fail))
        try desk.act(.recordFinding(id, draft("old")))
        try desk.act(.migrate(id, MigrationRequest()))
        #expect(desk.state.inspection(id)?.findingsInOrder.first?.recorded.item == item("all"))

        try desk.act(.migrate(id, MigrationRequest(digest: Versions.first.digest)))

        let state = try #require(desk.state.inspection(id))
        #expect(state.standing(of: item("old")) == .fail)
        #expect(state.findingsInOrder.first?.recorded.item == item("old"))
    }

    @Test("A pack of 2,000 items whose codes are all new fits into entries")
    func renumbered() throws {
        func text(_ version: String, _ letter: String, _ former: String?) -> Pack {
            let items = (0..<2_000).map { number in
                Versions.item(
                    "\(letter)-\(number)", "第 \(number) 条",
                    formerly: former.map { ["\($0)-\(number)"] } ?? [])
            }
            return Versions.pack(version, items, facts: [], questions: [], colours: ["red"])
        }
        let (first, second) = (text("4", "A", nil), text("5", "B", "A"))
        var (desk, id) = try Desk.following(first: first, newest: second)
        for number in [0, 999, 1_999] { try desk.say(id, "A-\(number)", .verdict(.pass)) }

        let events = try desk.act(.migrate(id, MigrationRequest()))

        #expect(events.count > 1)
        #expect(events.allSatisfy { canonicalBytes($0.encoded.body).count < 60_000 })
        let state = try #require(desk.state.inspection(id))
        #expect(Set(state.answers.keys) == Set([0, 999, 1_999].map { item("B-\($0)") }))
        #expect(state.migrations.count == 1)
        try desk.act(.migrate(id, MigrationRequest(digest: first.digest)))
        #expect(desk.state.inspection(id)?.standing(of: item("A-999")) == .pass)
    }

    @Test(
        "Any changes between versions lose nothing; going back restores what was said of each text",
        arguments: 0..<30 as Range<UInt64>)
    func anyOrder(seed: UInt64) throws {
        var random = SplitMix(seed)
        var (desk, id) = try Desk.following()
        for code in ["same", "old", "gone", "twin-1"] where random.next() % 3 > 0 {
            try desk.say(id, code, .verdict(random.next() % 2 == 0 ? .pass : .fail))
        }
        if random.next() % 3 > 0 { try desk.say(id, "limit", .measurement("1.50")) }
        if random.next() % 3 > 0 {
            try desk.fill(id, "colour", random.next() % 2 == 0 ? "red" : "blue")
        }
        let first = try #require(desk.state.inspection(id))
        // The newest word on each sentence that may be said in any text.
        var said: [String: String] = [:]
        for _ in 0..<7 {
            try speak(&desk, id, &random, &said)
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
            #expect(recorded(now) + now.orphans.count == recorded(first) + said.count)
        }
        if desk.state.inspection(id)?.packs[0].digest != Versions.first.digest {
            try desk.act(.migrate(id, MigrationRequest(digest: Versions.first.digest)))
        }
        let last = try #require(desk.state.inspection(id))
        for (key, answer) in first.answers.values.flatMap({ $0 }) {
            #expect(last.answer(key)?.recorded.value == answer.recorded.value, "\(key)")
        }
        #expect(last.facts["left"] == said["watch"])
        #expect(last.facts["hours"] == said["hours"])
        #expect(last.standing(of: item("worded"))?.rawValue == said["worded 符合"])
        #expect(Set(last.orphans.map(\.digest)).isSubset(of: [Versions.second.digest]))
    }

    /// Says something of what only one text asks, or of a fact that has another name in each.
    private func speak(
        _ desk: inout Desk, _ id: InspectionID, _ random: inout SplitMix,
        _ said: inout [String: String]
    ) throws {
        let digest = desk.state.inspection(id)?.packs[0].digest
        guard digest != Versions.third.digest else { return }
        let isFirst = digest == Versions.first.digest
        let value = random.next() % 2 == 0 ? "甲" : "乙"
        if random.next() % 2 == 0 {
            try desk.act(.setFact(id, name: isFirst ? "left" : "right", value: value))
            said["watch"] = value
        }
        if random.next() % 2 == 0 {
            try desk.act(.setFact(id, name: "hours", value: value))
            said[isFirst ? "hours" : "hours 改了"] = value
        }
        if random.next() % 2 == 0 {
            let verdict = random.next() % 2 == 0 ? Verdict.pass : .fail
            try desk.say(id, "worded", .verdict(verdict))
            said[isFirst ? "worded 符合" : "worded 改了"] = verdict.rawValue
        }
    }

    private func recorded(_ state: InspectionState) -> Int {
        state.answers.values.map(\.count).reduce(0, +) + state.facts.count
    }
}
