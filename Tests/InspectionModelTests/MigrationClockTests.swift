import InspectionModel
import Testing

/// What a reader sees of an inspection, whatever the order in which it came about.
private struct Seen: Equatable {
    var answers: [AnswerKey: LeafHash]
    var sides: [AnswerKey: Set<LeafHash>]
    var aside: [AnswerKey: Set<LeafHash>]
    var facts: [String: String]
    var named: [ItemID?]

    init(_ state: InspectionState) {
        answers = state.answers.values.reduce(into: [:]) { answers, standing in
            for (key, answer) in standing { answers[key] = answer.stamp.leaf }
        }
        sides = state.conflicts.reduce(into: [:]) { sides, conflict in
            sides[conflict.key] = Set(conflict.sides.map(\.leaf))
        }
        aside = [:]
        for orphan in state.orphans {
            guard let key = orphan.key, let answer = orphan.answer else { continue }
            aside[key, default: []].insert(answer.stamp.leaf)
        }
        facts = state.facts
        named =
            state.findingsInOrder.map(\.recorded.item)
            + state.evidence.standing.map(\.target.item)
    }
}

@Suite("A device that does not know of a change of a pack's version")
struct MigrationClockTests {
    @Test(
        "Whether its clock is before or after the change makes no difference",
        arguments: 0..<200 as Range<UInt64>)
    func eitherClock(seed: UInt64) throws {
        let early = try history(seed, clock: 20)
        let late = try history(seed, clock: 60)

        #expect(Seen(early) == Seen(late))
    }

    /// One device answers, changes the version and perhaps goes back; the other one answers on.
    ///
    /// - Parameter clock: Of the other one; the changes are at 50.
    private func history(_ seed: UInt64, clock: Int) throws -> InspectionState {
        var random = Seeded(state: seed)
        var devices = Devices()
        let items = [ordinary, mandatory, major]
        for item in items where random.chance(oneIn: 2) {
            devices.write("d-a", .answer(answer(item, random.pick([.pass, .fail]))))
        }
        devices.see("d-b", "d-a")
        if random.chance(oneIn: 2) {
            let item = random.pick(items)
            try speak(&devices, "d-a", at: 10, answer(item, random.pick([.pass, .fail])))
        }
        let changes = self.changes(&random)
        let words = (0..<4).map { _ in
            (random.pick(items), random.pick([Verdict.pass, .fail]), random.chance(oneIn: 4))
        }
        for (index, change) in changes.enumerated() {
            devices.write("d-a", at: 50 + index, [.inspection(visitID, .migrated(change))])
        }
        for (index, (item, verdict, isWithdrawn)) in words.enumerated() {
            let standing = devices.view(of: "d-b")?.answer(AnswerKey(item: item))
            if isWithdrawn, let standing {
                let withdrawal = AnswerWithdrawn(
                    key: AnswerKey(item: item), author: li, amends: standing.stamp.leaf)
                devices.write(
                    "d-b", at: clock + index, [.inspection(visitID, .withdrawal(withdrawal))])
            } else {
                try speak(&devices, "d-b", at: clock + index, answer(item, verdict))
            }
        }
        var seen = finding(9)
        seen.item = words[0].0
        let fact = FactRecorded(name: "a", value: "甲", pack: "fire")
        let shown = photo(1, at: EvidenceTarget(item: words[1].0))
        for event in [.finding(seen), .fact(fact), .evidence(.photo(shown))] as [InspectionEvent] {
            devices.write("d-b", at: clock + 5, [.inspection(visitID, event)])
        }
        return devices.all
    }

    private func speak(
        _ devices: inout Devices, _ device: String, at clock: Int, _ answer: AnswerRecorded
    ) throws {
        var answer = answer
        answer.amends = devices.view(of: device)?.answer(answer.key)?.stamp.leaf
        devices.write(device, at: clock, [.inspection(visitID, .answer(answer))])
    }

    /// To the second text, and from there to a third one, back, or nowhere.
    private func changes(_ random: inout Seeded) -> [PacksMigrated] {
        var first = migration()
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            first.orphaned = [.items(pack: "fire", codes: ["A-02"], .requirementChanged)]
        case 1:
            first.orphaned = []
            first.moved = [
                SubjectMoved(.item(ordinary), to: "A-02"),
                SubjectMoved(.item(mandatory), to: "A-01"),
            ]
        case 2:
            first.moved = []
            first.orphaned = [.items(pack: "fire", codes: ["A-01", "A-02"], .itemGone)]
        default: break
        }
        first.moved.append(SubjectMoved(.fact("a", pack: "fire"), to: "b"))
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return [first]
        case 1:
            var third = migration(from: 0xff, to: 0xfd)
            third.moved = [SubjectMoved(.fact("b", pack: "fire"), to: "c")]
            third.orphaned = [.items(pack: "fire", codes: ["A-03"], .itemGone)]
            third.restored = [
                .items(pack: "fire", codes: ["A-01", "A-02"], digest: leaf(0xfe).hex)
            ]
            return [first, third]
        default:
            var back = migration(from: 0xff, to: 0xfe)
            back.orphaned = []
            back.moved = first.moved.map { moved in
                switch moved.subject {
                case .item(let item):
                    SubjectMoved(.item(ItemID(pack: "fire", code: moved.to)), to: item.code)
                case .fact(let name, let pack): SubjectMoved(.fact(moved.to, pack: pack), to: name)
                case .answer: moved
                }
            }
            back.restored = [
                .items(pack: "fire", codes: ["A-01", "A-02"], digest: leaf(0xfe).hex)
            ]
            return [first, back]
        }
    }
}
