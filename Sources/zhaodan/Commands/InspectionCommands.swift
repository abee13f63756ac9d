import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import Glibc
import HazardLedger
import InspectionModel
import JournalStore
import Wording

struct InspectionCommandGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspection", abstract: "检查 / inspections",
        subcommands: [
            InspectionStart.self, InspectionOfficer.self, InspectionStep.self, InspectionFact.self,
            InspectionAnswer.self,
            InspectionFind.self, InspectionList.self, InspectionShow.self, InspectionFinish.self,
            InspectionResume.self, InspectionEnterprise.self, InspectionSign.self,
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
func inspection(_ text: String, in field: FieldState) throws -> InspectionState {
    if let id = InspectionID(text), let state = field.inspection(id) { return state }
    let numbered = field.book.order.compactMap { field.book.inspections[$0] }
        .first { $0.opened.number == text }
    guard let numbered else { throw WorkspaceError.noSuchInspection(text) }
    return numbered
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
        throw WorkspaceError.refused(.inspection(.unknownItem(text)))
    }
    return row.id
}

struct InspectionStart: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "开始检查 / start an inspection")

    @OptionGroup var common: CommonOptions
    @Option(help: "检查包，逗号分隔 / packs, comma separated") var pack: String
    @Option(help: "被检查单位或 s-… / site") var site: String
    @Option(help: "检查方式 / mode") var mode: String?
    @Option(parsing: .singleValue, help: "事实 NAME=VALUE / fact") var fact: [String] = []
    @Option(parsing: .singleValue, help: "执法人员 NAME:CERT / officer") var officer: [String] = []
    @Option(help: "检查场所 / place") var place: String?
    @Option(help: "任务来源 / source of the task") var source: String?
    @Option(name: .customLong("task-number"), help: "任务编号 / task number") var taskNumber: String?
    @Option(help: "生产状态 / production state") var production: String?
    @Option(help: "地址 / address") var address: String?
    @Option(name: .customLong("credit-code"), help: "统一社会信用代码 / credit code")
    var creditCode: String?
    @Option(help: "现场负责人 NAME:PHONE / contact on site") var contact: String?
    @Option(name: .customLong("contact-post"), help: "职务 / post") var contactPost: String?
    @Option(help: "法定代表人/主要负责人 / principal") var principal: String?
    @Option(name: .customLong("paper-number"), help: "纸质编号 / number of the paper form")
    var paperNumber: String?
    @Option(name: .customLong("observed-at"), help: "纸质记录的时间 / time on the paper form")
    var observedAt: String?

    func run() throws {
        withWorkspace(common) { workspace, around in
            let events = try workspace.perform(.start(try request(workspace)))
            for stamped in events {
                guard case .inspectionOpened(let opened) = stamped.event else { continue }
                if common.json {
                    emit([
                        "id": .string(opened.id.text), "number": .string(opened.number),
                        "packs": .array(
                            opened.packs.map {
                                ["digest": .string($0.digest), "id": .string($0.id)]
                            }),
                        "seq": .integer(Int64(stamped.stamp.seq)),
                    ])
                } else {
                    emit(opened.id.text)
                }
                sayWhatIsMissing(opened, workspace, around.words)
            }
        }
    }

    private func request(_ workspace: Workspace) throws -> StartRequest {
        let chosen: InspectionMode
        if let mode {
            guard let known = InspectionMode(rawValue: mode) else {
                throw Failure("unknown_mode", ["mode": mode], .badData)
            }
            chosen = known
        } else {
            chosen = workspace.profile.usualMode
        }
        let place: SiteChoice =
            SiteID(site).map { .known($0) }
            ?? .named(site, creditCode: creditCode, address: address)
        let others = officer.map {
            person($0, .officer) { draft, text in draft.certificate = text }
        }
        var request = StartRequest(
            packs: pack.split(separator: ",").map(String.init), site: place, mode: chosen,
            officers: [.known(workspace.profile.person)] + others)
        for pair in fact {
            guard let equals = pair.firstIndex(of: "=") else {
                throw Failure("fact_needs_value", ["fact": pair], .usage)
            }
            request.facts[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
        }
        request.place = self.place
        request.taskNumber = taskNumber
        request.contactPost = contactPost
        request.source = try word(source, "unknown_source")
        request.productionState = try word(production, "unknown_production_state")
        request.contact = contact.map {
            person($0, .sitePerson) { draft, text in draft.phone = text }
        }
        request.principal = principal.map { person($0, .sitePerson) { _, _ in } }
        if let paperNumber {
            request.paper = PaperForm(number: paperNumber, observedAt: observedAt ?? "")
        }
        return request
    }

    private func word<Word: RawRepresentable<String>>(
        _ text: String?, _ code: String
    ) throws -> Word? {
        guard let text else { return nil }
        guard let word = Word(rawValue: text) else {
            throw Failure(code, ["value": text], .badData)
        }
        return word
    }

    /// Starting refuses nothing for what finishing will ask; it says so.
    private func sayWhatIsMissing(
        _ opened: InspectionOpened, _ workspace: Workspace, _ words: Phrasebook
    ) {
        if opened.officers.count < opened.requires.officers {
            complain(
                words(
                    "refusal.officers_missing",
                    [
                        "required": String(opened.requires.officers),
                        "have": String(opened.officers.count),
                    ]))
        }
        guard let sheet = try? workspace.sheet(opened.id),
            let state = workspace.field.inspection(opened.id)
        else { return }
        let missing = sheet.standing(state).missingFacts
        if !missing.isEmpty {
            complain(
                words(
                    "refusal.facts_missing",
                    ["facts": missing.joined(separator: ", "), "count": String(missing.count)]))
        }
    }
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

struct InspectionFind: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "登记隐患 / record a finding")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String
    @Option(help: "检查项；缺省为清单外问题 / item") var item: String?
    @Option(help: "位置 / place") var place: String
    @Option(help: "事实 / what was seen") var fact: String
    @Option(help: "不符合情形 / the violation (outside the list)") var violation: String?
    @Option(help: "判定理由 / reason") var reason: String?
    @Option(help: "corrected_on_spot rectify_by_deadline on_site_measure referred advice_only")
    var disposition = Disposition.rectifyByDeadline.rawValue
    @Option(help: "期限 YYYY-MM-DD 或 +天数 / deadline") var deadline: String?
    @Option(help: "整改要求 / what to do") var rectify: String?
    @Option(help: "by_criterion | general | suspected_major") var grade = "by_criterion"
    @Option(name: .customLong("grade-reason"), help: "人工判定理由 / reason of a manual grade")
    var gradeReason: String?
    @Option(help: "整改前 / before") var before: String?
    @Option(help: "整改后 / after") var after: String?
    @Option(parsing: .singleValue, help: "照片编号 / photo number") var photo: [String] = []

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            let events = try workspace.perform(
                .recordFinding(state.id, try draft(state, workspace)))
            for case .inspection(_, .finding(let finding)) in events.map(\.event) {
                acknowledge(
                    events, common, around,
                    [
                        "finding": .string(finding.id.text),
                        "hazard": .string(finding.hazard.text),
                        "number": .string(finding.number),
                    ])
            }
        }
    }

    private func draft(_ state: InspectionState, _ workspace: Workspace) throws -> FindingDraft {
        guard let disposition = Disposition(rawValue: disposition) else {
            throw Failure("unknown_disposition", ["value": self.disposition], .badData)
        }
        let sheet = try workspace.sheet(state.id)
        let itemID = try item.map { try zhaodan.item($0, in: sheet) }
        let row = itemID.flatMap { sheet.row($0) }
        var draft = FindingDraft(
            item: itemID, place: place,
            violation: violation ?? row?.item.violation[workspace.language] ?? "", fact: fact,
            disposition: disposition, grade: try gradeChoice())
        draft.reason = reason
        draft.rectify = rectify
        draft.photos = photo
        draft.before = before
        draft.after = after
        if disposition == .correctedOnSpot { draft.confirmedBy = workspace.profile.person }
        if let deadline { draft.deadline = try day(deadline, workspace) }
        return draft
    }

    private func gradeChoice() throws -> GradeChoice {
        switch grade {
        case "by_criterion": return .byCriterion
        case "general": return .general
        case "suspected_major": return .suspectedMajor(reason: gradeReason ?? "")
        default: throw Failure("unknown_grade", ["value": grade], .badData)
        }
    }

    private func day(_ text: String, _ workspace: Workspace) throws -> CivilDay {
        if text.hasPrefix("+"), let days = Int(text.dropFirst()) {
            return Workspace.today(workspace.world.clock).adding(days: days)
        }
        guard let day = CivilDay(text) else { throw Failure("bad_day", ["value": text], .badData) }
        return day
    }
}
