import InspectionModel
import Testing

/// Three devices that answer, note findings, set facts, follow the newer text and go back, and
/// sometimes read one another.
struct MigratingLife {
    var random: Seeded
    var devices = Devices()
    /// The newest word of each device on each item.
    var said: [String: LeafHash] = [:]
    var findings: Set<FindingID> = []
    private let names = ["d-a", "d-b", "d-c"]

    init(seed: UInt64) {
        random = Seeded(state: seed)
        for name in names.dropFirst() { devices.see(name, "d-a") }
    }

    mutating func live(_ acts: Int) throws {
        for _ in 0..<acts {
            let device = random.pick(names)
            let view = try #require(devices.view(of: device))
            switch Int.random(in: 0..<12, using: &random) {
            case 0, 1: devices.see(device, random.pick(names.filter { $0 != device }))
            case 2 where view.conflicts.isEmpty: devices.write(device, .migrated(change(view)))
            case 3:
                let value = random.pick(["甲", "乙"])
                let name = isNew(view) ? "b" : "a"
                devices.write(
                    device, .fact(FactRecorded(name: name, value: value, pack: "fire")))
            case 4:
                var seen = finding(UInt64(findings.count + 1))
                seen.item = isNew(view) ? newer : ordinary
                findings.insert(seen.id)
                devices.write(device, .finding(seen))
            default: answer(device, view)
            }
        }
    }

    private func isNew(_ view: InspectionState) -> Bool { view.packs[0].digest == leaf(0xff).hex }

    /// `A-01` becomes `B-01` and the fact `a` `b`; `A-02` is asked in other words.
    private func change(_ view: InspectionState) -> PacksMigrated {
        let isNew = isNew(view)
        let (from, to) = isNew ? (0xff, 0xfe) : (0xfe, 0xff)
        var change = migration(
            from: from, to: to,
            restored: [.items(pack: "fire", codes: ["A-02"], digest: leaf(to).hex)], back: isNew)
        change.orphaned = [.items(pack: "fire", codes: ["A-02"], .requirementChanged)]
        change.moved.append(
            SubjectMoved(.fact(isNew ? "b" : "a", pack: "fire"), to: isNew ? "a" : "b"))
        return change
    }

    /// Each at its own place: nobody else speaks there.
    private mutating func answer(_ device: String, _ view: InspectionState) {
        let item = random.pick([isNew(view) ? newer : ordinary, mandatory, major])
        var recorded = InspectionModelTests.answer(item, random.pick([.pass, .fail]), at: device)
        recorded.amends = view.answer(recorded.key)?.stamp.leaf
        let leaf = devices.write(device, .answer(recorded))
        // The two wordings of an item are two questions.
        let text = item == mandatory ? view.packs[0].digest : ""
        said["\(device) \(item == newer ? ordinary.code : item.code) \(text)"] = leaf
    }
}
