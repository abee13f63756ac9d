import InspectionModel
import Testing

@Suite("Answers and findings")
struct InspectionAnswerTests {
    @Test(
        "An answer that may be given is recorded as it was given",
        arguments: [
            answer(ordinary, .pass), answer(ordinary, .fail), answer(ordinary, .pending),
            answer(ordinary, .notApplicable),
            answer(major, .notApplicable, reason: "premise_absent"),
            answer(mandatory, .notApplicable, reason: "无此设备"),
            answer(major, .notChecked, reason: "locked"),
            answer(measured, .notApplicable), answer(measured, .pending),
            measurement(measured, "0.620", .fail), measurement(measuredDraft, "3", .pending),
            // A draft limit judges nothing, so a person has to.
            answer(measuredDraft, .pass), answer(measuredDraft, .fail),
            answer(hidden, .fail), answer(ordinary, .fail, at: "二楼", row: 4, note: "见照片"),
        ])
    func recorded(answer: AnswerRecorded) throws {
        var visit = Visit()

        try visit.act(.answer(answer))

        #expect(visit.state.answer(answer.key)?.recorded == answer)
        #expect(visit.state.history.count == 1)
        #expect(visit.state.lastAnswered == answer.key)
    }

    @Test("Every reason for 未检查 is accepted", arguments: NotCheckedReason.allCases)
    func reasons(reason: NotCheckedReason) throws {
        var visit = Visit()
        try visit.act(.answer(answer(ordinary, .notChecked, reason: reason.rawValue)))

        #expect(visit.verdict(ordinary) == .notChecked)
    }

    @Test("Nine reasons are chosen by a digit on site")
    func digits() {
        #expect(NotCheckedReason.onSite.count == 9)
        #expect(NotCheckedReason.onSite.first == .notOperating)
        #expect(NotCheckedReason.onSite.last == .other)
    }

    @Test("A second answer names the entry it replaces; the first stays in the history")
    func amended() throws {
        var visit = Visit()
        try visit.act(.answer(answer(ordinary, .fail, note: "a")))
        var second = answer(ordinary, .pass, by: wang)
        // What a caller claims is not believed.
        second.amends = leaf(0xbad)
        second.undo = leaf(0xbad)
        try visit.act(.answer(second))

        let standing = try #require(visit.state.answer(AnswerKey(item: ordinary)))
        #expect(standing.recorded.amends == leaf(2))
        #expect(standing.recorded.undo == nil)
        #expect(standing.recorded.author == wang)
        #expect(visit.state.history.map(\.after?.verdict) == [.fail, .pass])
        #expect(visit.state.history[1].before?.recorded.note == "a")
    }

    @Test("Answers at several places stand beside each other")
    func places() throws {
        var visit = Visit()
        try visit.act([
            .answer(answer(ordinary, .pass, at: "一楼")), .answer(answer(ordinary, .fail, at: "二楼")),
            .answer(answer(ordinary, .pending, at: "二楼", row: 1)), .answer(answer(ordinary, .pass)),
        ])

        #expect(visit.state.answers[ordinary]?.count == 4)
        #expect(visit.verdict(ordinary, at: "一楼") == .pass)
        #expect(visit.verdict(ordinary, at: "二楼") == .fail)
        #expect(visit.verdict(ordinary, at: "三楼") == nil)
    }

    @Test("A withdrawn answer leaves the item unanswered and readable in the history")
    func withdrawn() throws {
        var visit = Visit()
        try visit.act(.answer(answer(ordinary, .fail)))
        let events = try visit.act(.withdraw(AnswerKey(item: ordinary), author: wang))

        #expect(
            events == [
                .withdrawal(
                    AnswerWithdrawn(key: AnswerKey(item: ordinary), author: wang, amends: leaf(2)))
            ])
        #expect(visit.state.standing(of: ordinary) == nil)
        #expect(visit.state.answers.isEmpty)
        #expect(visit.state.history.last?.before?.verdict == .fail)
    }

    // MARK: Standing

    @Test(
        "An item stands as the worst of its places",
        arguments: [
            ([], nil), ([.pass], .pass), ([.pass, .notApplicable], .pass),
            ([.notApplicable], .notApplicable), ([.pass, .fail], .fail),
            ([.fail, .pending], .fail), ([.pending, .notChecked], .pending),
            ([.notChecked, .pass], .notChecked), ([.notApplicable, .notChecked], .notChecked),
            (Verdict.allCases, .fail), (Verdict.allCases.filter { $0 != .fail }, .pending),
        ] as [([Verdict], Verdict?)])
    func standing(verdicts: [Verdict], worst: Verdict?) throws {
        for order in [verdicts, verdicts.reversed()] {
            var visit = Visit()
            for (number, verdict) in order.enumerated() {
                try visit.act(
                    .answer(answer(ordinary, verdict, at: "\(number)", reason: "locked")))
            }
            #expect(visit.state.standing(of: ordinary) == worst)
        }
    }

    @Test("A measured item stands as its verdict")
    func measuredStanding() throws {
        var visit = Visit()
        try visit.act(.answer(measurement(measured, "0.62", .fail, at: "东")))
        try visit.act(.answer(measurement(measured, "1.20", .pass, at: "西")))

        #expect(visit.state.standing(of: measured) == .fail)
    }

    // MARK: Findings

    @Test("A finding is kept in its order; a new wording names the old one and both stay readable")
    func findings() throws {
        var visit = Visit()
        try visit.act(.answer(answer(ordinary, .fail)))
        var first = finding(7)
        try visit.act([.recordFinding(first), .recordFinding(finding(8))])
        first.fact = "净宽 0.60 m"
        first.amends = leaf(0xbad)
        try visit.act(.recordFinding(first))

        let findings = visit.state.findingsInOrder
        #expect(findings.map(\.recorded.id) == [FindingID(random: 7), FindingID(random: 8)])
        #expect(findings[0].recorded.fact == "净宽 0.60 m")
        #expect(findings[0].recorded.amends == leaf(3))
        #expect(findings[0].earlier == [finding(7)])
        #expect(findings[1].recorded.amends == nil)
    }

    @Test("New words for a finding are taken although its item was answered anew since")
    func amendedBehindANewAnswer() throws {
        var visit = Visit()
        try visit.act([.answer(answer(ordinary, .fail)), .recordFinding(finding(7))])
        try visit.act(.answer(answer(ordinary, .pass)))
        var second = finding(7)
        second.fact = "净宽 0.60 m，已清通"
        try visit.act(.recordFinding(second))

        #expect(visit.state.findings[second.id]?.recorded.fact == second.fact)
        #expect(visit.refusal(of: .recordFinding(finding(8))) == .itemNotFailed(ordinary))
    }

    @Test("Without power over the sector everything but an order can be recorded")
    func dispositions() throws {
        for disposition in Disposition.allCases {
            var visit = Visit(opened(mandate: .recordOnly))
            try visit.act(.answer(answer(ordinary, .fail)))
            let command = InspectionCommand.recordFinding(
                finding(7, disposition, deadline: march4))
            if disposition.isOrder {
                #expect(visit.refusal(of: command) == .noPowerToOrder)
            } else {
                try visit.act(command)
            }
        }
    }

    @Test("A problem outside the list is a finding without an item")
    func outsideTheList() throws {
        var visit = Visit()
        let free = findingOffTheList()
        try visit.act(.recordFinding(free))

        #expect(visit.state.findings[FindingID(random: 7)]?.recorded == free)
    }
}
