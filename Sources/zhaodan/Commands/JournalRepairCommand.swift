import ArgumentParser
import CanonicalJSON
import FieldSession
import Glibc
import JournalStore
import Wording

/// Puts a damaged journal in order with the lines and blobs of a copy.
struct JournalRepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "用副本修复损坏的日志 / mend a damaged journal from a copy",
        discussion: """
            DIR 是日志或工作区的副本、U 盘目录，或任何含 log/*.jsonl 的目录，可给多个。只取哈希与应有的一致的行；\
            损坏的文件留在 journal/quarantine/。中断后可再运行。
            DIR is a copy of the journal or the workspace, a stick, anything with log/*.jsonl in it; there \
            may be several. Only lines of the expected hash are taken; the damaged file is kept in \
            journal/quarantine/. It may be run again after an interruption.
            """)

    @OptionGroup var common: CommonOptions
    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("副本所在目录 / copies", valueName: "DIR"))
    var from: [String]

    func run() throws {
        zhaodan.run(common) { around in
            let report = try Workspace.repair(around.paths, from: from, in: around.world)
            if common.json { emit(report.json) } else { tell(report, around.words) }
            if !report.isInOrder { Glibc.exit(ExitStatus.notInOrder.rawValue) }
        }
    }

    private func tell(_ report: RepairReport, _ words: Phrasebook) {
        for name in report.setAside { emit(words("repair.set_aside", ["file": name])) }
        for segment in report.segments {
            emit(
                words(
                    "repair.segment",
                    [
                        "file": segment.file, "count": String(segment.entries.count),
                        "kept": segment.quarantineFile ?? "-",
                    ]))
        }
        if report.isSignedAnew { emit(words("repair.checkpoint")) }
        for name in report.restoredBlobs { emit(words("repair.blob", ["blob": name])) }
        for name in report.missingBlobs { emit(words("repair.blob_missing", ["blob": name])) }
        if let problem = report.problem {
            emit(
                words(
                    "repair.still",
                    [
                        "reason": words("problem.\(problem.code)"),
                        "segment": problem.segment ?? "-",
                        "byte": problem.byteOffset.map(String.init) ?? "-",
                        "seq": problem.seq.map(String.init) ?? "-",
                    ]))
        } else {
            let key = report.hasDoneSomething ? "repair.done" : "repair.not_needed"
            emit(words(key, ["entries": String(report.entries)]))
        }
    }
}

extension RepairReport {
    fileprivate var json: JSONObject {
        func list(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }
        var json: JSONObject = [
            "blobs": list(restoredBlobs), "blobs_missing": list(missingBlobs),
            "checkpoint": .bool(isSignedAnew), "entries": .integer(Int64(entries)),
            "ok": .bool(isInOrder), "set_aside": list(setAside),
        ]
        json["segments"] = .array(
            segments.map { segment in
                var part: JSONObject = [
                    "entries": .array(segment.entries.map { .integer(Int64($0)) }),
                    "file": .string(segment.file),
                ]
                if let kept = segment.quarantineFile { part["kept"] = .string(kept) }
                return .object(part)
            })
        if let problem {
            json["reason"] = .string(problem.code)
            if let segment = problem.segment { json["segment"] = .string(segment) }
            if let byte = problem.byteOffset { json["byte"] = .integer(Int64(byte)) }
            if let seq = problem.seq { json["seq"] = .integer(Int64(seq)) }
        }
        return json
    }
}
