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
        let seeds = try around.seeds()
        if isYAML(file) {
            let bytes = try around.bytes(of: file)
            let digest = PackTables.digest(bytes)
            let reading = readPack(file: file, bytes: bytes, digest: digest, seeds: seeds)
            for problem in reading.problems { around.told(problem).tell(common.json) }
            return (bytes, try sound(reading.pack, reading.problems.count))
        }
        let tables: PackTables
        do {
            tables = try PackTables(file, map: map, id: id, seeds: seeds, around)
        } catch let fault as PackTables.Fault {
            let told = fault.told(around)
            for finding in told { finding.tell(common.json) }
            throw Failure("import_refused", ["errors": String(told.count)], .badData)
        }
        for problem in tables.form.problems {
            let told = tables.told(problem, around)
            // What is only worth a look goes to standard error.
            if problem.isWarning, !common.json {
                complain(around.words("import.warning", ["message": told.line]))
            } else {
                told.tell(common.json)
            }
        }
        let errors = tables.form.problems.count { !$0.isWarning }
        return (tables.form.yaml ?? [], try sound(tables.form.pack, errors))
    }

    private func sound(_ pack: Pack?, _ errors: Int) throws -> Pack {
        if let pack, errors == 0 { return pack }
        throw Failure("import_refused", ["errors": String(max(errors, 1))], .badData)
    }
}
