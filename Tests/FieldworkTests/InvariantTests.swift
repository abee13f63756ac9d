import CanonicalJSON
import ChecklistEngine
import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
import TerminalTesting
import Testing

/// What must hold of hazards and records whatever people do.
@Suite("Invariants of the hazard's life")
struct InvariantTests {
    /// Random acts of two officers over two visits to one site.
    private func worked(_ seed: UInt64) throws -> Desk {
        var random = SplitMix(seed)
        var desk = Desk()
        var visits: [InspectionID] = []
        for _ in 0..<80 {
            if visits.isEmpty || Int.random(in: 0..<25, using: &random) == 0 {
                let mode = [InspectionMode.routine, .selfCheck, .undercover]
                    .randomElement(using: &random)!
                desk.context.authorities = Bool.random(using: &random) ? ["gas"] : []
                let request = StartRequest(
                    packs: ["gas"], site: .known(knownSite), mode: mode,
                    officers: [.known(li), .known(wang)])
                if let id = try desk.act(.start(request)).opened?.id { visits.append(id) }
                continue
            }
            desk.context.author = Bool.random(using: &random) ? li : wang
            _ = try? desk.act(command(visits.randomElement(using: &random)!, desk, &random))
        }
        return desk
    }

    private func command(
        _ id: InspectionID, _ desk: Desk, _ random: inout SplitMix
    ) -> FieldCommand {
        let code = Packs.gas.items.randomElement(using: &random)!.code
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .finish(id, .suspended(.other, note: "x"))
        case 1: return .resume(id)
        case 2: return .step(id, StepRecorded(step: .readBack))
        case 3:
            return .sign(id, RecordSigned(report: "r", note: "n", person: li, role: "officer"))
        case 4...6:
            let verdict = Verdict.allCases.randomElement(using: &random)!
            return .answer(
                id, AnswerRequest(item: item(code), input: .verdict(verdict), reason: "locked"))
        default:
            let grades: [GradeChoice] = [
                .byCriterion, .general, .suspectedMajor(reason: "多处"), .suspectedMajor(reason: ""),
            ]
            // Mostly an item that was failed: on another nothing is recorded.
            let failed = Packs.gas.items.map(\.code).filter {
                desk.state.inspection(id)?.standing(of: item($0)) == .fail
            }
            let chosen = Int.random(in: 0..<8, using: &random) == 0 ? code : nil
            var wanted = draft(
                chosen ?? failed.randomElement(using: &random),
                Disposition.allCases.randomElement(using: &random)!,
                grades.randomElement(using: &random)!)
            wanted.deadline = Bool.random(using: &random) ? today.adding(days: 15) : nil
            wanted.before = "堵"
            wanted.after = "通"
            wanted.confirmedBy = [nil, li, owner].randomElement(using: &random)!
            if Int.random(in: 0..<4, using: &random) == 0 {
                wanted.id = desk.state.inspection(id)?.findingOrder.randomElement(using: &random)
            }
            return .recordFinding(id, wanted)
        }
    }

    @Test("The random acts reach what the invariants are about")
    func reached() throws {
        var hazards: [Hazard] = []
        var recordOnly = 0
        for seed in UInt64(0)..<16 {
            let state = try worked(seed).state
            hazards += state.ledger.inOrder
            let visits = state.book.inspections.values
            recordOnly += visits.count { $0.opened.mandate == .recordOnly && !$0.findings.isEmpty }
        }
        let manual = hazards.count { $0.grades.last?.graded.isManual == true }

        #expect(hazards.count { $0.state == .passed } > 0)
        #expect(hazards.count { $0.state == .awaitingReinspection } > 0)
        #expect(hazards.count { $0.grade == .major } > manual)
        #expect(manual > 0)
        #expect(recordOnly > 0)
    }

    @Test("No end, signature, answer or step changes a hazard: only its own events do")
    func onlyItsOwnEvents() throws {
        var (desk, id) = try Desk.open(facts: [
            "supply": "cylinder", "hot": "no", "uses": "cook", "area": "80", "burners": "4",
            "accepted": "2024-05-01", "landlord": "无",
        ])
        try desk.answer(id, "G-01", .fail)
        try desk.act(.recordFinding(id, draft("G-01")))
        let before = desk.state.ledger
        try desk.answerAll(id)
        try desk.act(.finish(id, .normal))
        try desk.act(.step(id, StepRecorded(step: .readBack)))
        try desk.act(
            .enterpriseSide(
                id, EnterpriseSideRecorded(outcome: .paperSigned), person: nil, witness: nil))
        for person in [li, wang] {
            try desk.act(
                .sign(id, RecordSigned(report: "r", note: "n", person: person, role: "officer")))
        }
        try desk.act(.step(id, StepRecorded(step: .measures, note: "拟处罚款")))
        try desk.act(.supplement(id, reason: "处罚", text: "已缴罚款"))

        #expect(desk.state.ledger == before)
    }

    @Test(
        "复查合格 is reached only through a re-inspection that an officer of the visit confirmed, and 销号 not at all before it",
        arguments: 0..<16 as Range<UInt64>)
    func passedOnlyConfirmed(seed: UInt64) throws {
        let desk = try worked(seed)
        for hazard in desk.state.ledger.inOrder {
            #expect(hazard.state != .closedOut)
            #expect((hazard.state == .passed) == (hazard.reinspection != nil))
            guard let passed = hazard.reinspection else { continue }
            let officers = desk.state.inspection(hazard.recorded.task)?.opened.officers ?? []
            #expect(officers.contains(passed.confirmedBy))
            #expect(hazard.fixedOnSpot != nil)
        }
    }

    @Test(
        "A major hazard has a number, a row in the ledger and a ground: a criterion that is no draft, or a person's reason",
        arguments: 0..<16 as Range<UInt64>)
    func majorHasGround(seed: UInt64) throws {
        let desk = try worked(seed)
        var numbers: Set<String> = []
        for hazard in desk.state.ledger.inOrder {
            #expect(hazard.recorded.number.hasPrefix("K7-2026-"))
            #expect(numbers.insert(hazard.recorded.number).inserted)
            #expect(desk.state.ledger.order.contains(hazard.id))
            guard let graded = hazard.grades.last?.graded, graded.grade == .major else { continue }
            if graded.isManual {
                #expect(graded.reason?.isEmpty == false)
                #expect(graded.status == .suggested)
            } else {
                let criterion = try #require(graded.criterion)
                #expect(criterion.confidence == Confidence.verified.rawValue)
                #expect(graded.status == (criterion.isUnsettled ? .suggested : .preliminary))
            }
        }
    }

    @Test(
        "Who recorded a hazard, when and from what is as at first, whatever came later",
        arguments: 0..<16 as Range<UInt64>)
    func originIsFixed(seed: UInt64) throws {
        var random = SplitMix(seed)
        var (desk, id) = try Desk.failing()
        let first = try #require(try desk.act(.recordFinding(id, draft("G-02"))).finding)
        let origin = try #require(desk.state.ledger[first.hazard])
        for _ in 0..<40 {
            desk.context.author = wang
            desk.context.today = today.adding(days: Int.random(in: 0..<9, using: &random))
            var later = command(id, desk, &random)
            if case .recordFinding(_, var draft) = later, Bool.random(using: &random) {
                draft.id = first.id
                later = .recordFinding(id, draft)
            }
            _ = try? desk.act(later)
        }
        // Nor when its own record comes a second time.
        desk.record([.hazard(first.hazard, .recorded(origin.recorded.other))])

        let hazard = try #require(desk.state.ledger[first.hazard])
        #expect(hazard.recorded == origin.recorded)
        #expect(hazard.recordedStamp == origin.recordedStamp)
    }

    @Test(
        "Every answer, finding, grade and re-inspection names a known person",
        arguments: 0..<16 as Range<UInt64>)
    func everythingHasAPerson(seed: UInt64) throws {
        let desk = try worked(seed)
        let people = desk.state.book.people
        for inspection in desk.state.book.inspections.values {
            for change in inspection.history {
                if let answer = change.after { #expect(people[answer.recorded.author] != nil) }
            }
            for finding in inspection.findings.values {
                #expect(people[finding.recorded.author] != nil)
            }
        }
        for hazard in desk.state.ledger.inOrder {
            #expect(people[hazard.recorded.recordedBy] != nil)
            for grade in hazard.grades { #expect(people[grade.graded.byPerson] != nil) }
            if let passed = hazard.reinspection { #expect(people[passed.confirmedBy] != nil) }
        }
    }

    @Test("A record without all its signatures is none that is fully signed")
    func signatures() throws {
        var (desk, id) = try Desk.open()
        func isFull() -> Bool? { desk.state.inspection(id)?.isFullySigned }
        try desk.act(
            .finishRefused(
                id, words: "不让进", person: nil, witness: nil, reportedTo: nil,
                proposesCase: false))
        #expect(isFull() == false)
        for (person, full) in [(li, false), (wang, true)] {
            try desk.act(
                .sign(id, RecordSigned(report: "r", note: "n", person: person, role: "officer")))
            #expect(isFull() == full)
        }
    }

    @Test(
        "Without power over the sector nothing is ordered, whatever is tried",
        arguments: 0..<16 as Range<UInt64>)
    func noOrderWithoutPower(seed: UInt64) throws {
        let desk = try worked(seed)
        for inspection in desk.state.book.inspections.values {
            let mayOrder =
                inspection.opened.mandate == .full && inspection.opened.requires.mayOrder
            for finding in inspection.findings.values
            where finding.recorded.disposition.isOrder {
                #expect(mayOrder)
            }
        }
    }

    @Test("Overdue, repeats and totals are in no event: they are computed")
    func nothingComputedIsStored() throws {
        let derived = ["overdue", "repeat", "repeat_count", "total", "no_penalty", "state"]
        var (desk, id) = try Desk.failing()
        let events =
            try desk.act(.recordFinding(id, draft("G-01")))
            + (try desk.act(
                .answer(id, AnswerRequest(item: item("G-02"), input: .verdict(.fail)))))
        for event in events {
            for key in event.encoded.body.keys { #expect(!derived.contains(key)) }
        }
    }
}

extension HazardRecorded {
    /// As somebody might try to have it.
    fileprivate var other: HazardRecorded {
        var copy = self
        copy.recordedBy = stranger
        copy.source = .tipOff
        copy.foundOn = today.adding(days: -30)
        return copy
    }
}
