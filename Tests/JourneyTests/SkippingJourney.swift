import Testing

/// Only what applies at the place is asked, by the shipped checklists and the program's own reading.
@Suite("What does not apply at a place is not asked there")
struct SkippingJourney {
    private let desk: Desk
    private static let smallPlace = """
        place_class=none high_rise=no underground=no institution=no full_measure=no key_unit=no \
        fire_systems=indoor_hydrant has_alarm=no has_fixed_system=no hot_work=no multi_user=no
        """

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

    @Test(
        "The short version of a usual site has 15 to 25 items",
        arguments: [
            ("gas", "facility_role=restaurant supply_mode=single_cylinder"),
            ("gas", "facility_role=cylinder_supply has_station=no has_filling=no has_network=no"),
            ("gas", "facility_role=refuelling_station has_network=no serves_users=no"),
            ("fire", "place_type=catering uses_gas=yes rooms=kitchen \(Self.smallPlace)"),
            ("fire", "place_type=warehouse uses_gas=no rooms=store \(Self.smallPlace)"),
            ("construction", "work_kinds=fitout,hot_work,height"),
            ("construction", "work_kinds=pit,formwork,scaffold,height,tower_crane,hot_work"),
            ("hazardous-chemicals", "enterprise_type=trade_no_storage storage_mode=none"),
            (
                "hazardous-chemicals",
                "enterprise_type=production storage_mode=tank special_work_now=none"
            ),
            ("non-coal-mines", "mine_kind=underground hoisting=cage ug_haulage=rail"),
            ("non-coal-mines", "mine_kind=open_pit pit_features=dump,trucks"),
            ("non-coal-mines", "mine_kind=tailings dam_method=upstream"),
        ])
    func short(pack: String, facts: String) throws {
        let given = facts.split(separator: " ").map { String($0).replacing(",", with: " ") }
        let id = try desk.startInspection(packs: pack, facts: given, scope: "quick")
        let asked = try desk.line(["inspection", "show", id]).list("items")
            .filter { try $0.text("item").hasPrefix("\(pack)/") }
        #expect((15...25).contains(asked.count), "\(asked.count)")
    }
}
