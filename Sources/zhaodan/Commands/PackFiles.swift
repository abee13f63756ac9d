import CanonicalJSON
import FieldSession
import Glibc
import JournalStore
import PackAuthoring
import Resources
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

    /// The file is there as a whole, or what was there before; others may read it as far as the
    /// user's mask lets them.
    func write(_ bytes: [UInt8], to path: String) throws {
        let directory = world.fileSystem.parent(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        do {
            try world.fileSystem.replaceDurably(
                name, in: directory, temporary: ".\(name).new", with: bytes)
            let mask = umask(0)
            umask(mask)
            chmod(path, 0o666 & ~mask)
        } catch {
            throw Failure("output_not_written", ["path": path], .cannotCreate)
        }
    }

    /// What items may name in `seeds`.
    func seeds() throws -> SeedList {
        let path = "Seeds/checkpoints.yaml"
        guard let bytes = resources.bytes(path) else {
            throw Failure(.resourceMissing(path))
        }
        do throws(YAMLFailure) {
            return try SeedList(file: path, yaml: bytes)
        } catch {
            for problem in error.problems { complain(told(problem).line) }
            throw Failure("seeds_unreadable", ["path": path], .badData)
        }
    }
}

/// Something found in a file, for people and for scripts.
struct ToldFinding {
    let line: String
    let json: JSONObject

    func tell(_ asJSON: Bool) {
        if asJSON { emit(json) } else { emit(line) }
    }
}

extension ProgramContext {
    /// A problem of a YAML file.
    func told(_ problem: PackProblem) -> ToldFinding {
        let message = words("lint.\(problem.code)", problem.arguments)
        return ToldFinding(
            line: "\(problem.file):\(problem.line):\(problem.column): \(message)",
            json: [
                "arguments": json(problem.arguments), "code": .string(problem.code),
                "column": .integer(Int64(problem.column)), "file": .string(problem.file),
                "line": .integer(Int64(problem.line)), "message": .string(message),
                "severity": .string(problem.severity.rawValue),
            ])
    }

    /// A problem of a spreadsheet.
    ///
    /// - Parameter line: Of a text file, where the row begins in it.
    func told(_ problem: SpreadsheetProblem, _ file: String, line: Int?) -> ToldFinding {
        let message = words(problem.sentence, problem.arguments)
        var object: JSONObject = [
            "arguments": json(problem.arguments), "code": .string(problem.code),
            "file": .string(file), "message": .string(message),
            "severity": .string(problem.severity.rawValue),
        ]
        if let sheet = problem.sheet { object["sheet"] = .string(sheet) }
        if let line { object["line"] = .integer(Int64(line)) }
        if let row = problem.row { object["row"] = .integer(Int64(row)) }
        if let column = problem.column {
            object["column"] = .string(CellPlace.columnName(column))
        }
        return ToldFinding(
            line: placed(message, problem, line.map { "\(file):\($0)" } ?? file), json: object)
    }

    /// - Parameter tables: Of a finding in a spreadsheet.
    func told(_ finding: LintFinding, _ tables: PackTables?) -> ToldFinding {
        switch finding {
        case .text(let problem): told(problem)
        case .sheet(let problem, let file):
            tables?.told(problem, self) ?? told(problem, file, line: nil)
        }
    }

    /// Why a file was not read as tables, or not written as one.
    func told(_ error: WorkbookError, _ file: String) -> ToldFinding {
        let message = words("workbook.\(error.code)", error.arguments)
        return ToldFinding(
            line: "\(file): \(message)",
            json: [
                "arguments": json(error.arguments), "code": .string(error.code),
                "file": .string(file), "message": .string(message),
                "severity": .string(LintSeverity.error.rawValue),
            ])
    }

    private func json(_ arguments: [String: String]) -> JSONValue {
        var object = JSONObject()
        for (name, value) in arguments { object[name] = .string(value) }
        return .object(object)
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
}
