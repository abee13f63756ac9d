import ArgumentParser
import ChecklistEngine
import CivilTime
import FieldSession
import Fieldwork
import FormEngine
import FormLanguage
import Glibc
import InspectionModel
import JournalStore
import PackAuthoring
import Wording

struct PackPreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "不建工作区，试走一份清单 / walk a checklist without a workspace",
        discussion: """
            在终端上是真实的界面，用完即删，不能签名；不在终端上就把内容逐行写出。文件有错误时列出错误，退出码为 65。
            On a terminal these are the real screens; nothing is kept or signed. Elsewhere the walk is \
            written line by line. A file with errors is refused with all of them, exit code 65.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp("清单代号或文件 / id or file", valueName: "ID|FILE"))
    var pack: String

    func run() throws {
        zhaodan.run(common) { around in
            let read = try PackOfAuthor(pack, try around.seeds(), around, common.json)
            guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
                return PackWalk(read.pack, on: Workspace.today(around.world.clock), around.words)
                    .tell()
            }
            let folder = try ThrowawayFolder("zhaodan-preview")
            let preview = PackPreview(
                read.pack, yaml: read.yaml, base: try base(of: read.pack, around))
            let status = Interface.run(around, .preview(preview, folder.paths))
            folder.remove()
            Glibc.exit(status)
        }
    }

    private func base(
        of pack: Pack, _ around: ProgramContext
    ) throws -> (pack: Pack, yaml: [UInt8])? {
        guard let id = pack.overlay?.base else { return nil }
        let library = try around.library()
        guard let shelved = library.pack(id), let yaml = library.source(of: id) else { return nil }
        return (shelved.pack, yaml)
    }
}

/// A pack in walking order, for people: facts, groups, items with their limits and grounds,
/// questions with their types.
private struct PackWalk {
    private let pack: Pack
    private let day: CivilDay
    private let words: Phrasebook
    /// Groups around a group.
    private let depths: [Int: Int]

    init(_ pack: Pack, on day: CivilDay, _ words: Phrasebook) {
        self.pack = pack
        self.day = day
        self.words = words
        // What is around a group stands before it.
        depths = pack.survey.reduce(into: [:]) { depths, row in
            guard case .group(let index) = row.content else { return }
            depths[index] = row.group.map { (depths[$0] ?? 0) + 1 } ?? 0
        }
    }

    func tell() {
        emit(
            words(
                "preview.head",
                [
                    "title": words(pack.title), "version": pack.version,
                    "items": String(pack.items.count),
                    "questions": String(pack.questions.count),
                ]))
        if !pack.facts.isEmpty {
            emit("")
            emit("== \(words("screen.facts"))")
            for fact in pack.facts { tell(fact, indent: "") }
        }
        for row in pack.survey {
            let indent = String(repeating: "  ", count: depth(row))
            switch row.content {
            case .group(let index): tell(pack.groups[index], indent)
            case .item(let index): tell(pack.items[index], indent)
            case .question(let index): tell(pack.questions[index], indent: indent)
            }
        }
    }

    /// Groups around it but for the outermost.
    private func depth(_ row: SurveyRow) -> Int {
        if case .group(let index) = row.content { return depths[index] ?? 0 }
        return row.group.flatMap { depths[$0] } ?? 0
    }

    private func tell(_ group: ChecklistGroup, _ indent: String) {
        emit("")
        let mark = group.isRepeat ? " " + words("preview.repeat") : ""
        emit("\(indent)== \(words(group.label))\(mark)")
        tell(group.relevance, indent)
    }

    private func tell(_ item: ChecklistItem, _ indent: String) {
        let tags =
            (item.emphasis == .major ? words("tag.major") : "")
            + (item.isDraft ? words("tag.draft") : "")
        emit("\(indent)\(item.code)  \(tags)\(words(item.requirement))")
        if let measure = item.measure {
            emit("\(indent)    " + words("answering.limit", ["limit": measure.limitText]))
        }
        let basis = pack.groundsText(item.basis, on: day, words)
        emit("\(indent)    " + words("answering.basis", ["basis": basis]))
        tell(item.relevance, indent)
    }

    private func tell(_ question: Question, indent: String) {
        var about = question.kind.typeText
        if let unit = question.unit { about += " \(unit)" }
        let choices = pack.choices(of: question).map { words($0.label) }
        if !choices.isEmpty { about += ": " + choices.joined(separator: " / ") }
        emit("\(indent)\(question.name)  \(words(question.label))  [\(about)]")
        if let limit = question.rules[.constraint] {
            emit("\(indent)    " + words("preview.constraint", ["text": limit.source]))
        }
        tell(question.rules[.relevance], indent)
    }

    private func tell(_ relevance: FormLanguage.Expression?, _ indent: String) {
        guard let relevance else { return }
        emit("\(indent)    " + words("preview.relevant", ["text": relevance.source]))
    }
}
