import CivilTime
import InspectionModel
import Testing

/// Devices that write into journals of their own and sometimes read the others'.
struct Devices {
    var entries: [DeviceEntries.Entry] = []
    private var sizes: [String: Int] = [:]
    /// Of each device how many entries it has of each journal, its own among them.
    private var known: [String: [String: Int]] = [:]
    private var leaves = 0x1000
    private var clock = 0

    init(_ opened: InspectionOpened = opened()) {
        write("d-a", [.inspectionOpened(opened)])
    }

    @discardableResult
    mutating func write(
        _ device: String, by person: PersonID = li, at milliseconds: Int? = nil, _ events: [Event]
    ) -> LeafHash {
        leaves += 1
        clock = milliseconds ?? clock + 1
        let seq = sizes[device, default: 0]
        let digits = String(clock, radix: 16)
        entries.append(
            DeviceEntries.Entry(
                stamp: EntryStamp(
                    seq: seq, leaf: leaf(leaves), at: WallTime("2026-03-04T09:00:00.000+08:00")!,
                    by: person, device: device),
                clock: String(repeating: "0", count: 12 - digits.utf8.count) + digits + "-0000",
                events: throughBytes(Event.encode(events))))
        sizes[device] = seq + 1
        known[device, default: [:]][device] = seq + 1
        return leaf(leaves)
    }

    @discardableResult
    mutating func write(
        _ device: String, by person: PersonID = li, _ event: InspectionEvent
    ) -> LeafHash {
        write(device, by: person, [.inspection(visitID, event)])
    }

    /// The device gets all that another has, of whatever device.
    mutating func see(_ device: String, _ other: String, at milliseconds: Int? = nil) {
        let had = known[device, default: [:]]
        known[device] = had.merging(known[other] ?? [:], uniquingKeysWith: max)
        let heads = (known[device] ?? [:]).filter { $0.key != device && $0.value > 0 }
        write(
            device, at: milliseconds,
            [
                .journalsSeen(
                    JournalsSeen(heads: heads.mapValues { .init(size: $0, root: leaf(0).hex) }))
            ])
    }

    /// What a device makes of the entries that it has.
    func view(of device: String) -> InspectionState? {
        let has = known[device] ?? [:]
        return fold(entries.filter { has[$0.stamp.device, default: 0] > $0.stamp.seq })
    }

    /// What somebody makes of it who has all entries.
    var all: InspectionState { fold(entries)! }
}

func fold(_ entries: [DeviceEntries.Entry]) -> InspectionState? {
    var book = InspectionBook()
    for entry in DeviceEntries(entries).ordered {
        for event in entry.events { book.apply(event, entry.stamp) }
    }
    return book.inspections[visitID]
}

extension InspectionState {
    fileprivate func refusal(of command: InspectionCommand) -> InspectionRefusal? {
        do throws(InspectionRefusal) {
            _ = try decide(command, usualStanding)
            return nil
        } catch {
            return error
        }
    }
}

private let key = AnswerKey(item: ordinary)

private func choice(
    keep: [LeafHash], drop: [LeafHash], why: String = "现场复核", on key: AnswerKey = key
) -> ConflictResolved {
    ConflictResolved(key: key, keep: keep, drop: drop, why: why, author: wang)
}

/// Two devices answered the same item, neither knowing of the other.
private func conflicting() -> (devices: Devices, pass: LeafHash, fail: LeafHash) {
    var devices = Devices()
    devices.see("d-b", "d-a")
    let pass = devices.write("d-a", .answer(answer(ordinary, .pass)))
    let fail = devices.write("d-b", by: wang, .answer(answer(ordinary, .fail, by: wang)))
    return (devices, pass, fail)
}

@Suite("Answers of devices that knew nothing of one another")
struct AnswerConflictTests {
    @Test("are all kept, with who, when and on which device; the worst of them counts")
    func kept() throws {
        let (devices, pass, fail) = conflicting()
        let state = devices.all

        let conflict = try #require(state.conflict(on: key))
        #expect(conflict.sides.map(\.leaf) == [pass, fail])
        #expect(conflict.sides.map(\.stamp.device) == ["d-a", "d-b"])
        #expect(conflict.sides.map(\.author) == [li, wang])
        #expect(state.standing(of: ordinary) == .fail)
        #expect(state.history.count == 2)
    }

    @Test("keep the record from its normal end, from being signed and the item from an answer")
    func refused() throws {
        let (devices, _, _) = conflicting()
        let open = InspectionRefusal.conflictOpen([ordinary])

        #expect(devices.all.refusal(of: .finish(.normal)) == open)
        #expect(devices.all.refusal(of: .answer(answer(ordinary, .pass))) == open)
        #expect(devices.all.refusal(of: .withdraw(key, author: li)) == open)
        #expect(devices.all.refusal(of: .finish(.suspended(.weather, note: nil))) == nil)
    }

    @Test("are one answer when the second device had read the first")
    func seen() {
        var devices = Devices()
        devices.write("d-a", .answer(answer(ordinary, .pass)))
        devices.see("d-b", "d-a")
        devices.write("d-b", .answer(answer(ordinary, .fail)))

        #expect(devices.all.conflicts.isEmpty)
        #expect(devices.all.standing(of: ordinary) == .fail)
        #expect(devices.view(of: "d-a")?.standing(of: ordinary) == .pass)
    }

    @Test("are one answer also when the first was read by way of a third device")
    func seenThroughAnother() {
        var devices = Devices()
        devices.write("d-a", .answer(answer(ordinary, .pass)))
        devices.see("d-b", "d-a")
        let size = 2
        // Only b's head is named: what b had read, whoever reads b has read as well.
        devices.write(
            "d-c",
            [.journalsSeen(JournalsSeen(heads: ["d-b": .init(size: size, root: leaf(0).hex)]))])
        devices.write("d-c", .answer(answer(ordinary, .fail)))

        #expect(devices.all.conflicts.isEmpty)
    }

    @Test("A clock that runs ahead takes nothing away from what was read")
    func wrongClock() {
        var devices = Devices()
        devices.write(
            "d-a", at: 9_000_000, [.inspection(visitID, .answer(answer(ordinary, .pass)))])
        devices.see("d-b", "d-a", at: 10)
        devices.write("d-b", at: 11, [.inspection(visitID, .answer(answer(ordinary, .fail)))])

        #expect(devices.all.conflicts.isEmpty)
        #expect(devices.all.standing(of: ordinary) == .fail)
    }

    @Test("Whoever says that they had read one another is folded all the same")
    func circle() {
        let heads = { (device: String) in
            Event.journalsSeen(JournalsSeen(heads: [device: .init(size: 9, root: leaf(0).hex)]))
        }
        var devices = Devices()
        devices.write("d-a", [heads("d-b")])
        devices.write("d-b", [heads("d-a")])
        devices.write("d-a", .answer(answer(ordinary, .pass)))
        devices.write("d-b", .answer(answer(ordinary, .fail)))

        #expect(DeviceEntries(devices.entries).ordered.count == devices.entries.count)
        #expect(fold(devices.entries.reversed()) == devices.all)
    }

    @Test("Other places and other items are no conflict")
    func otherKeys() {
        var devices = Devices()
        devices.see("d-b", "d-a")
        devices.write("d-a", .answer(answer(ordinary, .pass, at: "一楼")))
        devices.write("d-b", .answer(answer(ordinary, .fail, at: "二楼")))
        devices.write("d-b", .answer(answer(mandatory, .pass)))

        #expect(devices.all.conflicts.isEmpty)
    }

    @Test("A later answer of somebody who had read both closes nothing")
    func answeredOver() {
        var (devices, pass, _) = conflicting()
        devices.see("d-a", "d-b")
        var over = answer(ordinary, .notApplicable)
        over.amends = pass
        devices.write("d-a", .answer(over))

        #expect(devices.all.conflict(on: key)?.sides.count == 2)
        #expect(devices.all.standing(of: ordinary) == .fail)
    }

    @Test("A choice that names all of them closes it, and all stay readable")
    func resolved() throws {
        var (devices, pass, fail) = conflicting()
        devices.see("d-a", "d-b")
        let view = try #require(devices.view(of: "d-a"))
        let events = try view.decide(
            .resolve(choice(keep: [pass], drop: [fail])), usualStanding)
        devices.write("d-a", by: wang, events[0])

        let state = devices.all
        #expect(state.conflicts.isEmpty)
        #expect(state.answer(key)?.stamp.leaf == pass)
        #expect(state.history.count == 3)
        #expect(state.resolutions.map(\.choice.author) == [wang])
        // From here on answers follow one another as ever.
        devices.write("d-a", .answer(answer(ordinary, .pending)))
        #expect(devices.all.standing(of: ordinary) == .pending)
        #expect(devices.all.conflicts.isEmpty)
    }

    @Test("A choice without a conflict, without every leaf or without a reason is refused")
    func resolvedWrongly() {
        let (devices, pass, fail) = conflicting()
        let state = devices.all
        let unnamed = InspectionRefusal.conflictNotNamed(ordinary, count: 2)
        for (keep, drop) in [
            ([pass], []), ([], [pass, fail]), ([pass, fail], []), ([pass], [pass]),
            ([pass], [fail, leaf(7)]), ([leaf(7)], [pass, fail]), ([pass], [fail, fail]),
        ] as [([LeafHash], [LeafHash])] {
            #expect(state.refusal(of: .resolve(choice(keep: keep, drop: drop))) == unnamed)
        }
        #expect(
            state.refusal(of: .resolve(choice(keep: [pass], drop: [fail], why: "")))
                == .conflictReasonMissing(ordinary))
        let elsewhere = choice(keep: [pass], drop: [fail], on: AnswerKey(item: mandatory))
        #expect(state.refusal(of: .resolve(elsewhere)) == .noConflict(mandatory))
    }

    @Test("Two choices that knew nothing of one another are a conflict again")
    func resolvedTwice() {
        var (devices, pass, fail) = conflicting()
        devices.see("d-a", "d-b")
        devices.see("d-b", "d-a")
        devices.write("d-a", .resolved(choice(keep: [pass], drop: [fail])))
        devices.write("d-b", .resolved(choice(keep: [fail], drop: [pass])))

        #expect(devices.all.conflict(on: key)?.sides.map(\.leaf) == [pass, fail])
        devices.see("d-a", "d-b")
        devices.write("d-a", .resolved(choice(keep: [fail], drop: [pass])))
        #expect(devices.all.conflicts.isEmpty)
        #expect(devices.all.standing(of: ordinary) == .fail)
    }

    @Test("An answer stays beside the withdrawal of what it replaced")
    func withdrawn() {
        var devices = Devices()
        let first = devices.write("d-a", .answer(answer(ordinary, .pass)))
        devices.see("d-b", "d-a")
        devices.write("d-a", .withdrawal(AnswerWithdrawn(key: key, author: li, amends: first)))
        devices.write("d-b", .answer(answer(ordinary, .fail)))

        #expect(devices.all.conflict(on: key)?.sides.map { $0.answer == nil } == [true, false])
        #expect(devices.all.standing(of: ordinary) == .fail)
    }

    @Test("An answer of somebody who did not know of the end is kept; the end is made anew")
    func afterTheEnd() throws {
        var devices = Devices(
            opened(requires: requirements(officers: 1, signature: .none, compulsory: .none)))
        for command in fullAnswers {
            for event in try devices.all.decide(command, usualStanding) {
                devices.write("d-a", event)
            }
        }
        devices.see("d-b", "d-a")
        for event in try devices.all.decide(.finish(.normal), usualStanding) {
            devices.write("d-a", event)
        }
        #expect(throws: Never.self) { try devices.all.maySign(li) }
        devices.write("d-b", .answer(answer(ordinary, .pass, at: "三楼")))

        #expect(devices.all.answers[ordinary]?.count == 2)
        #expect(throws: InspectionRefusal.endIsStale) { try devices.all.maySign(li) }
        // Until it is, nothing is signed; what is changed behind it is kept as well.
        devices.write("d-b", .answer(answer(mandatory, .fail)))
        #expect(devices.all.standing(of: mandatory) == .fail)
        for event in try devices.all.decide(.resume, usualStanding) {
            devices.see("d-a", "d-b")
            devices.write("d-a", event)
        }
        for event in try devices.all.decide(.finish(.normal), usualStanding) {
            devices.write("d-a", event)
        }
        #expect(throws: Never.self) { try devices.all.maySign(li) }
    }

    @Test("What was signed stays: the others are added behind it")
    func afterSigning() throws {
        var devices = Devices(
            opened(requires: requirements(signature: .none, compulsory: .none)))
        for command in fullAnswers {
            for event in try devices.all.decide(command, usualStanding) {
                devices.write("d-a", event)
            }
        }
        devices.see("d-b", "d-a")
        let fail = try #require(devices.all.answer(key)?.stamp.leaf)
        let signedOne = devices.write("d-a", .answer(answer(ordinary, .pass)))
        for event in try devices.all.decide(.finish(.normal), usualStanding) {
            devices.write("d-a", event)
        }
        devices.write("d-a", .signed(signature(li)))
        var amended = answer(ordinary, .fail, note: "仍堵")
        amended.amends = fail
        let other = devices.write("d-b", .answer(amended))

        let state = devices.all
        #expect(throws: InspectionRefusal.conflictOpen([ordinary])) { try state.maySign(wang) }
        #expect(
            state.refusal(of: .resolve(choice(keep: [other], drop: [signedOne])))
                == .conflictIsSigned(ordinary))
        devices.see("d-a", "d-b")
        devices.write("d-a", .resolved(choice(keep: [signedOne], drop: [other])))
        #expect(throws: Never.self) { try devices.all.maySign(wang) }
    }

    @Test("One journal holds none, whatever devices its entries first came from")
    func oneJournal() {
        var visit = Visit()
        for (index, device) in ["K7", "K3", "K7"].enumerated() {
            let answer = answer(ordinary, index == 1 ? .fail : .pass)
            visit.book.apply(
                .inspection(visitID, .answer(answer)), stamp(10 + index, device: device))
        }
        let choice = choice(keep: [leaf(11)], drop: [leaf(12)])
        visit.book.apply(.inspection(visitID, .resolved(choice)), stamp(20))

        #expect(visit.state.conflicts.isEmpty)
        #expect(visit.state.resolutions.isEmpty)
        #expect(visit.verdict(ordinary) == .pass)
    }

    @Test("Any order of arrival gives the same state", arguments: 0..<100 as Range<UInt64>)
    func anyOrder(seed: UInt64) throws {
        let devices = try livedThrough(seed)
        var random = Seeded(state: seed &+ 1)
        for _ in 0..<10 {
            // Some arrive twice.
            let arrived = (devices.entries + devices.entries.prefix(9)).shuffled(using: &random)
            #expect(fold(arrived) == devices.all)
        }
    }

    @Test("What stands is what nobody has spoken after")
    func maximal() throws {
        var open = 0
        for seed in 0..<60 as Range<UInt64> {
            let devices = try livedThrough(seed)
            let ordered = DeviceEntries(devices.entries).ordered
            for key in [AnswerKey(item: ordinary), AnswerKey(item: mandatory)] {
                let said = ordered.filter { $0.speaks(of: key) }.map(\.stamp)
                let last = said.filter { one in
                    !said.contains { $0.leaf != one.leaf && $0.comesAfter(one) }
                }
                let conflict = devices.all.conflict(on: key)
                if last.count == 1 { #expect(conflict == nil) }
                if let conflict {
                    open += 1
                    #expect((2...last.count).contains(conflict.sides.count))
                }
            }
        }
        #expect(open > 20)
    }

    /// Three devices that answer, take back, choose and read one another as they please; each does
    /// what its own view allows.
    private func livedThrough(_ seed: UInt64) throws -> Devices {
        var random = Seeded(state: seed)
        var devices = Devices()
        let names = ["d-a", "d-b", "d-c"]
        for name in names.dropFirst() { devices.see(name, "d-a") }
        for _ in 0..<40 {
            let device = random.pick(names)
            if random.chance(oneIn: 3) {
                let other = random.pick(names.filter { $0 != device })
                devices.see(device, other)
                continue
            }
            let view = try #require(devices.view(of: device))
            let item = random.pick([ordinary, mandatory])
            let command: InspectionCommand =
                if let conflict = view.conflict(on: item) {
                    .resolve(
                        choice(
                            keep: [conflict.sides[0].leaf],
                            drop: conflict.sides.dropFirst().map(\.leaf), on: conflict.key))
                } else if random.chance(oneIn: 4) {
                    .withdraw(AnswerKey(item: item), author: li)
                } else {
                    .answer(answer(item, random.pick([.pass, .fail, .pending])))
                }
            guard view.refusal(of: command) == nil else { continue }
            for event in try view.decide(command, usualStanding) { devices.write(device, event) }
        }
        return devices
    }
}

extension DeviceEntries.Entry {
    fileprivate func speaks(of key: AnswerKey) -> Bool {
        events.contains { event in
            guard case .inspection(_, let event) = event else { return false }
            return switch event {
            case .answer(let answer): answer.key == key
            case .withdrawal(let withdrawal): withdrawal.key == key
            case .resolved(let choice): choice.key == key
            default: false
            }
        }
    }
}
