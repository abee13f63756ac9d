import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import FieldSession
import JournalStore
import PackAuthoring
import Wording

struct PackSign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "给清单签名 / sign a checklist",
        discussion: """
            签名写在旁边的 FILE.yaml.sig。清单改动后要重新签。
            The signature is written beside it, as FILE.yaml.sig. Whatever is changed has to be signed again.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp("清单 / checklist", valueName: "FILE.yaml")) var file: String
    @Option(help: ArgumentHelp("pack keygen 做的密钥 / key", valueName: "KEYFILE")) var key: String
    @Option(
        name: .customLong("passphrase-file"),
        help: ArgumentHelp("口令文件（首行）/ file with the passphrase", valueName: "FILE"))
    var passphraseFile: String?

    func run() throws {
        zhaodan.run(common) { around in
            let bytes = try around.bytes(of: file)
            let digest = Hash256(of: bytes)
            let reading = readPack(file: file, bytes: bytes, digest: digest.hex)
            for problem in reading.problems { around.told(problem).tell(common.json) }
            guard let pack = reading.pack else {
                throw Failure(
                    "sign_refused", ["errors": String(reading.problems.count)], .badData)
            }
            guard let passphrase = try passphrase(passphraseFile, around), !passphrase.isEmpty
            else { throw WorkspaceError.passphraseNeeded }
            let signer = try IssuerKey(path: key, in: around.world).open(passphrase: passphrase)
            guard
                let signature = try? PackSignature(
                    pack: pack.id, version: pack.version, digest: digest, by: signer)
            else { throw Failure("not_signable", ["version": pack.version], .badData) }
            let path = file + InstalledPacks.signatureSuffix
            try around.write(signature.note.bytes, to: path)
            if common.json {
                return emit([
                    "digest": .string(digest.hex), "key": .string(signature.key.vkey),
                    "pack": .string(pack.id), "path": .string(path),
                    "version": .string(pack.version),
                ])
            }
            emit(
                around.words(
                    "pack.signed",
                    [
                        "pack": pack.id, "version": pack.version, "path": path,
                        "name": signature.key.name,
                    ]))
        }
    }
}

struct PackKeygen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "做一把发布清单的密钥 / make a key that signs checklists",
        discussion: """
            打印的一行是公开的验证密钥，交给使用单位，用 pack trust 信任。密钥文件和口令不要外传。
            The line it prints is public: whoever takes your checklists trusts it with pack trust. Keep the file and \
            its passphrase to yourselves.
            """)

    @OptionGroup var common: CommonOptions
    @Option(help: ArgumentHelp("发布单位，字母数字 .-_/ / issuer", valueName: "ISSUER")) var name: String
    @Option(help: ArgumentHelp("密钥文件 / the key's file", valueName: "FILE")) var to: String
    @Option(
        name: .customLong("passphrase-file"),
        help: ArgumentHelp("口令文件（首行）/ file with the passphrase", valueName: "FILE"))
    var passphraseFile: String?

    func run() throws {
        zhaodan.run(common) { around in
            guard let passphrase = try passphrase(passphraseFile, around), !passphrase.isEmpty
            else { throw Failure("key_needs_passphrase", [:], .notPermitted) }
            // What was mistyped once would lock the key for good.
            if passphraseFile == nil {
                let again = try zhaodan.passphrase(
                    nil, around, prompt: "prompt.passphrase_again")
                guard again == passphrase else {
                    throw Failure("passphrases_differ", [:], .notPermitted)
                }
            }
            let key = try IssuerKey(path: to, in: around.world).make(
                name: name, passphrase: passphrase)
            if common.json {
                return emit(["key": .string(key.vkey), "path": .string(to)])
            }
            complain(around.words("pack.key_made", ["path": to]))
            emit(key.vkey)
        }
    }
}

struct PackTrust: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: "信任的发布单位 / issuers whose signatures count",
        discussion: """
            密钥要当面或经可靠途径核对：从哪里拿清单，就不要只从哪里拿密钥。
            Check the key with the issuer in person or another way you rely on: not only where the checklist came from.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(
        help: ArgumentHelp("验证密钥或写有它的文件 / verifier key or file", valueName: "KEY|FILE"))
    var key: String?
    @Flag(help: "不再信任 / trust it no more") var remove = false
    @Flag(help: "列出 / list them") var list = false

    func validate() throws {
        if list == (key != nil) { throw ValidationError("pack trust KEY|FILE, --list") }
    }

    func run() throws {
        zhaodan.run(common) { around in
            let trusted = around.installedPacks.trusted
            guard let key else {
                for key in try trusted.keys() { tell(key, nil, around) }
                return
            }
            let issuer = try issuer(key, around)
            if remove {
                guard try trusted.remove(issuer) else {
                    throw Failure("key_not_trusted", ["name": issuer.name], .noInput)
                }
                tell(issuer, "removed", around)
            } else {
                _ = try trusted.add(issuer)
                tell(issuer, "trusted", around)
            }
        }
    }

    private func tell(_ key: NoteVerifier, _ status: String?, _ around: ProgramContext) {
        if common.json {
            var json: JSONObject = ["key": .string(key.vkey), "name": .string(key.name)]
            json["status"] = status.map { .string($0) }
            emit(json)
        } else if let status {
            emit(around.words("pack.issuer_\(status)", ["name": key.name, "key": key.id]))
        } else {
            emit(key.vkey)
        }
    }

    /// The line itself, or the first line of a file.
    private func issuer(_ text: String, _ around: ProgramContext) throws -> NoteVerifier {
        if let key = NoteVerifier(issuer: text) { return key }
        guard let bytes = try? around.world.fileSystem.bytes(of: text, limit: 4_096) else {
            throw Failure("no_verifier_key", ["path": text], .badData)
        }
        let line = String(decoding: bytes.prefix { $0 != 0x0a && $0 != 0x0d }, as: UTF8.self)
        guard let key = NoteVerifier(issuer: line) else {
            throw Failure("no_verifier_key", ["path": text], .badData)
        }
        return key
    }
}
