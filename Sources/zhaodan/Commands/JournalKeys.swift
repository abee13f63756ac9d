import ArgumentParser
import CanonicalJSON
import FieldSession
import Fieldwork
import InspectionModel
import JournalStore
import LedgerIndex
import Wording

struct JournalKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "签名密钥 / signing keys",
        subcommands: [JournalKeyRotate.self, JournalKeyRetire.self])
}

struct JournalKeyRotate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "换一把密钥 / replace a key",
        discussion: """
            不写 --person 时换设备的密钥，日志编号不变；新旧两把密钥都签过，旧的才停用。中断后再运行一次即可接着完成。
            Without --person the device's key; the journal's id stays, and both keys sign before the old one is \
            retired. After an interruption, run it again.
            """)

    @OptionGroup var common: CommonOptions
    @Option(help: "理由 / reason") var reason: String
    @Option(help: "人员 u-…；缺省为设备 / person") var person: String?
    @Option(
        name: .customLong("passphrase-file"),
        help: ArgumentHelp("口令文件（首行）/ file with the passphrase", valueName: "FILE"))
    var passphraseFile: String?

    func run() throws {
        withWorkspace(common) { workspace, around in
            let key: String
            if let person {
                let id = try knownPerson(person, workspace)
                key = try workspace.rotateKey(
                    of: id, passphrase: try passphrase(passphraseFile, workspace, around),
                    why: reason)
            } else {
                key = try workspace.rotateDeviceKey(why: reason)
            }
            if common.json { return emit(["key": .string(key)]) }
            emit(around.words("key.rotated", ["key": key]))
        }
    }
}

struct JournalKeyRetire: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "停用某人的密钥 / retire a person's key",
        discussion: """
            停用后不能再用它签字；此人下次签字时另做一把，并记入日志。
            It signs no more; at the person's next signing a new one is made and entered in the journal.
            """)

    @OptionGroup var common: CommonOptions
    @Option(help: "人员 u-… / person") var person: String
    @Option(help: "理由 / reason") var reason: String

    func run() throws {
        withWorkspace(common) { workspace, around in
            let id = try knownPerson(person, workspace)
            let count = try workspace.retireKeys(of: id, why: reason)
            guard count > 0 else {
                throw Failure("no_key_to_retire", ["person": person], .noInput)
            }
            if common.json { return emit(["count": .integer(Int64(count))]) }
            emit(around.words("key.retired", ["person": person]))
        }
    }
}

private func knownPerson(_ text: String, _ workspace: Workspace) throws -> PersonID {
    guard let id = PersonID(text), workspace.field.person(id) != nil else {
        throw Failure("unknown_person", ["person": text], .noInput)
    }
    return id
}
