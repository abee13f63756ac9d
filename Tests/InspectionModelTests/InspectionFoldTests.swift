import InspectionModel
import Testing

/// Draws events and commands that reach every branch of decide and apply.
private struct Draw {
    var random: Seeded

    mutating func item() -> ItemID {
        random.pick(relevant + [hidden, ItemID(pack: "gas", code: "X")])
    }

    mutating func place() -> String? { random.pick([nil, "", "一楼", "二楼"]) }
    mutating func person() -> PersonID { random.pick([li, wang, stranger]) }
    mutating func text() -> String { random.pick(["", "文字", "locked"]) }
    mutating func link() -> LeafHash? {
        random.pick([nil, leaf(Int.random(in: 0..<300, using: &random))])
    }

    mutating func given() -> AnswerRecorded {
        var given =
            random.chance(oneIn: 3)
            ? measurement(item(), "1.0", random.pick(Verdict.allCases), at: place())
            : answer(
                item(), random.pick(Verdict.allCases), at: place(), row: random.pick([nil, 0, 7]),
                reason: random.pick([nil, "", "locked"]), note: random.pick([nil, "n"]),
                by: person())
        given.amends = link()
        given.undo = link()
        return given
    }

    mutating func fact() -> FactRecorded {
        FactRecorded(name: text(), value: random.pick([nil, "1"]), pack: "fire")
    }

    mutating func seen() -> FindingRecorded {
        finding(
            UInt64.random(in: 0..<4, using: &random), random.pick(Disposition.allCases),
            place: text(), fact: text(), deadline: random.pick([nil, march4]))
    }

    mutating func side() -> EnterpriseSideRecorded {
        var side = EnterpriseSideRecorded(outcome: random.pick(EnterpriseOutcome.allCases))
        side.reason = text()
        side.reportedTo = text()
        side.person = random.pick([nil, stranger])
        return side
    }

    mutating func row() -> RowEvent {
        let key = RepeatKey(item: tanks, within: random.pick([nil, 1]))
        let (row, before) = (random.pick([1, 2, 3]), random.pick([nil, 1, 2, 9]))
        return RowEvent(
            random.pick(RowEvent.Act.allCases), row, of: key, before: before, author: person(),
            undo: link())
    }

    mutating func event() -> InspectionEvent {
        switch Int.random(in: 0..<16, using: &random) {
        case 0: .step(StepRecorded(step: random.pick(VisitStep.allCases), note: text()))
        case 1: .fact(fact())
        case 2..<7: .answer(given())
        case 7:
            .withdrawal(
                AnswerWithdrawn(
                    key: AnswerKey(item: item(), place: place()), author: person(),
                    amends: leaf(0), undo: link()))
        case 8: .finding(seen())
        case 9:
            .finished(
                InspectionFinished(
                    end: random.pick(FinishEnd.allCases), counts: AnswerCounts(), gaps: []))
        case 10: .resumed
        case 11: .enterpriseSide(side())
        case 12: .signed(signature(person()))
        case 13..<15: .row(row())
        default: .supplement(SupplementRecorded(author: person(), reason: text(), text: text()))
        }
    }

    mutating func command() -> InspectionCommand {
        switch Int.random(in: 0..<28, using: &random) {
        case 0..<2: .step(StepRecorded(step: random.pick(VisitStep.allCases), note: text()))
        case 2: .setFact(fact())
        case 3..<12: .answer(given())
        case 12: .withdraw(AnswerKey(item: item(), place: place()), author: person())
        case 13..<15: .undo(author: person())
        case 15: .redo(author: person())
        case 16..<18: .recordFinding(seen())
        case 18: .finish(random.pick([.normal, .suspended(.weather, note: nil)]))
        case 19:
            .finish(.refused(InspectionRefused(words: text(), at: text())))
        case 20: .resume
        case 21: .enterpriseSide(side())
        case 22: .sign(signature(person()))
        case 23..<27: .row(row())
        default: .supplement(SupplementRecorded(author: person(), reason: text(), text: text()))
        }
    }
}

/// What must hold of a state, and between a state and the one before it.
private func expectSound(_ now: InspectionState, after before: InspectionState) {
    #expect(now.opened == before.opened)
    #expect(now.openedStamp == before.openedStamp)
    #expect(now.history.starts(with: before.history))
    #expect(now.findingOrder.starts(with: before.findingOrder))
    #expect(Set(now.findingOrder) == Set(now.findings.keys))
    #expect(now.supplements.starts(with: before.supplements))
    #expect(now.signatures.starts(with: before.signatures))
    #expect((now.finished == nil) == now.phase.isOpen)
    #expect(Set(now.signatures.map(\.signed.person)).count == now.signatures.count)
    #expect(now.answers.values.allSatisfy { !$0.isEmpty })
    for (item, answers) in now.answers {
        #expect(answers.allSatisfy { $0.key.item == item && $0.value.recorded.key == $0.key })
    }
    if !before.signatures.isEmpty {
        #expect(now.answers == before.answers)
        #expect(now.findings == before.findings)
        #expect(now.facts == before.facts)
        #expect(now.phase == before.phase)
        #expect(now.finished == before.finished)
        #expect(now.enterpriseSide == before.enterpriseSide)
        #expect(now.isReadBack == before.isReadBack)
    }
}

@Suite("Folding and deciding, at random")
struct InspectionFoldTests {
    @Test("Any events in any order leave a sound state", arguments: 0..<10 as Range<UInt64>)
    func anyOrder(seed: UInt64) {
        var draw = Draw(random: Seeded(state: seed))
        let ids = [visitID, InspectionID(random: 2), InspectionID(random: 99)]
        var book = InspectionBook()
        for id in ids.dropLast() { book.apply(.inspectionOpened(opened(id)), stamp(0)) }
        for seq in 1..<250 {
            let id = draw.random.pick(ids)
            let before = book
            if draw.random.chance(oneIn: 40) {
                book.apply(.sessionOpened, stamp(seq))
            } else {
                book.apply(.inspection(id, draw.event()), stamp(seq))
            }
            #expect(book.order == before.order)
            if id == ids[2] { #expect(book.inspections[id] == nil) }
            for now in book.inspections.values {
                expectSound(now, after: before.inspections[now.id]!)
            }
        }
    }

    @Test("Events before the opening of their inspection are as if they had not been")
    func beforeTheOpening() {
        var draw = Draw(random: Seeded(state: 77))
        var book = InspectionBook()
        for seq in 1..<100 { book.apply(.inspection(visitID, draw.event()), stamp(seq)) }
        #expect(book == InspectionBook())
    }

    @Test(
        "What is decided is applied, and what is refused changes nothing",
        arguments: 0..<12 as Range<UInt64>)
    func decideThenApply(seed: UInt64) throws {
        var draw = Draw(random: Seeded(state: seed))
        let requires = draw.random.pick([
            requirements(), requirements(officers: 1, signature: .none, compulsory: .none),
            requirements(record: .entry, mayOrder: false),
        ])
        var visit = Visit(opened(requires: requires))
        var done = 0
        for _ in 0..<250 {
            let command = draw.command()
            let before = visit.state
            guard visit.refusal(of: command) == nil else { continue }
            let events = try visit.act(command)
            done += 1
            #expect(!events.isEmpty)
            for event in events { expectHeld(event, visit.state) }
            expectSound(visit.state, after: before)
            // A signed record takes nothing more but additions; begin anew.
            if draw.random.chance(oneIn: 3), !visit.state.signatures.isEmpty {
                visit = Visit(opened(requires: requires))
            }
        }
        #expect(done > 25)
    }

    /// The state now says what the event says.
    private func expectHeld(_ event: InspectionEvent, _ state: InspectionState) {
        switch event {
        case .step(let step): #expect(state.steps[step.step]?.recorded == step)
        case .fact(let fact): #expect(state.facts[fact.name] == fact.value)
        case .answer(let answer): #expect(state.answer(answer.key)?.recorded == answer)
        case .withdrawal(let withdrawal): #expect(state.answer(withdrawal.key) == nil)
        case .resolved(let choice): #expect(state.resolutions.last?.choice == choice)
        case .finding(let finding): #expect(state.findings[finding.id]?.recorded == finding)
        case .finished(let finished): #expect(state.finished == finished)
        case .resumed: #expect(state.phase == .open)
        case .migrated(let migrated): #expect(state.migrations.last?.migrated == migrated)
        case .enterpriseSide(let side): #expect(state.enterpriseSide == side)
        case .signed(let signed): #expect(state.signatures.last?.signed == signed)
        case .officerJoined(let person): #expect(state.officers.contains(person))
        case .supplement(let supplement):
            #expect(state.supplements.last?.recorded == supplement)
        case .evidence(let event): expectHeld(event, state.evidence)
        case .row(let event):
            let isThere = state.rows[event.key].contains(event.row)
            #expect(isThere == (event.act != .remove))
        }
    }

    private func expectHeld(_ event: EvidenceEvent, _ evidence: EvidenceState) {
        switch event {
        case .photo(let photo): #expect(evidence.photo(photo.number)?.added == photo)
        case .attached(let attached):
            #expect(evidence.photo(attached.number)?.target == attached.target)
        case .photoRemoved(let removed): #expect(evidence.photo(removed.number) == nil)
        case .board(let board): #expect(evidence.board(board.number)?.shown == board)
        case .video(let video): #expect(evidence.videos.last?.referenced == video)
        case .videoRemoved(let removed):
            #expect(!evidence.standingVideos.contains { $0.referenced.number == removed.number })
        }
    }

    @Test("The same entries give the same book", arguments: 0..<4 as Range<UInt64>)
    func repeatable(seed: UInt64) {
        var draw = Draw(random: Seeded(state: seed))
        let events = (0..<200).map { _ in draw.event() }
        func fold() -> InspectionBook {
            var visit = Visit()
            for (seq, event) in zip(1..., events) {
                visit.book.apply(.inspection(visitID, event), stamp(seq))
            }
            return visit.book
        }

        #expect(fold() == fold())
    }
}
