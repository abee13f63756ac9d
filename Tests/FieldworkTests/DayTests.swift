import ChecklistEngine
import CivilTime
import Fieldwork
import FormLanguage
import InspectionModel
import TerminalTesting
import Testing

@Suite("The day of an inspection decides what is on its list")
struct DayTests {
    private func open(_ pack: Pack) throws -> (desk: Desk, id: InspectionID) {
        try Desk.open { $0.shelf.packs["gas"] = ShelvedPack(pack) }
    }

    @Test("On any day an item is either on the list or out of force with a reason")
    func eitherOr() throws {
        var random = SplitMix(11)
        for _ in 0..<40 {
            let pack = DatedPacks.random(&random)
            let (desk, id) = try open(pack)
            let state = try #require(desk.state.inspection(id))
            for days in -4...4 {
                let day = DatedPacks.day(days)
                let sheet = try #require(desk.sheet(id)).laidOut(on: day, state)
                for code in pack.items.map(\.code) {
                    let isListed = sheet.row(item(code)) != nil
                    #expect(isListed == (sheet.outOfForce(item(code)) == nil))
                    #expect(
                        sheet.outOfForce(item(code)) == pack.item(code)?.validity.lapse(on: day))
                }
                #expect(sheet.rows.indices == sheet.groups.flatMap(\.rows).indices)
            }
        }
    }

    @Test(
        "The list of an inspection is that of the day on which it was opened, whenever it is read")
    func openedOn() throws {
        let (desk, id) = try open(DatedPacks.turning)
        let state = try #require(desk.state.inspection(id))
        let sheet = try #require(desk.sheet(id))

        #expect(sheet.day == today)
        #expect(sheet.row(item("G-02")) != nil)
        #expect(sheet.outOfForce(item("G-08")) == .notYet(DatedPacks.day(1)))
        #expect(sheet.standing(state).items[item("G-08")] == nil)
        #expect(sheet.row(item("G-03"))?.item.measure?.limitText == "≤ 2.0 m")
    }

    @Test("What is out of force takes no answer and no finding, and says since or until when")
    func refused() throws {
        let (desk, id) = try open(DatedPacks.turning)
        let lapse = Lapse.notYet(DatedPacks.day(1))

        #expect(
            desk.refusal(of: .answer(id, AnswerRequest(item: item("G-08"), input: .verdict(.pass))))
                == .itemOutOfForce(item("G-08"), lapse))
        let refusal = desk.refusal(of: .recordFinding(id, draft("G-08")))
        #expect(refusal == .itemOutOfForce(item("G-08"), lapse))
        #expect(refusal?.code == "item_not_yet")
        #expect(refusal?.arguments == ["item": "G-08", "day": "2026-11-22"])
    }

    @Test("An answer to what is out of force on the day is empty for conditions")
    func conditions() throws {
        var (desk, id) = try open(DatedPacks.turning)
        try desk.act(.setFact(id, name: "hot", value: "yes"))
        try desk.answer(id, "G-02", .fail)
        let state = try #require(desk.state.inspection(id))
        let sheet = try #require(desk.sheet(id))
        func shows(_ sheet: Sheet) -> Bool {
            sheet.row(item("K-02")).map(sheet.isRelevant) ?? false
        }

        #expect(shows(sheet))
        #expect(!shows(sheet.laidOut(on: DatedPacks.day(1), state)))
        var later = sheet.laidOut(on: DatedPacks.day(1), state)
        let answer = try #require(state.answer(AnswerKey(item: item("G-02"))))
        later.take(.answer(answer.recorded), state)
        #expect(!shows(later))
    }

    @Test("A value is judged by the limit of the day, and stays open where there is none")
    func limits() throws {
        var (desk, id) = try open(DatedPacks.turning)
        try desk.act(.answer(id, AnswerRequest(item: item("G-03"), input: .measurement("1.5"))))
        #expect(desk.state.inspection(id)?.standing(of: item("G-03")) == .pass)

        var none = DatedPacks.turning.items.first { $0.code == "G-03" }!
        none.kind = none.asJudged(on: DatedPacks.day(31)).kind
        let pack = DatedPacks.gas { if $0.code == "G-03" { $0 = none } }
        (desk, id) = try open(pack)
        let events = try desk.act(
            .answer(id, AnswerRequest(item: item("G-03"), input: .measurement("1.5"))))
        #expect(
            events.answers.first?.value
                == .measured(
                    MeasuredValue(value: "1.5", unit: "m"),
                    limit: LimitShown(expression: "", text: "", unit: "m"), verdict: .pending))
    }

    @Test("A compulsory matter that is not in force today does not join a re-inspection")
    func compulsory() throws {
        let matters = Packs.matters
        let pack = Pack(
            settings: matters.settings, digest: matters.digest, sources: matters.sources,
            choiceLists: [], facts: [], groups: matters.groups,
            items: matters.items.map { item in
                var item = item
                item.validity = DatedPacks.validity(1, nil)
                return item
            }, modes: matters.modes)
        let (desk, id) = try Desk.open { $0.shelf.compulsoryMatters = ShelvedPack(pack) }
        let sheet = try #require(desk.sheet(id))
        #expect(sheet.row(matter("M-01")) == nil)
        #expect(sheet.groups.map(\.key.group) == ["papers", "kitchen"])
    }
}
