import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import FieldSession
import Glibc
import JournalStore
import PackAuthoring
import Wording
import Workbooks

struct PackImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "导入表格或 YAML 清单 / import a checklist from a spreadsheet or YAML",
        discussion: """
            问题逐条列出；有一处错误就什么也不写。没有 --to 就装入工作区。
            Every problem is told; with a single error nothing is written. Without --to the \
            checklist is installed in the workspace.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: ".xlsx, .xlsm, .csv, .md, .yaml") var file: String
    @Option(help: ArgumentHelp("普通清单的映射 / how a plain list is read", valueName: "MAP.yaml"))
    var map: String?
    @Option(help: ArgumentHelp("清单代号 / the checklist's id", valueName: "ID"))
    var id: String?
    @Option(help: ArgumentHelp("只写成文件，不装入 / write only, do not install", valueName: "OUT.yaml"))
    var to: String?

    func run() throws {
        zhaodan.run(common) { around in
            let (yaml, pack) = try read(around)
            if let to {
                try around.write(yaml, to: to)
                return tell("import.written", ["path": to], around)
            }
            let shipped = try around.library().shipped.first { $0.id == pack.id }
            let path = try around.installedPacks.install(pack, yaml: yaml, shipped: shipped)
            tell(
                "import.installed",
                [
                    "digest": pack.digest, "pack": pack.id, "path": path, "version": pack.version,
                ],
                around)
        }
    }

    private func tell(_ key: String, _ arguments: [String: String], _ around: ProgramContext) {
        if common.json {
            var object = JSONObject()
            for (name, value) in arguments { object[name] = .string(value) }
            emit(object)
        } else {
            emit(around.words(key, arguments))
        }
    }

    private func read(_ around: ProgramContext) throws -> (yaml: [UInt8], pack: Pack) {
        let bytes = try around.bytes(of: file)
        if isYAML(file) {
            let reading = readPack(file: file, bytes: bytes, digest: Self.digest(bytes))
            for problem in reading.problems { around.tell(problem, common.json) }
            return (bytes, try sound(reading.pack, reading.problems.count))
        }
        guard let tables = SpreadsheetFile(path: file) else {
            throw Failure("unknown_table_format", ["path": file], .badData)
        }
        let explained = try map.map { try listMap($0, around) }
        let reading = try self.tables(file, tables, bytes, around)
        let beside = try ExternalLists.names(in: reading.workbook).compactMap {
            try list($0, around)
        }
        let whole = WorkbookReading(
            workbook: ExternalLists.joined(beside, to: reading.workbook), notices: reading.notices)
        let options = FormImport.Options(
            name: Self.name(of: file), id: id, hasOnlyTexts: tables.hasOnlyTexts)
        let form =
            explained.map { FormImport(list: whole, $0, options, digest: Self.digest) }
            ?? FormImport(whole, options, digest: Self.digest)
        for problem in form.problems {
            around.tell(problem, file, line: whole.workbook.line(of: problem), common.json)
        }
        return (form.yaml ?? [], try sound(form.pack, form.problems.filter { !$0.isWarning }.count))
    }

    private func tables(
        _ path: String, _ format: SpreadsheetFile, _ bytes: [UInt8], _ around: ProgramContext
    ) throws -> WorkbookReading {
        do throws(WorkbookError) {
            return try format.read(bytes)
        } catch {
            around.tell(error, path, common.json)
            throw Failure("import_refused", ["errors": "1"], .badData)
        }
    }

    /// The rows of a list in a CSV beside the form; nil where there is no such file.
    private func list(
        _ name: String, _ around: ProgramContext
    ) throws -> (name: String, sheet: WorkbookSheet)? {
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        let path = "\(folder)\(name).csv"
        guard access(path, R_OK) == 0 else { return nil }
        let reading = try tables(path, .separated, try around.bytes(of: path), around)
        return reading.workbook.sheets.first.map { (name, $0) }
    }

    private func listMap(_ path: String, _ around: ProgramContext) throws -> ListMap {
        do {
            return try ListMap(file: path, yaml: try around.bytes(of: path))
        } catch let error as YAMLFailure {
            for problem in error.problems { around.tell(problem, common.json) }
            throw Failure("import_refused", ["errors": String(error.problems.count)], .badData)
        }
    }

    private func sound(_ pack: Pack?, _ errors: Int) throws -> Pack {
        if let pack, errors == 0 { return pack }
        throw Failure("import_refused", ["errors": String(max(errors, 1))], .badData)
    }

    private static func digest(_ bytes: [UInt8]) -> String { Hash256(of: bytes).hex }

    /// Without directories and ending.
    private static func name(of path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    }
}

extension Workbook {
    /// Of a text file, where a problem's row begins in it.
    fileprivate func line(of problem: SpreadsheetProblem) -> Int? {
        guard let sheet = problem.sheet, let row = problem.row else { return nil }
        return self[named: sheet]?.line(ofRow: row)
    }
}

func isYAML(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }
