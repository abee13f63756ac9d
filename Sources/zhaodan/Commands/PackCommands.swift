import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import FormLanguage
import Glibc
import InspectionModel
import JournalStore
import PackAuthoring
import Wording

struct PackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack", abstract: "检查包 / packs",
        subcommands: [
            PackList.self, PackShow.self, PackLintCommand.self, PackImport.self, PackExport.self,
            PackPreviewCommand.self, PackCoverageCommand.self, PackEval.self, PackSign.self,
            PackKeygen.self, PackTrust.self,
        ])
}

struct PackList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出检查包 / list packs")

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: DayOption
    @Flag(help: "列出各清单的依据 / list the sources of all packs") var sources = false

    func run() throws {
        zhaodan.run(common) { around in
            let day = try asOf.day(around)
            let library = try around.library()
            around.tellUnused(library)
            if sources {
                let register = SourceRegister(
                    of: library.index.compactMap { library.pack($0.id)?.pack })
                return SourceTable(register, on: day, around.words).tell(asJSON: common.json)
            }
            if common.json {
                for entry in library.index {
                    var json = library.json(entry)
                    json["on"] = .string(day.text)
                    json["validity"] = .string(entry.validity.standing(on: day).rawValue)
                    emit(json)
                }
                for (id, error) in library.unused { emit(unusedJSON(id, error, around.words)) }
                return
            }
            var table = Table(
                [
                    "table.pack", "table.title", "table.items", "table.version", "table.status",
                    "table.validity",
                    "table.origin",
                ].map { around.words($0) })
            for entry in library.index {
                table.add([
                    entry.id, around.words(entry.title), String(entry.itemCount), entry.version,
                    around.words("pack_status.\(entry.status.rawValue)"),
                    standingText(entry.validity, on: day, around.words),
                    around.stateText(of: entry.id, library),
                ])
            }
            for (id, _) in library.unused where library.standIn(for: id) == nil {
                table.add([id, "-", "-", "-", "-", "-", around.words("pack_state.damaged")])
            }
            table.print()
        }
    }
}

struct PackShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "一个检查包的全部内容 / everything in a pack")

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: DayOption
    @Argument(help: "检查包 / pack id") var id: String

    func run() throws {
        zhaodan.run(common) { around in
            let day = try asOf.day(around)
            let library = try around.library()
            let unused = library.unused.first { $0.id == id }
            guard let shelved = library.pack(id),
                let entry = library.index.first(where: { $0.id == id })
            else {
                throw unused.map { Failure($0.error) }
                    ?? Failure("unknown_pack", ["pack": id], .noInput)
            }
            if unused != nil { around.tellUnused(library, [id]) }
            if common.json {
                return emit(packJSON(shelved.pack, entry, on: day, library, around.words))
            }
            let pack = shelved.pack
            let words = around.words
            emit("\(words(pack.title))  \(pack.version)  \(pack.digest.prefix(12))")
            emit(around.stateText(of: id, library))
            emit(
                words(
                    "pack_show.standing",
                    ["day": day.text, "standing": standingText(pack.validity, on: day, words)]))
            for warning in pack.warnings(on: day) { emit("! " + packWarningText(warning, words)) }
            if let overlay = pack.overlay {
                emit(
                    words(
                        "overlay.adds_to", ["issuer": words(overlay.issuer), "base": overlay.base]))
            }
            for overlay in library.overlays(of: id) {
                emit(around.overlayLine(overlay.pack, library))
            }
            for (index, group) in pack.groups.enumerated() {
                emit("")
                emit("== \(words(group.label))")
                for item in pack.items where item.groupIndex == index {
                    let draft = item.isDraft ? words("tag.draft") : ""
                    let tag = item.emphasis == .major ? words("tag.major") : ""
                    emit("\(item.code)  \(tag)\(draft)\(words(item.requirement))")
                    for line in item.validityLines(on: day, words) { emit("    " + line) }
                    emit("    \(words("detail.violation", ["text": words(item.violation)]))")
                    let basis = pack.groundsText(item.basis, on: day, words)
                    emit("    " + words("answering.basis", ["basis": basis]))
                    if !item.liability.isEmpty {
                        let liability = pack.groundsText(item.liability, on: day, words)
                        emit("    " + words("detail.liability", ["text": liability]))
                    }
                    if let photo = item.photo {
                        emit("    " + words("detail.photo.\(photo.rawValue)"))
                    }
                }
            }
        }
    }
}

struct PackEval: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "计算表达式 / evaluate an expression")

    @OptionGroup var common: CommonOptions
    @Argument(help: "表达式 / expression") var expression: String
    @Option(help: ArgumentHelp("作答文件（JSON 对象）/ answers", valueName: "FILE.json"))
    var answers: String?

    func run() throws {
        zhaodan.run(common) { around in
            let known = try answers.map { try self.read($0, around) } ?? JSONObject()
            let parsed: Expression
            do throws(ExpressionError) {
                parsed = try Expression(expression)
            } catch {
                let message = around.words("lint.\(error.code)", error.arguments)
                if common.json {
                    emit([
                        "error": [
                            "code": .string(error.code), "column": .integer(Int64(error.column)),
                            "message": .string(message),
                        ]
                    ])
                } else {
                    complain("1:\(error.column): \(message)")
                }
                Glibc.exit(ExitStatus.badData.rawValue)
            }
            let environment = ExpressionEnvironment(
                now: around.world.clock.wallTime(),
                seed: around.world.random.bytes(8).reduce(0) { $0 << 8 | UInt64($1) },
                calendarWords: around.words.language == .zh ? .chinese : .english)
            let value = parsed.evaluate(
                in: NamedValues(of: parsed, in: environment) { Self.value(known[$0]) })
            if common.json {
                emit("{\"type\":\"\(value.typeName)\",\"value\":\(Self.json(value))}")
            } else {
                emit(value.asString)
            }
        }
    }

    private func read(_ path: String, _ around: ProgramContext) throws -> JSONObject {
        guard let bytes = try? around.world.fileSystem.bytes(of: path, limit: 1 << 20) else {
            throw Failure("no_such_file", ["path": path], .noInput)
        }
        guard let object = looseJSON(bytes)?.objectValue else {
            throw Failure("bad_json", ["path": path], .badData)
        }
        return object
    }

    private static func value(_ json: JSONValue?) -> FormValue {
        switch json {
        case .string(let text): .string(text)
        case .integer(let number): .number(FormNumber(Int(number)))
        case .bool(let flag): .boolean(flag)
        case .array(let values): .string(values.compactMap(\.stringValue).joined(separator: " "))
        case .object, nil: .empty
        }
    }

    /// A number as its digits: JSON as others write it has fractions, our own log has none.
    private static func json(_ value: FormValue) -> String {
        if case .number(let number) = value, number.double.isFinite { return number.text }
        let json: JSONValue =
            switch value {
            case .boolean(let flag): .bool(flag)
            case .number, .string: .string(value.asString)
            }
        return String(decoding: canonicalBytes(json), as: UTF8.self)
    }
}
