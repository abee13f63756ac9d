import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import FieldSession
import Fieldwork
import InspectionModel
import JournalStore
import LedgerIndex
import Wording

struct InspectionCommandGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspection", abstract: "检查 / inspections",
        subcommands: [
            InspectionStart.self, InspectionOfficer.self, InspectionStep.self, InspectionFact.self,
            InspectionAnswer.self, InspectionRowCommand.self, InspectionResolve.self,
            InspectionFind.self, InspectionList.self, InspectionShow.self,
            InspectionExplain.self, InspectionAsOf.self, InspectionFinish.self,
            InspectionResume.self, InspectionMigrate.self, InspectionEnterprise.self,
            InspectionSign.self,
        ])
}

/// A workspace open for writing while the body runs; its session is closed behind it.
func withWorkspace(
    _ common: CommonOptions, _ body: (Workspace, ProgramContext) throws -> Void
) {
    run(common) { around in
        let workspace = try Workspace.open(
            around.paths, library: try around.library(), language: around.language,
            in: around.world)
        for tail in workspace.report.tornTails {
            complain(
                around.words(
                    "notice.torn_tail",
                    ["bytes": String(tail.bytes), "seq": String(tail.seq)]))
        }
        do {
            try body(workspace, around)
        } catch {
            try? workspace.close()
            throw error
        }
        try workspace.close()
    }
}

/// An inspection by its id or by its number.
func inspection(_ text: String, in field: IndexedField) throws -> InspectionState {
    let known = InspectionID(text).flatMap { field.inspection($0) }
    let state = known ?? field.inspection(numbered: text)
    if let failure = field.takeFailure() { throw WorkspaceError(failure) }
    guard let state else { throw WorkspaceError.noSuchInspection(text) }
    return state
}

/// A person typed as `NAME` or `NAME:SECOND`; what the second part is depends on the person.
func person(
    _ text: String, _ role: PersonRole, _ second: (inout PersonDraft, String) -> Void
) -> PersonChoice {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    var draft = PersonDraft(name: parts.first ?? text, role: role)
    if parts.count == 2 { second(&draft, parts[1]) }
    return .new(draft)
}

/// `<pack>/<code>`, or a bare code when only one pack of the inspection has it.
func item(_ text: String, in sheet: Sheet) throws -> ItemID {
    if let item = ItemID(text), sheet.index(of: item) != nil { return item }
    let found = sheet.rows.filter { $0.item.code == text }
    guard found.count == 1, let row = found.first else {
        if found.isEmpty,
            let known = sheet.itemsOutOfForce.first(where: { $0.text == text || $0.code == text }),
            let lapse = sheet.outOfForce(known)
        {
            throw WorkspaceError.refused(.itemOutOfForce(known, lapse))
        }
        throw WorkspaceError.refused(.inspection(.unknownItem(text)))
    }
    return row.id
}

struct InspectionOfficer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officer", abstract: "登记另一名执法人员 / add an officer after the start")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "NAME:CERT") var officer: String

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            let joining = person(officer, .officer) { draft, text in draft.certificate = text }
            let events = try workspace.perform(.addOfficer(state.id, joining))
            for case .inspection(_, .officerJoined(let person)) in events.map(\.event) {
                acknowledge(events, common, around, ["person": .string(person.text)])
            }
        }
    }
}

struct InspectionStep: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step", abstract: "记录一个环节 / record an act of the visit")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "arrive show_id inform check record read_back sign measures leave")
    var step: String
    @Option(help: "说明（核对时为异议）/ note") var note: String?

    func run() throws {
        withWorkspace(common) { workspace, around in
            guard let step = VisitStep(rawValue: step) else {
                throw Failure("unknown_step", ["value": self.step], .badData)
            }
            let state = try inspection(id, in: workspace.field)
            let events = try workspace.perform(
                .step(state.id, StepRecorded(step: step, note: note)))
            acknowledge(events, common, around, ["step": .string(step.rawValue)])
        }
    }
}

struct InspectionFact: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fact", abstract: "填写事实 / record a fact")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "NAME=VALUE") var fact: [String]

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            for pair in fact {
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                let events = try workspace.perform(
                    .setFact(
                        state.id, name: parts.first ?? pair,
                        value: parts.count == 2 ? parts[1] : nil))
                acknowledge(events, common, around, ["fact": .string(parts.first ?? pair)])
            }
        }
    }
}

/// One line for an act that is durable.
func acknowledge(
    _ events: [StampedEvent], _ common: CommonOptions, _ around: ProgramContext, _ more: JSONObject
) {
    var line = more
    line["seq"] = .integer(Int64(events.last?.stamp.seq ?? 0))
    line["status"] = "recorded"
    if common.json {
        emit(line)
    } else {
        emit(around.words("recorded", ["seq": String(events.last?.stamp.seq ?? 0)]))
    }
}
