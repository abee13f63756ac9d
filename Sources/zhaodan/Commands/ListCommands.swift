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

struct InspectionList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出检查 / list inspections")

    @OptionGroup var common: CommonOptions

    func run() throws {
        zhaodan.run(common) { around in
            let snapshot = try WorkspaceSnapshot(around)
            defer { snapshot.endIfDamaged() }
            let words = around.words
            var table = Table(
                [
                    "table.number", "table.site", "table.mode", "table.state", "table.answers",
                    "table.findings",
                ]
                .map { words($0) })
            for id in snapshot.field.book.order {
                guard let state = snapshot.field.inspection(id) else { continue }
                if common.json {
                    emit(summary(state))
                } else {
                    table.add([
                        state.opened.number, state.opened.siteName,
                        words("mode.\(state.opened.mode.rawValue)"), phaseText(state, words),
                        String(state.answers.count), String(state.findings.count),
                    ])
                }
            }
            if !common.json { table.print() }
        }
    }

    private func summary(_ state: InspectionState) -> JSONObject {
        [
            "answered": .integer(Int64(state.answers.count)),
            "findings": .integer(Int64(state.findings.count)), "id": .string(state.id.text),
            "mode": .string(state.opened.mode.rawValue),
            "number": .string(state.opened.number),
            "opened_on": .string(state.opened.openedOn.text),
            "phase": .string(phaseCode(state)), "signed": .bool(state.isFullySigned),
            "site": .string(state.opened.siteName),
        ]
    }
}

/// `open`, `suspended`, or how it ended.
func phaseCode(_ state: InspectionState) -> String {
    switch state.phase {
    case .open: "open"
    case .suspended: "suspended"
    case .finished(let end): end.rawValue
    }
}

struct InspectionShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "一次检查 / one inspection")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String

    func run() throws {
        zhaodan.run(common) { around in
            let snapshot = try WorkspaceSnapshot(around)
            defer { snapshot.endIfDamaged() }
            let state = try inspection(id, in: snapshot.field)
            let sheet = try snapshot.sheet(state, try around.library())
            if common.json {
                var json = inspectionReport(state, snapshot.field.book.people)
                json["counts"] = .object(sheet.standing(state).counts(state).encoded)
                json["items"] = .array(
                    sheet.relevantRows.map {
                        .object(itemJSON(sheet.rows[$0], sheet, state, around.language))
                    })
                json["phase"] = .string(phaseCode(state))
                return emit(json)
            }
            let words = around.words
            emit("\(state.opened.number)  \(state.opened.siteName)  \(phaseText(state, words))")
            for officer in state.officers {
                let names = snapshot.names[officer]
                emit("  \(names?.name ?? officer.text)  \(names?.certificate ?? "")")
            }
            for index in sheet.relevantRows {
                let row = sheet.rows[index]
                let verdict = state.standing(of: row.id)
                emit("\(mark(verdict)) \(row.item.code)  \(words(row.item.requirement))")
            }
            for finding in state.findingsInOrder {
                emit("  #\(finding.recorded.number)  \(finding.recorded.violation)")
            }
        }
    }
}

/// What the pack says of an item that applies, beside how it stands.
private func itemJSON(
    _ row: Sheet.Row, _ sheet: Sheet, _ state: InspectionState, _ language: Language
) -> JSONObject {
    var json: JSONObject = [
        "basis": .array(sheet.cited(row.item.basis, of: row, language).map { .object($0.encoded) }),
        "item": .string(row.id.text), "requirement": .string(row.item.requirement[language]),
    ]
    if let verdict = state.standing(of: row.id) { json["verdict"] = .string(verdict.rawValue) }
    if !row.item.liability.isEmpty {
        json["liability"] = .array(
            sheet.cited(row.item.liability, of: row, language).map { .object($0.encoded) })
    }
    if let photo = row.item.photo {
        json["photo"] = .string(photo.rawValue)
        json["photo_wanted"] = .bool(state.wantsPhoto(of: row))
    }
    return json
}

struct HazardCommandGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hazard", abstract: "隐患台账 / the hazard ledger",
        subcommands: [HazardList.self, HazardShow.self])
}

struct HazardList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出隐患 / list hazards")

    @OptionGroup var common: CommonOptions

    func run() throws {
        zhaodan.run(common) { around in
            let snapshot = try WorkspaceSnapshot(around)
            defer { snapshot.endIfDamaged() }
            let ledger = snapshot.field.ledger
            let today = Workspace.today(around.world.clock)
            let words = around.words
            var table = Table(
                [
                    "table.number", "table.grade", "table.state", "table.deadline", "table.site",
                    "table.summary",
                ]
                .map { words($0) })
            for hazard in ledger.inOrder {
                if common.json {
                    emit(hazardJSON(hazard, ledger, snapshot.field, today))
                } else {
                    table.add([
                        hazard.recorded.number,
                        hazard.grade.map { words("grade.\($0.rawValue)") } ?? words("grade.none"),
                        words("hazard_state.\(hazard.state.rawValue)"),
                        hazard.deadline?.text ?? "-",
                        snapshot.field.book.sites[hazard.recorded.site]?.name ?? "",
                        hazard.recorded.violation,
                    ])
                }
            }
            if !common.json { table.print() }
        }
    }
}

/// A hazard in the shape scripts rely on.
func hazardJSON(
    _ hazard: Hazard, _ ledger: HazardLedger, _ field: FieldState, _ today: CivilDay
) -> JSONObject {
    var json: JSONObject = [
        "found_at": .string(hazard.recordedStamp.at.text), "id": .string(hazard.id.text),
        "listed": false, "number": .string(hazard.recorded.number),
        "overdue": .bool(hazard.isOverdue(on: today)), "place": .string(hazard.recorded.place),
        "repeat_count": .integer(Int64(ledger.repeatCount(of: hazard))),
        "site": .string(field.book.sites[hazard.recorded.site]?.name ?? hazard.recorded.site.text),
        "source": .string(hazard.recorded.source.rawValue),
        "state": .string(hazard.state.rawValue),
        "violation": .string(hazard.recorded.violation),
    ]
    if let item = hazard.recorded.item { json["item"] = .string(item.text) }
    if let grade = hazard.grade { json["grade"] = .string(grade.rawValue) }
    if let status = hazard.gradeStatus { json["grade_status"] = .string(status.rawValue) }
    if let deadline = hazard.deadline { json["deadline"] = .string(deadline.text) }
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
            let ledger = snapshot.field.ledger
            let found =
                HazardID(id).flatMap { ledger[$0] }
                ?? ledger.inOrder.first { $0.recorded.number == id }
            guard let hazard = found else { throw WorkspaceError.noSuchHazard(id) }
            let today = Workspace.today(around.world.clock)
            var json = hazardJSON(hazard, ledger, snapshot.field, today)
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
            if common.json { return emit(json) }
            var table = Table([around.words("table.name"), around.words("table.value")])
            for member in json.members {
                table.add([member.key, member.value.stringValue ?? "\(member.value)"])
            }
            table.print()
        }
    }
}

extension WorkspaceSnapshot {
    /// What can be read; when that is not all, it is said on standard error.
    fileprivate init(_ around: ProgramContext) throws {
        try self.init(around.paths, in: around.world)
        guard let damage else { return }
        let shown = field.lastStamp.map { $0.seq + 1 } ?? 0
        complain(Failure(WorkspaceError.journal(damage)).sentence(around.words))
        complain(around.words("notice.viewing", ["shown": String(shown)]))
    }

    /// Whoever goes by the exit code must not take a part for the whole.
    fileprivate func endIfDamaged() {
        if damage != nil { Glibc.exit(ExitStatus.notInOrder.rawValue) }
    }
}
