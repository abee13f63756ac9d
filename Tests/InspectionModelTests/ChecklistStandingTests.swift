import InspectionModel
import Testing

@Suite("Counts")
struct ChecklistStandingTests {
    @Test("Without answers every relevant item is unanswered")
    func untouched() {
        let counts = usualStanding.counts(Visit().state)

        #expect(counts.total == 6)
        #expect(counts.relevant == 5)
        #expect(counts.unanswered == 5)
        #expect(usualStanding.relevant == relevant)
    }

    @Test("Each item counts once, as it stands over its places")
    func counted() throws {
        var visit = Visit()
        try visit.act([
            .answer(answer(ordinary, .pass, at: "一楼")), .answer(answer(ordinary, .fail, at: "二楼")),
            .answer(answer(mandatory, .notApplicable, reason: "无")),
            .answer(answer(major, .notChecked, reason: "locked")),
            .answer(measurement(measured, "1.20", .pass)),
            .answer(measurement(measuredDraft, "3", .pending)),
            .recordFinding(finding(7)), .recordFinding(finding(8)), .recordFinding(finding(7)),
        ])

        var expected = AnswerCounts()
        expected.total = 6
        expected.relevant = 5
        expected.pass = 1
        expected.fail = 1
        expected.notApplicable = 1
        expected.notChecked = 1
        expected.pending = 1
        expected.findings = 2
        #expect(usualStanding.counts(visit.state) == expected)
    }

    @Test("A hidden item keeps its answer and counts again when it is shown")
    func hiddenItems() throws {
        var visit = Visit()
        try visit.act(.answer(answer(hidden, .fail)))
        #expect(visit.standing.counts(visit.state).fail == 0)

        visit.standing.items[hidden]?.isRelevant = true
        #expect(visit.standing.counts(visit.state).fail == 1)
        #expect(visit.standing.counts(visit.state).relevant == 6)

        visit.standing.items[hidden]?.isRelevant = false
        #expect(visit.verdict(hidden) == .fail)
        #expect(visit.standing.counts(visit.state).unanswered == 5)
    }

    @Test("What is hidden keeps nobody from ending")
    func hiddenAtTheEnd() throws {
        var visit = Visit()
        visit.standing.items[hidden]?.isMandatory = true
        try visit.act(fullAnswers + [.answer(answer(hidden, .pending)), .finish(.normal)])

        #expect(visit.state.finished?.counts == usualStanding.counts(visit.state))
    }

    @Test("An item the order names and the table lacks is counted in the total only")
    func unlisted() {
        var standing = usualStanding
        standing.items[ordinary] = nil
        let counts = standing.counts(Visit().state)

        #expect(counts.total == 6)
        #expect(counts.relevant == 4)
    }

    @Test("The relevant items are the sum of how they stand", arguments: 0..<4 as Range<UInt64>)
    func sum(seed: UInt64) throws {
        var random = Seeded(state: seed)
        var visit = Visit()
        for _ in 0..<200 {
            let item = random.pick(relevant + [hidden])
            let place = random.pick([nil, "一楼", "二楼"])
            let verdict = random.pick(Verdict.allCases)
            let command = InspectionCommand.answer(
                answer(item, verdict, at: place, reason: "no_time"))
            if visit.refusal(of: command) == nil { try visit.act(command) }
            if random.chance(oneIn: 3), visit.refusal(of: .undo(author: li)) == nil {
                try visit.act(.undo(author: li))
            }
            visit.standing.items[random.pick(relevant)]?.isRelevant = random.chance(oneIn: 2)
            let counts = visit.standing.counts(visit.state)
            let answered =
                counts.pass + counts.fail + counts.notApplicable + counts.pending
                + counts.notChecked
            #expect(counts.relevant == answered + counts.unanswered)
            #expect(counts.relevant == visit.standing.relevant.count)
            #expect(counts.total == 6)
        }
    }
}
