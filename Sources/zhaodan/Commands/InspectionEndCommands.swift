import ArgumentParser
import CanonicalJSON
import FieldScreens
import FieldSession
import Fieldwork
import Glibc
import InspectionModel
import JournalStore
import Wording

struct InspectionFinish: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "finish", abstract: "结束检查 / end an inspection")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String
    @Option(help: "normal | suspended | refused") var end = "normal"
    @Option(help: "中止原因 danger weather called_away other / why suspended") var reason: String?
    @Option(help: "说明 / note") var note: String?
    @Option(help: "拒绝时的原话 / words used in refusing") var words: String?
    @Option(help: "拒绝的人 / who refused") var person: String?
    @Option(help: "见证人 / witness") var witness: String?
    @Option(name: .customLong("reported-to"), help: "已向谁报告 / reported to") var reportedTo: String?
    @Flag(name: .customLong("propose-case"), help: "建议立案 / propose a case") var proposeCase = false
    @Option(
        name: .customLong("leave-unchecked"), help: "其余记为未检查的原因 / the rest is not checked, reason")
    var leaveUnchecked: String?

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            if let leaveUnchecked {
                guard let reason = NotCheckedReason(rawValue: leaveUnchecked) else {
                    throw Failure("unknown_reason", ["reason": leaveUnchecked], .badData)
                }
                _ = try workspace.perform(.leaveUnchecked(state.id, reason))
            }
            let events = try workspace.perform(try command(state.id))
            acknowledge(events, common, around, ["end": .string(end)])
        }
    }

    private func command(_ id: InspectionID) throws -> FieldCommand {
        switch end {
        case "normal": return .finish(id, .normal)
        case "suspended":
            guard let why = SuspensionReason(rawValue: reason ?? "") else {
                throw Failure("unknown_suspension", ["value": reason ?? ""], .badData)
            }
            return .finish(id, .suspended(why, note: note))
        case "refused":
            return .finishRefused(
                id, words: words ?? "", person: person.map(sitePerson),
                witness: witness.map(sitePerson), reportedTo: reportedTo, proposesCase: proposeCase)
        default: throw Failure("unknown_end", ["value": end], .badData)
        }
    }
}

private func sitePerson(_ name: String) -> PersonChoice {
    .new(PersonDraft(name: name, role: .sitePerson))
}

struct InspectionResume: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "继续中止的检查 / go on with a suspended inspection")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            acknowledge(try workspace.perform(.resume(state.id)), common, around, JSONObject())
        }
    }
}

struct InspectionEnterprise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enterprise",
        abstract: "被检查单位一方的结果 / how the enterprise's side ended")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String
    @Argument(help: "paper_signed refused_to_sign signed_by_agent nobody_present")
    var outcome: String
    @Option(help: "拒签理由 / reason") var reason: String?
    @Option(name: .customLong("reported-to"), help: "已向谁报告 / reported to") var reportedTo: String?
    @Option(help: "见证人 / witness") var witness: String?
    @Option(help: "代签人 / agent") var person: String?
    @Option(help: "职务 / post") var post: String?
    @Option(help: "授权依据 / authority") var authority: String?

    func run() throws {
        withWorkspace(common) { workspace, around in
            guard let outcome = EnterpriseOutcome(rawValue: outcome) else {
                throw Failure("unknown_outcome", ["value": self.outcome], .badData)
            }
            let state = try inspection(id, in: workspace.field)
            var side = EnterpriseSideRecorded(outcome: outcome)
            side.reason = reason
            side.reportedTo = reportedTo
            side.post = post
            side.authority = authority
            let events = try workspace.perform(
                .enterpriseSide(
                    state.id, side, person: person.map(sitePerson),
                    witness: witness.map(sitePerson)))
            acknowledge(events, common, around, ["outcome": .string(outcome.rawValue)])
        }
    }
}

struct InspectionSign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "签署检查记录 / sign the record")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String
    @Option(
        name: .customLong("passphrase-file"),
        help: ArgumentHelp("口令文件（首行）/ file with the passphrase", valueName: "FILE"))
    var passphraseFile: String?
    @Option(help: "签字人 u-…，缺省为本机人员 / who signs") var person: String?

    func run() throws {
        withWorkspace(common) { workspace, around in
            let state = try inspection(id, in: workspace.field)
            let signer = person.flatMap { PersonID($0) } ?? workspace.profile.person
            let events = try workspace.sign(
                state.id, signer, passphrase: try passphrase(passphraseFile, workspace, around))
            for case .inspection(_, .signed(let signed)) in events.map(\.event) {
                if !common.json { complain(signed.note) }
                acknowledge(
                    events, common, around,
                    [
                        "note": .string(signed.note), "person": .string(signed.person.text),
                        "report": .string(signed.report),
                    ])
            }
        }
    }
}

/// From the file, else asked on the terminal without showing it.
func passphrase(
    _ file: String?, _ workspace: Workspace, _ around: ProgramContext
) throws -> String? {
    workspace.profile.isPractice ? nil : try passphrase(file, around)
}

/// The same where there is no practice.
func passphrase(
    _ file: String?, _ around: ProgramContext, prompt: String = "prompt.passphrase"
) throws -> String? {
    if let file {
        guard let bytes = try? around.world.fileSystem.bytes(of: file, limit: 4_096)
        else { throw Failure("no_such_file", ["path": file], .noInput) }
        return String(decoding: bytes.prefix { $0 != 0x0a }, as: UTF8.self)
    }
    guard isatty(STDIN_FILENO) == 1 else { throw WorkspaceError.passphraseNeeded }
    guard let typed = getpass(around.words(prompt) + " ") else { return nil }
    return String(cString: typed)
}
