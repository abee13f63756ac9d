import ArgumentParser
import CanonicalJSON
import CivilTime
import FieldSession
import Fieldwork
import InspectionModel
import JournalStore
import LedgerIndex
import Wording

/// Reads only: works beside a running interface.
struct JournalSearch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "按文字查找记录 / find entries by their words",
        discussion: """
            查：事实、理由、备注、原话、位置、编号、被检查单位名称。不查：人员姓名、证号、电话（不在日志里）。
            Searched: facts, reasons, notes, words used, places, numbers, names of sites. Not searched: \
            names, certificates and telephone numbers of persons, which are not in the journal.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: "汉字、编号；几个词用空格隔开，须都有 / words, all of which have to be there")
    var text: [String]
    @Option(help: "最多几条 / at most so many") var limit = 50

    func validate() throws {
        guard !text.isEmpty, limit > 0 else { throw ValidationError("TEXT") }
    }

    func run() throws {
        zhaodan.run(common) { around in
            let text = self.text.joined(separator: " ")
            let found = try Workspace.search(around.paths, text, limit: limit, in: around.world)
            for entry in found {
                if common.json {
                    emit(json(entry))
                } else {
                    tell(entry, around.words)
                }
            }
            if common.json { return }
            if found.isEmpty { complain(around.words("search.nothing", ["text": text])) }
            if found.count == limit {
                complain(around.words("search.more", ["count": String(limit)]))
            }
            complain(around.words("search.about"))
        }
    }

    private func tell(_ entry: FoundEntry, _ words: Phrasebook) {
        let author = entry.name ?? (entry.author ?? entry.typist).text
        emit("\(entry.seq)  \(entry.at.text.prefix(19))  \(entry.kind)  \(author)")
        for (line, ranges) in zip(entry.found.lines, entry.found.ranges) {
            emit("    " + marked(line, ranges))
        }
    }

    /// `可燃气体*探测器*离线`
    private func marked(_ line: String, _ ranges: [Range<String.Index>]) -> String {
        var text = ""
        var end = line.startIndex
        for range in ranges where range.lowerBound >= end {
            text += line[end..<range.lowerBound] + "*" + line[range] + "*"
            end = range.upperBound
        }
        return text + line[end...]
    }

    private func json(_ entry: FoundEntry) -> JSONObject {
        var json: JSONObject = [
            "at": .string(entry.at.text), "by": .string(entry.typist.text),
            "kind": .string(entry.kind), "leaf": .string(entry.leaf),
            "seq": .integer(Int64(entry.seq)),
            "text": .array(entry.found.lines.map { .string($0) }),
            "matched": .array(
                zip(entry.found.lines, entry.found.ranges).flatMap { line, ranges in
                    ranges.map { .string(String(line[$0])) }
                }),
        ]
        if let author = entry.author { json["author"] = .string(author.text) }
        return json
    }
}
