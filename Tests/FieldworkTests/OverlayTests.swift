import ChecklistEngine
import Fieldwork
import FormEngine
import FormLanguage
import InspectionModel
import Testing
import Wording

@Suite("Local additions join their base")
struct OverlayTests {
    @Test("An addition joins behind its base, and the compulsory matters stay last")
    func joins() throws {
        let packs = try #require(desk().decide(.start(request(packs: ["gas", "fire"]))).opened)
            .packs

        #expect(packs.map(\.id) == ["gas", "town", "fire", "compulsory-matters"])
        #expect(packs.map(\.signedBy) == [nil, "issuer+key", nil, nil])
    }

    @Test("Named beside its base it still joins once, behind it")
    func named() throws {
        let request = request(packs: ["town", "fire", "gas"])
        let packs = try #require(desk().decide(.start(request)).opened).packs

        #expect(packs.map(\.id) == ["fire", "gas", "town", "compulsory-matters"])
    }

    @Test("Left out it does not join; what would not join cannot be left out")
    func leftOut() throws {
        var without = request()
        without.withoutOverlays = ["town"]
        let packs = try #require(desk().decide(.start(without)).opened).packs
        #expect(packs.map(\.id) == ["gas", "compulsory-matters"])

        without.withoutOverlays = ["twon"]
        #expect(desk().refusal(of: .start(without)) == .overlayNotThere("twon"))
    }

    @Test("Alone it is refused, unless nobody has its base")
    func alone() throws {
        let alone = FieldCommand.start(request(packs: ["town"]))
        #expect(desk().refusal(of: alone) == .overlayWithoutBase("town", base: "gas"))

        var desk = desk()
        desk.shelf.packs["gas"] = nil
        #expect(try desk.decide(alone).opened?.packs.first?.id == "town")
    }

    @Test("A code of the base in an addition stops the start, and leaving it out goes on")
    func codeTaken() throws {
        let desk = desk(items: [Packs.make("T-01"), Packs.make("G-01")])
        var start = request()
        #expect(
            desk.refusal(of: .start(start))
                == .overlayItemTaken("G-01", pack: "town", base: "gas"))

        start.withoutOverlays = ["town"]
        #expect(desk.refusal(of: .start(start)) == nil)
    }

    @Test("A fact that means two things stops the start, in whichever packs it stands")
    func factsDiffer() {
        let desk = desk(facts: [Packs.fact("hot", .date)])

        #expect(
            desk.refusal(of: .start(request()))
                == .factsDiffer("hot", pack: "town", other: "gas"))
    }

    @Test("A fact of two packs is asked once, as the base asks it, and counts in both")
    func sharedFact() throws {
        var item = Packs.make("T-01")
        item.relevance = Packs.expression("${hot} = 'yes'")
        let hot = Question(name: "hot", kind: .yesNo, label: Packs.both("另一种问法"))
        var desk = desk(items: [item], facts: [hot])
        let id = try desk.start(request())

        let facts = try #require(desk.sheet(id)).facts.filter { $0.fact.name == "hot" }
        #expect(facts.map(\.pack.id) == ["gas"])
        #expect(facts.map(\.fact.label) == [Packs.both("hot")])
        #expect(!desk.isRelevant(ItemID(pack: "town", code: "T-01"), id))
        try desk.act(.setFact(id, name: "hot", value: "yes"))
        #expect(desk.isRelevant(ItemID(pack: "town", code: "T-01"), id))
        #expect(desk.sheet(id)?.facts.contains { $0.fact.name == "watch" } == true)
    }

    @Test("A fact that the base hides is asked for the addition all the same")
    func hiddenInBase() throws {
        var desk = desk(facts: [Packs.fact("watch", .yesNo)])
        let id = try desk.start(request())

        #expect(desk.sheet(id)?.facts.map(\.fact.name).contains("watch") == true)
    }

    @Test("A question keeps its answer when another pack has a fact or an item of its name")
    func sameNames() throws {
        let items = [Packs.make("T-01")]
        let question = Question(name: "hot", kind: .text, label: Packs.both("热线"))
        let other = Question(name: "G-02", kind: .text, label: Packs.both("备注"))
        var desk = Desk()
        desk.shelf.packs["form"] = ShelvedPack(
            Packs.form("form", items: items, questions: [question, other]))
        let id = try desk.start(request(packs: ["gas", "form"]))
        let keys = ["hot", "G-02"].map { AnswerKey(item: ItemID(pack: "form", code: $0)) }
        for key in keys { try desk.act(.fill(id, FillRequest(key: key, text: "12345"))) }

        try desk.act(.setFact(id, name: "hot", value: "yes"))
        try desk.answer(id, "G-02", .fail)

        #expect(keys.map { desk.sheet(id)?.asked($0)?.text } == ["12345", "12345"])
    }

    // MARK: Given

    private func desk(
        items: [ChecklistItem] = [Packs.make("T-01")], facts: [Question] = []
    ) -> Desk {
        var desk = Desk()
        desk.shelf.packs["town"] = ShelvedPack(
            Packs.form("town", items: items, facts: facts, base: "gas"), signedBy: "issuer+key")
        return desk
    }
}

extension Desk {
    fileprivate mutating func start(_ request: StartRequest) throws -> InspectionID {
        try #require(act(.start(request)).opened).id
    }

    fileprivate func isRelevant(_ item: ItemID, _ id: InspectionID) -> Bool {
        guard let sheet = sheet(id), let row = sheet.row(item) else { return false }
        return sheet.isRelevant(row)
    }
}

extension Packs {
    fileprivate static func form(
        _ id: String, items: [ChecklistItem], facts: [Question] = [], questions: [Question] = [],
        base: String? = nil
    ) -> Pack {
        var settings = PackSettings(
            id: id, title: both(id), version: "1", edition: "1", status: .current,
            jurisdiction: "CN", zone: "+08:00", sectors: [id],
            authorities: [Authority(id: "gas", label: both("gas"))])
        settings.overlay = base.map { PackOverlay(base: $0, issuer: both("某镇")) }
        let group = ChecklistGroup(name: "all", label: both("全部"), relevance: nil, premise: nil)
        let rows =
            [SurveyRow(.group(0), in: nil)] + items.indices.map { SurveyRow(.item($0), in: 0) }
            + questions.indices.map { SurveyRow(.question($0), in: 0) }
        return Pack(
            settings: settings, digest: leaf(0xE0 + id.utf8.count).hex, sources: [],
            choiceLists: [], facts: facts, groups: [group], items: items, questions: questions,
            survey: rows, modes: [])
    }
}
