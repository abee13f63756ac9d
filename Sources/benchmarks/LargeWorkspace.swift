import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import HazardLedger
import InspectionModel
import JournalStore
import Resources
import Wording

/// A workspace with a long journal: visits of about a hundred entries each, one in twenty answers a
/// failure with finding and graded hazard, one in ten with a note; written in groups, so that a
/// million entries take seconds.
final class LargeWorkspace {
    let paths: WorkspacePaths
    private let world = JournalWorld(
        fileSystem: PosixFileSystem(), clock: SystemClock(), random: SystemRandom())
    private var made: UInt64 = 0
    private var number = 0
    private var person = PersonID(random: 0)
    private let today = CivilDay(year: 2026, month: 11, day: 21) ?? CivilDay(daysSince1970: 0)
    private(set) var hazards = 0

    init(_ folder: TemporaryFolder, _ name: String, entries: Int) throws {
        paths = WorkspacePaths(
            home: "\(folder.path)/\(name)/home", state: "\(folder.path)/\(name)/state")
        let library = try PackLibrary(Resources(override: nil, program: nil))
        let workspace = try Workspace.create(
            paths,
            WorkspaceSetup(
                role: .enforcement, name: "甲", certificate: "0001", authority: nil,
                authorities: ["housing"], deviceLabel: "K7"), isPractice: false,
            library: library, language: .zh, in: world)
        person = workspace.profile.person
        try workspace.close()
        let (journal, _) = try Journal.open(
            paths.journal, session: SessionIdentity(by: person.text, app: "bench"), in: world)
        var sites: [SiteID] = []
        var drafts: [EntryDraft] = []
        func put(_ events: [Event]) {
            let encoded = Event.encode(events)
            drafts.append(
                EntryDraft(by: person.text, kind: encoded.kind, body: encoded.body))
        }
        while journal.size + drafts.count < entries {
            if sites.count < 2_000 {
                let site = SiteAdded(id: next(), name: Self.siteName(sites.count))
                sites.append(site.id)
                put([.siteAdded(site)])
            }
            for act in visit(sites[number % sites.count]) { put(act) }
            while drafts.count >= 1_024 {
                try journal.append(Array(drafts.prefix(1_024)))
                drafts.removeFirst(1_024)
            }
        }
        try journal.append(drafts)
        try journal.close()
    }

    func open() throws -> Workspace {
        try Workspace.open(
            paths, library: PackLibrary(Resources(override: nil, program: nil)), language: .zh,
            in: world)
    }

    private func next<ID: Identifier>() -> ID {
        made += 1
        return ID(random: made &* 0x9e37_79b9_7f4a_7c15)
    }

    private static func siteName(_ index: Int) -> String {
        let towns = ["长安", "东风", "南湖", "西站", "北城", "石桥", "新华", "红星"]
        let trades = ["燃气", "食品", "化工", "仓储", "建筑", "物流", "酒店", "机械"]
        return "\(towns[index % 8])\(trades[index / 8 % 8])第\(index)有限公司"
    }

    private static let violations = [
        "消防通道堵塞", "配电箱没有门锁", "气瓶没有固定", "临边没有防护栏杆", "可燃气体探测器失效",
        "安全出口锁闭", "有限空间作业没有审批", "特种作业人员没有持证", "应急预案没有演练", "灭火器压力不足",
    ]
    private static let places = ["三层东侧", "泵房", "二号罐区", "厨房", "配电室", "地下车库", "装卸平台"]

    /// The acts of one visit.
    private func visit(_ site: SiteID) -> [[Event]] {
        let id: InspectionID = next()
        let opened = InspectionOpened(
            id: id, number: nextNumber(), mode: .routine,
            requires: ModeRequirements(
                officers: 1, steps: [], signature: .optional, compulsory: .none,
                record: .inspectionRecord, mayOrder: true, noticeBefore: false),
            packs: [], site: site, siteName: "受检单位", officers: [person], zone: "+08:00",
            mandate: .full, openedOn: today)
        var acts: [[Event]] = [[.inspectionOpened(opened)]]
        let shift = number % 20
        for index in 0..<90 {
            let item = ItemID(pack: "construction", code: "CON-\(index + 100)")
            let isFailure = index % 20 == shift
            acts.append([
                .inspection(
                    id,
                    .answer(
                        AnswerRecorded(
                            key: AnswerKey(item: item), value: .verdict(isFailure ? .fail : .pass),
                            author: person, shown: "施工现场的安全防护设施齐全有效，符合规范要求",
                            note: index % 10 == 0 ? Self.violations[index / 10] : nil)))
            ])
            if isFailure { acts.append(finding(id, site, item)) }
        }
        acts.append([
            .inspection(
                id,
                .finished(
                    InspectionFinished(
                        end: .normal, counts: AnswerCounts(), gaps: [], reason: nil)))
        ])
        return acts
    }

    private func finding(_ id: InspectionID, _ site: SiteID, _ item: ItemID) -> [Event] {
        hazards += 1
        let hazard: HazardID = next()
        let deadline = today.adding(days: hazards % 60 - 20)
        var finding = FindingRecorded(
            id: next(), number: nextNumber(), item: item, place: Self.places[hazards % 7],
            author: person, violation: Self.violations[hazards % 10], fact: "现场查看，与要求不符",
            basis: [], disposition: .rectifyByDeadline, hazard: hazard)
        finding.deadline = deadline
        let recorded = HazardRecorded(
            number: finding.number, finding: finding.id, task: id, site: site, source: .inspection,
            recordedBy: person, foundOn: today, violation: finding.violation, place: finding.place,
            item: item)
        return [
            .inspection(id, .finding(finding)), .hazard(hazard, .recorded(recorded)),
            .hazard(
                hazard,
                .graded(
                    HazardGraded(
                        grade: hazards % 9 == 0 ? .major : .general, status: .preliminary,
                        byPerson: person, reason: "现场", deadline: deadline))),
        ]
    }

    private func nextNumber() -> String {
        number += 1
        let digits = String(number)
        return "K7-2026-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
