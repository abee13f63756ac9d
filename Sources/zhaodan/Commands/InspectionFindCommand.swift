import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel
import JournalStore
import Wording

struct InspectionFind: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "登记隐患 / record a finding")

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
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
    @Option(
        name: .customLong("observed-at"),
        help: ArgumentHelp("所见时间，缺省为登记时 / when it was seen", valueName: "HH:MM|'YYYY-MM-DD HH:MM'"))
    var observedAt: String?

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
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
        if disposition == .correctedOnSpot {
            draft.confirmedBy = state.judge(
                workspace.author, typist: workspace.profile.person)
        }
        if let observedAt {
            let today = Workspace.today(workspace.world.clock)
            draft.observedAt = ObservedTime(typed: observedAt, today: today)?.text ?? observedAt
        }
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
