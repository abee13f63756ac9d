import FieldScreens
import FieldSession
import Glibc
import JournalStore
import TerminalHost
import Wording

/// The interface on the terminal this program was started in.
enum Interface {
    /// What it opens with.
    enum Opening {
        case workspace, sample
        /// In a workspace at these paths, which is thrown away.
        case preview(PackPreview, WorkspacePaths)
    }

    static func run(_ surroundings: ProgramContext, _ opening: Opening) -> Int32 {
        var paths = surroundings.paths
        if case .preview(_, let thrownAway) = opening { paths = thrownAway }
        let sample = WorkspacePaths(home: paths.home + "-demo", state: paths.state)
        var configuration = FieldApp.Configuration(
            paths: paths, samplePaths: sample, words: surroundings.words,
            resources: surroundings.resources, world: surroundings.world,
            deviceLabel: deviceLabel())
        switch opening {
        case .workspace: break
        case .sample: configuration.opensSample = true
        case .preview(let preview, _): configuration.preview = preview
        }
        configuration.previewProgram = .installed()
        var host = HostConfiguration()
        host.wantsColour = getenv("NO_COLOR") == nil
        if configuration.preview == nil {
            host.crashLog = crashLog(paths)
            host.crashNotice = surroundings.words("crash.notice", ["path": paths.crashLog])
        } else {
            host.crashNotice = surroundings.words("crash.notice_preview")
        }
        host.marksIdle = getenv("ZHAODAN_MARKS_IDLE") != nil
        while true {
            var app = FieldApp(configuration)
            do throws(HostError) {
                let status = try TerminalHost.run(&app, configuration: host)
                if let why = app.lostDraft { complain(surroundings.words("draft.lost.\(why)")) }
                guard let error = app.failure else { return status }
                let failure = Failure(error)
                complain(failure.sentence(surroundings.words))
                guard configuration.viewing == nil, let question = StartQuestion(error),
                    goOn(question.ask(surroundings.words), error, &configuration, surroundings)
                else { return failure.status.rawValue }
            } catch {
                complain(surroundings.words("refusal.\(error.code)", error.arguments))
                return ExitStatus.unavailable.rawValue
            }
        }
    }

    /// Does what was chosen.
    ///
    /// - Returns: Whether the interface is to be tried again.
    private static func goOn(
        _ choice: StartQuestion.Choice, _ reason: WorkspaceError,
        _ configuration: inout FieldApp.Configuration, _ surroundings: ProgramContext
    ) -> Bool {
        let paths = configuration.opensSample ? configuration.samplePaths : configuration.paths
        do throws(WorkspaceError) {
            switch choice {
            case .moved: _ = try Workspace.settle(paths, .moved, in: configuration.world)
            case .successor: _ = try Workspace.succeed(paths, in: configuration.world)
            case .view:
                configuration.viewing = Refusal(code: reason.code, arguments: reason.arguments)
            case .quit: return false
            }
        } catch {
            // The next try meets the same, and asks again with what is left.
            complain(Failure(error).sentence(surroundings.words))
            guard let question = StartQuestion(error) else { return false }
            return goOn(
                question.ask(surroundings.words), error, &configuration, surroundings)
        }
        return true
    }

    /// The directory has to be there before the terminal is taken over; without it there is no log.
    private static func crashLog(_ paths: WorkspacePaths) -> String? {
        var made = ""
        for part in paths.state.split(separator: "/") {
            made += "/" + part
            mkdir(made, 0o700)
        }
        return access(paths.state, W_OK) == 0 ? paths.crashLog : nil
    }

    /// The host's name in capitals, cut to what a number can carry: `K7`.
    private static func deviceLabel() -> String {
        var buffer = [CChar](repeating: 0, count: 65)
        gethostname(&buffer, buffer.count - 1)
        let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let name = String(decoding: bytes, as: UTF8.self).uppercased().filter {
            $0.isASCII && ($0.isLetter || $0.isNumber)
        }
        return name.isEmpty ? "D1" : String(name.prefix(6))
    }
}
