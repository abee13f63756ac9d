import ArgumentParser
import FieldSession
import Fieldwork
import Glibc
import PackAuthoring
import Wording

struct PackLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "查出包文件的全部问题 / find every problem in pack files",
        discussion: """
            先列错误，后列提醒。有错误退出码为 1；提醒不影响，除非用 --strict。草稿等说明用 --notes 列出。
            Errors come first, warnings behind them. Errors make the exit code 1; warnings only with \
            --strict. Drafts and the like are listed with --notes.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(".yaml, .xlsx, .xlsm, .csv, .md", valueName: "FILE"))
    var files: [String]
    @Option(help: ArgumentHelp("普通清单的映射 / how a plain list is read", valueName: "MAP.yaml"))
    var map: String?
    @Flag(help: "提醒也算不合格 / warnings count, too") var strict = false
    @Flag(help: "列出说明 / list notes, too") var notes = false

    func run() throws {
        zhaodan.run(common) { around in
            let lint = try PackLinting(files, map: map, around)
            for finding in lint.errors { finding.tell(common.json) }
            if !common.json, !lint.errors.isEmpty {
                emit(around.words("lint.errors", ["count": String(lint.errors.count)]))
            }
            for finding in lint.warnings { finding.tell(common.json) }
            if !common.json, !lint.warnings.isEmpty {
                emit(around.words("lint.warnings", ["count": String(lint.warnings.count)]))
            }
            if notes { for finding in lint.notes { finding.tell(common.json) } }
            if !common.json, !lint.notes.isEmpty {
                let key = notes ? "lint.notes" : "lint.notes_hidden"
                emit(around.words(key, ["count": String(lint.notes.count)]))
            }
            if !lint.errors.isEmpty || strict && !lint.warnings.isEmpty {
                Glibc.exit(ExitStatus.notInOrder.rawValue)
            }
            if !common.json, lint.errors.isEmpty, lint.warnings.isEmpty {
                emit(around.words("lint.sound", ["count": String(files.count)]))
            }
        }
    }
}

/// What lint has to say of files that the command line names.
struct PackLinting {
    private(set) var errors: [ToldFinding] = []
    private(set) var warnings: [ToldFinding] = []
    private(set) var notes: [ToldFinding] = []

    /// - Parameter map: How spreadsheets are read that are no forms.
    init(_ paths: [String], map: String?, _ around: ProgramContext) throws {
        let seeds = try around.seeds()
        var files: [LintFile] = []
        var tables: [String: PackTables] = [:]
        for path in paths {
            if isYAML(path) {
                files.append(LintFile(path, yaml: try around.bytes(of: path), seeds: seeds))
                continue
            }
            do {
                let read = try PackTables(path, map: map, id: nil, seeds: seeds, around)
                tables[path] = read
                files.append(LintFile(path, read.form))
            } catch let fault as PackTables.Fault {
                errors += fault.told(around)
            }
        }
        let library = try around.library()
        let lint = PackLint(files) { library.pack($0)?.pack }
        let told = { (finding: LintFinding) -> ToldFinding in
            guard case .sheet(_, let file) = finding else { return around.told(finding, nil) }
            return around.told(finding, tables[file])
        }
        errors += lint.errors.map(told)
        warnings = lint.warnings.map(told)
        notes = lint.notes.map(told)
    }
}
