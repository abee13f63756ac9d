import ChecklistEngine
import CivilTime
import Fieldwork
import InspectionModel
import TerminalTesting
import Testing

@Suite("An inspection by the law of another day")
struct AsOfTests {
    private func asOf(_ desk: Desk, _ id: InspectionID, _ day: CivilDay) throws -> AsOf {
        let state = try #require(desk.state.inspection(id))
        let sheet = try #require(desk.sheet(id))
        return AsOf(state, sheet, sheet.laidOut(on: day, state))
    }

    @Test("On the day of the inspection nothing differs, whatever was answered")
    func sameDay() throws {
        var random = SplitMix(5)
        for _ in 0..<20 {
            var (desk, id) = try Desk.open {
                $0.shelf.packs["gas"] = ShelvedPack(DatedPacks.random(&random))
            }
            for row in try #require(desk.sheet(id)).rows where Bool.random(using: &random) {
                let input: AnswerRequest.Input =
                    row.item.measure == nil
                    ? .verdict([.pass, .fail].randomElement(using: &random)!)
                    : .measurement(["1.2", "2.5"].randomElement(using: &random)!)
                try desk.act(.answer(id, AnswerRequest(item: row.id, input: input)))
            }
            try desk.act(.setFact(id, name: "supply", value: "pipe"))
            #expect(try asOf(desk, id, today).isEmpty)
        }
    }

    @Test("Items that come and go, verdicts and suggestions are told with what they rest on")
    func differs() throws {
        var (desk, id) = try Desk.open {
            $0.shelf.packs["gas"] = ShelvedPack(DatedPacks.turning)
        }
        try desk.act(.answer(id, AnswerRequest(item: item("G-03"), input: .measurement("1.5"))))
        try desk.answer(id, "G-01", .fail)
        try desk.answer(id, "G-02", .fail)
        try desk.answer(id, "G-06", .fail)
        let before = desk.state

        let found = try asOf(desk, id, DatedPacks.day(1))

        #expect(found.entering.map(\.item) == [item("G-08")])
        #expect(found.entering.first?.lapse == .notYet(DatedPacks.day(1)))
        #expect(found.leaving.map(\.item) == [item("G-02")])
        #expect(found.leaving.first?.lapse == .ended(today))
        let verdict = try #require(found.verdicts.first)
        #expect(found.verdicts.count == 1)
        #expect(verdict.value == MeasuredValue(value: "1.5", unit: "m"))
        #expect(verdict.before == AsOf.Held(limit: "≤ 2.0 m", verdict: .pass))
        #expect(verdict.after == AsOf.Held(limit: "≤ 1 m", verdict: .fail))
        #expect(found.suggestions.map(\.item.code) == ["G-01", "G-03"])
        #expect(
            found.suggestions[0].after?.outcome
                == .nothing(
                    .sourceEnded(id: "IN-FORCE", today, replacedBy: "UNSETTLED")))
        #expect(found.suggestions[1].before == nil)
        #expect(found.judgements.isEmpty)
        #expect(desk.state == before)
    }

    @Test("Where no limit is in force a value that was judged stays open")
    func noLimit() throws {
        var (desk, id) = try Desk.open {
            $0.shelf.packs["gas"] = ShelvedPack(DatedPacks.turning)
        }
        try desk.act(.answer(id, AnswerRequest(item: item("G-03"), input: .measurement("1.5"))))

        let found = try asOf(desk, id, DatedPacks.day(31))

        #expect(found.verdicts.map(\.after) == [AsOf.Held(limit: "", verdict: .pending)])
    }

    @Test("A judgement over several items follows the verdicts and the days of its source")
    func judgements() throws {
        var pack = DatedPacks.turning
        pack.grading.judgements = [
            HazardJudgement(
                name: "any", label: Packs.both("判定"), source: "UNSETTLED", clause: nil,
                edition: Packs.both("版"), confidence: .verified, reviewBy: nil, exclusions: [],
                elements: [
                    HazardJudgement.Element(
                        id: "E", label: Packs.both("要素"), kind: .direct, items: ["G-03"],
                        condition: nil, clause: nil, confidence: nil)
                ],
                rules: [
                    HazardJudgement.Rule(
                        name: "one", label: Packs.both("一项"), condition: nil, counted: .all,
                        atLeast: 1, result: .major, clause: nil)
                ])
        ]
        var (desk, id) = try Desk.open { $0.shelf.packs["gas"] = ShelvedPack(pack) }
        try desk.act(.answer(id, AnswerRequest(item: item("G-03"), input: .measurement("1.5"))))

        let found = try asOf(desk, id, DatedPacks.day(1))

        #expect(found.judgements.count == 1)
        #expect(found.judgements.first?.before.result.isReached == false)
        #expect(found.judgements.first?.after.result.isReached == true)
    }
}
