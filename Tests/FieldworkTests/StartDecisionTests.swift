import ChecklistEngine
import Fieldwork
import InspectionModel
import Testing

func request(
    _ mode: InspectionMode = .routine, packs: [String] = ["gas"],
    site: SiteChoice = .known(knownSite), officers: [PersonChoice] = [.known(li), .known(wang)]
) -> StartRequest {
    StartRequest(packs: packs, site: site, mode: mode, officers: officers)
}

private func request(facts: [String: String]) -> StartRequest {
    var request = request()
    request.facts = facts
    return request
}

@Suite("Starting an inspection")
struct StartDecisionTests {
    @Test("At a known site only the inspection is new")
    func knownSiteOnly() throws {
        let events = try Desk().decide(.start(request()))

        #expect(events.count == 1)
        let opened = try #require(events.opened)
        #expect(opened.site == knownSite)
        #expect(opened.siteName == "东风路家常菜馆")
        #expect(opened.officers == [li, wang])
        #expect(opened.openedOn == today)
        #expect(opened.zone == "+08:00")
    }

    @Test("A new site is added in the same act, before the inspection")
    func newSite() throws {
        let site = SiteChoice.named("新开张面馆", creditCode: "91310000X", address: "中山路1号")
        let events = try Desk().decide(.start(request(site: site)))

        guard case .siteAdded(let added) = events.first else {
            Issue.record("no site")
            return
        }
        #expect(added.name == "新开张面馆")
        #expect(added.creditCode == "91310000X")
        #expect(added.address == "中山路1号")
        #expect(events.opened?.site == added.id)
    }

    @Test("A name that is known exactly means the known site")
    func sameName() throws {
        let site = SiteChoice.named("东风路家常菜馆", creditCode: nil, address: nil)
        let events = try Desk().decide(.start(request(site: site)))

        #expect(events.count == 1)
        #expect(events.opened?.site == knownSite)
    }

    @Test("New persons come first, in the order officers, assistants, principal, contact")
    func newPeople() throws {
        var wanted = request(officers: [
            .known(li), .new(PersonDraft(name: "周芳", role: .officer)),
        ])
        wanted.assistants = [.new(PersonDraft(name: "郑工", role: .expert))]
        wanted.principal = .new(PersonDraft(name: "孙总", role: .sitePerson))
        wanted.contact = .known(owner)
        let command = FieldCommand.start(wanted)
        let events = try Desk().decide(command)

        let added = events.compactMap { event -> PersonAdded? in
            if case .personAdded(let person) = event { person } else { nil }
        }
        #expect(command.newPeople.map(\.name) == ["周芳", "郑工", "孙总"])
        #expect(added.map(\.role) == [.officer, .expert, .sitePerson])
        let opened = try #require(events.opened)
        #expect(opened.officers == [li, added[0].id])
        #expect(opened.assistants == [added[1].id])
        #expect(opened.principal == added[2].id)
        #expect(opened.contact == owner)
    }

    @Test("An officer named twice is one officer")
    func officerTwice() throws {
        let events = try Desk().decide(.start(request(officers: [.known(li), .known(li)])))
        #expect(events.opened?.officers == [li])
    }

    @Test("What was typed on the start screen stands in the event")
    func everything() throws {
        var wanted = request()
        wanted.place = "一楼"
        wanted.source = .tipOff
        wanted.taskNumber = "举报-12"
        wanted.productionState = .maintenance
        wanted.contactPost = "店长"
        wanted.paper = PaperForm(number: "Z-1", observedAt: "2026-11-20T10:00")
        let opened = try #require(try Desk().decide(.start(wanted)).opened)

        #expect(opened.place == "一楼")
        #expect(opened.source == .tipOff)
        #expect(opened.taskNumber == "举报-12")
        #expect(opened.productionState == .maintenance)
        #expect(opened.contactPost == "店长")
        #expect(opened.paper == wanted.paper)
    }

    // MARK: The mode

    @Test("What the mode requires is kept in the event")
    func requirements() throws {
        let routine = try #require(try Desk().decide(.start(request())).opened).requires
        #expect(routine.officers == 2)
        #expect(routine.steps == [.arrive, .showID, .inform, .readBack])
        #expect(routine.signature == .required)
        #expect(routine.compulsory == .all)
        #expect(routine.record == .inspectionRecord)
        #expect(routine.mayOrder)

        let undercover = try #require(try Desk().decide(.start(request(.undercover))).opened)
        #expect(undercover.requires.record == .lead)
        #expect(!undercover.requires.mayOrder)
    }

    @Test("Starting does not wait for the second officer or for facts")
    func startsEarly() throws {
        #expect(Desk().refusal(of: .start(request(officers: []))) == nil)
    }

    // MARK: Facts

    @Test(
        "A fact is written in the form its type asks for",
        arguments: [
            ("supply", "pipe", "pipe"), ("supply", " pipe ", "pipe"), ("supply", "  ", nil),
            ("uses", "cook  dry", "cook dry"), ("hot", "yes", "yes"), ("area", "12.50", "12.50"),
            ("burners", "4", "4"), ("burners", "4.0", "4.0"),
            ("accepted", "2024-02-29", "2024-02-29"),
            ("landlord", " 王 先生 ", " 王 先生 "), ("landlord", "", nil),
        ])
    func facts(name: String, value: String, written: String?) throws {
        let events = try Desk().decide(.start(request(facts: [name: value])))
        #expect(events.facts == [FactRecorded(name: name, value: written, pack: "gas")])
    }

    @Test(
        "A value that is none of a fact's is refused",
        arguments: [
            ("supply", "coal", FieldRefusal.unknownChoice(fact: "supply", value: "coal")),
            (
                "supply", "pipe cylinder",
                .factHasWrongForm(fact: "supply", value: "pipe cylinder")
            ),
            ("uses", "cook paint", .unknownChoice(fact: "uses", value: "paint")),
            ("hot", "maybe", .unknownChoice(fact: "hot", value: "maybe")),
            ("area", "large", .factHasWrongForm(fact: "area", value: "large")),
            ("burners", "2.5", .factHasWrongForm(fact: "burners", value: "2.5")),
            ("accepted", "2026-02-29", .factHasWrongForm(fact: "accepted", value: "2026-02-29")),
            ("colour", "red", .unknownFact("colour")),
        ])
    func wrongFacts(name: String, value: String, refusal: FieldRefusal) throws {
        #expect(Desk().refusal(of: .start(request(facts: [name: value]))) == refusal)
        let (desk, id) = try Desk.open()
        #expect(desk.refusal(of: .setFact(id, name: name, value: value)) == refusal)
    }

    @Test("Facts are written in the order of their names, each with its pack")
    func factOrder() throws {
        let events = try Desk().decide(.start(request(facts: ["supply": "pipe", "area": "9"])))
        #expect(events.facts.map(\.name) == ["area", "supply"])
    }

    // MARK: Refusals

    @Test("What cannot be started is refused, and nothing is written")
    func refused() {
        let desk = Desk()
        func refusal(_ request: StartRequest) -> FieldRefusal? { desk.refusal(of: .start(request)) }
        let nobody = PersonID("u-nobody")!

        #expect(refusal(request(packs: [])) == .noPacks)
        #expect(refusal(request(packs: ["gas", "coal"])) == .unknownPack("coal"))
        #expect(refusal(request(.training)) == .unknownMode(.training))
        #expect(
            refusal(request(site: .named("", creditCode: nil, address: nil))) == .siteMissing)
        #expect(
            refusal(request(site: .known(SiteID("s-none")!))) == .unknownSite(SiteID("s-none")!))
        #expect(refusal(request(officers: [.known(nobody)])) == .unknownPerson(nobody))
    }

    @Test("The same paper is keyed in once; the earlier entry is named")
    func paperTwice() throws {
        var desk = Desk()
        var wanted = request(.paperEntry)
        wanted.paper = PaperForm(number: "Z-7", observedAt: "2026-11-20T10:00")
        try desk.act(.start(wanted))

        #expect(
            desk.refusal(of: .start(wanted))
                == .paperNumberTwice(number: "Z-7", earlier: "K7-2026-0001"))
        wanted.paper?.number = "Z-8"
        #expect(desk.refusal(of: .start(wanted)) == nil)
    }
}
