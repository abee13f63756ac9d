import ArgumentParser
import CanonicalJSON
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import HazardLedger
import InspectionModel
import JournalStore
import LedgerIndex
import Wording

struct HazardCommandGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hazard", abstract: "隐患台账 / the hazard ledger",
        subcommands: [HazardList.self, HazardShow.self])
}

struct HazardList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出隐患 / list hazards")

    @OptionGroup var common: CommonOptions
    @Option(help: "open, all, major, overdue") var show = HazardCondition.all
    @Option(help: "found, deadline, grade") var sort = HazardOrder.found
    @Option(help: "编号、单位、事实中的字或拼音 / words or pinyin") var search = ""

    func run() throws {
        zhaodan.run(common) { around in
            let snapshot = try WorkspaceSnapshot(around)
            defer { snapshot.endIfDamaged() }
            let today = Workspace.today(around.world.clock)
            let query = HazardQuery(show, sort, text: search, on: today)
            let words = around.words
            var table = Table(
                [
                    "table.number", "table.grade", "table.state", "table.deadline", "table.site",
                    "table.summary",
                ]
                .map { words($0) })
            for row in try snapshot.hazards(query) {
                let hazard = row.hazard
                if common.json {
                    emit(hazardJSON(row, today))
                } else {
                    table.add([
                        hazard.recorded.number,
                        hazard.grade.map { words("grade.\($0.rawValue)") } ?? words("grade.none"),
                        words("hazard_state.\(hazard.state.rawValue)"),
                        row.deadline?.text ?? "-", row.site, hazard.recorded.violation,
                    ])
                }
            }
            if !common.json { table.print() }
        }
    }
}

/// A hazard in the shape scripts rely on.
func hazardJSON(_ row: HazardRow, _ today: CivilDay) -> JSONObject {
    let hazard = row.hazard
    var json: JSONObject = [
        "found_at": .string(hazard.recordedStamp.at.text), "id": .string(hazard.id.text),
        "listed": false, "number": .string(hazard.recorded.number),
        "overdue": .bool(row.isOverdue(on: today)), "place": .string(hazard.recorded.place),
        "repeat_count": .integer(Int64(row.repeats)), "site": .string(row.site),
        "source": .string(hazard.recorded.source.rawValue),
        "state": .string(hazard.state.rawValue),
        "violation": .string(hazard.recorded.violation),
    ]
    if let item = hazard.recorded.item { json["item"] = .string(item.text) }
    if let grade = hazard.grade { json["grade"] = .string(grade.rawValue) }
    if let status = hazard.gradeStatus { json["grade_status"] = .string(status.rawValue) }
    if let deadline = row.deadline { json["deadline"] = .string(deadline.text) }
    let clocks = clockJSON(
        observed: hazard.recorded.observedAt, recorded: hazard.recordedStamp.at)
    for member in clocks.members { json[member.key] = member.value }
    return json
}

struct HazardShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "一条隐患 / one hazard")

    @OptionGroup var common: CommonOptions
    @Argument(help: "隐患编号或 h-… / hazard") var id: String

    func run() throws {
        zhaodan.run(common) { around in
            let snapshot = try WorkspaceSnapshot(around)
            defer { snapshot.endIfDamaged() }
            guard let row = try snapshot.hazard(id) else { throw WorkspaceError.noSuchHazard(id) }
            let hazard = row.hazard
            var json = hazardJSON(row, Workspace.today(around.world.clock))
            json["grades"] = .array(
                hazard.grades.map { stamped in
                    var grade: JSONObject = [
                        "at": .string(stamped.stamp.at.text),
                        "grade": .string(stamped.graded.grade.rawValue),
                        "status": .string(stamped.graded.status.rawValue),
                    ]
                    if let reason = stamped.graded.reason { grade["reason"] = .string(reason) }
                    return .object(grade)
                })
            json["events"] = .array(hazard.steps.map { .object($0.json) })
            if common.json { return emit(json) }
            json["events"] = nil
            var table = Table([around.words("table.name"), around.words("table.value")])
            for member in json.members {
                table.add([member.key, member.value.stringValue ?? "\(member.value)"])
            }
            table.print()
            let words = around.words
            for step in hazard.steps {
                let person = snapshot.names(of: step.person)?.name ?? step.person.text
                emit("\(words(step.word))  \(person)")
                guard let stamp = step.stamp else { continue }
                emit("  " + clocksText(observed: step.observed, recorded: stamp.at, words))
            }
        }
    }
}

extension HazardStep {
    /// What happened, who judged and typed it, and the three clocks.
    fileprivate var json: JSONObject {
        var json = stamp.map { clockJSON(observed: observed, recorded: $0.at) } ?? JSONObject()
        json["event"] = .string(name)
        json["person"] = .string(person.text)
        if let stamp {
            json["by"] = .string(stamp.by.text)
            json["seq"] = .integer(Int64(stamp.seq))
        }
        return json
    }
}

extension HazardCondition: ExpressibleByArgument {}
extension HazardOrder: ExpressibleByArgument {}
