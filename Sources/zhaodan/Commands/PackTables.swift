import FieldSession
import Glibc
import JournalStore
import PackAuthoring
import Workbooks

/// A spreadsheet of the command line, read as a form or as a list that a mapping explains.
struct PackTables {
    let form: FormImport
    private let path: String
    private let workbook: Workbook

    /// Why a file was not even read as tables.
    enum Fault: Error {
        case tables(WorkbookError, path: String)
        case map(YAMLFailure)

        func told(_ around: ProgramContext) -> [ToldFinding] {
            switch self {
            case .tables(let error, let path): [around.told(error, path)]
            case .map(let failure): failure.problems.map { around.told($0) }
            }
        }
    }

    /// - Throws: `Fault`, and `Failure` for a file that is not there or is no table.
    init(
        _ path: String, map: String?, id: String?, seeds: SeedList, _ around: ProgramContext
    ) throws {
        guard let format = SpreadsheetFile(path: path) else {
            _ = try around.bytes(of: path)
            throw Failure("unknown_table_format", ["path": path], .badData)
        }
        let explained = try map.map { try Self.listMap($0, around) }
        let reading = try Self.read(path, format, around)
        let beside = try ExternalLists.names(in: reading.workbook).compactMap {
            try Self.list($0, beside: path, around)
        }
        let whole = WorkbookReading(
            workbook: ExternalLists.joined(beside, to: reading.workbook), notices: reading.notices)
        var options = FormImport.Options(
            name: Self.name(of: path), id: id, hasOnlyTexts: format.hasOnlyTexts)
        options.seeds = seeds
        self.path = path
        workbook = whole.workbook
        form =
            explained.map { FormImport(list: whole, $0, options, digest: Self.digest) }
            ?? FormImport(whole, options, digest: Self.digest)
    }

    func told(_ problem: SpreadsheetProblem, _ around: ProgramContext) -> ToldFinding {
        let line = problem.sheet.flatMap { sheet in
            problem.row.flatMap { workbook[named: sheet]?.line(ofRow: $0) }
        }
        return around.told(problem, path, line: line)
    }

    private static func read(
        _ path: String, _ format: SpreadsheetFile, _ around: ProgramContext
    ) throws -> WorkbookReading {
        let bytes = try around.bytes(of: path)
        do throws(WorkbookError) {
            return try format.read(bytes)
        } catch {
            throw Fault.tables(error, path: path)
        }
    }

    /// The rows of a list in a CSV beside the form; nil where there is no such file.
    private static func list(
        _ name: String, beside file: String, _ around: ProgramContext
    ) throws -> (name: String, sheet: WorkbookSheet)? {
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        let path = "\(folder)\(name).csv"
        guard access(path, R_OK) == 0 else { return nil }
        let reading = try read(path, .separated, around)
        return reading.workbook.sheets.first.map { (name, $0) }
    }

    private static func listMap(_ path: String, _ around: ProgramContext) throws -> ListMap {
        let bytes = try around.bytes(of: path)
        do throws(YAMLFailure) {
            return try ListMap(file: path, yaml: bytes)
        } catch {
            throw Fault.map(error)
        }
    }

    static func digest(_ bytes: [UInt8]) -> String { Hash256(of: bytes).hex }

    /// Without directories and ending.
    private static func name(of path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    }
}

func isYAML(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }
