import ChecklistEngine
import CivilTime
import Fieldwork
import HazardLedger
import InspectionModel
import TerminalTesting
import Testing
import Wording

/// A workspace as a program keeps it: commands decided, encoded, decoded and applied, with the
/// checklists of each inspection kept in step.
struct Desk {
    var state = FieldState()
    var shelf = Shelf()
    var context = FieldContext(
        today: today, now: WallTime("2026-11-21T09:30:00.000+08:00")!, typist: li, author: li,
        deviceLabel: "K7", isPractice: false, authorities: ["gas"], language: .zh,
        mint: IDMint(Array(repeating: 0, count: IDMint.size)))
    private(set) var sheets: [InspectionID: Sheet] = [:]
    private(set) var seq = 0
    private var random = SplitMix(7)
    private var peopleAdded = 0

    /// Two officers, an owner and a site are known.
    init() {
        record([
            .personAdded(PersonAdded(id: li, name: sealed(1), role: .officer)),
            .personAdded(PersonAdded(id: wang, name: sealed(2), role: .officer)),
            .personAdded(PersonAdded(id: owner, name: sealed(3), role: .sitePerson)),
            .siteAdded(SiteAdded(id: knownSite, name: "东风路家常菜馆")),
        ])
    }

    /// As above, with an inspection under way.
    static func open(
        _ mode: InspectionMode = .routine, officers: [PersonID] = [li, wang],
        facts: [String: String] = ["supply": "cylinder", "hot": "no"],
        change: (inout Desk) -> Void = { _ in }
    ) throws -> (desk: Desk, id: InspectionID) {
        var desk = Desk()
        change(&desk)
        var request = StartRequest(
            packs: ["gas"], site: .known(knownSite), mode: mode,
            officers: officers.map { .known($0) })
        request.facts = facts
        try desk.act(.start(request))
        return (desk, desk.state.book.order[0])
    }

    /// As above, with every item that takes a verdict answered as failed, so that findings fit.
    static func failing(
        _ mode: InspectionMode = .routine, change: (inout Desk) -> Void = { _ in }
    ) throws -> (desk: Desk, id: InspectionID) {
        var (desk, id) = try open(mode, change: change)
        for item in Packs.gas.items where item.measure == nil {
            try desk.answer(id, item.code, .fail)
        }
        return (desk, id)
    }

    func sheet(_ id: InspectionID) -> Sheet? { sheets[id] }

    func decide(_ command: FieldCommand) throws(FieldRefusal) -> [Event] {
        var copy = self
        return try copy.decided(command)
    }

    /// What a command is refused for; nil when it would be done.
    func refusal(of command: FieldCommand) -> FieldRefusal? {
        do throws(FieldRefusal) {
            _ = try decide(command)
            return nil
        } catch {
            return error
        }
    }

    @discardableResult
    mutating func act(_ command: FieldCommand) throws(FieldRefusal) -> [Event] {
        let events = try decided(command)
        record(events)
        return events
    }

    private mutating func decided(_ command: FieldCommand) throws(FieldRefusal) -> [Event] {
        var context = context
        context.mint = IDMint((0..<IDMint.size).map { _ in random.next() })
        let people = command.newPeople.map { draft -> PersonAdded in
            peopleAdded += 1
            var person = PersonAdded(
                id: PersonID(random: random.next()), name: sealed(100 + peopleAdded),
                role: draft.role)
            if draft.phone != nil { person.phone = sealed(200 + peopleAdded) }
            return person
        }
        var decision = FieldDecision(
            state: state, shelf: shelf, context: context, people: people)
        return try decision.decide(command, sheet: command.inspection.flatMap { sheets[$0] })
    }

    /// One entry, through its body and back.
    mutating func record(_ events: [Event]) {
        guard !events.isEmpty else { return }
        seq += 1
        let stamp = EntryStamp(
            seq: seq, leaf: leaf(seq), at: context.now, by: context.typist, device: "d-1")
        let encoded = Event.encode(events)
        let decoded = try? Event.decode(kind: encoded.kind, body: encoded.body)
        #expect(decoded == events)
        for event in events {
            state.apply(event, stamp)
            switch event {
            case .inspectionOpened(let opened):
                let packs = opened.packs.compactMap { shelf.pack($0.id) }
                sheets[opened.id] = Sheet(
                    packs: packs.map(\.pack), graphs: packs.map(\.graph),
                    state: state.inspection(opened.id))
            case .inspection(let id, .migrated): layOut(id)
            case .inspection(let id, let event):
                if let inspection = state.inspection(id) { sheets[id]?.take(event, inspection) }
            default: break
            }
        }
    }

    private mutating func layOut(_ id: InspectionID) {
        guard let inspection = state.inspection(id) else { return }
        let packs = inspection.packs.compactMap { shelf.pack($0.id, digest: $0.digest) }
        #expect(packs.count == inspection.packs.count)
        sheets[id] = Sheet(
            packs: packs.map(\.pack), graphs: packs.map(\.graph), state: inspection)
    }

    mutating func answer(
        _ id: InspectionID, _ code: String, _ verdict: Verdict, reason: String? = nil
    ) throws {
        let item = code.hasPrefix("M") ? matter(code) : item(code)
        try act(.answer(id, AnswerRequest(item: item, input: .verdict(verdict), reason: reason)))
    }

    /// Answers everything that applies, so that the inspection may end.
    mutating func answerAll(_ id: InspectionID) throws {
        for row in try #require(sheet(id)).rows
        where sheet(id)?.isRelevant(row) == true
            && state.inspection(id)?.standing(of: row.id) == nil
        {
            let input: AnswerRequest.Input =
                row.item.measure != nil && !row.item.isDraft
                ? .measurement("1.2") : .verdict(.pass)
            try act(.answer(id, AnswerRequest(item: row.id, input: input)))
        }
    }
}

func draft(
    _ code: String? = "G-02", _ disposition: Disposition = .adviceOnly,
    _ grade: GradeChoice = .byCriterion, place: String = "后厨"
) -> FindingDraft {
    FindingDraft(
        item: code.map(item), place: place, violation: "不符合", fact: "现场看到",
        disposition: disposition,
        grade: grade)
}

extension [Event] {
    var opened: InspectionOpened? {
        for case .inspectionOpened(let opened) in self { return opened }
        return nil
    }

    var answers: [AnswerRecorded] {
        compactMap { if case .inspection(_, .answer(let answer)) = $0 { answer } else { nil } }
    }

    var facts: [FactRecorded] {
        compactMap { if case .inspection(_, .fact(let fact)) = $0 { fact } else { nil } }
    }

    var finding: FindingRecorded? {
        for case .inspection(_, .finding(let finding)) in self { return finding }
        return nil
    }

    var hazards: [HazardEvent] {
        compactMap { if case .hazard(_, let event) = $0 { event } else { nil } }
    }

    var grade: HazardGraded? {
        for case .graded(let graded) in hazards { return graded }
        return nil
    }
}
