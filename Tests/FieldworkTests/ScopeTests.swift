import ChecklistEngine
import CivilTime
import FormEngine
import HazardLedger
import InspectionModel
import Testing
import Wording

@testable import Fieldwork

/// The gas pack of the tests with a short version: `G-01`, and `G-02` where the work is hot.
private let pack: Pack = {
    let gas = Packs.gas
    let items = gas.items.map { item in
        var item = item
        item.isQuick = ["G-01", "G-02"].contains(item.code)
        if item.code == "G-02" { item.relevance = Packs.expression("${hot} = 'yes'") }
        if item.code == "G-01" { item.teaching = Packs.both("为什么重要") }
        return item
    }
    return Pack(
        settings: gas.settings, digest: gas.digest, sources: gas.sources,
        choiceLists: gas.choiceLists, facts: gas.facts, groups: gas.groups, items: items,
        modes: gas.modes)
}()

@Suite("An inspection of some items of its packs")
struct ScopeTests {
    private func begun(
        _ scope: ChecklistScope, facts: [String: String] = [:], in desk: Desk = Desk()
    ) throws -> (desk: Desk, id: InspectionID) {
        var desk = desk
        desk.shelf.packs["gas"] = ShelvedPack(pack)
        var request = StartRequest(
            packs: ["gas"], site: .known(knownSite), mode: .routine,
            officers: [.known(li), .known(wang)])
        request.scope = scope
        request.facts = facts
        let opened = try #require(desk.act(.start(request)).opened)
        return (desk, opened.id)
    }

    @Test("The short version asks its items, and the facts on which they rest")
    func quick() throws {
        let (desk, id) = try begun(.quick)
        let sheet = try #require(desk.sheet(id))
        #expect(sheet.codes == ["G-01", "G-02"])
        let hidden = Set(pack.facts.map(\.name)).subtracting(sheet.facts.map(\.fact.name))
        #expect(sheet.facts.map(\.fact.name).contains("hot"))
        #expect(!hidden.isEmpty)
        #expect(desk.state.inspection(id)?.opened.scope == .quick)
    }

    @Test("Trainers show what has a note for teaching; a pack without any is refused")
    func demonstration() throws {
        let (desk, id) = try begun(.demonstration)
        #expect(desk.sheet(id)?.codes == ["G-01"])

        var request = StartRequest(
            packs: ["fire"], site: .known(knownSite), mode: .routine, officers: [.known(li)])
        request.scope = .demonstration
        #expect(desk.refusal(of: .start(request)) == .nothingInScope(.demonstration))
    }

    @Test("A re-inspection asks what is open at the site, with the facts of then")
    func open() throws {
        var (desk, first) = try begun(.all, facts: ["supply": "cylinder", "hot": "yes"])
        #expect(
            desk.refusal(of: .start(again(.open))) == .nothingInScope(.open), "nothing is open yet")
        try desk.answer(first, "G-02", .fail)
        var order = draft("G-02", .rectifyByDeadline)
        order.deadline = today.adding(days: 7)
        try desk.act(.recordFinding(first, order))
        let opened = try #require(desk.act(.start(again(.open))).opened)

        let sheet = try #require(desk.sheet(opened.id))
        #expect(sheet.codes == ["G-02"])
        #expect(sheet.isRelevant(sheet.rows[0]), "the fact that shows it is known from then")
        #expect(desk.state.inspection(opened.id)?.facts["hot"] == "yes")
    }

    private func again(_ scope: ChecklistScope) -> StartRequest {
        var request = StartRequest(
            packs: ["gas"], site: .known(knownSite), mode: .routine,
            officers: [.known(li), .known(wang)])
        request.scope = scope
        return request
    }
}

extension Sheet {
    /// Of the gas pack; the compulsory matters come along as the mode has it.
    fileprivate var codes: [String] {
        rows.filter { $0.id.pack == "gas" }.map(\.item.code)
    }
}
