import ArgumentParser
import CanonicalJSON
import FieldScreens
import FieldSession
import Fieldwork
import Glibc
import JournalStore
import Wording

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "建立工作区和密钥 / create a workspace and its keys")

    @OptionGroup var common: CommonOptions
    @Option(help: "姓名 / name") var name: String
    @Option(help: "执法证号 / certificate number") var certificate: String?
    @Option(help: "所属机关 / authority") var authority: String?
    @Option(
        name: .customLong("authority-kind"), parsing: .upToNextOption,
        help: "机关类别（检查包中的代号，可多个）/ kinds of authority as packs name them")
    var authorityKinds: [String] = []
    @Option(help: "enforcement | self_check | entry | training") var role = "enforcement"
    @Option(name: .customLong("device-label"), help: "设备编号 / label in numbers")
    var deviceLabel: String?
    @Option(help: "来源域名 / origin's domain") var domain = "local"
    @Flag(help: "演练工作区 / practice workspace") var practice = false

    func run() throws {
        zhaodan.run(common) { around in
            guard let role = Profile.Role(rawValue: role) else {
                throw Failure("unknown_role", ["role": self.role], .usage)
            }
            if role == .enforcement, certificate == nil {
                throw Failure("certificate_missing", [:], .usage)
            }
            let setup = WorkspaceSetup(
                role: role, name: name, certificate: certificate, authority: authority,
                authorities: Set(authorityKinds), deviceLabel: deviceLabel ?? "D1")
            let workspace = try create(setup, isPractice: practice || role == .training, around)
            let device = workspace.device
            try workspace.close()
            if common.json {
                emit(["device": .string(device), "home": .string(around.paths.home)])
            } else {
                emit(around.words("init.done", ["path": around.paths.home, "device": device]))
            }
        }
    }
}

extension InitCommand {
    /// What cannot be made is said to be that, whatever the disk's reason.
    private func create(
        _ setup: WorkspaceSetup, isPractice: Bool, _ around: ProgramContext
    ) throws -> Workspace {
        do throws(WorkspaceError) {
            return try Workspace.create(
                around.paths, setup, isPractice: isPractice, domain: domain,
                library: try around.library(), language: around.language, in: around.world)
        } catch {
            let failure = Failure(error)
            guard failure.status == .inputOutput else { throw error }
            throw Failure(failure.code, failure.arguments, .cannotCreate)
        }
    }
}

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "演练：示例场所 / practice on a sample site, apart from your own workspace")

    @OptionGroup var common: CommonOptions
    @Flag(help: "不开界面，逐步输出 / no interface, print each step") var headless = false
    @Flag(help: "恢复示例原状 / restore the sample") var reset = false

    func run() throws {
        if headless || isatty(STDOUT_FILENO) != 1 {
            HeadlessDemo(common).run()
            return
        }
        let around = ProgramContext(common)
        if reset { removeTree(around.paths.home + "-demo") }
        Glibc.exit(Interface.run(around, .sample))
    }
}

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "检查终端、磁盘、时钟、密钥、日志 / check terminal, disk, clock, keys, journal")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let around = ProgramContext(common)
        let findings = Doctor(around).examine()
        for finding in findings {
            let sentence = around.words("doctor.\(finding.code)", finding.values)
            if common.json {
                var line: JSONObject = [
                    "check": .string(finding.check), "code": .string(finding.code),
                    "level": .string(finding.level.rawValue), "message": .string(sentence),
                    "ok": .bool(finding.level == .ok),
                ]
                for (name, value) in finding.values where line[name] == nil {
                    line[name] = .string(value)
                }
                emit(line)
            } else {
                emit("\(Self.mark(finding.level)) \(sentence)")
            }
        }
        if findings.contains(where: { $0.level == .fault }) {
            Glibc.exit(ExitStatus.notInOrder.rawValue)
        }
    }

    private static func mark(_ level: Doctor.Finding.Level) -> String {
        switch level {
        case .ok: "[✓]"
        case .warning: "[!]"
        case .fault: "[✗]"
        }
    }
}
