import InspectionModel
import Testing

private let key = AnswerKey(item: ordinary)

extension Devices {
    /// Two devices that have all there is.
    fileprivate static func two(_ write: (inout Devices) -> Void = { _ in }) -> Devices {
        var devices = Devices()
        write(&devices)
        devices.see("d-b", "d-a")
        return devices
    }
}

/// `A-02` is asked in other words; going back restores the former ones.
private func rewording(back: Bool = false) -> PacksMigrated {
    let (from, to) = back ? (0xff, 0xfe) : (0xfe, 0xff)
    var change = migration(from: from, to: to)
    change.moved = []
    change.orphaned = [.items(pack: "fire", codes: ["A-02"], .requirementChanged)]
    change.restored = [.items(pack: "fire", codes: ["A-02"], digest: leaf(to).hex)]
    return change
}

@Suite("A change of a pack's version among several devices")
struct MigrationDevicesTests {
    @Test("An answer of a device that did not know goes with its item, or is set aside")
    func unknowing() {
        var devices = Devices.two()
        devices.write("d-a", .migrated(migration()))
        devices.write("d-b", by: wang, .answer(answer(ordinary, .pass, by: wang)))
        devices.write("d-b", by: wang, .answer(answer(mandatory, .fail, by: wang)))
        devices.write("d-b", by: wang, .answer(answer(major, .pass, by: wang)))

        let state = devices.all
        #expect(state.standing(of: newer) == .pass)
        #expect(state.standing(of: mandatory) == nil)
        #expect(state.orphans.compactMap(\.answer?.verdict) == [.fail])
        #expect(state.standing(of: major) == .pass)
    }

    @Test("Of two changes that knew nothing of one another the earlier one counts")
    func earlier() {
        var devices = Devices.two()
        devices.write("d-a", .migrated(migration()))
        devices.write("d-b", .migrated(migration(to: 0xfd)))

        #expect(devices.all.packs.map(\.digest) == [leaf(0xff).hex])
        #expect(devices.all.migrations.count == 1)
    }

    // MARK: Both follow the same text

    @Test("What a device says in the words that both follow stands, and the former words come back")
    func bothReworded() {
        var devices = Devices.two { $0.write("d-a", .answer(answer(mandatory, .pass))) }
        devices.write("d-a", .migrated(rewording()))
        devices.write("d-b", .migrated(rewording()))
        devices.write("d-b", .answer(answer(mandatory, .fail)))

        #expect(devices.all.standing(of: mandatory) == .fail)
        #expect(devices.all.orphans.compactMap(\.answer?.verdict) == [.pass])
        devices.see("d-a", "d-b")
        devices.write("d-a", .migrated(rewording(back: true)))
        #expect(devices.all.standing(of: mandatory) == .pass)
        #expect(devices.all.orphans.compactMap(\.answer?.verdict) == [.fail])
        #expect(devices.all.conflicts.isEmpty)
    }

    @Test("Codes that changed places are not changed back for the second device")
    func bothSwapped() {
        var swapped = migration()
        swapped.orphaned = []
        swapped.moved = [
            SubjectMoved(.item(ordinary), to: "A-02"), SubjectMoved(.item(mandatory), to: "A-01"),
        ]
        var devices = Devices.two()
        devices.write("d-a", .migrated(swapped))
        devices.write("d-b", .migrated(swapped))
        devices.write("d-b", .answer(answer(ordinary, .fail)))

        #expect(devices.all.standing(of: ordinary) == .fail)
        #expect(devices.all.standing(of: mandatory) == nil)
    }

    @Test("What the second one worked out for the same answers is no conflict")
    func bothRejudged() throws {
        var devices = Devices.two {
            $0.write("d-a", .answer(measurement(measured, "1.20", .pass)))
        }
        let own = devices.write("d-b", .answer(measurement(measured, "1.10", .pass, at: "东侧")))
        for device in ["d-a", "d-b"] {
            let view = try #require(devices.view(of: device))
            var events: [InspectionEvent] = [.migrated(migration())]
            for (place, value) in [(nil, "1.20"), ("东侧", "1.10")] as [(String?, String)] {
                var worked = measurement(measured, value, .fail, at: place)
                guard let known = view.answer(worked.key) else { continue }
                worked.amends = known.stamp.leaf
                worked.isByMigration = true
                events.append(.answer(worked))
            }
            var preset = answer(major, .pass)
            preset.isByMigration = true
            events.append(.answer(preset))
            var row = RowEvent(.add, 3, of: RepeatKey(item: tanks), author: li)
            row.isByMigration = true
            events.append(.row(row))
            devices.write(device, events.map { .inspection(visitID, $0) })
        }

        let state = devices.all
        #expect(state.conflicts.isEmpty)
        #expect(state.answer(AnswerKey(item: measured))?.stamp.device == "d-a")
        // Nobody else could work out what nobody else knew.
        let alone = try #require(state.answer(AnswerKey(item: measured, place: "东侧")))
        #expect(alone.recorded.amends == own)
        #expect(alone.verdict == .fail)
        #expect(state.rows[RepeatKey(item: tanks)] == [3])
        #expect(state.undoable.isEmpty)
    }

    @Test("A second device that came there in one step is taken as there")
    func bothTwice() {
        var devices = Devices.two()
        devices.write("d-a", .migrated(migration()))
        var second = migration(from: 0xff, to: 0xfd)
        second.moved = [SubjectMoved(.item(newer), to: "C-01")]
        devices.write("d-a", .migrated(second))
        var directly = migration(to: 0xfd)
        directly.moved = [
            SubjectMoved(.item(ordinary), to: "C-01"), SubjectMoved(.item(major), to: "A-01"),
        ]
        devices.write("d-b", .migrated(directly))
        devices.write("d-b", .answer(answer(ordinary, .fail)))

        #expect(devices.all.standing(of: ordinary) == .fail)
        #expect(devices.all.answers.count == 1)
    }

    // MARK: Late words

    @Test(
        "Findings and photos of a device that did not know go with their item",
        arguments: [1, 90])
    func lateFindings(clock: Int) throws {
        var devices = Devices.two { $0.write("d-a", .finding(finding(7))) }
        let target = EvidenceTarget(item: ordinary)
        devices.write("d-a", at: 50, [.inspection(visitID, .migrated(migration()))])
        let events: [InspectionEvent] = [
            .finding(finding(7, fact: "换了说法")), .finding(finding(8)),
            .evidence(.photo(photo(1, at: target))),
            .evidence(.board(PhotoBoardShown(number: "P-0914", target: target, author: li))),
        ]
        devices.write("d-b", at: clock, events.map { .inspection(visitID, $0) })

        let state = devices.all
        #expect(state.findingsInOrder.map(\.recorded.item) == [newer, newer])
        #expect(state.findingsInOrder.first?.recorded.fact == "换了说法")
        #expect(state.evidence.standing.map(\.target.item) == [newer])
        #expect(state.evidence.boards.map(\.shown.target.item) == [newer])
        devices.see("d-a", "d-b", at: 100)
        devices.write(
            "d-a", at: 101,
            [.inspection(visitID, .migrated(migration(from: 0xff, to: 0xfe, back: true)))])
        #expect(devices.all.findingsInOrder.map(\.recorded.item) == [ordinary, ordinary])
    }

    @Test("Answers that stood beside one another do so again on going back")
    func conflictBack() throws {
        var devices = Devices.two()
        devices.write("d-a", .answer(answer(mandatory, .fail)))
        devices.write("d-b", .answer(answer(mandatory, .pass)))
        devices.write("d-a", .migrated(migration()))
        devices.see("d-a", "d-b")
        #expect(devices.all.conflicts.isEmpty)
        let restored = SubjectRestored.items(
            pack: "fire", codes: ["A-02"], digest: leaf(0xfe).hex)

        devices.write(
            "d-a", .migrated(migration(from: 0xff, to: 0xfe, restored: [restored], back: true)))

        let conflict = try #require(devices.all.conflict(on: mandatory))
        #expect(conflict.sides.compactMap(\.answer?.verdict) == [.fail, .pass])
        #expect(devices.all.standing(of: mandatory) == .fail)
        #expect(devices.all.orphans.isEmpty)
    }

    @Test("A late fact follows all changes of its name, and what became of it", arguments: [1, 90])
    func lateFacts(clock: Int) {
        func renaming(_ from: String, _ to: String, _ digests: (Int, Int)) -> PacksMigrated {
            var change = migration(from: digests.0, to: digests.1)
            change.orphaned = []
            change.moved = [SubjectMoved(.fact(from, pack: "fire"), to: to)]
            return change
        }
        var devices = Devices.two()
        devices.write(
            "d-a", at: 50, [.inspection(visitID, .migrated(renaming("a", "b", (0xfe, 0xff))))])
        devices.write(
            "d-a", at: 51, [.inspection(visitID, .migrated(renaming("b", "c", (0xff, 0xfd))))])
        let fact = FactRecorded(name: "a", value: "管道", pack: "fire")
        devices.write("d-b", at: clock, [.inspection(visitID, .fact(fact))])
        #expect(devices.all.facts == ["c": "管道"])

        var gone = migration(from: 0xfd, to: 0xfc)
        gone.moved = []
        gone.orphaned = [.fact("c", pack: "fire", .itemGone)]
        devices.write("d-a", at: 52, [.inspection(visitID, .migrated(gone))])
        #expect(devices.all.facts.isEmpty)
        #expect(devices.all.orphans.map(\.digest) == [leaf(0xfd).hex])
        var back = migration(from: 0xfc, to: 0xfb)
        back.moved = []
        back.orphaned = []
        back.restored = [.fact("c", pack: "fire", digest: leaf(0xfd).hex, to: "d")]
        devices.write("d-a", at: 53, [.inspection(visitID, .migrated(back))])
        #expect(devices.all.facts == ["d": "管道"])
    }

    @Test("A late answer stands where its sentence is asked again", arguments: [1, 60, 90])
    func lateRestored(clock: Int) {
        var devices = Devices.two()
        devices.write("d-a", at: 50, [.inspection(visitID, .migrated(migration()))])
        var third = migration(from: 0xff, to: 0xfd)
        third.moved = []
        third.orphaned = []
        third.restored = [.items(pack: "fire", codes: ["A-02"], digest: leaf(0xfe).hex)]
        devices.write("d-a", at: 70, [.inspection(visitID, .migrated(third))])
        devices.write(
            "d-b", at: clock, [.inspection(visitID, .answer(answer(mandatory, .fail)))])

        #expect(devices.all.standing(of: mandatory) == .fail)
        #expect(devices.all.orphans.isEmpty)
    }

    @Test("An answer that a change alone took away is nobody's word against a later one")
    func noFalseConflict() {
        for fate in ["aside", "home"] {
            var devices = Devices.two { $0.write("d-a", .answer(answer(major, .fail))) }
            var change = migration()
            if fate == "aside" {
                change.orphaned = [.answer(AnswerKey(item: major), .choiceGone)]
            } else {
                change.moved = [SubjectMoved(.answer(AnswerKey(item: major)), to: "C-01")]
            }
            devices.write("d-a", .migrated(change))
            devices.write("d-b", .answer(answer(major, .pass)))

            #expect(devices.all.conflicts.isEmpty)
            #expect(devices.all.standing(of: major) == .pass)
        }
    }

    @Test("A late answer to one of two items that became one takes nothing from the other")
    func lateMerged() {
        var merging = migration()
        merging.orphaned = []
        merging.moved = [
            SubjectMoved(.item(ordinary), to: "B-01"), SubjectMoved(.item(mandatory), to: "B-01"),
        ]
        for clock in [1, 90] {
            var devices = Devices.two {
                $0.write("d-a", .answer(answer(ordinary, .pass)))
                $0.write("d-a", .answer(answer(mandatory, .pass)))
            }
            devices.write("d-a", at: 50, [.inspection(visitID, .migrated(merging))])
            devices.write(
                "d-b", at: clock, [.inspection(visitID, .answer(answer(mandatory, .fail)))])

            #expect(devices.all.standing(of: newer) == .pass)
            #expect(devices.all.orphans.compactMap(\.answer?.verdict) == [.fail])
            #expect(devices.all.orphans.map(\.reason) == [.targetAnswered])
        }
    }

    // MARK: Every order

    @Test(
        "No answer around a change is lost, and every order of arrival gives the same state",
        arguments: 0..<60 as Range<UInt64>)
    func anyOrder(seed: UInt64) throws {
        var life = MigratingLife(seed: seed)
        try life.live(30)
        let state = life.devices.all
        let standing = state.answers.values.flatMap(\.values).map(\.stamp.leaf)
        let aside = state.orphans.compactMap(\.answer?.stamp.leaf)
        let known = Set(standing + aside)
        for (what, leaf) in life.said {
            #expect(known.contains(leaf), "\(what) is lost")
        }
        #expect(Set(standing).isDisjoint(with: aside))
        #expect(Set(state.findings.keys) == life.findings)
        for _ in 0..<4 {
            #expect(fold(life.devices.entries.shuffled(using: &life.random)) == state)
        }
    }
}
