import Testing

/// Only what applies at the place is asked, by the shipped checklists and the program's own reading.
@Suite("What does not apply at a place is not asked there")
struct SkippingJourney {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.settle()
    }

    /// How many items of each section of a pack are asked on some facts.
    private func sections(_ pack: String, _ facts: [String]) throws -> [String: Int] {
        let id = try desk.startInspection(packs: pack, facts: facts)
        let asked = try desk.line(["inspection", "show", id]).list("items")
            .map { try $0.text("item") }
        let items = try desk.line(["pack", "show", pack]).list("items")
        var sections: [String: Int] = [:]
        for item in items where asked.contains("\(pack)/\(try item.text("code"))") {
            sections[try item.text("section"), default: 0] += 1
        }
        return sections
    }

    @Test(
        "A restaurant is asked nothing of stations, stores and mains; an operator nothing of kitchens"
    )
    func gas() throws {
        let diner = try sections("gas", Desk.dinerFacts)
        #expect(diner.keys.allSatisfy { $0.hasPrefix("user_") }, "\(diner)")
        #expect(diner.values.reduce(0, +) > 20)
        let station = try sections("gas", ["facility_role=refuelling_station"])
        #expect(station.keys.allSatisfy { $0.hasPrefix("op_") }, "\(station)")
        #expect((station["op_station"] ?? 0) > 5)
    }

    @Test("An open pit is asked nothing of hoists and shafts, an underground mine nothing of ponds")
    func mines() throws {
        let pit = try sections("non-coal-mines", ["mine_kind=open_pit"])
        #expect(!pit.keys.contains { $0.hasPrefix("ug_") || $0.hasPrefix("g_tp_") }, "\(pit)")
        #expect(pit["g_underground_core"] == nil && (pit["g_op_bench"] ?? 0) > 5)
        let shaft = try sections(
            "non-coal-mines", ["mine_kind=underground", "hoisting=cage"])
        #expect((shaft["ug_hoist"] ?? 0) > 5 && shaft["ug_incline"] == nil)
        #expect(!shaft.keys.contains { $0.hasPrefix("g_op_") || $0.hasPrefix("g_tp_") })
        let adit = try sections(
            "non-coal-mines", ["mine_kind=underground", "hoisting=hoist_none"])
        #expect(adit["ug_hoist"] == nil, "\(adit)")
    }

    @Test(
        "A trader without a store is asked nothing of tanks; a fit-out nothing of pits and cranes")
    func others() throws {
        let trader = try sections(
            "hazardous-chemicals", ["enterprise_type=trade_no_storage", "storage_mode=none"])
        #expect(trader["tank_farm"] == nil && trader["warehouse"] == nil, "\(trader)")
        let storage = try sections(
            "hazardous-chemicals", ["enterprise_type=trade_storage", "storage_mode=tank"])
        #expect((storage["tank_farm"] ?? 0) > 5)
        let fitOut = try sections("construction", ["work_kinds=fitout"])
        #expect(
            ["pit", "formwork", "scaffold", "cranes", "tunnel", "bridge"]
                .allSatisfy { fitOut[$0] == nil }, "\(fitOut)")
        #expect((fitOut["demolition"] ?? 0) > 1 && (fitOut["fire"] ?? 0) > 1)
    }
}
