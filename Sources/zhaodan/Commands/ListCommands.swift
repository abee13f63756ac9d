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
import LedgerIndex
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
            let packs = try around.library().index
            for row in try snapshot.inspections() {
                // Only what is not over could follow another version.
                let isOver = row.phase != .open && row.phase != .suspended
                let newer =
                    isOver ? [] : snapshot.field.inspection(row.id)?.newerPacks(on: packs) ?? []
                if common.json {
                    emit(summary(row, newer))
                } else {
                    let mark = newer.isEmpty ? "" : words("table.newer_pack")
                    table.add([
                        row.number, row.siteName, words("mode.\(row.mode.rawValue)"),
                        phaseText(row, words) + mark, String(row.answered), String(row.findings),
                    ])
                }
            }
            if !common.json { table.print() }
        }
    }

    private func summary(_ row: InspectionRow, _ newer: [NewerPack]) -> JSONObject {
        var summary: JSONObject = [
            "answered": .integer(Int64(row.answered)), "findings": .integer(Int64(row.findings)),
            "id": .string(row.id.text), "mode": .string(row.mode.rawValue),
            "number": .string(row.number), "opened_on": .string(row.openedOn.text),
            "phase": .string(phaseCode(row.phase)), "signed": .bool(row.isFullySigned),
            "site": .string(row.siteName),
        ]
        if !newer.isEmpty { summary["newer_packs"] = .array(newer.map { .object($0.json) }) }
        return summary
    }
}

/// `open`, `suspended`, or how it ended.
func phaseCode(_ phase: InspectionState.Phase) -> String {
    switch phase {
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
            let library = try around.library()
            let sheet = try snapshot.sheet(state, library)
            let newer = state.newerPacks(on: library.index)
            let orphans = sheet.orphans(state)
            if common.json {
                var json = inspectionReport(state, snapshot.field)
                json["counts"] = .object(sheet.standing(state).counts(state).encoded)
                json["items"] = .array(
                    sheet.relevantRows.map {
                        .object(itemJSON(sheet.rows[$0], sheet, state, around.language))
                    })
                let overlays = sheet.packs.compactMap { $0.overlayJSON }
                if !overlays.isEmpty { json["overlays"] = .array(overlays.map { .object($0) }) }
                let questions = sheet.answersInOrder
                if !questions.isEmpty {
                    json["questions"] = .array(
                        questions.map {
                            .object($0.asked.json($0.row, sheet.choices(of: $0.asked), state))
                        })
                }
                json["phase"] = .string(phaseCode(state.phase))
                json["acts"] = .array(acts(state).map { .object($0.json) })
                let judgements = sheet.judgements(state)
                if !judgements.isEmpty {
                    json["judgements"] = .array(
                        judgements.map { .object(judgementJSON($0, around.language)) })
                }
                let scores = sheet.scores(state)
                if !scores.isEmpty {
                    json["scores"] = .array(
                        scores.map { .object(scoreJSON($0, around.language)) })
                }
                if !state.conflicts.isEmpty {
                    json["conflicts"] = .array(state.conflicts.map { .object($0.json) })
                }
                if !orphans.isEmpty {
                    json["orphans"] = .array(orphans.map { .object($0.json) })
                }
                if !newer.isEmpty {
                    json["newer_packs"] = .array(newer.map { .object($0.json) })
                }
                return emit(json)
            }
            let words = around.words
            emit(
                "\(state.opened.number)  \(state.opened.siteName)  \(phaseText(InspectionRow(state), words))"
            )
            func name(_ id: PersonID) -> String {
                snapshot.names(of: id)?.name ?? words("person.erased", ["id": id.text])
            }
            for pack in newer {
                emit(
                    "  "
                        + words(
                            "show.newer_pack",
                            [
                                "pack": words(pack.title), "version": pack.version,
                                "present": pack.present, "id": state.opened.number,
                            ]))
            }
            for officer in state.officers {
                emit("  \(name(officer))  \(snapshot.names(of: officer)?.certificate ?? "")")
            }
            for signature in state.signatures {
                emit("  " + words("people.signer", ["names": name(signature.signed.person)]))
            }
            let acts = acts(state)
            func tell(_ act: RecordedAct) {
                emit("      " + act.people(name, words) + "  " + act.clocks(words))
            }
            var pack = 0
            for index in sheet.relevantRows {
                let row = sheet.rows[index]
                if row.pack != pack, let heading = packHeading(sheet, row.pack, words) {
                    emit("== \(heading)")
                }
                pack = row.pack
                let verdict = state.standing(of: row.id)
                emit("\(mark(verdict)) \(row.item.code)  \(words(row.item.requirement))")
                for act in acts where act.item == row.id { tell(act) }
                for side in state.conflicts.filter({ $0.key.item == row.id }).flatMap(\.sides) {
                    emit("    ? \(side.leaf.hex.prefix(12))  \(conflictText(side, name, words))")
                }
            }
            for (asked, row) in sheet.answersInOrder where asked.question.isAsked {
                let path = row.map { " (\($0))" } ?? ""
                let value = asked.text.isEmpty ? words("facts.none") : asked.text
                emit("    \(words(asked.label))\(path)  \(value)")
            }
            if !orphans.isEmpty {
                emit(words("orphans.head", ["count": String(orphans.count)]))
                for line in orphanTexts(orphans, words) {
                    emit(String(repeating: " ", count: line.indent) + line.text)
                }
            }
            for judged in sheet.judgements(state) { emit(judgementLine(judged, words)) }
            for scored in sheet.scores(state) { emit(scoreLine(scored, words)) }
            for finding in state.findingsInOrder {
                emit("  #\(finding.recorded.number)  \(finding.recorded.violation)")
                for act in acts where act.finding == finding.recorded.id { tell(act) }
            }
        }
    }

    private func conflictText(
        _ side: AnswerSide, _ name: (PersonID) -> String, _ words: Phrasebook
    ) -> String {
        words(
            "answering.conflict_side",
            [
                "verdict": side.answer.map { words("verdict.\($0.verdict?.rawValue ?? "none")") }
                    ?? words("answering.conflict_withdrawn"),
                "name": name(side.author), "time": String(side.stamp.at.text.prefix(16)),
                "device": side.stamp.device, "seq": String(side.stamp.seq),
            ])
    }
}

extension Pack {
    /// Of a local addition, whose it is and to what it adds.
    fileprivate var overlayJSON: JSONObject? {
        guard let overlay else { return nil }
        var json: JSONObject = ["id": .string(id)]
        overlay.write(to: &json)
        return json
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

extension WorkspaceSnapshot {
    /// What can be read; when that is not all, it is said on standard error.
    init(_ around: ProgramContext) throws {
        try self.init(around.paths, in: around.world)
        guard let damage else { return }
        complain(Failure(WorkspaceError.journal(damage)).sentence(around.words))
        complain(around.words("notice.viewing", ["shown": String(field.position.size)]))
    }

    /// Whoever goes by the exit code must not take a part for the whole.
    func endIfDamaged() {
        if damage != nil { Glibc.exit(ExitStatus.notInOrder.rawValue) }
    }
}

extension HazardCondition: ExpressibleByArgument {}
extension HazardOrder: ExpressibleByArgument {}
