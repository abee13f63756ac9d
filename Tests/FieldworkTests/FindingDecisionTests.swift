import ChecklistEngine
import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
import Testing

@Suite("Findings and their hazards")
struct FindingDecisionTests {
    private func hazard(_ events: [Event], _ desk: Desk) throws -> Hazard {
        let finding = try #require(events.finding)
        return try #require(desk.state.ledger[finding.hazard])
    }

    @Test("A finding and its hazard are one act and carry one number")
    func oneAct() throws {
        var (desk, id) = try Desk.failing()
        desk.context.author = wang
        let events = try desk.act(.recordFinding(id, draft()))
        let finding = try #require(events.finding)

        guard case .recorded(let recorded) = events.hazards.first else {
            Issue.record("no hazard")
            return
        }
        #expect(finding.number == "K7-2026-0002")
        #expect(recorded.number == finding.number)
        #expect(recorded.finding == finding.id)
        #expect(recorded.task == id)
        #expect(recorded.site == knownSite)
        #expect(recorded.source == .inspection)
        #expect(recorded.foundOn == today)
        #expect(recorded.item == item("G-02"))
        #expect([finding.author, recorded.recordedBy] == [wang, wang])
    }

    @Test("The finding cites its source by title, as it was shown, and what the pack asks for")
    func cited() throws {
        let (desk, id) = try Desk.failing()
        let finding = try #require(try desk.decide(.recordFinding(id, draft("G-06"))).finding)

        #expect(
            finding.basis == [
                CitedBasis(
                    source: "UNSETTLED", title: "《UNSETTLED》", number: "测规〔2023〕4号",
                    clause: "4(1)")
            ])
        #expect(finding.rectify == "整改 G-06")
        #expect(finding.accept == "复核 G-06")

        var own = draft("G-06")
        own.rectify = "本周内更换"
        #expect(try desk.decide(.recordFinding(id, own)).finding?.rectify == "本周内更换")
    }

    @Test("A problem outside the list has no item, no ground and no grade by criterion")
    func outsideTheList() throws {
        var (desk, id) = try Desk.failing()
        let events = try desk.act(.recordFinding(id, draft(nil)))

        #expect(events.finding?.item == nil)
        #expect(events.finding?.basis == [])
        #expect(try hazard(events, desk).state == .found)
    }

    @Test("A self-check finds hazards as a self-check")
    func selfCheck() throws {
        let (desk, id) = try Desk.failing(.selfCheck)
        let events = try desk.decide(.recordFinding(id, draft()))
        guard case .recorded(let recorded) = events.hazards.first else {
            Issue.record("no hazard")
            return
        }
        #expect(recorded.source == .selfCheck)
    }

    // MARK: Dispositions

    @Test("Each disposition stands in the finding as chosen", arguments: Disposition.allCases)
    func dispositions(disposition: Disposition) throws {
        let (desk, id) = try Desk.failing()
        var wanted = draft("G-02", disposition)
        wanted.deadline = today.adding(days: 15)
        wanted.before = "堵"
        wanted.after = "P-0912"
        wanted.photos = ["P-0911"]
        let finding = try #require(try desk.decide(.recordFinding(id, wanted)).finding)

        #expect(finding.disposition == disposition)
        #expect(finding.deadline == today.adding(days: 15))
        #expect(finding.deadlineDays == 15)
        #expect(finding.photos == ["P-0911"])
    }

    @Test("An order needs power over the sector; everything else is recorded without it")
    func withoutPower() throws {
        let (desk, id) = try Desk.failing { $0.context.authorities = [] }
        for disposition in Disposition.allCases {
            var wanted = draft("G-02", disposition)
            wanted.deadline = today
            wanted.before = "堵"
            wanted.after = "通"
            let refusal = desk.refusal(of: .recordFinding(id, wanted))
            #expect(refusal == (disposition.isOrder ? .inspection(.noPowerToOrder) : nil))
        }
    }

    @Test("What a finding needs is asked for before anything is written")
    func missing() throws {
        let (desk, id) = try Desk.failing()
        func refusal(_ change: (inout FindingDraft) -> Void) -> FieldRefusal? {
            var wanted = draft()
            change(&wanted)
            return desk.refusal(of: .recordFinding(id, wanted))
        }
        #expect(refusal { $0.place = "" } == .inspection(.placeMissing))
        #expect(refusal { $0.fact = "" } == .inspection(.factMissing))
        #expect(
            refusal { $0.disposition = .rectifyByDeadline } == .inspection(.deadlineMissing))
        #expect(
            refusal { $0.item = item("X-1") } == .inspection(.unknownItem("gas/X-1")))
        #expect(refusal { $0.disposition = .correctedOnSpot } == .hazard(.evidenceMissing))
        let nobody = FindingID("f-none")!
        #expect(refusal { $0.id = nobody } == .inspection(.unknownFinding))
    }

    // MARK: Grades

    @Test(
        "A grade by criterion goes as far as its ground",
        arguments: [
            ("G-01", HazardGrade.major, GradeStatus.preliminary),  // verified, in force
            ("G-02", .general, .preliminary),
            ("G-06", .major, .suggested),  // 替代关系待核
            ("G-05", nil, nil),  // a draft
            ("G-07", nil, nil),  // graded by a person only
            ("G-08", nil, nil),  // no grade in the pack
            ("G-09", nil, nil),  // its source is not in force
        ])
    func byCriterion(code: String, grade: HazardGrade?, status: GradeStatus?) throws {
        var (desk, id) = try Desk.failing()
        let events = try desk.act(.recordFinding(id, draft(code)))

        #expect(events.grade?.grade == grade)
        #expect(events.grade?.status == status)
        #expect(try hazard(events, desk).state == (grade == nil ? .found : .graded))
        if grade != nil {
            #expect(events.grade?.criterion?.item == item(code))
            #expect(events.grade?.criterion?.isUnsettled == (code == "G-06"))
            #expect(events.grade?.isManual == false)
        }
    }

    @Test("A person's 一般 needs no ground, also on a draft")
    func general() throws {
        let (desk, id) = try Desk.failing()
        for code in ["G-01", "G-05", nil] {
            let graded = try desk.decide(.recordFinding(id, draft(code, .adviceOnly, .general)))
                .grade
            #expect(graded?.grade == .general)
            #expect(graded?.status == .preliminary)
            #expect(graded?.criterion == nil)
        }
    }

    @Test(
        "涉嫌重大 by a person has a written reason, whatever the item says",
        arguments: ["G-01", "G-02", "G-05", "G-06", nil])
    func suspectedMajor(code: String?) throws {
        let (desk, id) = try Desk.failing()
        let silent = draft(code, .adviceOnly, .suspectedMajor(reason: ""))
        #expect(desk.refusal(of: .recordFinding(id, silent)) == .hazard(.majorNeedsGround))

        let reasoned = draft(code, .adviceOnly, .suspectedMajor(reason: "多处同时失效"))
        let graded = try #require(try desk.decide(.recordFinding(id, reasoned)).grade)
        #expect(graded.grade == .major)
        #expect(graded.status == .suggested)
        #expect(graded.isManual)
        #expect(graded.reason == "多处同时失效")
    }

    @Test("The grade carries the deadline, from which overdue is computed")
    func deadline() throws {
        var (desk, id) = try Desk.failing()
        var wanted = draft("G-02", .rectifyByDeadline)
        wanted.deadline = today.adding(days: 3)
        let hazard = try hazard(try desk.act(.recordFinding(id, wanted)), desk)

        #expect(hazard.deadline == today.adding(days: 3))
        #expect(!hazard.isOverdue(on: today.adding(days: 3)))
        #expect(hazard.isOverdue(on: today.adding(days: 4)))
    }

    // MARK: Corrected on the spot

    private func corrected(_ code: String?, by officer: PersonID?) -> FindingDraft {
        var wanted = draft(code, .correctedOnSpot)
        wanted.before = "通道被堵"
        wanted.after = "P-0912"
        wanted.confirmedBy = officer
        return wanted
    }

    @Test(
        "What was corrected before the officers' eyes is found, graded, fixed and passed in one act",
        arguments: ["G-02", "G-01", "G-05", nil])
    func correctedOnSpot(code: String?) throws {
        var (desk, id) = try Desk.failing()
        let before = desk.seq
        let events = try desk.act(.recordFinding(id, corrected(code, by: wang)))
        let hazard = try hazard(events, desk)

        #expect(desk.seq == before + 1)
        #expect(hazard.state == .passed)
        #expect(hazard.fixedOnSpot?.before == "通道被堵")
        #expect(hazard.fixedOnSpot?.after == "P-0912")
        #expect(hazard.reinspection?.confirmedBy == wang)
        #expect(hazard.reinspection?.isSameVisit == true)
        // The problem stays in the record.
        #expect(events.finding != nil)
        #expect(hazard.grade == (code == "G-01" ? .major : .general))
    }

    @Test("Without an officer's word it waits for re-inspection")
    func notConfirmed() throws {
        var (desk, id) = try Desk.failing()
        let events = try desk.act(.recordFinding(id, corrected("G-02", by: nil)))
        #expect(try hazard(events, desk).state == .awaitingReinspection)
    }

    @Test("Nobody but an officer of the inspection confirms; then nothing at all is written")
    func wrongConfirmer() throws {
        let (desk, id) = try Desk.failing()
        #expect(
            desk.refusal(of: .recordFinding(id, corrected("G-02", by: owner)))
                == .hazard(.confirmerIsNotAnOfficer))
    }

    // MARK: New words

    @Test("An amended finding keeps its number and hazard, and the old words stay readable")
    func amended() throws {
        var (desk, id) = try Desk.failing()
        let first = try #require(try desk.act(.recordFinding(id, draft())).finding)
        let entry = desk.seq
        var wanted = draft("G-02", .referred, place: "后厨东墙")
        wanted.id = first.id
        wanted.fact = "软管老化开裂"
        let events = try desk.act(.recordFinding(id, wanted))
        let second = try #require(events.finding)

        #expect(events.count == 1)
        #expect(second.id == first.id)
        #expect(second.number == first.number)
        #expect(second.hazard == first.hazard)
        #expect(second.amends == leaf(entry))
        #expect(desk.state.ledger.order.count == 1)
        let standing = try #require(desk.state.inspection(id)?.findings[first.id])
        #expect(standing.recorded.fact == "软管老化开裂")
        #expect(standing.earlier == [first])
    }

    @Test("A finding needs its item to be failed; new words for it do not")
    func itemNotFailed() throws {
        var (desk, id) = try Desk.open()
        let fresh = FieldCommand.recordFinding(id, draft("G-02"))
        #expect(desk.refusal(of: fresh) == .inspection(.itemNotFailed(item("G-02"))))
        #expect(desk.refusal(of: .recordFinding(id, draft(nil))) == nil)

        try desk.answer(id, "G-02", .fail)
        let first = try #require(try desk.act(fresh).finding)
        try desk.answer(id, "G-02", .pass)
        #expect(desk.refusal(of: fresh) == .inspection(.itemNotFailed(item("G-02"))))
        var wanted = draft("G-02")
        wanted.id = first.id
        wanted.fact = "软管老化，已换"
        #expect(try desk.act(.recordFinding(id, wanted)).finding?.fact == "软管老化，已换")
    }

    @Test("A deadline that is amended moves in the ledger too; the old grade stays readable")
    func movedDeadline() throws {
        var (desk, id) = try Desk.failing()
        var wanted = draft("G-02", .rectifyByDeadline)
        wanted.deadline = today.adding(days: 3)
        let first = try #require(try desk.act(.recordFinding(id, wanted)).finding)
        wanted.id = first.id
        wanted.deadline = today.adding(days: 9)
        try desk.act(.recordFinding(id, wanted))
        let hazard = try #require(desk.state.ledger[first.hazard])

        #expect(hazard.deadline == today.adding(days: 9))
        #expect(hazard.grade == .general)
        #expect(
            hazard.grades.map(\.graded.deadline) == [
                today.adding(days: 3), today.adding(days: 9),
            ])
    }
}
