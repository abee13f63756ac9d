import ChecklistEngine
import Fieldwork
import InspectionModel
import Testing
import Wording

@Suite("Answers")
struct AnswerDecisionTests {
    private func measure(_ desk: Desk, _ id: InspectionID, _ code: String, _ text: String) throws
        -> AnswerRecorded
    {
        let request = AnswerRequest(item: item(code), input: .measurement(text))
        return try #require(try desk.decide(.answer(id, request)).answers.first)
    }

    @Test("An answer holds the requirement as it was shown, its author and its place")
    func answered() throws {
        var (desk, id) = try Desk.open()
        desk.context.author = wang
        var request = AnswerRequest(
            item: item("G-02"), input: .verdict(.pass), note: "合同第三条", place: "前厅")
        let answer = try #require(try desk.decide(.answer(id, request)).answers.first)

        #expect(answer.shown == "G-02 符合")
        #expect(answer.author == wang)
        #expect(answer.key == AnswerKey(item: item("G-02"), place: "前厅"))
        #expect(answer.note == "合同第三条")
        #expect(answer.amends == nil)

        request.author = li
        #expect(try desk.decide(.answer(id, request)).answers.first?.author == li)
        desk.context.language = .en
        #expect(try desk.decide(.answer(id, request)).answers.first?.shown == "(G-02 符合)")
    }

    @Test("A second answer names the entry of the first")
    func amended() throws {
        var (desk, id) = try Desk.open()
        try desk.answer(id, "G-02", .pass)
        let first = desk.seq
        let request = AnswerRequest(item: item("G-02"), input: .verdict(.fail))

        #expect(try desk.decide(.answer(id, request)).answers.first?.amends == leaf(first))
    }

    @Test(
        "A measured item judges itself, in the unit of its limit and with the digits as typed",
        arguments: [
            ("2.0", "2.0", Verdict.pass), ("2.00 m", "2.00", .pass), ("200 cm", "2.00", .pass),
            ("２．１", "2.1", .fail), ("2001 毫米", "2.001", .fail), ("0", "0", .pass),
        ])
    func measured(typed: String, value: String, verdict: Verdict) throws {
        let (desk, id) = try Desk.open()
        let answer = try measure(desk, id, "G-03", typed)

        #expect(
            answer.value
                == .measured(
                    MeasuredValue(value: value, unit: "m"),
                    limit: LimitShown(expression: ". <= 2.0", text: "≤ 2.0 m", unit: "m"),
                    verdict: verdict))
    }

    @Test("A limit that is a draft judges nothing; there a person may")
    func draftLimit() throws {
        let (desk, id) = try Desk.open()
        #expect(try measure(desk, id, "G-04", "0.1").value.verdict == .pending)
        #expect(try measure(desk, id, "G-04", "9").value.verdict == .pending)

        for verdict in [Verdict.pass, .fail] {
            let request = AnswerRequest(item: item("G-04"), input: .verdict(verdict))
            #expect(try desk.decide(.answer(id, request)).answers.first?.value.verdict == verdict)
        }
    }

    @Test("A limit that hangs on a fact is judged by the fact, and stays open without it")
    func limitOnFact() throws {
        let (cylinder, id) = try Desk.open(facts: ["supply": "cylinder"])
        #expect(try measure(cylinder, id, "K-03", "1.8").value.verdict == .fail)

        let (pipe, other) = try Desk.open(facts: ["supply": "pipe"])
        #expect(try measure(pipe, other, "K-03", "1.8").value.verdict == .pass)

        let (unknown, third) = try Desk.open(facts: [:])
        #expect(try measure(unknown, third, "K-03", "1.8").value.verdict == .pending)
    }

    @Test(
        "What is no measurement is refused with the reason and the item",
        arguments: [
            ("", "measurement_empty"), ("lang", "measurement_not_a_number"),
            ("1,200", "measurement_unexpected_character"),
            ("2 kg", "measurement_incompatible_unit"),
            ("2 尺码", "measurement_unknown_unit"),
        ])
    func noMeasurement(typed: String, code: String) throws {
        let (desk, id) = try Desk.open()
        let request = AnswerRequest(item: item("G-03"), input: .measurement(typed))
        let refusal = try #require(desk.refusal(of: .answer(id, request)))

        #expect(refusal.code == code)
        #expect(refusal.arguments["item"] == "G-03")
    }

    @Test("Answers that do not fit their item are refused")
    func refused() throws {
        let (desk, id) = try Desk.open()
        func refusal(
            _ item: ItemID, _ input: AnswerRequest.Input, _ reason: String? = nil
        ) -> FieldRefusal? {
            desk.refusal(of: .answer(id, AnswerRequest(item: item, input: input, reason: reason)))
        }

        #expect(
            refusal(item("X-1"), .verdict(.pass)) == .inspection(.unknownItem("gas/X-1")))
        #expect(
            refusal(item("G-03"), .verdict(.pass)) == .inspection(.measuredItem(item("G-03"))))
        #expect(
            refusal(item("G-02"), .measurement("1")) == .inspection(.notMeasuredItem(item("G-02"))))
        #expect(
            refusal(item("G-01"), .verdict(.notApplicable))
                == .inspection(.reasonRequired(item("G-01"))))
        #expect(
            refusal(matter("M-02"), .verdict(.notApplicable))
                == .inspection(.reasonRequired(matter("M-02"))))
        #expect(refusal(item("G-02"), .verdict(.notApplicable)) == nil)
        #expect(
            refusal(item("G-02"), .verdict(.notChecked))
                == .inspection(.reasonRequired(item("G-02"))))
        #expect(
            refusal(item("G-02"), .verdict(.notChecked), "later")
                == .inspection(.unknownReason("later")))
        #expect(refusal(item("G-02"), .verdict(.notChecked), "locked") == nil)
    }

    @Test("Nothing is answered in an inspection nobody opened")
    func unknownInspection() throws {
        let nowhere = InspectionID("i-none")!
        let (desk, _) = try Desk.open()
        #expect(
            desk.refusal(of: .withdraw(nowhere, AnswerKey(item: item("G-02"))))
                == .inspection(.unknownInspection))
        #expect(desk.refusal(of: .undo(nowhere)) == .inspection(.unknownInspection))
        #expect(
            desk.refusal(of: .leaveUnchecked(nowhere, .noTime)) == .inspection(.unknownInspection))
        #expect(
            desk.refusal(of: .recordFinding(nowhere, draft(nil)))
                == .inspection(.unknownInspection))
    }

    @Test("Withdrawing, undo and redo name who did it")
    func takenBack() throws {
        var (desk, id) = try Desk.open()
        let key = AnswerKey(item: item("G-02"))
        #expect(
            desk.refusal(of: .withdraw(id, key)) == .inspection(.nothingToWithdraw(item("G-02"))))
        #expect(desk.refusal(of: .undo(id)) == .inspection(.nothingToUndo))
        #expect(desk.refusal(of: .redo(id)) == .inspection(.nothingToRedo))

        try desk.answer(id, "G-02", .fail)
        desk.context.author = wang
        try desk.act(.undo(id))
        #expect(desk.state.inspection(id)?.standing(of: item("G-02")) == nil)
        let redone = try desk.act(.redo(id))
        #expect(redone.answers.first?.author == wang)
        #expect(desk.state.inspection(id)?.standing(of: item("G-02")) == .fail)
        guard case .inspection(_, .withdrawal(let withdrawn)) = try desk.act(.withdraw(id, key))[0]
        else {
            Issue.record("no withdrawal")
            return
        }
        #expect(withdrawn.author == wang)
    }

    // MARK: Several at once

    @Test("Closing a group answers what applies and is open in one entry, each item by itself")
    func closedGroup() throws {
        var (desk, id) = try Desk.open()
        try desk.answer(id, "K-01", .pass)
        let key = GroupKey(pack: "gas", group: "kitchen")
        let events = try desk.act(.closeGroup(id, group: key, reason: "没有厨房"))

        // K-01 is answered, K-02 does not apply.
        #expect(events.answers.map(\.key.item.code) == ["K-03"])
        #expect(events.answers.allSatisfy { $0.value == .verdict(.notApplicable) })
        #expect(events.answers.allSatisfy { $0.reason == "没有厨房" })
        #expect(desk.state.inspection(id)?.standing(of: item("K-01")) == .pass)
        #expect(
            desk.refusal(of: .closeGroup(id, group: key, reason: "没有厨房"))
                == .nothingToClose("kitchen"))
    }

    @Test("A group without a premise is not closed, nor one that is not on the list")
    func noPremise() throws {
        let (desk, id) = try Desk.open()
        let papers = GroupKey(pack: "gas", group: "papers")
        #expect(
            desk.refusal(of: .closeGroup(id, group: papers, reason: "x"))
                == .groupHasNoPremise("papers"))
        let cellar = GroupKey(pack: "gas", group: "cellar")
        #expect(
            desk.refusal(of: .closeGroup(id, group: cellar, reason: "x"))
                == .inspection(.unknownItem("gas/cellar")))
    }

    @Test("The rest is left unchecked in one act, which one undo takes back")
    func leftUnchecked() throws {
        var (desk, id) = try Desk.open()
        try desk.answer(id, "G-02", .pass)
        let events = try desk.act(.leaveUnchecked(id, .noTime))
        let relevant = try #require(desk.sheet(id)).relevantRows.count

        #expect(events.answers.count == relevant - 1)
        #expect(events.answers.allSatisfy { $0.reason == "no_time" })
        #expect(desk.refusal(of: .leaveUnchecked(id, .noTime)) == .nothingToClose(""))

        try desk.act(.undo(id))
        #expect(desk.state.inspection(id)?.answers.count == 1)
    }
}
