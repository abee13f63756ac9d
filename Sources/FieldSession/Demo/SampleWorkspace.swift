import ChecklistEngine
import CivilTime
import FieldScreens
package import Fieldwork
package import InspectionModel
package import JournalStore
import LedgerIndex
package import PackAuthoring
package import Resources
package import Wording

/// The practice workspace: an invented site for each of some sectors with its past, one inspection
/// of today played to its end, one just begun.
package enum SampleWorkspace {
    /// Opens the practice workspace, or makes it with its sample the first time.
    package static func openOrCreate(
        _ paths: WorkspacePaths, resources: Resources, words: Phrasebook, in world: JournalWorld
    ) throws(WorkspaceError) -> Workspace {
        let library = try PackLibrary(resources)
        let isThere: Bool
        do throws(FileError) {
            isThere = try world.fileSystem.status(of: paths.format) != nil
        } catch {
            throw .file(error)
        }
        if isThere {
            return try Workspace.open(
                paths, library: library, language: words.language, in: world)
        }
        try createPast(paths, resources, library: library, words: words, in: world)
        let workspace = try Workspace.open(
            paths, library: library, language: words.language, in: world)
        var script = SampleScript(workspace, words) { _ in }
        try script.playToTheEnd()
        try script.beginAnother()
        return workspace
    }

    /// The workspace with what lies behind it, by a clock that stood in the past.
    private static func createPast(
        _ paths: WorkspacePaths, _ resources: Resources, library: PackLibrary, words: Phrasebook,
        in world: JournalWorld
    ) throws(WorkspaceError) {
        let sites = try sites(resources)
        let today = Workspace.today(world.clock)
        let beginning = SampleHistory.beginning(of: sites, endingOn: today)
        let clock = SampleClock(world.clock, at: beginning ?? world.clock.wallTime())
        let disk = SampleDisk(world.fileSystem)
        let workspace = try create(
            paths, library: library, words: words,
            in: JournalWorld(fileSystem: disk, clock: clock, random: world.random))
        var history = SampleHistory(
            workspace, clock, second: SampleScript.secondOfficer(words), resources)
        try history.play(sites, endingOn: today)
        try workspace.close()
        disk.settle()
    }

    /// The invented enterprises that come with the program, by the names of their files.
    package static func sites(_ resources: Resources) throws(WorkspaceError) -> [SampleSite] {
        var sites: [SampleSite] = []
        for path in Resources.embeddedPaths
        where path.hasPrefix("Samples/") && path.hasSuffix(".yaml") {
            guard let yaml = resources.bytes(path) else { throw .resourceMissing(path) }
            do throws(YAMLFailure) {
                sites.append(try SampleSite(file: path, yaml: yaml))
            } catch {
                throw .packUnreadable(path)
            }
        }
        return sites
    }

    package static func create(
        _ paths: WorkspacePaths, library: PackLibrary, words: Phrasebook, in world: JournalWorld
    ) throws(WorkspaceError) -> Workspace {
        let setup = WorkspaceSetup(
            role: .training, name: words("sample.officer_1"),
            certificate: words("sample.certificate_1"), authority: words("sample.authority"),
            authorities: ["gas"], deviceLabel: "YL")
        return try Workspace.create(
            paths, setup, isPractice: true, library: library, language: words.language, in: world)
    }
}

/// The sample inspection, act by act, through the same commands that people use.
package struct SampleScript {
    /// One act of the script and what came of it.
    package enum Beat: Sendable {
        case done(String, [StampedEvent])
        /// The script does one thing that is not allowed, to show how a refusal reads.
        case refused(String, WorkspaceError)
    }

    private let workspace: Workspace
    private let words: Phrasebook
    private let tell: (Beat) -> Void

    package init(_ workspace: Workspace, _ words: Phrasebook, _ tell: @escaping (Beat) -> Void) {
        self.workspace = workspace
        self.words = words
        self.tell = tell
    }

    private static let pack = "gas"
    /// A bottled-gas shop: few items, the criteria for operators among them.
    private static let facts = [
        "facility_role": "cylinder_supply", "gas_type": "lpg", "has_station": "no",
        "has_tank": "no", "has_loading": "no", "has_filling": "no", "sells_cylinders": "yes",
        "has_network": "no", "serves_users": "no", "station_class": "III", "outsourcing": "no",
    ]
    /// Eight months since the last drill fail; everything else is well within its limit.
    private static let measured = ["GAS-C-007": "8"]

    /// - Returns: The inspection, ended and signed.
    @discardableResult
    package mutating func playToTheEnd() throws(WorkspaceError) -> InspectionID {
        let id = try start(site: "sample.site", facts: Self.facts)
        for step in [VisitStep.arrive, .showID, .inform, .check] {
            try act("sample.act.step", .step(id, StepRecorded(step: step)))
        }
        let sheet = try workspace.sheet(id)
        for index in sheet.relevantRows {
            try answer(sheet.rows[index], id)
        }
        try recordFindings(id)
        try act(
            "sample.act.read_back",
            .step(id, StepRecorded(step: .readBack, note: words("sample.objection"))))
        try act("sample.act.finish", .finish(id, .normal))
        var side = EnterpriseSideRecorded(outcome: .refusedToSign)
        side.reason = words("sample.refusal_reason")
        side.reportedTo = words("sample.authority")
        try act(
            "sample.act.enterprise_side",
            .enterpriseSide(
                id, side,
                person: choice(
                    PersonDraft(
                        name: words("sample.contact"), role: .sitePerson,
                        phone: words("sample.phone"))), witness: nil))
        let signed = try workspace.sign(id, workspace.profile.person, passphrase: nil)
        tell(.done("sample.act.sign", signed))
        try act("sample.act.leave", .step(id, StepRecorded(step: .leave)))
        return id
    }

    /// A second visit, begun and left open, so that there is something to answer.
    package mutating func beginAnother() throws(WorkspaceError) {
        let id = try start(
            site: "sample.site_2",
            facts: [
                "facility_role": "restaurant", "gas_type": "lpg", "supply_mode": "single_cylinder",
                "cylinder_room": "no", "high_rise": "no", "underground_use": "no",
            ])
        try act("sample.act.step", .step(id, StepRecorded(step: .arrive)))
    }

    private func start(
        site: String, facts: [String: String]
    ) throws(WorkspaceError) -> InspectionID {
        var request = StartRequest(
            packs: [Self.pack],
            site: .named(words(site), creditCode: nil, address: words("\(site).address")),
            mode: .training,
            officers: [
                .known(workspace.profile.person), choice(Self.secondOfficer(words)),
            ])
        request.facts = facts
        request.contact = choice(
            PersonDraft(
                name: words("sample.contact"), role: .sitePerson, phone: words("sample.phone")))
        request.contactPost = words("sample.contact_post")
        request.source = .plan
        request.productionState = .producing
        let events = try act("sample.act.start", .start(request))
        for case .inspectionOpened(let opened) in events.map(\.event) { return opened.id }
        throw .noSuchInspection("")
    }

    static func secondOfficer(_ words: Phrasebook) -> PersonDraft {
        PersonDraft(
            name: words("sample.officer_2"), role: .officer,
            certificate: words("sample.certificate_2"))
    }

    /// The person of this name, if the journal has one.
    private func choice(_ draft: PersonDraft) -> PersonChoice {
        let known = workspace.field.people(draft.role)
            .first { workspace.names(of: $0.id)?.name == draft.name }
        return known.map { .known($0.id) } ?? .new(draft)
    }

    /// Everything is in order but for one criterion, one measurement and two open ends.
    private func answer(_ row: Sheet.Row, _ id: InspectionID) throws(WorkspaceError) {
        if row.item.measure != nil, !row.item.isDraft {
            let value = Self.measured[row.item.code] ?? "0.8"
            let request = AnswerRequest(item: row.id, input: .measurement(value))
            try act("sample.act.measure", .answer(id, request))
            return
        }
        switch row.item.code {
        case "GAS-M-7.2":
            try act(
                "sample.act.fail",
                .answer(id, AnswerRequest(item: row.id, input: .verdict(.fail))))
        case "GAS-M-7.1":
            let hasty = AnswerRequest(item: row.id, input: .verdict(.notApplicable))
            try refused("sample.act.hasty", .answer(id, hasty))
            try act(
                "sample.act.not_applicable",
                .answer(
                    id,
                    AnswerRequest(
                        item: row.id, input: .verdict(.notApplicable),
                        reason: words("sample.not_applicable_reason"))))
        case "GAS-M-4.5":
            try act(
                "sample.act.not_checked",
                .answer(
                    id,
                    AnswerRequest(
                        item: row.id, input: .verdict(.notChecked),
                        reason: NotCheckedReason.noTime.rawValue)))
        default:
            try act(
                "sample.act.pass",
                .answer(id, AnswerRequest(item: row.id, input: .verdict(.pass))))
        }
    }

    private func recordFindings(_ id: InspectionID) throws(WorkspaceError) {
        let sheet = try workspace.sheet(id)
        for row in sheet.rows where workspace.field.inspection(id)?.standing(of: row.id) == .fail {
            var draft = FindingDraft(
                item: row.id, place: words("sample.place"),
                violation: row.item.violation[words.language],
                fact: words(row.item.measure == nil ? "sample.fact" : "sample.fact_measured"),
                disposition: .rectifyByDeadline, grade: .byCriterion)
            draft.deadline = Workspace.today(workspace.world.clock).adding(days: 15)
            // A drill orders nothing: the refusal is shown once, then it is advice.
            if row.item.measure != nil {
                try refused("sample.act.order", .recordFinding(id, draft))
            }
            draft.disposition = .adviceOnly
            draft.deadline = nil
            try act("sample.act.finding", .recordFinding(id, draft))
        }
        var corrected = FindingDraft(
            item: nil, place: words("sample.place_2"), violation: words("sample.violation_2"),
            fact: words("sample.fact_2"), disposition: .correctedOnSpot, grade: .general)
        corrected.before = words("sample.before")
        corrected.after = words("sample.after")
        corrected.confirmedBy = workspace.profile.person
        try act("sample.act.corrected", .recordFinding(id, corrected))
    }

    private func refused(_ key: String, _ command: FieldCommand) throws(WorkspaceError) {
        do throws(WorkspaceError) {
            _ = try workspace.perform(command)
        } catch {
            guard case .refused = error else { throw error }
            tell(.refused(key, error))
        }
    }

    @discardableResult
    private func act(
        _ key: String, _ command: FieldCommand
    ) throws(WorkspaceError) -> [StampedEvent] {
        let events = try workspace.perform(command)
        tell(.done(key, events))
        return events
    }
}
