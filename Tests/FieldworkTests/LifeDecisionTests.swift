import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
import Testing

@Suite("Steps, ends, signatures")
struct LifeDecisionTests {
    /// Everything answered and filled in.
    private func readyToEnd() throws -> (desk: Desk, id: InspectionID) {
        var (desk, id) = try Desk.open(facts: [
            "supply": "cylinder", "hot": "no", "uses": "cook", "area": "80", "burners": "4",
            "accepted": "2024-05-01", "landlord": "无",
        ])
        try desk.answerAll(id)
        return (desk, id)
    }

    private func readyToSign() throws -> (desk: Desk, id: InspectionID) {
        var (desk, id) = try readyToEnd()
        try desk.act(.finish(id, .normal))
        try desk.act(.step(id, StepRecorded(step: .readBack)))
        try desk.act(
            .enterpriseSide(
                id, EnterpriseSideRecorded(outcome: .paperSigned), person: nil, witness: nil))
        return (desk, id)
    }

    private func signature(_ person: PersonID) -> RecordSigned {
        RecordSigned(report: leaf(1).hex, note: "note", person: person, role: "officer")
    }

    @Test("Somebody added is one entry with nothing private in it")
    func addedPerson() throws {
        let person = PersonDraft(name: "孙总", role: .sitePerson, phone: "13800000000")
        let command = FieldCommand.addPerson(person)
        let events = try Desk().decide(command)

        guard case .personAdded(let added) = events.first, events.count == 1 else {
            Issue.record("not one person")
            return
        }
        #expect(added.role == .sitePerson)
        #expect(added.phone != nil)
        #expect(command.newPeople == [person])
        #expect(command.inspection == nil)
    }

    @Test("A fact that appears is asked for; a normal end waits for every fact that applies")
    func factsAreAsked() throws {
        var (desk, id) = try readyToEnd()
        #expect(desk.refusal(of: .finish(id, .normal)) == nil)
        try desk.act(.setFact(id, name: "hot", value: "yes"))
        #expect(
            desk.refusal(of: .finish(id, .normal)) == .inspection(.factsMissing(["watch"])))
        try desk.act(.setFact(id, name: "watch", value: "yes"))
        #expect(desk.refusal(of: .finish(id, .normal)) == nil)
        try desk.act(.setFact(id, name: "area", value: nil))
        #expect(desk.refusal(of: .finish(id, .normal)) == .inspection(.factsMissing(["area"])))
    }

    @Test("The normal end counts what applies, names the gaps and waits for the open questions")
    func normalEnd() throws {
        var (desk, id) = try readyToEnd()
        try desk.act(.step(id, StepRecorded(step: .arrive)))
        try desk.answer(id, "G-08", .pending)
        #expect(
            desk.refusal(of: .finish(id, .normal)) == .inspection(.pendingOpen([item("G-08")])))
        try desk.answer(id, "G-08", .fail)

        guard case .inspection(_, .finished(let end)) = try desk.act(.finish(id, .normal))[0]
        else {
            Issue.record("not ended")
            return
        }
        #expect(end.end == .normal)
        #expect(end.counts.fail == 1)
        #expect(end.counts.unanswered == 0)
        #expect(end.counts.relevant == (try #require(desk.sheet(id)).relevantRows.count))
        #expect(end.gaps == [.showID, .inform])
    }

    @Test("One officer cannot end what needs two")
    func oneOfficer() throws {
        let (desk, id) = try Desk.open(officers: [li])
        #expect(
            desk.refusal(of: .finish(id, .normal))
                == .inspection(.officersMissing(required: 2, have: 1)))
    }

    @Test("A refused inspection names those typed in the same act, and the time")
    func refused() throws {
        let (desk, id) = try Desk.open()
        let witness = PersonDraft(name: "社区 老周", role: .sitePerson)
        let command = FieldCommand.finishRefused(
            id, words: "不让进", person: .known(owner), witness: .new(witness),
            reportedTo: "大队", proposesCase: true)
        let events = try desk.decide(command)

        #expect(command.newPeople == [witness])
        guard case .personAdded(let added) = events.first,
            case .inspection(_, .finished(let end)) = events.last
        else {
            Issue.record("not a person and an end")
            return
        }
        #expect(
            end.refusal
                == InspectionRefused(
                    words: "不让进", at: desk.context.now.text, person: owner, witness: added.id,
                    reportedTo: "大队", proposesCase: true))
        #expect(
            desk.refusal(
                of: .finishRefused(
                    id, words: "", person: nil, witness: nil, reportedTo: nil,
                    proposesCase: false)) == .inspection(.refusalWordsMissing))
        #expect(
            desk.refusal(
                of: .finishRefused(
                    id, words: "x", person: .known(PersonID("u-none")!), witness: nil,
                    reportedTo: nil, proposesCase: false))
                == .unknownPerson(PersonID("u-none")!))
    }

    @Test("A suspended inspection takes nothing until it is taken up again")
    func suspended() throws {
        var (desk, id) = try Desk.failing()
        #expect(desk.refusal(of: .resume(id)) == .inspection(.isNotSuspended))
        try desk.act(.finish(id, .suspended(.weather, note: nil)))
        #expect(
            desk.refusal(of: .leaveUnchecked(id, .noTime)) == .inspection(.isSuspended))
        #expect(
            desk.refusal(of: .setFact(id, name: "hot", value: "no")) == .inspection(.isSuspended))
        #expect(
            desk.refusal(of: .recordFinding(id, draft())) == .inspection(.isSuspended))
        try desk.act(.resume(id))
        #expect(desk.refusal(of: .recordFinding(id, draft())) == nil)
    }

    @Test("拒签 takes its time from the act when nobody typed one; persons come in the same act")
    func enterpriseSide() throws {
        var (desk, id) = try readyToEnd()
        var side = EnterpriseSideRecorded(outcome: .refusedToSign)
        side.reason = "不认可"
        side.reportedTo = "大队"
        let witness = PersonDraft(name: "物业 小何", role: .sitePerson)
        let command = FieldCommand.enterpriseSide(
            id, side, person: .known(owner), witness: .new(witness))
        #expect(command.newPeople == [witness])
        #expect(desk.refusal(of: command) == .inspection(.isNotFinished))

        try desk.act(.finish(id, .normal))
        let events = try desk.act(command)
        guard case .personAdded(let added) = events.first,
            case .inspection(_, .enterpriseSide(let recorded)) = events.last
        else {
            Issue.record("not a person and a side")
            return
        }
        #expect(recorded.reportedAt == desk.context.now.text)
        #expect(recorded.person == owner)
        #expect(recorded.witness == added.id)
    }

    @Test("Officers sign after the read-back; an addition comes after a signature only")
    func signed() throws {
        var (desk, id) = try readyToSign()
        let late = FieldCommand.supplement(id, reason: "漏记", text: "补记灶具型号")
        #expect(desk.refusal(of: late) == .inspection(.isNotSigned))
        #expect(
            desk.refusal(of: .sign(id, signature(owner))) == .inspection(.notAnOfficer))

        try desk.act(.sign(id, signature(li)))
        #expect(desk.state.inspection(id)?.isFullySigned == false)
        try desk.act(.sign(id, signature(wang)))
        #expect(desk.state.inspection(id)?.isFullySigned == true)

        desk.context.author = wang
        guard case .inspection(_, .supplement(let added)) = try desk.act(late)[0] else {
            Issue.record("no addition")
            return
        }
        #expect(added.author == wang)
        #expect(desk.refusal(of: .resume(id)) == .inspection(.alreadySigned))
    }

    @Test("Every command but those that begin something names its inspection")
    func inspections() {
        let id = InspectionID("i-1")!
        let commands: [FieldCommand] = [
            .step(id, StepRecorded(step: .arrive)), .setFact(id, name: "hot", value: nil),
            .answer(id, AnswerRequest(item: item("G-02"), input: .verdict(.pass))),
            .withdraw(id, AnswerKey(item: item("G-02"))), .undo(id), .redo(id),
            .closeGroup(id, group: GroupKey(pack: "gas", group: "kitchen"), reason: "无"),
            .leaveUnchecked(id, .noTime), .recordFinding(id, draft()), .finish(id, .normal),
            .finishRefused(
                id, words: "x", person: nil, witness: nil, reportedTo: nil, proposesCase: false),
            .resume(id),
            .enterpriseSide(
                id, EnterpriseSideRecorded(outcome: .nobodyPresent), person: nil, witness: nil),
            .sign(id, signature(li)), .supplement(id, reason: "x", text: "y"),
        ]
        #expect(commands.allSatisfy { $0.inspection == id && $0.newPeople.isEmpty })
    }

    // MARK: Reasons

    @Test("Every reason has a word of its own in snake case, and what its sentence names")
    func codes() {
        let reasons: [(FieldRefusal, Set<String>)] = [
            (.unknownPack("coal"), ["pack"]), (.noPacks, []), (.siteMissing, []),
            (.unknownSite(knownSite), ["site"]), (.unknownPerson(li), ["person"]),
            (.unknownMode(.training), ["mode"]), (.unknownFact("hot"), ["fact"]),
            (.unknownChoice(fact: "hot", value: "x"), ["fact", "value"]),
            (.factHasWrongForm(fact: "hot", value: "x"), ["fact", "value"]),
            (.groupHasNoPremise("papers"), ["group"]), (.nothingToClose("papers"), ["group"]),
            (.paperNumberTwice(number: "Z", earlier: "K7"), ["number", "earlier"]),
            (.outsideMandate(item("G-02"), authorities: "gas"), ["item", "authorities"]),
        ]
        #expect(Set(reasons.map(\.0.code)).count == reasons.count)
        for (reason, arguments) in reasons {
            #expect(reason.code.allSatisfy { $0 == "_" || ("a"..."z").contains($0) })
            #expect(Set(reason.arguments.keys) == arguments)
        }
        #expect(FieldRefusal.inspection(.isFinished).code == InspectionRefusal.isFinished.code)
        let open = InspectionRefusal.unansweredOpen(3)
        #expect(FieldRefusal.inspection(open).arguments == open.arguments)
        #expect(FieldRefusal.hazard(.evidenceMissing).code == HazardRefusal.evidenceMissing.code)
    }
}
