import ArgumentParser
import CanonicalJSON
import CellText
import ChecklistEngine
import FieldSession
import Fieldwork
import Glibc
import PackAuthoring
import Wording

struct PackCoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "检查包覆盖了哪些重点事项 / which checkpoints packs cover",
        discussion: """
            不写清单时算全部随附和已装入的清单。条目只写编号一次也算覆盖；一个制度的各个要点都有检查项才算。
            Without packs: all that are shipped and installed, together. A system is covered when each of \
            its points has an item.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp("清单代号或文件 / ids or files", valueName: "ID|FILE.yaml"))
    var packs: [String] = []
    @Flag(help: "列出没有覆盖的 / list what is missing") var missing = false
    @Flag(help: "列出各条由哪些检查项覆盖 / list the items of each") var items = false

    func run() throws {
        zhaodan.run(common) { around in
            let seeds = try around.seeds()
            let read = try packs.isEmpty ? all(around) : packs.map { try pack($0, seeds, around) }
            let coverage = SeedCoverage(of: read, in: seeds)
            if common.json {
                for group in coverage.groups {
                    for row in missing ? group.missing : group.rows { emit(json(row)) }
                }
                return
            }
            CoverageTable(coverage, around.words).tell(items: items, missing: missing)
        }
    }

    private func all(_ around: ProgramContext) throws -> [Pack] {
        let library = try around.library()
        return library.index.compactMap { library.pack($0.id)?.pack }
    }

    private func pack(_ name: String, _ seeds: SeedList, _ around: ProgramContext) throws -> Pack {
        try PackOfAuthor(name, seeds, around, common.json).pack
    }

    private func json(_ row: SeedCoverage.Row) -> JSONObject {
        [
            "class": .string(row.seed.weight.rawValue), "covered": .bool(row.isCovered),
            "for_checklist": .bool(row.seed.isForChecklist), "group": .string(row.seed.group),
            "id": .string(row.seed.id),
            "items": .array(row.items.map { .string("\($0.pack)/\($0.item)") }),
            "kind": .string(row.seed.kind.rawValue),
            "title": ["en": .string(row.seed.title.en), "zh": .string(row.seed.title.zh)],
        ]
    }
}

/// The coverage of packs for people: a bar a group, the totals, and what is missing.
private struct CoverageTable {
    private let coverage: SeedCoverage
    private let words: Phrasebook

    init(_ coverage: SeedCoverage, _ words: Phrasebook) {
        self.coverage = coverage
        self.words = words
    }

    func tell(items: Bool, missing: Bool) {
        for kind in SeedList.Kind.allCases {
            emit(words("coverage.\(kind.rawValue)"))
            let groups = coverage.groups(of: kind)
            let width = groups.map { cellWidth(title($0)) }.max() ?? 0
            for group in groups {
                let total = group.wanted.count
                let room = String(repeating: " ", count: width - cellWidth(title(group)))
                let bar = Self.bar(group.covered, total)
                emit("  \(title(group))\(room)  \(bar)  \(group.covered)/\(total)")
                for row in group.wanted where row.isCovered ? items : items || missing {
                    emit("      \(told(row))")
                    if items, !row.items.isEmpty { emit("          \(row.codes)") }
                }
            }
            emit("  " + totals(kind))
            emit("")
        }
        let others = coverage.groups.flatMap(\.rows).count { !$0.seed.isForChecklist }
        emit(words("coverage.others", ["count": String(others)]))
    }

    private func title(_ group: SeedCoverage.Group) -> String {
        "\(group.group.id) \(words(group.group.title))"
    }

    private func told(_ row: SeedCoverage.Row) -> String {
        let seed = row.seed
        return
            "\(seed.id)  \(words("coverage.class.\(seed.weight.rawValue)"))  \(words(seed.title))"
    }

    /// All of a kind, then by class.
    private func totals(_ kind: SeedList.Kind) -> String {
        func figure(_ total: (covered: Int, wanted: Int)) -> String {
            "\(total.covered)/\(total.wanted)"
        }
        let classes = SeedList.Class.allCases.compactMap { weight -> String? in
            let total = coverage.total(kind, weight)
            guard total.wanted > 0 else { return nil }
            return "\(words("coverage.class.\(weight.rawValue)")) \(figure(total))"
        }
        return words(
            "coverage.total",
            [
                "total": figure(coverage.total(kind)),
                "classes": classes.joined(separator: words("list.separator")),
            ])
    }

    private static let barColumns = 10

    /// Full only when nothing is missing, empty only when nothing is there.
    private static func bar(_ covered: Int, _ total: Int) -> String {
        guard total > 0 else { return String(repeating: "·", count: barColumns) }
        var filled = covered * barColumns / total
        if covered > 0 { filled = max(1, filled) }
        return String(repeating: "█", count: filled)
            + String(repeating: "░", count: barColumns - filled)
    }
}

extension SeedCoverage.Row {
    fileprivate var codes: String {
        items.map { "\($0.pack)/\($0.item)" }.joined(separator: " ")
    }
}
