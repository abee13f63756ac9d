import CivilTime
import HazardLedger
import InspectionModel
import Testing

/// A small generator with a seed, so that a failure can be repeated (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices.randomElement(using: &self)! }
}

// MARK: Names

let hazardID = HazardID(random: 7)
let site = SiteID(random: 1)
let otherSite = SiteID(random: 2)
let li = PersonID(random: 0x11)
let wang = PersonID(random: 0x22)
let stranger = PersonID(random: 0x33)
let exit3 = ItemID(pack: "fire", code: "A-03")
let pump = ItemID(pack: "fire", code: "B-01")
let march4 = CivilDay(year: 2026, month: 3, day: 4)!

func visit(_ number: UInt64) -> InspectionID { InspectionID(random: number) }

func leaf(_ seq: Int, _ device: String) -> LeafHash {
    LeafHash((UInt64(seq), device.utf8.reduce(0) { $0 << 8 | UInt64($1) }, 0, 0))
}

func stamp(_ seq: Int, device: String = "K7") -> EntryStamp {
    EntryStamp(
        seq: seq, leaf: leaf(seq, device), at: WallTime("2026-03-04T09:00:00.000+08:00")!, by: li,
        device: device)
}

// MARK: Events

func recorded(
    _ number: UInt64 = 7, in task: UInt64 = 1, at site: SiteID = site, item: ItemID? = exit3,
    place: String = "东侧出口", on day: CivilDay = march4, source: HazardSource = .inspection
) -> HazardRecorded {
    HazardRecorded(
        number: "K7-2026-000\(number)", finding: FindingID(random: number), task: visit(task),
        site: site, source: source, recordedBy: li, foundOn: day, violation: "安全出口被堵塞",
        place: place, item: item)
}

func criterion(isUnsettled: Bool = false) -> GradeCriterion {
    GradeCriterion(
        item: exit3, source: "criteria-2024", clause: "3.1", confidence: "confirmed",
        isUnsettled: isUnsettled)
}

func graded(
    _ grade: HazardGrade = .general, _ status: GradeStatus = .preliminary,
    criterion: GradeCriterion? = nil, reason: String? = nil, isManual: Bool = false,
    deadline: CivilDay? = nil
) -> HazardGraded {
    HazardGraded(
        grade: grade, status: status, byPerson: li, criterion: criterion, reason: reason,
        isManual: isManual, deadline: deadline)
}

let fixed = HazardFixedOnSpot(before: "堵", after: "P-0912", recordedBy: li)
let passed = ReinspectionPassed(confirmedBy: wang, isSameVisit: true, accept: "净宽达标")
let voided = HazardVoided(reason: "误录", byPerson: li)

// MARK: A ledger kept as a program keeps it

struct Book {
    var ledger = HazardLedger()
    private(set) var seq = 0

    init() {}

    /// A ledger in which one hazard stands in this state; only the states that can be reached.
    init(in state: HazardState) throws {
        let commands: [HazardCommand] =
            switch state {
            case .found: []
            case .graded: [gradeGeneral]
            case .awaitingReinspection: [gradeGeneral, .fixOnSpot(fixed)]
            case .passed: [gradeGeneral, .fixOnSpot(fixed), passByOfficer]
            case .voided: [.void(voided)]
            default: throw HazardRefusal.wrongState(state)
            }
        for command in [.record(recorded())] + commands { try act(command) }
        #expect(hazard.state == state)
    }

    var hazard: Hazard { ledger[hazardID]! }

    func refusal(of command: HazardCommand, _ id: HazardID = hazardID) -> HazardRefusal? {
        do throws(HazardRefusal) {
            _ = try ledger.decide(id, command)
            return nil
        } catch {
            return error
        }
    }

    @discardableResult
    mutating func act(
        _ command: HazardCommand, _ id: HazardID = hazardID
    ) throws(HazardRefusal) -> HazardEvent {
        let event = try ledger.decide(id, command)
        apply(event, id)
        #expect(ledger[id]?.lastStamp == stamp(seq), "apply refused what decide returned")
        return event
    }

    mutating func apply(_ event: HazardEvent, _ id: HazardID = hazardID) {
        seq += 1
        ledger.apply(.hazard(id, event), stamp(seq))
    }
}

let reachable: [HazardState] = [.found, .graded, .awaitingReinspection, .passed, .voided]
let gradeGeneral = HazardCommand.grade(graded(), criterionIsDraft: false)
let regradeMajor = HazardCommand.grade(
    graded(.major, criterion: criterion(), reason: "复核"), criterionIsDraft: false)
let passByOfficer = HazardCommand.passReinspection(passed, officers: [li, wang])
