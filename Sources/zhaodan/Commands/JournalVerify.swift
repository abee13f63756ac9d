import ArgumentParser
import CanonicalJSON
import CivilTime
import FieldSession
import Glibc
import JournalStore
import Wording

/// The whole check in the shape scripts rely on; further members only where there is something
/// to say.
func verification(
    of reader: JournalReader, witnesses: [NoteVerifier] = []
) throws -> (isSound: Bool, json: JSONObject) {
    let check: JournalCheck
    do throws(JournalError) {
        check = try reader.check()
    } catch {
        throw WorkspaceError.journal(error)
    }
    var json: JSONObject
    switch check.outcome {
    case .sound(let entries, let root):
        json = ["entries": .integer(Int64(entries)), "ok": true, "root": .string(root.hex)]
    case .problem(let problem):
        json = ["ok": false, "reason": .string(problem.code)]
        if let segment = problem.segment { json["segment"] = .string(segment) }
        if let byte = problem.byteOffset { json["byte"] = .integer(Int64(byte)) }
        if let seq = problem.seq { json["seq"] = .integer(Int64(seq)) }
    }
    let counts = [
        "orphans": check.orphans, "sealed": check.sealedValues, "unerased": check.unerased,
    ]
    for (name, count) in counts where count > 0 { json[name] = .integer(Int64(count)) }
    if !witnesses.isEmpty {
        let standings = witnesses.map { ($0, check.note?.cosignature(of: $0) ?? .missing) }
        json["witnesses"] = .array(standings.map { .object(witnessJSON($0, $1)) })
        if json.bool("ok") == true, let fault = standings.compactMap({ $1.fault }).first {
            json["ok"] = false
            json["reason"] = .string(fault)
            json["segment"] = "checkpoint"
        }
    }
    return (json.bool("ok") == true, json)
}

private func witnessJSON(_ witness: NoteVerifier, _ standing: Cosignature) -> JSONObject {
    var json: JSONObject = ["name": .string(witness.name), "ok": .bool(standing.fault == nil)]
    if let fault = standing.fault { json["reason"] = .string(fault) }
    if let time = standing.time {
        json["at"] = .string(time.text)
        json["time"] = .integer(time.milliseconds / 1000)
    }
    return json
}

extension Cosignature {
    fileprivate var fault: String? {
        switch self {
        case .holds: nil
        case .missing: "cosignature_missing"
        case .wrong: "cosignature_wrong"
        }
    }

    fileprivate var time: WallTime? {
        guard case .holds(let seconds) = self else { return nil }
        let (milliseconds, isTooLarge) = seconds.multipliedReportingOverflow(by: 1000)
        return WallTime(
            milliseconds: isTooLarge ? .max / 2 : milliseconds, offsetMinutes: 8 * 60)
    }
}

struct JournalVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "逐字节校验，从不写入 / check every byte, never writes")

    @OptionGroup var common: CommonOptions
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("见证方公钥 / keys of witnesses", valueName: "VKEY"))
    var witness: [String] = []

    func run() throws {
        zhaodan.run(common) { around in
            let witnesses = try witness.map { text in
                guard let key = NoteVerifier(vkey: text), key.algorithm == .cosignature else {
                    throw Failure("bad_witness_key", ["key": text], .usage)
                }
                return key
            }
            let result = try verification(of: JournalReader(around), witnesses: witnesses)
            if common.json { emit(result.json) } else { tell(result.json, around.words) }
            if !result.isSound { Glibc.exit(ExitStatus.notInOrder.rawValue) }
        }
    }

    private func tell(_ json: JSONObject, _ words: Phrasebook) {
        var values: [String: String] = [:]
        for member in json.members {
            values[member.key] =
                member.value.stringValue ?? member.value.integerValue.map { String($0) }
        }
        let isSound = json.bool("ok") == true
        for name in ["segment", "byte", "seq"] where values[name] == nil { values[name] = "-" }
        values["reason"] = values["reason"].map { words("problem.\($0)") }
        emit(words(isSound ? "verify.sound" : "verify.broken", values))
        for name in ["orphans", "sealed", "unerased"] {
            guard let count = values[name] else { continue }
            emit(words("verify.\(name)", ["count": count]))
        }
        for case .object(let witness) in json.array("witnesses") ?? [] {
            let name = witness.string("name") ?? ""
            if let time = witness.string("at") {
                emit(words("verify.witness", ["name": name, "time": time]))
            } else {
                let reason = words("problem.\(witness.string("reason") ?? "")")
                emit(words("verify.no_witness", ["name": name, "reason": reason]))
            }
        }
    }
}
