import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel
import LedgerIndex
import Wording

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
    @Option(
        help: ArgumentHelp(
            "范围：all 全部，quick 15分钟快查，demonstration 教学演示，open 未销号的 / which items",
            valueName: "SCOPE"))
    var scope: String?
    @Option(
        name: .customLong("without-overlay"), parsing: .singleValue,
        help: "这次不带的地方补充 / local addition to leave out")
    var withoutOverlay: [String] = []

    func run() throws {
        withWorkspace(common) { workspace, around in
            try mustBeUsable(workspace.library)
            around.tellUnused(workspace.library)
            let events = try workspace.perform(.start(try request(workspace)))
            for stamped in events {
                guard case .inspectionOpened(let opened) = stamped.event else { continue }
                let warnings = warnings(opened, workspace)
                if common.json {
                    emit([
                        "damaged": .array(workspace.library.unused.map { .string($0.id) }),
                        "id": .string(opened.id.text),
                        "mandate": .string(opened.mandate.rawValue),
                        "number": .string(opened.number),
                        "left_out": .array(
                            leftOut(opened, workspace.library).map { .string($0) }),
                        "outside_mandate": .array(opened.outsideMandate.map { .string($0) }),
                        "packs": .array(
                            opened.packs.map { .object(json($0, workspace.library)) }),
                        "scope": .string(opened.scope.rawValue),
                        "seq": .integer(Int64(stamped.stamp.seq)),
                        "warnings": .array(
                            warnings.map { .object($1.json(ofPack: $0.id, around.words)) }),
                    ])
                } else {
                    emit(opened.id.text)
                    for (pack, warning) in warnings {
                        complain(
                            around.words(
                                "start.warning",
                                [
                                    "pack": around.words(pack.title),
                                    "text": packWarningText(warning, around.words),
                                ]))
                    }
                }
                sayWhatIsLeftOut(opened, workspace.library, around)
                sayWhatIsMissing(opened, workspace, around.words)
            }
        }
    }

    /// What is to be known of the packs on the day, before the visit.
    private func warnings(
        _ opened: InspectionOpened, _ workspace: Workspace
    ) -> [(pack: Pack, warning: PackWarning)] {
        opened.packs.compactMap { workspace.library.pack($0.id)?.pack }.flatMap { pack in
            pack.warnings(on: opened.openedOn).map { (pack, $0) }
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
            // Whoever keys a paper in did not inspect.
            officers: paperNumber != nil && !others.isEmpty
                ? others : [.known(workspace.profile.person)] + others)
        for pair in fact {
            guard let equals = pair.firstIndex(of: "=") else {
                throw Failure("fact_needs_value", ["fact": pair], .usage)
            }
            request.facts[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
        }
        request.scope = try word(scope, "unknown_scope") ?? .all
        request.withoutOverlays = withoutOverlay
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

    /// A pack that is damaged is not taken for one that nobody has.
    private func mustBeUsable(_ library: PackLibrary) throws {
        for (id, error) in library.unused
        where pack.split(separator: ",").contains(Substring(id)) && library.standIn(for: id) == nil
        { throw error }
    }

    private func json(_ reference: PackReference, _ library: PackLibrary) -> JSONObject {
        var json: JSONObject = [
            "digest": .string(reference.digest), "id": .string(reference.id),
        ]
        library.addState(of: reference.id, to: &json)
        if library.standIn(for: reference.id) != nil { json["stands_in"] = true }
        json["overlay_of"] = library.pack(reference.id)?.pack.overlay.map { .string($0.base) }
        return json
    }

    /// Ids of the local additions that would have joined.
    private func leftOut(_ opened: InspectionOpened, _ library: PackLibrary) -> [String] {
        let taken = opened.packs.map(\.id)
        return taken.flatMap { library.overlays(of: $0).map(\.pack.id) }.filter {
            !taken.contains($0)
        }
    }

    private func sayWhatIsLeftOut(
        _ opened: InspectionOpened, _ library: PackLibrary, _ around: ProgramContext
    ) {
        for id in leftOut(opened, library) {
            guard let pack = library.pack(id)?.pack else { continue }
            complain(
                around.words(
                    "start.overlay_left_out",
                    ["pack": around.words(pack.title), "base": pack.overlay?.base ?? ""]))
        }
        for reference in opened.packs {
            let provenance = library.provenance(of: reference.id)
            guard case .unknownKey = provenance else { continue }
            complain(
                around.words(
                    "start.unknown_key",
                    ["pack": around.words(reference.title)].merging(provenance.arguments) { $1 }))
        }
    }

    /// Starting refuses nothing for what finishing will ask; it says so.
    private func sayWhatIsMissing(
        _ opened: InspectionOpened, _ workspace: Workspace, _ words: Phrasebook
    ) {
        let outside = opened.packs.filter {
            opened.mandate == .recordOnly || opened.outsideMandate.contains($0.id)
        }
        if !outside.isEmpty {
            let titles = outside.map { words($0.title) }.joined(separator: "; ")
            complain(words("start.outside_mandate", ["packs": titles]))
        }
        if opened.officers.count < opened.requires.officers {
            say(
                .officersMissing(required: opened.requires.officers, have: opened.officers.count),
                words)
        }
        guard let sheet = try? workspace.sheet(opened.id),
            let state = workspace.field.inspection(opened.id)
        else { return }
        let missing = sheet.standing(state).missingFacts
        if !missing.isEmpty {
            say(.factsMissing(missing), words)
        }
    }

    private func say(_ refusal: InspectionRefusal, _ words: Phrasebook) {
        complain(Failure(.refused(.inspection(refusal))).sentence(words))
    }
}
