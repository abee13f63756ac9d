import CivilTime
import Fieldwork
import InspectionModel
import Testing

@Suite("Who judged, and when it was seen")
struct PeopleAndClocksTests {
    /// Commands of every kind in which somebody judges.
    private func commands(_ id: InspectionID) -> [FieldCommand] {
        let photo = PhotoDraft(
            blob: "sha256:" + String(repeating: "ab", count: 32), bytes: 4_096,
            media: "image/jpeg", target: EvidenceTarget(), isOriginal: true)
        return [
            .answer(id, AnswerRequest(item: item("G-02"), input: .verdict(.fail))),
            .answer(id, AnswerRequest(item: item("G-03"), input: .measurement("1.5 m"))),
            .leaveUnchecked(id, .noTime), .recordFinding(id, draft()), .addPhotos(id, [photo]),
            .showBoard(id, EvidenceTarget()), .withdraw(id, AnswerKey(item: item("G-02"))),
            .undo(id),
        ]
    }

    @Test("Every act has its author from the one who was chosen, whoever types")
    func chosen() throws {
        var (desk, id) = try Desk.failing()
        desk.context.author = wang
        for command in commands(id) {
            let events = try desk.act(command)
            #expect(events.compactMap(\.author).allSatisfy { $0 == wang }, "\(command)")
            #expect(!events.compactMap(\.author).isEmpty, "\(command)")
            #expect(desk.state.lastStamp?.by == li)
        }
    }

    @Test("Who takes no part does not judge: a clerk's answers are the officer's on the paper")
    func clerk() throws {
        var (desk, id) = try Desk.open(.paperEntry, officers: [wang])
        desk.context.typist = li
        desk.context.author = li
        try desk.act(
            .answer(id, AnswerRequest(item: item("G-02"), input: .verdict(.pass))))
        let answer = try #require(
            desk.state.inspection(id)?.answer(AnswerKey(item: item("G-02"))))

        #expect(answer.recorded.author == wang)
        #expect(answer.stamp.by == li)
    }

    @Test("An answer in the name of somebody who takes no part is refused")
    func stranger() throws {
        let (desk, id) = try Desk.open()
        var request = AnswerRequest(item: item("G-02"), input: .verdict(.pass))
        request.author = owner

        #expect(throws: FieldRefusal.authorIsNotAnOfficer(owner)) {
            try desk.decide(.answer(id, request))
        }
    }

    // MARK: Clocks

    @Test("When it was seen stands in the finding and in its hazard, apart from the entry's time")
    func observed() throws {
        let (desk, id) = try Desk.failing()
        var draft = draft()
        draft.observedAt = "2026-11-21T08:00"
        let events = try desk.decide(.recordFinding(id, draft))

        #expect(events.finding?.observedAt == "2026-11-21T08:00")
        #expect(events.compactMap(\.observedAt) == ["2026-11-21T08:00", "2026-11-21T08:00"])
        draft.observedAt = "今早"
        #expect(throws: FieldRefusal.observedUnreadable("今早")) {
            try desk.decide(.recordFinding(id, draft))
        }
        draft.observedAt = "2026-11-21T09:46"
        #expect(throws: FieldRefusal.observedAhead("2026-11-21T09:46")) {
            try desk.decide(.recordFinding(id, draft))
        }
    }

    @Test(
        "A time is read as it is typed",
        arguments: [
            ("09:30", "2026-11-21T09:30"), ("2026-11-20 09:30", "2026-11-20T09:30"),
            ("2026-11-20", "2026-11-20"), ("2026-11-20T09:30", "2026-11-20T09:30"),
        ])
    func typed(typed: String, text: String) {
        #expect(ObservedTime(typed: typed, today: today)?.text == text)
    }

    @Test(
        "What is no time is none", arguments: ["", "9:3", "24:00", "2026-02-30", "昨天", "1 2 3"])
    func untyped(typed: String) {
        #expect(ObservedTime(typed: typed, today: today) == nil)
    }

    @Test(
        "A late entry is one that is more than 15 minutes behind what was seen",
        arguments: [
            ("2026-11-21T09:15", nil), ("2026-11-21T09:14", 16), ("2026-11-21T09:30", nil),
            ("2026-11-20T09:30", 1_440), ("2026-11-21", nil), ("2026-11-20", 570),
            ("2026-11-21T01:00:00.000+00:00", 30), ("2026-11-21T12:00", nil),
        ] as [(String, Int?)])
    func late(text: String, minutes: Int?) throws {
        let recorded = try #require(WallTime("2026-11-21T09:30:00.000+08:00"))

        #expect(try #require(ObservedTime(text)).minutesLate(recorded) == minutes)
    }
}
