import ArgumentParser
import CanonicalJSON
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel
import JournalStore
import LedgerIndex
import Wording

struct InspectionMigrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "换用清单的新版 / follow a newer version of its packs",
        discussion: """
            没有 --preview 就执行，答案一条不丢：新版没有位置的搁置，换回旧版时恢复。
            Without --preview it is done. No answer is lost: what has no place is set aside, and
            stands again when the earlier version is followed again.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var author: AuthorOption
    @Argument(help: "检查 / inspection") var id: String
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("清单代号，缺省为所有有新版的 / pack, else all with a newer one"))
    var pack: [String] = []
    @Option(
        help: ArgumentHelp(
            "换到这个摘要的版本，8 位以上 / to the version of this digest", valueName: "DIGEST"))
    var to: String?
    @Flag(help: "回到上一次换版之前 / to the versions from before the last change") var back = false
    @Option(help: "理由 / reason") var why: String?
    @Flag(help: "只看结果，不记录 / show what would happen, record nothing") var preview = false

    func validate() throws {
        if back, to != nil {
            throw ValidationError("--back 与 --to 只能用一个 / --back or --to, not both")
        }
    }

    func run() throws {
        let request = MigrationRequest(packs: pack, digest: to, goesBack: back, why: why)
        if preview { return show(request) }
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            try author.choose(in: workspace, state)
            let plan = try workspace.migrationPlan(state.id, request)
            let events = try workspace.perform(.migrate(state.id, request))
            if !common.json { emit(plan, around.words) }
            acknowledge(events, common, around, plan.json(state, around.language))
        }
    }

    /// Takes no lock and writes nothing.
    private func show(_ request: MigrationRequest) {
        zhaodan.run(common) { around in
            let snapshot = try WorkspaceSnapshot(around)
            defer { snapshot.endIfDamaged() }
            let state = try inspection(id, in: snapshot.field)
            let plan = try snapshot.migrationPlan(
                state.id, request, try around.library(), around.language)
            if common.json {
                zhaodan.emit(plan.json(state, around.language))
            } else {
                emit(plan, around.words)
            }
        }
    }

    private func emit(_ plan: MigrationPlan, _ words: Phrasebook) {
        for line in migrationTexts(plan, words) {
            zhaodan.emit(String(repeating: " ", count: line.indent) + line.text)
        }
    }
}

extension MigrationPlan {
    /// In the shape scripts rely on.
    fileprivate func json(_ state: InspectionState, _ language: Language) -> JSONObject {
        var json: JSONObject = ["inspection": .string(state.id.text)]
        json["packs"] = .array(
            changes.map { change in
                [
                    "digest": .string(change.to.digest), "from": .string(change.from.digest),
                    "from_version": .string(change.from.version), "id": .string(change.to.id),
                    "version": .string(change.to.version),
                ]
            })
        json["counts"] = [
            "added": .integer(Int64(added.count)), "dropped": .integer(Int64(dropped.count)),
            "findings": .integer(Int64(findings.count)), "kept": .integer(Int64(kept.count)),
            "moved": .integer(Int64(moved.count)),
            "orphaned": .integer(Int64(orphaned.count)),
            "rejudged": .integer(Int64(rejudged.count)),
            "restored": .integer(Int64(restored.count)),
        ]
        func list(_ lines: [Line]) -> JSONValue { .array(lines.map { .object($0.json(language)) }) }
        json["orphaned"] = list(orphaned)
        json["rejudged"] = list(rejudged)
        json["moved"] = list(moved)
        json["restored"] = list(restored)
        json["added"] = .array(added.map { .string("\($0.pack)/\($0.code)") })
        json["dropped"] = .array(dropped.map { .string("\($0.pack)/\($0.code)") })
        json["findings"] = .array(findings.map { .string($0) })
        return json
    }
}

extension MigrationPlan.Line {
    fileprivate func json(_ language: Language) -> JSONObject {
        var json: JSONObject = ["requirement": .string(sentence[language])]
        switch said {
        case .answer(let answer):
            json["item"] = .string("\(pack)/\(code)")
            json["value"] = .string(answer.value.code)
            if let place = answer.key.place { json["place"] = .string(place) }
            if let row = answer.key.row { json["row"] = .integer(Int64(row)) }
        case .fact(let value):
            json["fact"] = .string(code)
            json["value"] = .string(value)
        case .row(let row):
            json["repeat"] = .string("\(pack)/\(code)")
            json["row"] = .integer(Int64(row))
        }
        switch fate {
        case .kept: break
        case .moved(let name), .restored(let name): json["to"] = .string("\(pack)/\(name)")
        case .orphaned(let reason): json["reason"] = .string(reason.rawValue)
        }
        if let rejudged {
            json["verdict"] = rejudged.after.map { .string($0.rawValue) }
            json["verdict_before"] = rejudged.before.map { .string($0.rawValue) }
            json["limit"] = .string(rejudged.limit)
            json["limit_before"] = .string(rejudged.limitBefore)
        }
        return json
    }
}

extension AnswerValue {
    /// A verdict, a value with its unit, or what was filled in.
    var code: String {
        switch self {
        case .verdict(let verdict): verdict.rawValue
        case .measured(let value, _, _): value.text
        case .entered(let entry): entry.text
        }
    }
}

extension Orphan {
    /// As `inspection show --json` has it.
    var json: JSONObject {
        var json: JSONObject = [
            "digest": .string(digest), "pack": .string(pack), "reason": .string(reason.rawValue),
        ]
        switch content {
        case .answer(let key, let answer, _):
            json["item"] = .string(key.item.text)
            json["value"] = .string(answer.recorded.value.code)
            json["shown"] = .string(answer.recorded.shown)
            json["author"] = .string(answer.recorded.author.text)
            json["seq"] = .integer(Int64(answer.stamp.seq))
            if let place = key.place { json["place"] = .string(place) }
            if let row = key.row { json["row"] = .integer(Int64(row)) }
        case .fact(let name, let value):
            json["fact"] = .string(name)
            json["value"] = .string(value)
        case .rows(let key, let rows):
            json["repeat"] = .string(key.item.text)
            json["rows"] = .array(rows.map { .integer(Int64($0)) })
        }
        return json
    }
}

extension NewerPack {
    var json: JSONObject {
        [
            "digest": .string(digest), "id": .string(id), "present": .string(present),
            "version": .string(version),
        ]
    }
}
