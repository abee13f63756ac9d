import ChecklistEngine
import CivilTime
import FieldTesting
import Fieldwork
import FormEngine
import FormLanguage
import Glibc
import HazardLedger
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

/// A small pack, a site, an open inspection with some answers, and what screens see of them.
enum Fixtures {
    static let officer = PersonID("u-0000000000000001")!
    static let second = PersonID("u-0000000000000002")!
    static let contact = PersonID("u-0000000000000003")!
    static let inspection = InspectionID("i-0000000000000001")!
    static let site = SiteID("s-0000000000000001")!
    static let today = CivilDay("2026-11-21")!

    static func words(_ language: Language) -> Phrasebook {
        let path = projectFolder + "/Resources/Strings/\(language.rawValue).strings"
        guard let bytes = readFile(path),
            let book = try? Phrasebook(language: language, file: bytes)
        else { preconditionFailure("no string file at \(path)") }
        return book
    }

    static let projectFolder: String = {
        var parts = #filePath.split(separator: "/")
        parts.removeLast(4)
        return "/" + parts.joined(separator: "/")
    }()

    // MARK: The pack

    static func pack() -> Pack {
        func item(
            _ code: String, _ group: Int, _ zh: String, _ violation: String,
            _ emphasis: Emphasis = .ordinary, _ confidence: Confidence = .verified,
            kind: ItemKind = .verdict
        ) -> ChecklistItem {
            var item = ChecklistItem(
                code: code, groupIndex: group, kind: kind,
                requirement: Text(zh: zh, en: "Requirement \(code) is met"),
                violation: Text(zh: violation, en: "Requirement \(code) is not met"),
                rectify: Text(zh: "按要求整改", en: "Put it right"), emphasis: emphasis,
                basis: [Basis(source: "SRC", clause: "4(1)")], confidence: confidence)
            item.accept = Text(zh: "现场复核符合要求", en: "Seen to be in order")
            item.methods = [.document, .observe]
            item.defaultGrade = emphasis == .major ? .major : .general
            item.deadlineDays = emphasis == .major ? 0 : 15
            return item
        }
        let width = ItemKind.measured(
            Measure(number: .decimal, unit: "m", limit: expression(". <= 2.0")))
        var mandatory = item("T-09", 2, "重大事故隐患已按要求整改", "重大事故隐患没有整改")
        mandatory.isMandatory = true
        var alarm = item("T-04", 1, "可燃气体报警装置已安装并正常运行", "可燃气体报警装置没有安装或不能运行", .priority)
        alarm.authorities = ["gas"]
        alarm.liability = [Basis(source: "SRC", clause: "99(2)")]
        alarm.photo = .onFail
        var cylinder = item("T-05", 1, "气瓶在检验有效期内", "气瓶超过检验有效期")
        cylinder.relevance = expression("${supply_mode} != 'pipe'")
        return Pack(
            settings: PackSettings(
                id: "test", title: Text(zh: "餐饮燃气检查", en: "Restaurant gas check"),
                version: "2026.11", edition: "2026", status: .current, jurisdiction: "CN",
                zone: "+08:00", sectors: ["gas"],
                authorities: [
                    Authority(id: "gas", label: Text(zh: "燃气管理部门", en: "Gas authority"))
                ]), digest: String(repeating: "a", count: 64),
            sources: [
                PackSource(
                    id: "SRC", title: Text(zh: "《测试判定标准》", en: "Test criteria"),
                    number: "测规〔2023〕4号", issued: "2023-09-21", effective: "2023-09-21",
                    status: .inForce, confidence: .verified, isSuccessionUnsettled: false,
                    note: nil)
            ],
            choiceLists: [
                ChoiceList(
                    name: "supply_mode",
                    choices: [
                        Choice(name: "pipe", label: Text(zh: "管道", en: "Piped")),
                        Choice(name: "cylinder", label: Text(zh: "单瓶", en: "Cylinder")),
                    ])
            ],
            facts: [
                Question(
                    name: "supply_mode", kind: .selectOne(list: "supply_mode"),
                    label: Text(zh: "供气方式", en: "Supply mode"), hint: nil, unit: nil,
                    relevance: nil),
                Question(
                    name: "has_basement", kind: .yesNo,
                    label: Text(zh: "有地下或半地下用气", en: "Gas used below ground"), hint: nil,
                    unit: nil, relevance: nil),
            ],
            groups: [
                ChecklistGroup(
                    name: "papers", label: Text(zh: "许可与资料", en: "Permits and papers"),
                    relevance: nil, premise: nil),
                ChecklistGroup(
                    name: "kitchen", label: Text(zh: "厨房现场", en: "Kitchen"), relevance: nil,
                    premise: Text(zh: "有厨房", en: "There is a kitchen")),
                ChecklistGroup(
                    name: "matters", label: Text(zh: "必查事项", en: "Compulsory matters"),
                    relevance: nil, premise: nil),
            ],
            items: [
                item("T-01", 0, "燃气经营许可证有效且与经营范围一致", "没有有效的燃气经营许可证", .major),
                item("T-02", 0, "供气合同明确双方安全责任", "供气合同没有明确双方安全责任"),
                item(
                    "T-03", 1, "连接软管长度不大于2.0 m且没有接头",
                    "连接软管长度大于2.0 m或有接头", kind: width),
                alarm, cylinder,
                item(
                    "T-06", 1, "同一房间没有同时使用两种气源", "同一房间同时使用两种气源", .ordinary, .medium),
                item("T-07", 1, "员工会关阀、检漏和处置", "员工不会关阀、检漏和处置"),
                item("T-08", 1, "排油烟罩和管道按期清洗并有记录", "排油烟罩和管道没有按期清洗"),
                mandatory,
            ], modes: [])
    }

    static func expression(_ source: String) -> Expression {
        guard let expression = try? Expression(source) else {
            preconditionFailure("cannot read \(source)")
        }
        return expression
    }

    // MARK: The inspection

    static func stamp(_ seq: Int) -> EntryStamp {
        let digits = String(seq, radix: 16)
        let minute = seq % 60
        return EntryStamp(
            seq: seq, leaf: LeafHash(String(repeating: "0", count: 64 - digits.count) + digits)!,
            at: WallTime("2026-11-21T10:\(minute < 10 ? "0" : "")\(minute):00.000+08:00")!,
            by: officer,
            device: "d-0000000000000001")
    }

    static func reference(_ name: String) -> PrivateReference {
        PrivateReference(commitment: String(repeating: "c", count: 64), id: "p-\(name)")
    }

    static func opened(mode: InspectionMode = .routine, mandate: Mandate = .full)
        -> InspectionOpened
    {
        var opened = InspectionOpened(
            id: inspection, number: "K7-2026-0001", mode: mode,
            requires: ModeRequirements(
                officers: mode == .routine ? 2 : 0, steps: [.arrive, .showID, .inform, .check],
                signature: mode == .routine ? .required : .none,
                compulsory: mode == .routine ? .all : .none,
                record: mode == .routine ? .inspectionRecord : .training, mayOrder: true,
                noticeBefore: true),
            packs: [
                PackReference(
                    id: "test", version: "2026.11", digest: String(repeating: "a", count: 64),
                    title: pack().title)
            ], site: site, siteName: "东风路家常菜馆", officers: [officer, second], zone: "+08:00",
            mandate: mandate, openedOn: today)
        opened.contact = contact
        opened.contactPost = "店长"
        return opened
    }

    static func answer(_ code: String, _ verdict: Verdict, reason: String? = nil) -> Event {
        let item = ItemID(pack: "test", code: code)
        return .inspection(
            inspection,
            .answer(
                AnswerRecorded(
                    key: AnswerKey(item: item), value: .verdict(verdict), author: officer,
                    shown: pack().item(code)?.requirement.zh ?? "", reason: reason)))
    }

    /// Two answers, one of them a failure with a finding and a graded hazard.
    static func field(mode: InspectionMode = .routine, mandate: Mandate = .full) -> FieldState {
        var events: [Event] = [
            .personAdded(PersonAdded(id: officer, name: reference("1"), role: .officer)),
            .personAdded(PersonAdded(id: second, name: reference("2"), role: .officer)),
            .personAdded(PersonAdded(id: contact, name: reference("3"), role: .sitePerson)),
            .siteAdded(SiteAdded(id: site, name: "东风路家常菜馆", address: "东风路18号")),
            .inspectionOpened(opened(mode: mode, mandate: mandate)),
            .inspection(inspection, .step(StepRecorded(step: .arrive))),
            .inspection(
                inspection,
                .fact(FactRecorded(name: "supply_mode", value: "cylinder", pack: "test"))),
            .inspection(
                inspection, .fact(FactRecorded(name: "has_basement", value: "no", pack: "test"))),
            answer("T-01", .pass), answer("T-02", .fail),
        ]
        let hazard = HazardID("h-0000000000000001")!
        var finding = FindingRecorded(
            id: FindingID("f-0000000000000001")!, number: "K7-2026-0002",
            item: ItemID(pack: "test", code: "T-02"), place: "前厅收银台", author: officer,
            violation: "供气合同没有明确双方安全责任", fact: "合同第三条空白，没有约定安检责任",
            basis: [
                CitedBasis(
                    source: "SRC", title: "《测试判定标准》", number: "测规〔2023〕4号",
                    clause: "4(1)")
            ], disposition: .rectifyByDeadline, hazard: hazard)
        finding.deadline = CivilDay("2026-12-06")
        events += [
            .inspection(inspection, .finding(finding)),
            .hazard(
                hazard,
                .recorded(
                    HazardRecorded(
                        number: "K7-2026-0002", finding: finding.id, task: inspection, site: site,
                        source: .inspection, recordedBy: officer, foundOn: today,
                        violation: finding.violation, place: finding.place, item: finding.item))),
            .hazard(
                hazard,
                .graded(
                    HazardGraded(
                        grade: .general, status: .preliminary, byPerson: officer,
                        deadline: finding.deadline))),
        ]
        var field = FieldState()
        for (seq, event) in events.enumerated() { field.apply(event, stamp(seq + 2)) }
        return field
    }

    static func sheet(_ field: FieldState) -> Sheet {
        let pack = pack()
        return Sheet(
            packs: [pack], graphs: [FormGraph(pack.form)], state: field.inspection(inspection))
    }

    static func surroundings(
        size: Size = Size(rows: 24, columns: 80), field: FieldState = field()
    ) -> Surroundings {
        var around = Surroundings(
            profile: Profile(
                role: .enforcement, person: officer, deviceLabel: "K7", authority: "市燃气管理处",
                authorities: ["gas"], isPractice: false),
            journal: JournalStanding(
                size: 17, device: "d-0000000000000001",
                root: "9f3ac27e51b0" + String(repeating: "0", count: 52),
                directory: "/home/inspector/.local/share/zhaodan", bytes: 8_192),
            today: today, clock: "10:41")
        around.journal.savedAt = "10:41"
        around.field = field
        around.size = size
        around.names = [
            officer: PersonNames(name: "李敏", certificate: "3101-0042"),
            second: PersonNames(name: "王强"), contact: PersonNames(name: "赵建国"),
        ]
        around.packs = [
            PackSummary(
                id: "test", title: pack().title, version: "2026.11", edition: "2026", items: 9,
                status: .current),
            PackSummary(
                id: "fire", title: Text(zh: "消防检查", en: "Fire safety"), version: "2026.11",
                edition: "2017", items: 87, status: .transitional),
        ]
        around.modes = [
            ModeSummary(
                mode: .routine, label: Text(zh: "日常检查", en: "Routine"),
                requires: opened().requires),
            ModeSummary(
                mode: .training, label: Text(zh: "演练", en: "Training"),
                requires: opened(mode: .training).requires),
        ]
        around.sheets[inspection] = sheet(field)
        let oracle = Oracle(state: field, today: today)
        around.home = Known(oracle.home(recent: 64), entries: around.journal.size)
        if let state = field.inspection(inspection) {
            around.histories[inspection] = oracle.history(before: state)
        }
        return around
    }

    static func app(
        _ screen: any Screen, _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80)
    ) -> AppModel {
        var app = AppModel(
            around: surroundings(size: size), words: words(language), screen: screen)
        app.answer(app.update(.resized(size)))
        return app
    }

    private static func readFile(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}

extension AppModel {
    /// Presses keys one after the other, slowly enough that none counts as stuck.
    mutating func press(_ events: InputEvent...) -> [AppEffect] {
        var effects: [AppEffect] = []
        for event in events {
            effects += answer(update(.input(event, at: clockOfTest)))
        }
        return effects
    }

    private var clockOfTest: Int64 { (lastDigit?.at ?? 1_000_000) + 1_000 }
}
