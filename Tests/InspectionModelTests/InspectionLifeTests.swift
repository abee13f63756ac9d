import InspectionModel
import Testing

private func enterpriseSides() -> [EnterpriseSideRecorded] {
    var refused = EnterpriseSideRecorded(outcome: .refusedToSign)
    refused.reason = "不同意第 1 项"
    refused.reportedTo = "局办公室"
    refused.reportedAt = "2026-03-04T12:00:00.000+08:00"
    var agent = EnterpriseSideRecorded(outcome: .signedByAgent)
    agent.person = stranger
    agent.post = "安全员"
    agent.authority = "委托书 3 号"
    return [
        EnterpriseSideRecorded(outcome: .paperSigned), refused, agent,
        EnterpriseSideRecorded(outcome: .nobodyPresent),
    ]
}

private let refusal = InspectionRefused(
    words: "老板不在，不让进", at: "2026-03-04T09:30:00.000+08:00", person: stranger, witness: wang,
    reportedTo: "局办公室", proposesCase: true)

@Suite("The life of an inspection")
struct InspectionLifeTests {
    @Test(
        "From arrival to leaving, whichever way the enterprise's side ends",
        arguments: enterpriseSides())
    func normal(side: EnterpriseSideRecorded) throws {
        var visit = Visit()
        try visit.act([step(.arrive), step(.showID), step(.inform)])
        try visit.act(.setFact(FactRecorded(name: "uses", value: "workshop", pack: "fire")))
        try visit.act(fullAnswers)
        try visit.act(.recordFinding(finding(7, .rectifyByDeadline, deadline: march4)))
        try visit.act(step(.readBack, note: "有异议：净宽量错"))
        #expect(visit.state.isReadBack)

        let end = try visit.act(.finish(.normal))
        #expect(visit.state.phase == .finished(.normal))
        #expect(end == [.finished(try #require(visit.state.finished))])
        #expect(visit.state.finished?.gaps == [])
        #expect(visit.state.finished?.counts == usualStanding.counts(visit.state))

        try visit.act(.enterpriseSide(side))
        #expect(visit.state.enterpriseSide == side)

        try visit.act(.sign(signature(li)))
        #expect(!visit.state.isFullySigned)
        try visit.act([step(.measures), .sign(signature(wang)), step(.leave)])
        #expect(visit.state.isFullySigned)
        #expect(visit.state.signatures.map(\.signed.person) == [li, wang])

        try visit.act(.supplement(SupplementRecorded(author: li, reason: "漏记", text: "补一条")))
        #expect(visit.state.supplements.map(\.recorded.text) == ["补一条"])
        #expect(visit.state.steps[.readBack]?.recorded.note == "有异议：净宽量错")
        #expect(visit.state.phase == .finished(.normal))
    }

    @Test("The enterprise's side can be put right until somebody signs")
    func sideAgain() throws {
        var visit = try visitReadyToSign()
        try visit.act(.enterpriseSide(EnterpriseSideRecorded(outcome: .nobodyPresent)))

        #expect(visit.state.enterpriseSide?.outcome == .nobodyPresent)
    }

    @Test("A suspended inspection goes on where it was", arguments: SuspensionReason.allCases)
    func suspended(reason: SuspensionReason) throws {
        var visit = Visit()
        try visit.act([.answer(answer(ordinary, .fail)), .recordFinding(finding())])
        let before = visit.state

        try visit.act(.finish(.suspended(reason, note: "撤离")))
        #expect(visit.state.phase == .suspended)
        #expect(visit.state.finished?.reason == reason)
        #expect(visit.state.finished?.counts.unanswered == 4)

        try visit.act(.resume)
        #expect(visit.state.phase == .open)
        #expect(visit.state.finished == nil)
        #expect(visit.state.answers == before.answers)
        #expect(visit.state.findings == before.findings)

        try visit.act(fullAnswers + [.finish(.normal)])
        #expect(visit.state.phase == .finished(.normal))
    }

    @Test("A refused inspection ends without answers, officers or facts, and can be signed")
    func refused() throws {
        var visit = Visit(opened(officers: [li]))
        visit.standing.missingFacts = ["uses"]
        try visit.act([step(.arrive), .finish(.refused(refusal))])

        #expect(visit.state.phase == .finished(.refused))
        #expect(visit.state.finished?.refusal == refusal)
        #expect(visit.state.finished?.gaps == [.showID, .inform])
        #expect(visit.state.finished?.counts.unanswered == 5)

        try visit.act([.sign(signature(li)), step(.leave)])
        #expect(!visit.state.isFullySigned)
    }

    @Test("A refused inspection may be taken up again before it is signed")
    func refusedAndResumed() throws {
        var visit = Visit()
        try visit.act([.finish(.refused(refusal)), .resume])

        #expect(visit.state.phase == .open)
        #expect(visit.state.finished == nil)
    }

    @Test("A step that was not recorded is a gap; those after the end are none")
    func gaps() throws {
        var visit = Visit(opened(requires: requirements(steps: VisitStep.allCases)))
        try visit.act(fullAnswers + [step(.inform), step(.record), .finish(.normal)])

        #expect(visit.state.finished?.gaps == [.arrive, .showID, .check])
    }

    // MARK: Read-back

    @Test("What changes the record after the read-back voids it")
    func readBackVoided() throws {
        let key = AnswerKey(item: ordinary)
        let changes: [InspectionCommand] = [
            .answer(answer(ordinary, .pass)), .withdraw(key, author: li), .undo(author: li),
            .recordFinding(findingOffTheList(9)),
            .setFact(FactRecorded(name: "uses", value: nil, pack: "fire")),
        ]
        for change in changes {
            var visit = Visit()
            try visit.act(fullAnswers)
            try visit.act([.answer(answer(ordinary, .pending)), step(.readBack)])
            #expect(visit.state.isReadBack)

            try visit.act(change)
            #expect(!visit.state.isReadBack)

            try visit.act(step(.readBack))
            #expect(visit.state.isReadBack)
        }
    }

    @Test("What does not change the record leaves the read-back as it is")
    func readBackKept() throws {
        var visit = Visit()
        try visit.act(fullAnswers)
        try visit.act([
            step(.readBack), step(.measures), .finish(.normal), .resume, .finish(.normal),
        ])

        #expect(visit.state.isReadBack)
    }

    @Test("A finished inspection that is taken up again needs the enterprise's side anew")
    func resumedAfterTheEnd() throws {
        var visit = try visitReadyToSign()
        try visit.act([.resume, .answer(answer(ordinary, .pass)), .finish(.normal)])

        #expect(visit.refusal(of: .sign(signature(li))) == .notReadBack)
        try visit.act(step(.readBack))
        #expect(visit.refusal(of: .sign(signature(li))) == .enterpriseSideMissing)
        try visit.act(.enterpriseSide(EnterpriseSideRecorded(outcome: .paperSigned)))
        try visit.act(.sign(signature(li)))
    }

    // MARK: What a mode asks

    @Test("A paper that is typed in ends as recorded")
    func paper() throws {
        var visit = Visit(
            opened(
                requires: requirements(
                    officers: 0, steps: [], signature: .none, compulsory: .none, record: .entry),
                officers: []))
        visit.standing.missingFacts = ["uses"]
        try visit.act(
            fullAnswers + [.answer(answer(mandatory, .notChecked, reason: "paper_blank"))])
        try visit.act(.finish(.normal))

        #expect(visit.state.phase == .finished(.recorded))
        #expect(visit.state.finished?.end == .recorded)
    }

    @Test(
        "Where a matter is not compulsory it may stay unchecked",
        arguments: [CompulsoryRule.openOnly, .none])
    func notCompulsory(rule: CompulsoryRule) throws {
        var visit = Visit(opened(requires: requirements(compulsory: rule)))
        try visit.act(fullAnswers + [.answer(answer(mandatory, .notChecked, reason: "locked"))])
        try visit.act(.finish(.normal))

        #expect(visit.state.finished?.counts.notChecked == 2)
    }

    @Test(
        "Where no signature of the enterprise is required neither read-back nor side is",
        arguments: [SignatureRule.optional, .none])
    func noEnterpriseSignature(rule: SignatureRule) throws {
        var visit = Visit(
            opened(requires: requirements(officers: 0, signature: rule), officers: [li]))
        try visit.act(fullAnswers + [.finish(.normal), .sign(signature(li))])

        #expect(visit.state.isFullySigned)
    }

    @Test("A fact is set, changed and cleared")
    func facts() throws {
        var visit = Visit()
        for value in ["one two", "three"] {
            try visit.act(.setFact(FactRecorded(name: "uses", value: value, pack: "fire")))
            #expect(visit.state.facts == ["uses": value])
        }
        try visit.act(.setFact(FactRecorded(name: "uses", value: nil, pack: "fire")))
        #expect(visit.state.facts.isEmpty)
    }

    @Test("An officer who comes late counts for the end and signs; after a signature nobody joins")
    func lateOfficer() throws {
        let late = PersonID(random: 99)
        var visit = Visit()
        let before = visit.state.officers.count
        try visit.act(.addOfficer(late))
        #expect(visit.state.officers.count == before + 1)
        #expect(throws: Never.self) {
            try visit.act(
                .finish(
                    .refused(InspectionRefused(words: "不让进", at: "2026-03-04T09:00:00.000+08:00"))))
        }
        try visit.act(.sign(signature(late)))
        #expect(visit.state.signatures.map(\.signed.person) == [late])
        let error = #expect(throws: InspectionRefusal.self) {
            try visit.act(.addOfficer(PersonID(random: 100)))
        }
        #expect(error == .alreadySigned)
    }
}
