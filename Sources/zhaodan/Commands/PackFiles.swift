import CanonicalJSON
import FieldSession
import JournalStore
import PackAuthoring
import Wording
import Workbooks

extension ProgramContext {
    /// Of a file that the command line names.
    func bytes(of path: String) throws -> [UInt8] {
        guard let bytes = try? world.fileSystem.bytes(of: path, limit: 64 << 20) else {
            throw Failure("no_such_file", ["path": path], .noInput)
        }
        return bytes
    }

    /// The file is there as a whole, or what was there before.
    func write(_ bytes: [UInt8], to path: String) throws {
        let directory = world.fileSystem.parent(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        do {
            try world.fileSystem.replaceDurably(
                name, in: directory, temporary: ".\(name).new", with: bytes)
        } catch {
            throw Failure("output_not_written", ["path": path], .cannotCreate)
        }
    }

    /// A problem of a YAML file, in the form of `pack lint`.
    func tell(_ problem: PackProblem, _ asJSON: Bool) {
        let message = words("lint.\(problem.code)", problem.arguments)
        if asJSON {
            emit([
                "code": .string(problem.code), "column": .integer(Int64(problem.column)),
                "file": .string(problem.file), "line": .integer(Int64(problem.line)),
                "message": .string(message),
            ])
        } else {
            emit("\(problem.file):\(problem.line):\(problem.column): \(message)")
        }
    }

    /// A problem of a spreadsheet; what is only worth a look goes to standard error.
    func tell(_ problem: SpreadsheetProblem, _ file: String, line: Int?, _ asJSON: Bool) {
        let message = words(problem.sentence, problem.arguments)
        if asJSON {
            var object: JSONObject = [
                "code": .string(problem.code), "file": .string(file),
                "message": .string(message),
                "severity": .string(problem.isWarning ? "warning" : "error"),
            ]
            if let sheet = problem.sheet { object["sheet"] = .string(sheet) }
            if let line { object["line"] = .integer(Int64(line)) }
            if let row = problem.row { object["row"] = .integer(Int64(row)) }
            if let column = problem.column {
                object["column"] = .string(CellPlace.columnName(column))
            }
            return emit(object)
        }
        let told = placed(message, problem, line.map { "\(file):\($0)" } ?? file)
        if problem.isWarning {
            complain(words("import.warning", ["message": told]))
        } else {
            emit(told)
        }
    }

    private func placed(_ message: String, _ problem: SpreadsheetProblem, _ file: String) -> String
    {
        var arguments = ["file": file, "message": message]
        // Sentences of the file's reader name their place themselves.
        if case .notice = problem.reason { return "\(file): \(message)" }
        guard let sheet = problem.shownSheet else { return "\(file): \(message)" }
        arguments["sheet"] = sheet
        guard let row = problem.row else { return words("import.place_sheet", arguments) }
        arguments["row"] = String(row)
        guard let column = problem.column else { return words("import.place_row", arguments) }
        arguments["column"] = CellPlace.columnName(column)
        return words("import.place", arguments)
    }

    /// Why a file was not read as tables, or not written as one.
    func tell(_ error: WorkbookError, _ file: String, _ asJSON: Bool) {
        let message = words("workbook.\(error.code)", error.arguments)
        if asJSON {
            emit([
                "code": .string(error.code), "file": .string(file), "message": .string(message),
                "severity": "error",
            ])
        } else {
            emit("\(file): \(message)")
        }
    }
}
