import CivilTime
import HazardLedger
import InspectionModel
import SimulatedDisk
import Wording

/// What people might record, drawn by a seed; some of it does not fit what was recorded before.
struct RandomHistory {
    private var generator: SeededGenerator
    private var made: UInt64 = 0
    private var number = 0
    private(set) var sites: [SiteID] = []
    private(set) var inspections: [InspectionID] = []
    private var opened: [InspectionID: SiteID] = [:]
    private var findings: [(FindingRecorded, InspectionID)] = []
    private(set) var hazards: [HazardID] = []
    private var people: [PersonID] = []

    static let today = CivilDay(year: 2026, month: 3, day: 4)!
    static let words = [
        "消防通道堵塞", "配电箱无门", "气瓶未固定", "临边无防护", "可燃气体探测器失效", "安全出口锁闭", "Emergency light broken",
    ]
    static let places = ["三层东侧", "泵房A1", "2号罐区", "厨房"]
    static let names = ["安乐燃气有限公司", "重庆长安仓储", "North Depot 7", "安乐食品厂"]

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// The events of one act.
    mutating func act() -> [Event] {
        switch Int.random(in: 0..<100, using: &generator) {
        case 0..<4: [addPerson()]
        case 4..<7: [addSite()]
        case 7..<14: [open()]
        case 14..<55: event { $0.answer() }
        case 55..<60: event { $0.withdrawal() }
        case 60..<75: record()
        case 75..<80: amend()
        case 80..<93: followUp()
        case 93..<96: event { .supplement($0.supplement()) }
        case 96..<98: event { $0.finish() }
        default: event { _ in .resumed }
        }
    }

    private mutating func next<ID: Identifier>() -> ID {
        made += 1
        return ID(random: made)
    }

    private mutating func one<Element>(of values: [Element]) -> Element? {
        values.randomElement(using: &generator)
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &generator) < percent
    }

    private mutating func nextNumber() -> String {
        number += 1
        let digits = String(number)
        return "K7-2026-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private mutating func addPerson() -> Event {
        let id: PersonID = next()
        people.append(id)
        let reference = PrivateReference(
            commitment: String(repeating: "a", count: 64), id: "p-\(id.text.dropFirst(2))")
        return .personAdded(
            PersonAdded(id: id, name: reference, role: chance(50) ? .officer : .sitePerson))
    }

    private mutating func addSite() -> Event {
        let known = chance(30) ? one(of: sites) : nil
        let id = known ?? next()
        if known == nil { sites.append(id) }
        return .siteAdded(SiteAdded(id: id, name: one(of: Self.names)! + (chance(50) ? "二厂" : "")))
    }

    private mutating func open() -> Event {
        let site = one(of: sites) ?? SiteID(random: 999)
        let id: InspectionID = chance(5) ? (one(of: inspections) ?? next()) : next()
        inspections.append(id)
        opened[id] = opened[id] ?? site
        var event = InspectionOpened(
            id: id, number: nextNumber(), mode: .routine,
            requires: ModeRequirements(
                officers: 2, steps: [], signature: .required, compulsory: .none,
                record: .inspectionRecord, mayOrder: true, noticeBefore: false),
            packs: Self.packs.filter { _ in chance(40) }.map {
                PackReference(
                    id: $0, version: "1", digest: String(repeating: "a", count: 64),
                    title: Text(zh: $0, en: $0))
            }, site: site, siteName: one(of: Self.names)!, officers: [], zone: "+08:00",
            mandate: .full, openedOn: Self.today)
        if chance(20) {
            event.paper = PaperForm(
                number: "纸\(Int.random(in: 0..<20, using: &generator))", observedAt: "2026-03-04")
        }
        if chance(30) { event.principal = one(of: people) }
        return .inspectionOpened(event)
    }

    static let packs = ["fire", "gas"]

    private mutating func event(
        _ make: (inout RandomHistory) -> InspectionEvent
    ) -> [Event] {
        guard let id = one(of: Array(inspections.suffix(6))) else { return [addSite()] }
        return [.inspection(id, make(&self))]
    }

    private mutating func key() -> AnswerKey {
        AnswerKey(
            item: ItemID(pack: "fire", code: "F-\(Int.random(in: 1..<9, using: &generator))"),
            place: chance(20) ? one(of: Self.places) : nil, row: chance(5) ? 2 : nil)
    }

    private mutating func answer() -> InspectionEvent {
        .answer(
            AnswerRecorded(
                key: key(), value: .verdict(chance(30) ? .fail : .pass),
                author: PersonID(random: 0),
                shown: "应当", note: chance(20) ? one(of: Self.words) : nil))
    }

    private mutating func withdrawal() -> InspectionEvent {
        .withdrawal(AnswerWithdrawn(key: key(), author: PersonID(random: 0), amends: .none))
    }

    private mutating func supplement() -> SupplementRecorded {
        SupplementRecorded(author: PersonID(random: 0), reason: "漏记", text: one(of: Self.words)!)
    }

    private mutating func finish() -> InspectionEvent {
        .finished(
            InspectionFinished(
                end: chance(50) ? .suspended : .normal, counts: AnswerCounts(), gaps: [],
                reason: .other))
    }

    private mutating func deadline() -> CivilDay? {
        chance(70)
            ? Self.today.adding(days: Int.random(in: -20..<20, using: &generator)) : nil
    }

    private mutating func record() -> [Event] {
        guard let id = one(of: Array(inspections.suffix(6))), let site = opened[id] else {
            return [addSite()]
        }
        let hazard: HazardID = next()
        let item = chance(80) ? key().item : nil
        var finding = FindingRecorded(
            id: next(), number: nextNumber(), item: item, place: one(of: Self.places)!,
            author: PersonID(random: 0), violation: one(of: Self.words)!,
            fact: one(of: Self.words)!, basis: [], disposition: .rectifyByDeadline, hazard: hazard)
        finding.deadline = deadline()
        findings.append((finding, id))
        hazards.append(hazard)
        let recorded = HazardRecorded(
            number: finding.number, finding: finding.id, task: id, site: site,
            source: .inspection, recordedBy: PersonID(random: 0),
            foundOn: Self.today.adding(days: Int.random(in: -3..<3, using: &generator)),
            violation: finding.violation, place: finding.place, item: item)
        var events: [Event] = [
            .inspection(id, .finding(finding)), .hazard(hazard, .recorded(recorded)),
        ]
        if chance(60) { events.append(.hazard(hazard, .graded(grade()))) }
        return events
    }

    private mutating func grade() -> HazardGraded {
        HazardGraded(
            grade: chance(30) ? .major : .general, status: .preliminary,
            byPerson: PersonID(random: 0), reason: "现场", deadline: deadline())
    }

    private mutating func amend() -> [Event] {
        guard let (earlier, id) = one(of: findings) else { return [addSite()] }
        var finding = earlier
        finding.fact = one(of: Self.words)!
        finding.deadline = deadline()
        return [.inspection(id, .finding(finding))]
    }

    private mutating func followUp() -> [Event] {
        guard let hazard = one(of: hazards) else { return [addSite()] }
        let event: HazardEvent =
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: .graded(grade())
            case 1: .regraded(grade())
            case 2:
                .fixedOnSpot(
                    HazardFixedOnSpot(before: "前", after: "后", recordedBy: PersonID(random: 0)))
            case 3:
                .reinspectionPassed(
                    ReinspectionPassed(confirmedBy: PersonID(random: 0), isSameVisit: true))
            default: .voided(HazardVoided(reason: "误录", byPerson: PersonID(random: 0)))
            }
        return [.hazard(hazard, event)]
    }
}
