import ChecklistEngine
import CivilTime
import FieldScreens
import Fieldwork
import InspectionModel
import JournalStore
import PackAuthoring
import Resources
import Wording

/// The inspections that the sample sites have behind them, by the commands that people use.
struct SampleHistory {
    private let workspace: Workspace
    private let clock: SampleClock
    private let resources: Resources
    private let language: Language
    /// Who goes along, of the own authority.
    private let second: PersonDraft
    /// By site and their id there, since the first visit.
    private var people: [PersonKey: PersonID] = [:]
    private var colleague: PersonID?

    private struct PersonKey: Hashable {
        let site: Text
        let id: String
    }

    init(
        _ workspace: Workspace, _ clock: SampleClock, second: PersonDraft, _ resources: Resources
    ) {
        self.workspace = workspace
        self.clock = clock
        self.second = second
        self.resources = resources
        language = workspace.language
    }

    /// The visits of all sites in the order of their days.
    mutating func play(_ sites: [SampleSite], endingOn today: CivilDay) throws(WorkspaceError) {
        let visits = sites.flatMap { site in site.visits.map { (site: site, visit: $0) } }
            .sorted { ($1.visit.daysAgo, $0.visit.time) < ($0.visit.daysAgo, $1.visit.time) }
        for (site, visit) in visits {
            clock.move(to: Self.arrival(of: visit, today))
            try play(visit, at: site)
        }
    }

    /// When the first of all visits began.
    static func beginning(of sites: [SampleSite], endingOn today: CivilDay) -> WallTime? {
        sites.flatMap(\.visits).map { arrival(of: $0, today) }
            .min { $0.milliseconds < $1.milliseconds }
    }

    /// By the clock of the sites, wherever the sample is looked at.
    private static func arrival(of visit: SampleSite.Visit, _ today: CivilDay) -> WallTime {
        let time = visit.time.split(separator: ":").compactMap { Int64($0) }
        let minutes = time.count == 2 ? time[0] * 60 + time[1] : 9 * 60
        let offset = Workspace.chinaOffsetMinutes
        let day = Int64(today.adding(days: -visit.daysAgo).daysSince1970)
        return WallTime(
            milliseconds: (day * 1_440 + minutes - Int64(offset)) * 60_000, offsetMinutes: offset)
    }

    // MARK: One visit

    private mutating func play(
        _ visit: SampleSite.Visit, at site: SampleSite
    ) throws(WorkspaceError) {
        let id = try start(visit, at: site)
        let isFormal = visit.mode != .selfCheck
        if isFormal {
            for step in [VisitStep.arrive, .showID, .inform, .check] {
                try act(.step(id, StepRecorded(step: step)), seconds: 90)
            }
        }
        try answerAll(visit, id)
        for failure in visit.failures { try record(failure, id) }
        for unlisted in visit.unlisted { try record(unlisted, id) }
        if visit.end == .suspended {
            try act(.finish(id, .suspended(.calledAway, note: text(visit.words))))
            return
        }
        if isFormal {
            try act(.step(id, StepRecorded(step: .record)), seconds: 30)
            try act(.step(id, StepRecorded(step: .readBack)), seconds: 300)
        }
        try act(.finish(id, .normal))
        guard isFormal else { return }
        try act(
            .enterpriseSide(
                id, enterpriseSide(visit), person: person(visit.contact, site), witness: nil))
        for officer in [workspace.profile.person, colleague].compactMap({ $0 }) {
            _ = try workspace.sign(id, officer, passphrase: nil)
            clock.pass(seconds: 60)
        }
        try act(.step(id, StepRecorded(step: .leave)))
    }

    private mutating func start(
        _ visit: SampleSite.Visit, at site: SampleSite
    ) throws(WorkspaceError) -> InspectionID {
        for person in site.people where self.person(person.id, site) == nil {
            try add(person, site)
        }
        var request = StartRequest(
            packs: site.packs,
            site: .named(
                site.name[language], creditCode: nil, address: site.address[language]),
            mode: visit.mode,
            officers: [
                .known(workspace.profile.person),
                colleague.map { .known($0) } ?? .new(second),
            ])
        request.facts = site.facts
        request.source = visit.source
        request.taskNumber = visit.task?[language]
        request.scope = visit.scope
        request.productionState = visit.state
        request.principal = visit.principal.flatMap { person($0, site) }
        request.contact = person(visit.contact, site)
        request.contactPost = site.people.first { $0.id == visit.contact }?.post[language]
        let events = try act(.start(request), seconds: 120)
        for case .inspectionOpened(let opened) in events.map(\.event) {
            colleague = opened.officers.last
            return opened.id
        }
        throw .noSuchInspection("")
    }

    private mutating func add(
        _ person: SampleSite.Person, _ site: SampleSite
    ) throws(WorkspaceError) {
        let draft = PersonDraft(
            name: person.name[language], role: .sitePerson, phone: person.phone,
            post: person.post[language])
        for case .personAdded(let added) in try act(.addPerson(draft), seconds: 0).map(\.event) {
            people[PersonKey(site: site.name, id: person.id)] = added.id
        }
    }

    private func person(_ id: String, _ site: SampleSite) -> PersonChoice? {
        people[PersonKey(site: site.name, id: id)].map { .known($0) }
    }

    private func enterpriseSide(_ visit: SampleSite.Visit) -> EnterpriseSideRecorded {
        guard visit.end == .refused else { return EnterpriseSideRecorded(outcome: .paperSigned) }
        var side = EnterpriseSideRecorded(outcome: .refusedToSign)
        side.reason = text(visit.words)
        side.reportedTo = workspace.profile.authority
        return side
    }

    // MARK: Answers

    /// Answers may make more items apply, so that it ends when nothing is left.
    private func answerAll(_ visit: SampleSite.Visit, _ id: InspectionID) throws(WorkspaceError) {
        var answered: Set<ItemID> = []
        while true {
            let sheet = try workspace.sheet(id)
            let rest = sheet.relevantRows.map { sheet.rows[$0] }
                .filter { !answered.contains($0.id) }
            if rest.isEmpty { return }
            for row in rest {
                answered.insert(row.id)
                try act(.answer(id, request(for: row, sheet, visit)), seconds: 25)
            }
        }
    }

    private func request(
        for row: Sheet.Row, _ sheet: Sheet, _ visit: SampleSite.Visit
    ) -> AnswerRequest {
        let code = row.item.code
        if let remark = visit.notApplicable.first(where: { $0.item == code }) {
            return AnswerRequest(
                item: row.id, input: .verdict(.notApplicable), reason: remark.why[language])
        }
        if let omission = visit.notChecked.first(where: { $0.item == code }) {
            return notChecked(row, omission.reason)
        }
        if let typed = visit.measured[code] {
            return AnswerRequest(item: row.id, input: .measurement(typed))
        }
        if visit.failures.contains(where: { $0.item == code }) {
            return AnswerRequest(item: row.id, input: .verdict(.fail))
        }
        guard row.item.measure != nil, !row.item.isDraft else {
            return AnswerRequest(item: row.id, input: .verdict(.pass))
        }
        guard let fitting = Self.values.first(where: { passes($0, row, sheet) }) else {
            return notChecked(row, .noInstrument)
        }
        return AnswerRequest(item: row.id, input: .measurement(fitting))
    }

    private func notChecked(_ row: Sheet.Row, _ reason: NotCheckedReason) -> AnswerRequest {
        AnswerRequest(item: row.id, input: .verdict(.notChecked), reason: reason.rawValue)
    }

    /// Tried in this order where nothing is said: what is usual before what is extreme.
    private static let values = [
        "1.2", "0.8", "2", "3", "5", "10", "12", "20", "30", "50", "100", "150", "300", "1000", "0",
    ]

    private func passes(_ value: String, _ row: Sheet.Row, _ sheet: Sheet) -> Bool {
        (try? sheet.judgement(ofTyped: value, for: row))?.outcome == .pass
    }

    // MARK: Findings

    private func record(
        _ failure: SampleSite.Failure, _ id: InspectionID
    ) throws(WorkspaceError) {
        let sheet = try workspace.sheet(id)
        guard let row = sheet.rows.first(where: { $0.item.code == failure.item }) else { return }
        var draft = FindingDraft(
            item: row.id, place: failure.place[language],
            violation: row.item.violation[language], fact: failure.fact[language],
            disposition: .adviceOnly, grade: .byCriterion)
        if let days = failure.days {
            draft.disposition = .rectifyByDeadline
            draft.rectify = row.item.rectify[language]
            draft.deadline = Workspace.today(clock).adding(days: days)
        }
        draft.photos = try photo(
            failure.photo, EvidenceTarget(item: row.id, place: failure.place[language]), id)
        try act(.recordFinding(id, draft), seconds: 120)
    }

    private func record(
        _ unlisted: SampleSite.Unlisted, _ id: InspectionID
    ) throws(WorkspaceError) {
        var draft = FindingDraft(
            item: nil, place: unlisted.place[language], violation: unlisted.violation[language],
            fact: unlisted.fact[language], disposition: .correctedOnSpot, grade: .general)
        draft.before = unlisted.before[language]
        draft.after = unlisted.after[language]
        draft.confirmedBy = workspace.profile.person
        draft.photos = try photo(
            unlisted.photo, EvidenceTarget(place: unlisted.place[language]), id)
        try act(.recordFinding(id, draft), seconds: 120)
    }

    /// - Returns: The number that the picture was given.
    private func photo(
        _ name: String?, _ target: EvidenceTarget, _ id: InspectionID
    ) throws(WorkspaceError) -> [String] {
        guard let name else { return [] }
        let path = "Samples/\(name).png"
        guard let bytes = resources.bytes(path) else { throw .resourceMissing(path) }
        let blob: String
        do throws(JournalError) {
            blob = try workspace.journal.blobs.put(bytes, for: .photo)
        } catch {
            throw .journal(error)
        }
        let draft = PhotoDraft(
            blob: blob, bytes: bytes.count, media: "image/png", target: target, isOriginal: false)
        return try act(.addPhotos(id, [draft]), seconds: 40).compactMap { stamped in
            guard case .inspection(_, .evidence(.photo(let photo))) = stamped.event else {
                return nil
            }
            return photo.number
        }
    }

    // MARK: Acts

    @discardableResult
    private func act(
        _ command: FieldCommand, seconds: Int = 60
    ) throws(WorkspaceError) -> [StampedEvent] {
        let events = try workspace.perform(command)
        clock.pass(seconds: seconds)
        return events
    }

    private func text(_ text: Text?) -> String? { text?[language] }
}
