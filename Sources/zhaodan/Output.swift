import CanonicalJSON
import CellText
import FieldSession
import Fieldwork
import Glibc
import JournalStore
import Wording

/// Results go to standard output, one line each, and are there when the call returns.
func emit(_ line: String) {
    var bytes = Array(line.utf8)
    bytes.append(0x0a)
    write(bytes, to: STDOUT_FILENO)
}

func emit(_ object: JSONObject) {
    write(canonicalBytes(object) + [0x0a], to: STDOUT_FILENO)
}

/// What is for people goes to standard error.
func complain(_ line: String) {
    write(Array((line + "\n").utf8), to: STDERR_FILENO)
}

private func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        // Nobody reads any more: there is nobody to tell either.
        if count <= 0 { exit(ExitStatus.inputOutput.rawValue) }
        rest = rest.dropFirst(count)
    }
}

/// A table whose columns line up, Han characters counted as two.
struct Table {
    private var rows: [[String]]

    init(_ heading: [String]) { rows = [heading] }

    mutating func add(_ row: [String]) { rows.append(row) }

    func print() {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? cellWidth($0[column]) : 0 }.max() ?? 0
        }
        for row in rows {
            var line = ""
            for (column, text) in row.enumerated() {
                line += text
                if column < row.count - 1 {
                    line += String(repeating: " ", count: widths[column] - cellWidth(text) + 2)
                }
            }
            emit(line)
        }
    }
}

/// A refusal or an error as a person reads it, and as a script does.
struct Failure: Error {
    let code: String
    let arguments: [String: String]
    let status: ExitStatus

    init(_ code: String, _ arguments: [String: String] = [:], _ status: ExitStatus) {
        self.code = code
        self.arguments = arguments
        self.status = status
    }

    init(_ error: WorkspaceError) {
        self.init(error.code, error.arguments, Self.status(of: error))
    }

    /// Where the screens' sentence names keys, the command line has one of its own.
    func sentence(_ words: Phrasebook) -> String {
        let key = "refusal.\(code)"
        let own = "\(key).command"
        return words(
            words.has(own) ? own : key, arguments.mapValues { words.has($0) ? words($0) : $0 })
    }

    func json(_ words: Phrasebook) -> JSONObject {
        var error: JSONObject = ["code": .string(code), "message": .string(sentence(words))]
        for (name, value) in arguments where error[name] == nil { error[name] = .string(value) }
        return error
    }

    private static func status(of error: WorkspaceError) -> ExitStatus {
        switch error {
        case .notThere, .noSuchInspection, .noSuchHazard, .photo(.notThere, _): return .noInput
        case .photo(.unreadable, _): return .inputOutput
        case .photo: return .badData
        case .alreadyThere, .packSameVersion, .packReserved, .overlayTakesID, .keyThere:
            return .cannotCreate
        case .noKey: return .noInput
        case .packSignatureWrong, .packDamaged, .trustUnreadable, .issuerName: return .badData
        case .packSignatureLost: return .notPermitted
        case .file, .index: return .inputOutput
        case .newerFormat, .configUnreadable, .event, .packUnreadable, .resourceMissing:
            return .badData
        case .wrongPassphrase, .passphraseNeeded: return .notPermitted
        case .journal(let error):
            switch error.code {
            case "in_use": return .inUse
            case "no_journal", "unfinished_creation": return .noInput
            case "journal_exists": return .cannotCreate
            case "line_too_long", "string_too_long", "body_not_canonical": return .badData
            default: return .inputOutput
            }
        case .refused(let refusal):
            if refusal.code.hasPrefix("measurement_") { return .badData }
            switch refusal.code {
            case "unknown_inspection", "unknown_pack", "unknown_site", "unknown_person",
                "unknown_item", "unknown_fact", "unknown_photo", "unknown_finding",
                "overlay_not_there", "unknown_pack_text", "pack_not_in_inspection":
                return .noInput
            case "unknown_choice", "fact_has_wrong_form", "unknown_reason", "not_measured_item",
                "site_missing", "no_packs", "photo_already_there", "video_times_wrong",
                "video_device_missing", "removal_reason_missing", "no_conflict",
                "conflict_not_named", "conflict_reason_missing", "pack_text_missing":
                return .badData
            default: return .notPermitted
            }
        }
    }
}

/// Runs a command's body; what fails becomes one line and an exit code.
func run(_ options: CommonOptions, _ body: (ProgramContext) throws -> Void) {
    let surroundings = ProgramContext(options)
    func end(_ failure: Failure) -> Never {
        if options.json {
            let line: JSONObject = ["error": .object(failure.json(surroundings.words))]
            write(canonicalBytes(line) + [0x0a], to: STDERR_FILENO)
        } else {
            complain(failure.sentence(surroundings.words))
        }
        exit(failure.status.rawValue)
    }
    do {
        try body(surroundings)
    } catch let error as WorkspaceError {
        end(Failure(error))
    } catch let failure as Failure {
        end(failure)
    } catch {
        preconditionFailure("an error of no known kind: \(error)")
    }
}
