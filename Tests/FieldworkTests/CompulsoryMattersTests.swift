import Fieldwork
import InspectionModel
import Testing

@Suite("Compulsory matters of a visit")
struct CompulsoryMattersTests {
    @Test(
        "The compulsory matters join where the mode asks for all of them",
        arguments: [
            (InspectionMode.routine, ["gas", "compulsory-matters"]),
            (.reinspection, ["gas"]), (.undercover, ["gas"]), (.selfCheck, ["gas"]),
        ])
    func compulsoryMatters(mode: InspectionMode, packs: [String]) throws {
        #expect(try Desk().decide(.start(request(mode))).opened?.packs.map(\.id) == packs)
    }

    @Test("What every enterprise is asked does not join where only an authority is inspected")
    func authorityInspected() throws {
        var desk = Desk()
        desk.shelf.packs["bureau"] = ShelvedPack(Packs.bureau)
        func joined(_ packs: [String]) throws -> [String]? {
            try desk.decide(.start(request(packs: packs))).opened?.packs.map(\.id)
        }
        #expect(try joined(["bureau"]) == ["bureau"])
        #expect(try joined(["bureau", "gas"]) == ["bureau", "gas", "compulsory-matters"])
    }

    /// A site where one compulsory matter was found wanting on an earlier visit.
    private func deskWithOpenMatter(_ change: (inout FindingDraft) -> Void = { _ in }) throws
        -> Desk
    {
        var (desk, id) = try Desk.open()
        try desk.answer(id, "M-02", .fail)
        var found = draft(nil)
        found.item = matter("M-02")
        change(&found)
        try desk.act(.recordFinding(id, found))
        return desk
    }

    @Test("Where only open matters are asked for, those with an open hazard at the site join")
    func openMattersJoin() throws {
        let desk = try deskWithOpenMatter()
        let opened = try #require(try desk.decide(.start(request(.reinspection))).opened)
        #expect(opened.packs.map(\.id) == ["gas", "compulsory-matters"])
        #expect(opened.packs.map(\.items) == [[], ["M-02"]])
        #expect(opened.compulsory == [matter("M-02")])

        let all = try #require(try desk.decide(.start(request())).opened)
        #expect(all.packs.map(\.items) == [[], []])
        #expect(all.compulsory == [])

        let elsewhere = SiteChoice.named("新开张面馆", creditCode: nil, address: nil)
        let other = request(.reinspection, site: elsewhere)
        #expect(try desk.decide(.start(other)).opened?.packs.map(\.id) == ["gas"])
    }

    @Test("A matter put right before the officers' eyes is open no more")
    func settledMatter() throws {
        let desk = try deskWithOpenMatter {
            $0.disposition = .correctedOnSpot
            $0.before = "无台账"
            $0.after = "已补"
            $0.confirmedBy = wang
        }
        let opened = try #require(try desk.decide(.start(request(.reinspection))).opened)
        #expect(opened.packs.map(\.id) == ["gas"])
        #expect(opened.compulsory == [])
    }

    @Test("The open matters are on the list alone, and the normal end waits for just them")
    func openMattersBind() throws {
        var desk = try deskWithOpenMatter()
        var wanted = request(.reinspection)
        wanted.facts = [
            "supply": "cylinder", "hot": "no", "uses": "cook", "area": "80", "burners": "4",
            "accepted": "2024-05-01", "landlord": "无",
        ]
        let id = try #require(try desk.act(.start(wanted)).opened).id
        let matters = try #require(desk.sheet(id)).rows.filter { $0.id.pack != "gas" }
        #expect(matters.map(\.id) == [matter("M-02")])

        try desk.answer(id, "M-02", .notChecked, reason: "no_time")
        try desk.answerAll(id)
        #expect(
            desk.refusal(of: .finish(id, .normal))
                == .inspection(.compulsoryOpen([matter("M-02")])))
        try desk.answer(id, "M-02", .pass)
        #expect(desk.refusal(of: .finish(id, .normal)) == nil)
    }

    @Test("Compulsory matters that were asked for are all on the list; the open ones bind")
    func openMattersAskedFor() throws {
        let desk = try deskWithOpenMatter()
        let wanted = request(.reinspection, packs: ["gas", "compulsory-matters"])
        let opened = try #require(try desk.decide(.start(wanted)).opened)
        #expect(opened.packs.map(\.items) == [[], []])
        #expect(opened.compulsory == [matter("M-02")])
    }

    @Test("The compulsory matters that were asked for do not join twice")
    func compulsoryOnce() throws {
        let wanted = request(packs: ["compulsory-matters", "gas"])
        #expect(
            try Desk().decide(.start(wanted)).opened?.packs.map(\.id) == [
                "compulsory-matters", "gas",
            ])
    }
}
