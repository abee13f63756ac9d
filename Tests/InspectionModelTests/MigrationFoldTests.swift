import InspectionModel
import Testing
import Wording

private let newer = ItemID(pack: "fire", code: "B-01")
private let keptKey = AnswerKey(item: major)

/// `A-01` is called `B-01` now, `A-02` is asked no more, all else stays.
private func migration(
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

    // MARK: Several devices

    @Test("An answer of a device that did not know goes with its item, or is set aside")
    func unknowing() {
        var devices = Devices()
        devices.see("d-b", "d-a")
        devices.write("d-a", .migrated(migration()))
        devices.write("d-b", by: wang, .answer(answer(ordinary, .pass, by: wang)))
        devices.write("d-b", by: wang, .answer(answer(mandatory, .fail, by: wang)))
        devices.write("d-b", by: wang, .answer(answer(major, .pass, by: wang)))

        let state = devices.all
        #expect(state.standing(of: newer) == .pass)
        #expect(state.standing(of: mandatory) == nil)
        #expect(state.orphans.compactMap(\.answer?.verdict) == [.fail])
        #expect(state.answer(keptKey)?.verdict == .pass)
    }

    @Test("Of two changes that knew nothing of one another the earlier one counts")
    func earlier() {
        var devices = Devices()
        devices.see("d-b", "d-a")
        devices.write("d-a", .migrated(migration()))
        devices.write("d-b", .migrated(migration(to: 0xfd)))

        #expect(devices.all.packs.map(\.digest) == [leaf(0xff).hex])
        #expect(devices.all.migrations.count == 1)
    }

    @Test(
        "No answer around a change is lost, and every order of arrival gives the same state",
        arguments: 0..<40 as Range<UInt64>)
    func anyOrder(seed: UInt64) {
        var random = Seeded(state: seed)
        var devices = Devices()
        let names = ["d-a", "d-b", "d-c"]
        for name in names.dropFirst() { devices.see(name, "d-a") }
        // The newest word of each device on each item, and whether it had migrated by then.
        var said: [String: Set<LeafHash>] = [:]
        for _ in 0..<24 {
            let device = random.pick(names)
            guard let view = devices.view(of: device) else { continue }
            if random.chance(oneIn: 6) {
                devices.see(device, random.pick(names.filter { $0 != device }))
            } else if random.chance(oneIn: 8), view.packs[0].digest == leaf(0xfe).hex,
                view.conflicts.isEmpty
            {
                devices.write(device, .migrated(migration()))
            } else {
                let asked =
                    view.packs[0].digest == leaf(0xfe).hex
                    ? [ordinary, mandatory, major] : [newer, major]
                let item = random.pick(asked)
                let verdict = random.pick([Verdict.pass, .fail])
                var recorded = answer(item, verdict, at: device)
                recorded.amends = view.answer(recorded.key)?.stamp.leaf
                // Each at its own place: nobody else speaks there.
                let leaf = devices.write(device, .answer(recorded))
                let base = item == newer ? ordinary : item
                said["\(device) \(base.code)"] = [leaf]
            }
        }
        let state = devices.all
        let standing = state.answers.values.flatMap(\.values).map(\.stamp.leaf)
        let aside = state.orphans.compactMap(\.answer?.stamp.leaf)
        for (what, leaves) in said {
            #expect(leaves.isSubset(of: Set(standing + aside)), "\(what) is lost")
        }
        for _ in 0..<4 {
            #expect(fold(devices.entries.shuffled(using: &random)) == state)
        }
    }
}
