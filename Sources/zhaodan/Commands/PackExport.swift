import ArgumentParser
import CanonicalJSON
import FieldSession
import PackAuthoring
import Wording
import Workbooks

struct PackExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "把清单写成表格或 YAML / write a checklist as a spreadsheet or YAML")

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp("清单代号或文件 / id or file", valueName: "ID|FILE.yaml"))
    var source: String
    @Option(help: ArgumentHelp(".xlsx, .yaml, .md, .csv", valueName: "FILE"))
    var to: String

    func run() throws {
        zhaodan.run(common) { around in
            let yaml = try yaml(around)
            if isYAML(to) {
                try around.write(yaml, to: to)
            } else {
                try around.write(try table(yaml, around), to: to)
            }
            if common.json { return emit(["path": .string(to)]) }
            emit(around.words("export.written", ["path": to]))
        }
    }

    private func yaml(_ around: ProgramContext) throws -> [UInt8] {
        if isYAML(source) { return try around.bytes(of: source) }
        let library = try around.library()
        guard library.pack(source) != nil, let bytes = library.source(of: source) else {
            throw Failure("unknown_pack", ["pack": source], .noInput)
        }
        return bytes
    }

    private func table(_ yaml: [UInt8], _ around: ProgramContext) throws -> [UInt8] {
        guard let file = SpreadsheetFile(path: to) else {
            throw Failure("unknown_table_format", ["path": to], .usage)
        }
        do {
            let workbook = try FormExport(file: source, yaml: yaml).workbook
            if case .separated = file, workbook.sheets.count > 1 {
                complain(around.words("export.survey_only"))
            }
            return try file.write(workbook)
        } catch let error as YAMLFailure {
            for problem in error.problems { around.told(problem).tell(common.json) }
            throw Failure("export_refused", [:], .badData)
        } catch let error as WorkbookError {
            around.told(error, to).tell(common.json)
            throw Failure("export_refused", [:], .badData)
        }
    }
}
