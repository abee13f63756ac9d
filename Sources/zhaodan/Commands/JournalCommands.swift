import ArgumentParser
import CanonicalJSON
import CivilTime
import FieldSession
import InspectionModel
import JournalStore
import Wording

struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "日志 / the journal",
        subcommands: [
            JournalVerify.self, JournalLog.self, JournalShow.self, JournalSearch.self,
            JournalStatusCommand.self,
            JournalCheckpoint.self, JournalProve.self, JournalMoved.self, JournalSuccessor.self,
            JournalRepairCommand.self, JournalErase.self, JournalKeyCommand.self,
        ])
}

extension JournalReader {
    init(_ around: ProgramContext) {
        self.init(around.paths.journal, in: around.world.fileSystem)
    }
}

struct JournalLog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "列出记录 / list entries")

    @OptionGroup var common: CommonOptions
    @Option(help: "从第几条起 / first entry") var from = 0

    func run() throws {
        zhaodan.run(common) { around in
            guard from >= 0 else { throw Failure("unknown_entry", ["seq": String(from)], .noInput) }
            do throws(JournalError) {
                try JournalReader(around).entries(from: from) { entry in
                    if common.json {
                        emit(String(decoding: entry.line, as: UTF8.self))
                    } else {
                        emit("\(entry.seq)  \(entry.at.text)  \(entry.by)  \(entry.kind)")
                    }
                    return true
                }
            } catch {
                throw WorkspaceError.journal(error)
            }
        }
    }
}

struct JournalShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "一条记录 / one entry as it is on disk")

    @OptionGroup var common: CommonOptions
    @Argument(help: "编号 / number") var seq: Int

    func run() throws {
        zhaodan.run(common) { around in
            guard seq >= 0 else { throw Failure("unknown_entry", ["seq": String(seq)], .noInput) }
            var found: JournalEntry?
            do throws(JournalError) {
                try JournalReader(around).entries(from: seq) { entry in
                    found = entry
                    return false
                }
            } catch {
                throw WorkspaceError.journal(error)
            }
            guard let found, found.seq == seq else {
                throw Failure("unknown_entry", ["seq": String(seq)], .noInput)
            }
            emit(String(decoding: found.line, as: UTF8.self))
            if !common.json { emit(around.words("journal.leaf", ["leaf": found.leaf.hex])) }
        }
    }
}

struct JournalStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "日志概况 / the journal at a glance")

    @OptionGroup var common: CommonOptions

    func run() throws {
        zhaodan.run(common) { around in
            let status: JournalStatus
            do throws(JournalError) {
                status = try JournalReader(around).status()
            } catch {
                throw WorkspaceError.journal(error)
            }
            var json: JSONObject = [
                "device": .string(status.identity.dev), "home": .string(around.paths.home),
                "origin": .string(status.identity.origin),
                "practice": .bool(status.identity.isPractice),
                "session_open": .bool(status.isSessionOpen), "size": .integer(Int64(status.size)),
                "torn_bytes": .integer(Int64(status.bytesBehindLastEntry)),
            ]
            if let signed = status.signedSize { json["signed_size"] = .integer(Int64(signed)) }
            if let last = status.lastAt { json["last_at"] = .string(last.text) }
            if common.json { return emit(json) }
            var table = Table([around.words("table.name"), around.words("table.value")])
            for member in json.members {
                table.add([member.key, member.value.stringValue ?? "\(member.value)"])
            }
            table.print()
        }
    }
}

struct JournalCheckpoint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "签署检查点 / sign size and root")

    @OptionGroup var common: CommonOptions

    func run() throws {
        zhaodan.run(common) { around in
            let workspace = try Workspace.open(
                around.paths, library: try around.library(), language: around.language,
                in: around.world)
            defer { try? workspace.close() }
            let note = try workspace.checkpoint()
            if common.json {
                emit([
                    "note": .string(note), "root": .string(workspace.root),
                    "size": .integer(Int64(workspace.size)),
                ])
            } else {
                emit(note)
            }
        }
    }
}
