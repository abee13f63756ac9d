import HazardLedger
import InspectionModel
import Testing

/// A transition of the hazard's life: from, command, to.
private let transitions: [(HazardState, HazardCommand, HazardState)] = [
    (.found, gradeGeneral, .graded), (.found, .void(voided), .voided),
    (.graded, regradeMajor, .graded), (.graded, .fixOnSpot(fixed), .awaitingReinspection),
    (.awaitingReinspection, passByOfficer, .passed),
]

private let afterRecording: [HazardCommand] = [
    gradeGeneral, regradeMajor, .fixOnSpot(fixed), passByOfficer, .void(voided),
]

private func isGrading(_ command: HazardCommand) -> Bool {
    if case .grade = command { true } else { false }
}

@Suite("Steps of a hazard")
struct HazardDecisionTests {
    @Test("Every transition leads where the table says")
    func allowed() throws {
        for (from, command, to) in transitions {
            var book = try Book(in: from)
            try book.act(command)
            #expect(book.hazard.state == to)
        }
    }

    @Test(
        "From every state every other command is refused and changes nothing", arguments: reachable)
    func forbidden(state: HazardState) throws {
        let book = try Book(in: state)
        for command in afterRecording {
            let isAllowed = transitions.contains { from, other, _ in
                from == state
                    && (other == command || isGrading(other) && isGrading(command))
            }
            let refused = book.refusal(of: command)
            if !isAllowed {
                #expect(refused == .wrongState(state), "\(command)")
            } else if state == .graded, command == gradeGeneral {
                #expect(refused == .reasonMissing)
            } else {
                #expect(refused == nil, "\(command)")
            }
        }
        #expect(book.refusal(of: .record(recorded())) == .alreadyRecorded)
    }

    @Test("No command leads to a state that belongs to later steps")
    func reached() throws {
        var states: Set<HazardState> = []
        var ends = [Book()]
        while let book = ends.popLast() {
            for command in [.record(recorded())] + afterRecording {
                var next = book
                guard (try? next.act(command)) != nil else { continue }
                if states.insert(next.hazard.state).inserted { ends.append(next) }
            }
        }
        #expect(states == Set(reachable))
    }

    @Test("A hazard nobody recorded takes no step")
    func unknown() {
        for command in afterRecording {
            #expect(Book().refusal(of: command) == .unknownHazard)
        }
    }

    @Test("A hazard without a place is not recorded")
    func placeMissing() {
        #expect(Book().refusal(of: .record(recorded(place: ""))) == .placeMissing)
    }

    // MARK: Grades

    @Test("A major grade without a criterion or a person's written reason is refused")
    func majorNeedsGround() throws {
        let book = try Book(in: .found)
        let groundless = [
            graded(.major), graded(.major, reason: "现场可见"), graded(.major, isManual: true),
            graded(.major, reason: "", isManual: true),
        ]
        for grade in groundless {
            #expect(
                book.refusal(of: .grade(grade, criterionIsDraft: false)) == .majorNeedsGround)
        }
    }

    @Test(
        "A criterion whose text is a draft grounds no major grade, in any status",
        arguments: GradeStatus.allCases)
    func draft(status: GradeStatus) throws {
        let book = try Book(in: .found)
        let grade = graded(.major, status, criterion: criterion())

        #expect(
            book.refusal(of: .grade(grade, criterionIsDraft: true)) == .criterionIsDraft(exit3))
    }

    @Test(
        "Where it is not settled which text holds, the criterion only suggests",
        arguments: GradeStatus.allCases)
    func unsettled(status: GradeStatus) throws {
        let book = try Book(in: .found)
        let grade = graded(.major, status, criterion: criterion(isUnsettled: true))

        #expect(
            book.refusal(of: .grade(grade, criterionIsDraft: false))
                == (status == .suggested ? nil : .unsettledOnlySuggests(exit3)))
    }

    @Test(
        "A person's written reason grounds a major grade, whatever the criterion",
        arguments: [nil, criterion(), criterion(isUnsettled: true)])
    func manual(criterion: GradeCriterion?) throws {
        var book = try Book(in: .found)
        let grade = graded(.major, criterion: criterion, reason: "锁死的出口内有人", isManual: true)
        try book.act(.grade(grade, criterionIsDraft: true))

        #expect(book.hazard.grade == .major)
        #expect(book.hazard.grades.last?.graded == grade)
    }

    @Test("A general grade needs no ground")
    func general() throws {
        for isDraft in [false, true] {
            var book = try Book(in: .found)
            let grade = graded(.general, .confirmed, criterion: criterion(isUnsettled: true))
            try book.act(.grade(grade, criterionIsDraft: isDraft))

            #expect(book.hazard.grade == .general)
            #expect(book.hazard.gradeStatus == .confirmed)
        }
    }

    @Test("A second grade is a regrade with a reason; both stay in the record")
    func regraded() throws {
        var book = try Book(in: .graded)
        for reason in [nil, ""] {
            let grade = graded(.major, criterion: criterion(), reason: reason)
            #expect(
                book.refusal(of: .grade(grade, criterionIsDraft: false)) == .reasonMissing)
        }
        let event = try book.act(regradeMajor)

        #expect(event == .regraded(graded(.major, criterion: criterion(), reason: "复核")))
        #expect(book.hazard.grades.map(\.graded.grade) == [.general, .major])
        #expect(book.hazard.grade == .major)
        #expect(book.hazard.state == .graded)
    }

    @Test("A regrade to major needs the same ground as a first grade")
    func regradeGround() throws {
        let book = try Book(in: .graded)

        #expect(
            book.refusal(of: .grade(graded(.major, reason: "复核"), criterionIsDraft: false))
                == .majorNeedsGround)
    }

    // MARK: Fixed on the spot

    @Test("What was fixed on the spot passes in the same visit, and the problem is still there")
    func fixedOnSpot() throws {
        var book = try Book(in: .graded)
        try book.act(.fixOnSpot(fixed))
        #expect(book.hazard.state == .awaitingReinspection)

        try book.act(passByOfficer)

        #expect(book.hazard.state == .passed)
        #expect(book.hazard.recorded == recorded())
        #expect(book.hazard.grade == .general)
        #expect(book.hazard.fixedOnSpot == fixed)
        #expect(book.hazard.reinspection == passed)
        #expect(book.ledger.inOrder.map(\.id) == [hazardID])
        #expect(book.ledger.openCount == 1)
    }

    @Test("Without evidence of before and after nothing was fixed")
    func evidence() throws {
        let book = try Book(in: .graded)
        for (before, after) in [("", "通"), ("堵", ""), ("", "")] {
            let fixed = HazardFixedOnSpot(before: before, after: after, recordedBy: li)
            #expect(book.refusal(of: .fixOnSpot(fixed)) == .evidenceMissing)
        }
    }

    @Test("Only an officer of the inspection confirms")
    func confirmer() throws {
        let book = try Book(in: .awaitingReinspection)
        for officers in [[], [li], [li, stranger]] {
            #expect(
                book.refusal(of: .passReinspection(passed, officers: officers))
                    == .confirmerIsNotAnOfficer)
        }
    }

    @Test("A voided entry has a reason and stays readable")
    func void() throws {
        let book = try Book(in: .found)
        let noReason = HazardVoided(reason: "", byPerson: li)
        #expect(book.refusal(of: .void(noReason)) == .reasonMissing)

        let after = try Book(in: .voided)
        #expect(after.hazard.voided == voided)
        #expect(after.hazard.recorded == recorded())
        #expect(after.ledger.openCount == 0)
    }
}

@Suite("Refusals of a hazard")
struct HazardRefusalTests {
    private static let all: [HazardRefusal] = [
        .unknownHazard, .alreadyRecorded, .wrongState(.passed), .placeMissing, .majorNeedsGround,
        .criterionIsDraft(exit3), .unsettledOnlySuggests(exit3), .reasonMissing, .evidenceMissing,
        .confirmerIsNotAnOfficer,
    ]

    @Test("Every reason has a word of its own in snake case")
    func codes() {
        let codes = Self.all.map(\.code)

        #expect(Set(codes).count == Self.all.count)
        #expect(codes.allSatisfy { $0.allSatisfy { ("a"..."z").contains($0) || $0 == "_" } })
    }

    @Test("A reason carries the values its sentence needs")
    func arguments() {
        #expect(
            HazardRefusal.wrongState(.awaitingReinspection).arguments == [
                "state": "awaiting_reinspection"
            ])
        #expect(HazardRefusal.criterionIsDraft(exit3).arguments == ["item": "A-03"])
        #expect(HazardRefusal.unsettledOnlySuggests(exit3).arguments == ["item": "A-03"])
        #expect(HazardRefusal.unknownHazard.arguments == [:])
    }
}
