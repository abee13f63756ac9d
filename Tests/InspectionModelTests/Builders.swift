import CanonicalJSON
import CivilTime
import InspectionModel
import Testing
import Wording

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
    mutating func chance(oneIn count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

// MARK: Names

let visitID = InspectionID(random: 1)
let site = SiteID(random: 2)
let li = PersonID(random: 0x11)
let wang = PersonID(random: 0x22)
let stranger = PersonID(random: 0x33)
let march4 = CivilDay(year: 2026, month: 3, day: 4)!

let ordinary = ItemID(pack: "fire", code: "A-01")
let mandatory = ItemID(pack: "fire", code: "A-02")
let major = ItemID(pack: "fire", code: "A-03")
let measured = ItemID(pack: "fire", code: "M-01")
let measuredDraft = ItemID(pack: "fire", code: "M-02")
let hidden = ItemID(pack: "fire", code: "H-01")
let relevant = [ordinary, mandatory, major, measured, measuredDraft]

let question = ItemID(pack: "gas", code: "volume")
let tanks = ItemID(pack: "gas", code: "tanks")

func leaf(_ number: Int) -> LeafHash {
    let digits = String(number, radix: 16)
    return LeafHash(String(repeating: "0", count: 64 - digits.count) + digits)!
}

func stamp(_ seq: Int, by person: PersonID = li, device: String = "K7") -> EntryStamp {
    EntryStamp(
        seq: seq, leaf: leaf(seq), at: WallTime("2026-03-04T09:00:00.000+08:00")!, by: person,
        device: device)
}

/// The items above, on facts that make one of them irrelevant.
let usualStanding: ChecklistStanding = {
    typealias Item = ChecklistStanding.Item
    func item(
        isRelevant: Bool = true, isMandatory: Bool = false, isMajor: Bool = false,
        isMeasured: Bool = false, isDraft: Bool = false
    ) -> Item {
        Item(
            isRelevant: isRelevant, isMandatory: isMandatory, isMajor: isMajor,
            isMeasured: isMeasured, isDraft: isDraft)
    }
    var standing = ChecklistStanding(
        items: [
            ordinary: item(), mandatory: item(isMandatory: true), major: item(isMajor: true),
            measured: item(isMeasured: true), measuredDraft: item(isMeasured: true, isDraft: true),
            hidden: item(isRelevant: false),
        ],
        order: relevant + [hidden], missingFacts: [])
    standing.questions = [question]
    standing.repeats = [tanks]
    return standing
}()

func requirements(
    officers: Int = 2, steps: [VisitStep] = [.arrive, .showID, .inform, .readBack, .leave],
    signature: SignatureRule = .required, compulsory: CompulsoryRule = .all,
    record: RecordKind = .inspectionRecord, mayOrder: Bool = true
) -> ModeRequirements {
    ModeRequirements(
        officers: officers, steps: steps, signature: signature, compulsory: compulsory,
        record: record, mayOrder: mayOrder, noticeBefore: false)
}

func opened(
    _ id: InspectionID = visitID, requires: ModeRequirements = requirements(),
    officers: [PersonID] = [li, wang], mandate: Mandate = .full, on day: CivilDay = march4
) -> InspectionOpened {
    InspectionOpened(
        id: id, number: "K7-2026-0001", mode: .routine, requires: requires,
        packs: [
            PackReference(
                id: "fire", version: "2026.1", digest: leaf(0xfe).hex,
                title: Text(zh: "消防", en: "Fire"))
        ],
        site: site, siteName: "示例木器厂", officers: officers, zone: "+08:00", mandate: mandate,
        openedOn: day)
}

// MARK: Commands

func answer(
    _ item: ItemID, _ verdict: Verdict, at place: String? = nil, row: Int? = nil,
    reason: String? = nil, note: String? = nil, by author: PersonID = li
) -> AnswerRecorded {
    AnswerRecorded(
        key: AnswerKey(item: item, place: place, row: row), value: .verdict(verdict),
        author: author, shown: "要求 \(item.code)", reason: reason, note: note)
}

func measurement(
    _ item: ItemID, _ value: String, _ verdict: Verdict, at place: String? = nil
) -> AnswerRecorded {
    AnswerRecorded(
        key: AnswerKey(item: item, place: place),
        value: .measured(
            MeasuredValue(value: value, unit: "m"),
            limit: LimitShown(expression: ". >= 1.1", text: "≥ 1.10 m", unit: "m"),
            verdict: verdict),
        author: li, shown: "净宽不小于 1.10 m")
}

func finding(
    _ number: UInt64 = 7, _ disposition: Disposition = .adviceOnly, place: String = "东侧出口",
    fact: String = "货物堵塞，净宽 0.62 m", deadline: CivilDay? = nil
) -> FindingRecorded {
    var finding = FindingRecorded(
        id: FindingID(random: number), number: "K7-2026-0001", item: ordinary, place: place,
        author: li, violation: "安全出口被堵塞", fact: fact,
        basis: [CitedBasis(source: "fire-law", title: "消防法", clause: "28")],
        disposition: disposition, hazard: HazardID(random: number))
    finding.deadline = deadline
    return finding
}

func findingOffTheList(_ number: UInt64 = 7) -> FindingRecorded {
    var finding = finding(number)
    finding.item = nil
    finding.basis = []
    return finding
}

func signature(_ person: PersonID) -> RecordSigned {
    RecordSigned(report: "sha256:\(leaf(9).hex)", note: "note", person: person, role: "officer")
}

func photo(
    _ content: Int, number: String = "P-0913", at target: EvidenceTarget = EvidenceTarget()
) -> PhotoAdded {
    PhotoAdded(
        number: number, blob: "sha256:\(leaf(content).hex)", bytes: 4_096, media: "image/jpeg",
        target: target, author: li, isOriginal: true)
}

func video() -> VideoReferenced {
    VideoReferenced(
        number: "V-0001", device: "ZF-0087", from: "2026-03-04T09:00:00.000+08:00",
        to: "2026-03-04T09:40:00.000+08:00", sha256: leaf(0xcd).hex, bytes: 900_000_000,
        target: EvidenceTarget(), author: li)
}

// MARK: One visit

/// One inspection kept as a program keeps it: decided, encoded, decoded and applied.
struct Visit {
    var book = InspectionBook()
    var standing = usualStanding
    private(set) var seq = 0

    init(_ opened: InspectionOpened = opened()) { record([.inspectionOpened(opened)]) }

    var state: InspectionState { book.inspections[visitID]! }

    func verdict(_ item: ItemID, at place: String? = nil) -> Verdict? {
        state.answer(AnswerKey(item: item, place: place))?.verdict
    }

    /// What a command is refused for; nil when it would be done.
    func refusal(of command: InspectionCommand) -> InspectionRefusal? {
        do throws(InspectionRefusal) {
            _ = try state.decide(command, standing)
            return nil
        } catch {
            return error
        }
    }

    /// Decides a command, checks that deciding is repeatable, and records what came of it.
    @discardableResult
    mutating func act(
        _ command: InspectionCommand
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        let events = try state.decide(command, standing)
        #expect(throws: Never.self) { try state.decide(command, standing) == events }
        record(events.map { .inspection(visitID, $0) })
        #expect(state.lastStamp == stamp(seq), "apply refused what decide returned")
        return events
    }

    mutating func act(_ commands: [InspectionCommand]) throws(InspectionRefusal) {
        for command in commands { try act(command) }
    }

    /// Several answers that stand in one entry.
    mutating func actTogether(_ answers: [AnswerRecorded]) throws(InspectionRefusal) {
        var events: [InspectionEvent] = []
        for answer in answers { events += try state.decide(.answer(answer), standing) }
        record(events.map { .inspection(visitID, $0) })
    }

    /// One entry, through its bytes.
    mutating func record(_ events: [Event]) {
        seq += 1
        let decoded = throughBytes(Event.encode(events))
        #expect(decoded == events)
        for event in decoded { book.apply(event, stamp(seq)) }
    }

    mutating func record(_ event: InspectionEvent) { record([.inspection(visitID, event)]) }

    mutating func startSession() {
        seq += 1
        book.apply(.sessionOpened, stamp(seq))
    }
}

/// Writes an event's body as the log does, reads it back and decodes it.
func throughBytes(_ encoded: EncodedEvent) -> [Event] {
    do {
        let bytes = try checkedCanonicalBytes(.object(encoded.body))
        guard case .object(let body) = try JSONReader.read(bytes) else { return [] }
        #expect(canonicalBytes(body) == bytes)
        return try Event.decode(kind: encoded.kind, body: body)
    } catch {
        Issue.record("\(encoded.kind) does not come back: \(error)")
        return []
    }
}

extension EventCodingError {
    var brief: String { "\(kind): \(reason.rawValue) \(member)" }
}

/// Every relevant item answered so that the inspection may end.
let fullAnswers: [InspectionCommand] = [
    .answer(answer(ordinary, .fail)), .answer(answer(mandatory, .pass)),
    .answer(answer(major, .pass)), .answer(measurement(measured, "1.20", .pass)),
    .answer(answer(measuredDraft, .notChecked, reason: "no_instrument")),
]

func step(_ step: VisitStep, note: String? = nil) -> InspectionCommand {
    .step(StepRecorded(step: step, note: note))
}

/// A visit ended normally, read back, the enterprise's side signed on paper.
func visitReadyToSign(_ opened: InspectionOpened = opened()) throws -> Visit {
    var visit = Visit(opened)
    try visit.act(fullAnswers)
    try visit.act([
        step(.readBack), .finish(.normal),
        .enterpriseSide(EnterpriseSideRecorded(outcome: .paperSigned)),
    ])
    return visit
}
