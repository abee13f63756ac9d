import ChecklistEngine
import Fieldwork
import InspectionModel
import Testing

@Suite("Power over what is inspected")
struct MandateTests {
    @Test("An authority that the pack names has the full mandate, any other records only")
    func mandate() throws {
        var desk = Desk()
        #expect(try desk.decide(.start(request())).opened?.mandate == .full)

        desk.context.authorities = ["fire", "emergency"]
        #expect(try desk.decide(.start(request())).opened?.mandate == .recordOnly)

        desk.context.authorities = []
        #expect(try desk.decide(.start(request())).opened?.mandate == .recordOnly)
    }

    @Test("In practice every act can be tried")
    func practice() throws {
        var desk = Desk()
        desk.context.authorities = []
        desk.context.isPractice = true
        #expect(try desk.decide(.start(request())).opened?.mandate == .full)
    }

    @Test("Of several packs those outside are named; without any it is a record only")
    func severalPacks() throws {
        var desk = Desk()
        func opened(_ packs: [String]) throws -> InspectionOpened {
            try #require(try desk.decide(.start(request(packs: packs))).opened)
        }
        desk.context.authorities = ["gas"]
        for packs in [["gas", "fire"], ["fire", "gas"]] {
            #expect(try opened(packs).mandate == .full)
            #expect(try opened(packs).outsideMandate == ["fire"])
        }
        #expect(try opened(["fire"]).mandate == .recordOnly)
        #expect(try opened(["fire"]).outsideMandate == [])

        desk.context.authorities = ["gas", "emergency"]
        #expect(try opened(["gas", "fire"]).outsideMandate == [])
    }

    @Test("The compulsory matters go with the sector: who has power there has it over them")
    func matters() throws {
        var desk = Desk()
        desk.context.authorities = ["emergency"]
        // 应急 is named by the matters, and by no pack of this visit.
        #expect(try desk.decide(.start(request())).opened?.mandate == .recordOnly)

        desk.context.authorities = ["gas"]
        let alone = request(packs: ["compulsory-matters"])
        #expect(try desk.decide(.start(alone)).opened?.mandate == .full)
        desk.context.authorities = []
        #expect(try desk.decide(.start(alone)).opened?.mandate == .recordOnly)
    }

    @Test("A form that names no authority takes no power from anybody")
    func plainForm() throws {
        var desk = Desk()
        let settings = PackSettings(
            id: "form", title: Packs.both("表"), version: "1", edition: "", status: .current,
            jurisdiction: "CN", zone: "+08:00", sectors: [], authorities: [])
        desk.shelf.packs["form"] = ShelvedPack(
            Pack(
                settings: settings, digest: leaf(78).hex, sources: [], choiceLists: [], facts: [],
                groups: [], items: [], modes: []))
        func opened(_ packs: [String]) throws -> InspectionOpened {
            try #require(try desk.decide(.start(request(packs: packs))).opened)
        }
        desk.context.authorities = ["gas"]
        #expect(try opened(["form"]).mandate == .full)
        #expect(try opened(["form", "gas"]).mandate == .full)
        #expect(try opened(["form", "fire"]).mandate == .recordOnly)
        desk.context.authorities = []
        #expect(try opened(["form"]).mandate == .recordOnly)
    }

    // MARK: Orders

    /// Orders about an item of a visit with both packs.
    private func refusals(
        _ items: [String], as kinds: Set<String>, _ change: (inout Desk) -> Void = { _ in }
    ) throws -> [FieldRefusal?] {
        var desk = Desk()
        desk.context.authorities = kinds
        change(&desk)
        let events = try desk.act(.start(request(packs: ["gas", "fire"])))
        let id = try #require(events.opened).id
        return try items.map { text in
            let item = try #require(ItemID(text))
            try desk.act(.answer(id, AnswerRequest(item: item, input: .verdict(.fail))))
            var wanted = draft(nil, .onSiteMeasure)
            wanted.item = item
            return desk.refusal(of: .recordFinding(id, wanted))
        }
    }

    @Test("An order about an item of a pack outside is refused and says whose it is")
    func packOutside() throws {
        let given = try refusals(["gas/G-02", "fire/F-01"], as: ["gas"])
        let whose = FieldRefusal.outsideMandate(
            ItemID("fire/F-01")!, authorities: "fire-rescue; emergency")
        #expect(given == [nil, whose])
    }

    @Test("An item that names authorities is for those alone to order about")
    func itemOutside() throws {
        let items = ["fire/F-01", "fire/F-02"]
        let whose = FieldRefusal.outsideMandate(
            ItemID("fire/F-02")!, authorities: "fire-rescue")
        #expect(try refusals(items, as: ["emergency"]) == [nil, whose])
        #expect(try refusals(items, as: ["fire-rescue"]) == [nil, nil])
        #expect(try refusals(items, as: ["gas"]) { $0.context.isPractice = true } == [nil, nil])
    }

    @Test("What is no order needs no power over the item")
    func noOrder() throws {
        var (desk, id) = (Desk(), InspectionID("i-none")!)
        desk.context.authorities = ["emergency"]
        id = try #require(try desk.act(.start(request(packs: ["gas", "fire"]))).opened).id
        let item = ItemID("fire/F-02")!
        try desk.act(.answer(id, AnswerRequest(item: item, input: .verdict(.fail))))
        for disposition in Disposition.allCases where !disposition.isOrder {
            var wanted = draft(nil, disposition)
            wanted.item = item
            wanted.before = "堵"
            wanted.after = "通"
            #expect(desk.refusal(of: .recordFinding(id, wanted)) == nil)
        }
    }
}
