import CanonicalJSON
import InspectionModel
import Testing
import Wording

let newer = ItemID(pack: "fire", code: "B-01")

/// `A-01` is called `B-01` now, `A-02` is asked no more, all else stays.
func migration(
    from: Int = 0xfe, to: Int = 0xff, restored: [SubjectRestored] = [], back: Bool = false
) -> PacksMigrated {
    var migrated = PacksMigrated(
        packs: [
            PackReplaced(
                PackReference(
                    id: "fire", version: "2026.2", digest: leaf(to).hex,
                    title: Text(zh: "消防", en: "Fire")), from: leaf(from).hex)
        ], author: li)
    migrated.moved = [
        back ? SubjectMoved(.item(newer), to: "A-01") : SubjectMoved(.item(ordinary), to: "B-01")
    ]
    if !back {
        migrated.orphaned = [.items(pack: "fire", codes: ["A-02"], .itemGone)]
    }
    migrated.restored = restored
    return migrated
}

@Suite("Folding the change of a pack's version")
struct MigrationFoldTests {
    @Test("Answers, findings and photos go where it says; what is set aside counts for nothing")
    func moved() throws {
        var visit = Visit()
        try visit.act([
            .answer(answer(ordinary, .fail)), .answer(answer(mandatory, .pass, at: "东侧")),
            .answer(answer(major, .pass)), .recordFinding(finding()),
            .addPhotos([photo(1, at: EvidenceTarget(item: ordinary))]),
        ])

        try visit.act(.migrate(migration()))

        let state = visit.state
        #expect(state.packs.map(\.digest) == [leaf(0xff).hex])
        #expect(state.standing(of: newer) == .fail)
        #expect(state.standing(of: ordinary) == nil)
        #expect(state.standing(of: mandatory) == nil)
        #expect(state.standing(of: major) == .pass)
        #expect(state.findingsInOrder.map(\.recorded.item) == [newer])
        #expect(state.evidence.standing.map(\.target.item) == [newer])
        #expect(state.orphans.map(\.code) == ["A-02"])
        #expect(state.orphans.map(\.reason) == [.itemGone])
        #expect(state.orphans.map(\.digest) == [leaf(0xfe).hex])
        #expect(state.orphans[0].answer?.recorded == answer(mandatory, .pass, at: "东侧"))
        #expect(state.origins[AnswerKey(item: newer)]?.item == ordinary)
        #expect(visit.refusal(of: .undo(author: li)) == .nothingToUndo)
    }

    @Test("Going back restores what was set aside and the former names")
    func back() throws {
        var visit = Visit()
        try visit.act([
            .answer(answer(ordinary, .fail)), .answer(answer(mandatory, .pass)),
        ])
        let before = visit.state.answers
        try visit.act(.migrate(migration()))
        let restored = SubjectRestored.items(
            pack: "fire", codes: ["A-02"], digest: leaf(0xfe).hex)

        try visit.act(
            .migrate(migration(from: 0xff, to: 0xfe, restored: [restored], back: true)))

        #expect(visit.state.answers == before)
        #expect(visit.state.orphans.isEmpty)
        #expect(visit.state.origins.isEmpty)
    }

    @Test("What has taken the place of an orphan stays, and so does the orphan")
    func taken() throws {
        var visit = Visit()
        try visit.act(.answer(answer(mandatory, .pass)))
        var changed = migration()
        changed.orphaned = [.items(pack: "fire", codes: ["A-02"], .requirementChanged)]
        try visit.act(.migrate(changed))
        try visit.act(.answer(answer(mandatory, .fail)))
        let restored = SubjectRestored.items(
            pack: "fire", codes: ["A-02"], digest: leaf(0xfe).hex)

        try visit.act(
            .migrate(migration(from: 0xff, to: 0xfe, restored: [restored], back: true)))

        #expect(visit.state.standing(of: mandatory) == .fail)
        #expect(visit.state.orphans.compactMap(\.answer?.verdict) == [.pass])
    }

    @Test("Two items that change places do not run into one another")
    func swapped() throws {
        var visit = Visit()
        try visit.act([.answer(answer(ordinary, .fail)), .answer(answer(mandatory, .pass))])
        var changed = migration()
        changed.orphaned = []
        changed.moved = [
            SubjectMoved(.item(ordinary), to: "A-02"), SubjectMoved(.item(mandatory), to: "A-01"),
        ]

        try visit.act(.migrate(changed))

        #expect(visit.state.standing(of: ordinary) == .pass)
        #expect(visit.state.standing(of: mandatory) == .fail)
        #expect(visit.state.orphans.isEmpty)
    }

    @Test("It is refused while it is not open, while answers differ, and for another text")
    func refused() throws {
        var visit = Visit()
        #expect(
            visit.refusal(of: .migrate(migration(from: 0xaa))) == .packNotInInspection("fire"))
        try visit.act(.finish(.suspended(.weather, note: nil)))
        #expect(visit.refusal(of: .migrate(migration())) == .isSuspended)
        try visit.act(.resume)
        try visit.act(
            .finish(.refused(InspectionRefused(words: "不让进", at: "2026-03-04T09:00:00+08:00"))))
        #expect(visit.refusal(of: .migrate(migration())) == .isFinished)
    }

    @Test("What named an item that became one with another has its own name again on going back")
    func merged() throws {
        var start = opened()
        start.compulsory = [mandatory]
        var visit = Visit(start)
        var seen = finding(8)
        seen.item = mandatory
        try visit.act([
            .answer(answer(ordinary, .pass)), .answer(answer(mandatory, .fail)),
            .recordFinding(seen), .addPhotos([photo(1, at: EvidenceTarget(item: mandatory))]),
            .showBoard(
                PhotoBoardShown(
                    number: "P-0914", target: EvidenceTarget(item: mandatory), author: li)),
            .referVideo(video(of: mandatory)),
        ])
        var merging = migration()
        merging.orphaned = []
        merging.moved = [
            SubjectMoved(.item(ordinary), to: "B-01"), SubjectMoved(.item(mandatory), to: "B-01"),
        ]
        try visit.act(.migrate(merging))
        #expect(visit.state.findingsInOrder.map(\.recorded.item) == [newer])
        #expect(visit.state.compulsory == [newer])
        seen.item = newer
        seen.fact = "换了说法"
        visit.record(.finding(seen))

        try visit.act(
            .migrate(migration(from: 0xff, to: 0xfe, back: true)))

        let state = visit.state
        #expect(state.findingsInOrder.map(\.recorded.item) == [mandatory])
        #expect(state.findingsInOrder.map(\.recorded.fact) == ["换了说法"])
        #expect(state.evidence.standing.map(\.target.item) == [mandatory])
        #expect(state.evidence.boards.map(\.shown.target.item) == [mandatory])
        #expect(state.evidence.standingVideos.map(\.referenced.target.item) == [mandatory])
        #expect(state.compulsory == [mandatory])
    }

    @Test("A fact that stands again has the value that was set under its text")
    func facts() throws {
        var visit = Visit()
        func set(_ value: String) throws {
            try visit.act(.setFact(FactRecorded(name: "supply", value: value, pack: "fire")))
        }
        func reword(from: Int, to: Int, restored: [SubjectRestored]) throws {
            var change = migration(from: from, to: to, restored: restored)
            change.moved = []
            change.orphaned = [.fact("supply", pack: "fire", .requirementChanged)]
            try visit.act(.migrate(change))
        }
        func back(_ digest: Int) -> [SubjectRestored] {
            [.fact("supply", pack: "fire", digest: leaf(digest).hex, to: nil)]
        }
        try set("瓶装")
        try reword(from: 0xfe, to: 0xff, restored: [])
        try set("管道")

        try reword(from: 0xff, to: 0xfe, restored: back(0xfe))
        #expect(visit.state.facts == ["supply": "瓶装"])
        try reword(from: 0xfe, to: 0xff, restored: back(0xff))
        #expect(visit.state.facts == ["supply": "管道"])
    }

    // MARK: Long ones

    @Test("A renumbering of 2,000 codes fits into entries and happens with the last of them")
    func long() throws {
        func item(_ letter: String, _ number: Int) -> ItemID {
            ItemID(pack: "fire", code: "\(letter)-\(number)-a-rather-long-code")
        }
        var visit = Visit()
        var change = migration()
        change.moved = (0..<2_000).map {
            SubjectMoved(.item(item("A", $0)), to: item("B", $0).code)
        }
        change.orphaned = [
            .items(
                pack: "fire", codes: (0..<2_000).map { item("C", $0).code }, .itemGone)
        ]
        for number in 0..<2_000 {
            visit.record(.answer(answer(item("A", number), .pass)))
        }
        visit.record(.answer(answer(item("C", 1_999), .pass)))

        let events = try visit.state.decide(.migrate(change), visit.standing)
        #expect(events.count > 1)
        for event in events {
            #expect(visit.state.migrations.isEmpty)
            #expect(visit.state.packs.map(\.digest) == [leaf(0xfe).hex])
            let encoded = Event.inspection(visitID, event).encoded
            #expect(canonicalBytes(encoded.body).count < 60_000)
            visit.record(event)
        }

        let state = visit.state
        #expect(state.migrations.map(\.migrated.moved.count) == [2_000])
        #expect((0..<2_000).allSatisfy { state.standing(of: item("B", $0)) == .pass })
        #expect(state.orphans.map(\.code) == [item("C", 1_999).code])
        // What it works out stands in the next entry.
        var worked = measurement(measured, "1.50", .fail)
        worked.isByMigration = true
        visit.record(.answer(worked))
        #expect(visit.state.answer(worked.key) != nil)
        #expect(visit.refusal(of: .undo(author: li)) == .nothingToUndo)
    }

    @Test("A migration whose end is missing was not begun; the next one does not build on it")
    func cutOff() throws {
        var visit = Visit()
        try visit.act(.answer(answer(ordinary, .pass)))
        func part(_ number: Int, of count: Int, _ code: String) -> PacksMigrated {
            var part = migration()
            part.orphaned = []
            part.moved = [SubjectMoved(.item(ordinary), to: code)]
            part.part = PacksMigrated.Part(number, of: count)
            return part
        }
        visit.record(.migrated(part(1, of: 3, "X-01")))
        visit.record(.migrated(part(3, of: 3, "X-01")))
        #expect(visit.state.migrations.isEmpty)
        #expect(visit.verdict(ordinary) == .pass)
        visit.record(.migrated(part(1, of: 2, "X-01")))

        try visit.act(.migrate(migration()))

        #expect(visit.verdict(newer) == .pass)
    }
}

private func video(of item: ItemID) -> VideoReferenced {
    var video = video()
    video.target = EvidenceTarget(item: item)
    return video
}
