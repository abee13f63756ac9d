import ChecklistEngine
import CivilTime
import FormEngine
import InspectionModel
import Testing
import Wording

@testable import Fieldwork

/// The first text of `gas` in another version, and what becomes of it.
private func changed(
    version: String, facts: [Question]? = nil, _ change: (inout [ChecklistItem]) -> Void = { _ in }
) -> Pack {
    var items = Versions.first.items
    change(&items)
    return Versions.pack(
        version, items, facts: facts ?? Versions.first.facts, questions: Versions.first.questions,
        colours: ["red", "blue"])
}

@Suite("Which versions an inspection may follow, and on which day")
struct MigrationTargetsTests {
    @Test("What the newer version has no more on the day of the inspection is set aside")
    func outOfForce() throws {
        let newest = changed(version: "4") { items in
            items[0].validity = Validity(from: nil, until: today.adding(days: -1))
            var fresh = Versions.item("later")
            fresh.validity = Validity(from: today.adding(days: 1), until: nil)
            items.append(fresh)
        }
        var (desk, id) = try Desk.following(newest: newest)
        try desk.say(id, "same", .verdict(.fail))
        try desk.say(id, "old", .verdict(.pass))

        let plan = try desk.plan(id)
        #expect(plan.lines.first { $0.code == "same" }?.fate == .orphaned(.itemGone))
        #expect(plan.lines.first { $0.code == "old" }?.fate == .kept)
        #expect(plan.added.isEmpty)

        try desk.act(.migrate(id, MigrationRequest()))
        let state = try #require(desk.state.inspection(id))
        #expect(desk.sheet(id)?.orphans(state).map(\.code) == ["same"])
    }

    @Test("Versions that could not begin together are not followed together")
    func apart() throws {
        let newest = changed(
            version: "4", facts: [Question(name: "wind", kind: .text, label: Packs.both("风"))])
        var (desk, id) = try Desk.open(.undercover, facts: [:]) { desk in
            desk.shelf.packs["gas"] = ShelvedPack(Versions.first)
            desk.shelf.packs["town"] = ShelvedPack(Packs.addition(asking: .yesNo))
        }
        desk.shelf.earlier[Versions.first.digest] = ShelvedPack(Versions.first)
        desk.shelf.packs["gas"] = ShelvedPack(newest)

        #expect(
            desk.refusal(of: .migrate(id, MigrationRequest()))
                == .factsDiffer("wind", pack: "town", other: "gas"))
        desk.shelf.packs["gas"] = ShelvedPack(changed(version: "4"))
        try desk.act(.migrate(id, MigrationRequest()))
    }

    @Test("Back goes to what all packs of the last change followed, signed as it was")
    func back() throws {
        let addition = Packs.addition(asking: .yesNo)
        let newer = Packs.addition(asking: .yesNo, version: "2")
        var (desk, id) = try Desk.open(.undercover, facts: [:]) { desk in
            desk.shelf.packs["gas"] = ShelvedPack(Versions.first, signedBy: "issuer+key")
            desk.shelf.packs["town"] = ShelvedPack(addition)
        }
        let first = try #require(desk.state.inspection(id)).packs
        #expect(first.map(\.signedBy) == ["issuer+key", nil])
        #expect(
            desk.refusal(of: .migrate(id, MigrationRequest(goesBack: true))) == .nothingEarlier)
        for pack in [Versions.first, addition] {
            desk.shelf.earlier[pack.digest] = ShelvedPack(pack)
        }
        desk.shelf.packs["gas"] = ShelvedPack(Versions.second)
        desk.shelf.packs["town"] = ShelvedPack(newer)
        try desk.act(.migrate(id, MigrationRequest()))
        #expect(desk.state.inspection(id)?.packs.map(\.version) == ["2", "2"])

        try desk.act(.migrate(id, MigrationRequest(goesBack: true)))
        #expect(desk.state.inspection(id)?.packs == first)
    }

    @Test("An addition does not stand alone when its base is there and damaged")
    func damagedBase() {
        var desk = Desk()
        desk.shelf.packs["town"] = ShelvedPack(Packs.addition(asking: .yesNo))
        desk.shelf.packs["gas"] = nil
        desk.shelf.unusable = ["gas"]
        let start = FieldCommand.start(
            StartRequest(
                packs: ["town"], site: .known(knownSite), mode: .undercover,
                officers: [.known(li), .known(wang)]))
        #expect(desk.refusal(of: start) == .overlayBaseUnusable("town", base: "gas"))
    }
}

extension Packs {
    /// A local addition to `gas` with one item and the fact `wind`.
    fileprivate static func addition(
        asking kind: QuestionKind, version: String = "1"
    ) -> Pack {
        let group = ChecklistGroup(
            name: "town", label: both("本地"), relevance: nil, premise: nil)
        var settings = PackSettings(
            id: "town", title: both("补充"), version: version, edition: "2026",
            status: .current, jurisdiction: "CN", zone: "+08:00", sectors: ["gas"],
            authorities: [Authority(id: "gas", label: both("燃气"))])
        settings.overlay = PackOverlay(base: "gas", issuer: both("某镇"))
        return Pack(
            settings: settings, digest: leaf(0xE00 + Int(version)!).hex, sources: [],
            choiceLists: [],
            facts: [Question(name: "wind", kind: kind, label: both("风"))], groups: [group],
            items: [make("T-01")], modes: [])
    }
}
