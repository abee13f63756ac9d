import ArgumentParser
import CanonicalJSON
import ChecklistEngine
import FieldSession
import Fieldwork
import Glibc
import JournalStore
import PackAuthoring
import Wording
import Workbooks

struct PackImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "导入表格或 YAML 清单 / import a checklist from a spreadsheet or YAML",
        discussion: """
            问题逐条列出；有一处错误就什么也不写。没有 --to 就装入工作区。
            Every problem is told; with a single error nothing is written. Without --to the \
            checklist is installed in the workspace.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: ".xlsx, .xlsm, .csv, .md, .yaml") var file: String
    @Option(help: ArgumentHelp("普通清单的映射 / how a plain list is read", valueName: "MAP.yaml"))
    var map: String?
    @Option(help: ArgumentHelp("清单代号 / the checklist's id", valueName: "ID"))
    var id: String?
    @Option(help: ArgumentHelp("只写成文件，不装入 / write only, do not install", valueName: "OUT.yaml"))
    var to: String?
    @Option(help: ArgumentHelp("签名，缺省为旁边的 .sig / signature", valueName: "FILE.sig"))
    var signature: String?
    @Flag(help: "没有可信签名也替换有的 / replace a signed one by one that is not")
    var unsigned = false

    func validate() throws {
        if to != nil, signature != nil { throw ValidationError("--to, --signature") }
    }

    func run() throws {
        zhaodan.run(common) { around in
            let read = try read(around)
            let (yaml, pack) = (read.yaml, read.pack)
            let library = try around.library()
            try mustFit(read, library, around)
            if let to {
                try around.write(yaml, to: to)
                return tell("import.written", ["path": to], around)
            }
            let packs = around.installedPacks
            var new = InstalledPacks.Installation(pack: pack, yaml: yaml)
            new.signature = try signature(of: pack, around)
            new.shipped = library.shipped.first { $0.id == pack.id }
            new.mayLoseSignature = unsigned
            let path = try packs.install(new)
            let provenance = PackProvenance(of: new.signature, trusted: try packs.trusted.keys())
            var told = [
                "digest": pack.digest, "pack": pack.id, "path": path, "version": pack.version,
            ]
            if common.json {
                told["state"] = provenance.code
                told["signed_by"] = provenance.signer?.key
            }
            tell("import.installed", told, around)
            if !common.json {
                emit(around.words("pack_state.\(provenance.code)", provenance.arguments))
            }
        }
    }

    /// Sound, and of this pack; nil when there is none.
    private func signature(
        of pack: Pack, _ around: ProgramContext
    ) throws -> PackSignature? {
        let path = self.signature ?? file + InstalledPacks.signatureSuffix
        guard let signature = try around.installedPacks.signature(at: path) else {
            if self.signature == nil { return nil }
            throw Failure("no_such_file", ["path": path], .noInput)
        }
        do throws(PackSignatureFault) {
            guard let digest = Hash256(hex: pack.digest) else { return nil }
            try signature.verify(digest, pack: pack.id, version: pack.version)
        } catch {
            throw WorkspaceError.packSignatureWrong(path, error)
        }
        return signature
    }

    /// An addition has to go together with its base; without it, it stands alone and says so.
    private func mustFit(
        _ read: Read, _ library: PackLibrary, _ around: ProgramContext
    ) throws {
        guard let base = read.pack.overlay?.base else { return }
        guard library.pack(base) != nil else {
            return complain(
                around.words("import.base_missing", ["pack": read.pack.id, "base": base]))
        }
        let added =
            read.tables.map { LintFile(file, $0.form) }
            ?? LintFile(file, yaml: read.yaml, seeds: nil)
        let errors = PackLint([added]) { library.pack($0)?.pack }.errors
        for error in errors { around.told(error, read.tables).tell(common.json) }
        if !errors.isEmpty {
            throw Failure("import_refused", ["errors": String(errors.count)], .badData)
        }
    }

    private func tell(_ key: String, _ arguments: [String: String], _ around: ProgramContext) {
        if common.json {
            var object = JSONObject()
            for (name, value) in arguments { object[name] = .string(value) }
            emit(object)
        } else {
            emit(around.words(key, arguments))
        }
    }

    private struct Read {
        let yaml: [UInt8]
        let pack: Pack
        /// Of a spreadsheet.
        var tables: PackTables?
    }

    private func read(_ around: ProgramContext) throws -> Read {
        let seeds = try around.seeds()
        if isYAML(file) {
            let bytes = try around.bytes(of: file)
            let digest = PackTables.digest(bytes)
            let reading = readPack(file: file, bytes: bytes, digest: digest, seeds: seeds)
            for problem in reading.problems { around.told(problem).tell(common.json) }
            return Read(yaml: bytes, pack: try sound(reading.pack, reading.problems.count))
        }
        let tables: PackTables
        do {
            tables = try PackTables(file, map: map, id: id, seeds: seeds, around)
        } catch let fault as PackTables.Fault {
            let told = fault.told(around)
            for finding in told { finding.tell(common.json) }
            throw Failure("import_refused", ["errors": String(told.count)], .badData)
        }
        for problem in tables.form.problems {
            let told = tables.told(problem, around)
            // What is only worth a look goes to standard error.
            if problem.isWarning, !common.json {
                complain(around.words("import.warning", ["message": told.line]))
            } else {
                told.tell(common.json)
            }
        }
        let errors = tables.form.problems.count { !$0.isWarning }
        return Read(
            yaml: tables.form.yaml ?? [], pack: try sound(tables.form.pack, errors), tables: tables)
    }

    private func sound(_ pack: Pack?, _ errors: Int) throws -> Pack {
        if let pack, errors == 0 { return pack }
        throw Failure("import_refused", ["errors": String(max(errors, 1))], .badData)
    }
}
