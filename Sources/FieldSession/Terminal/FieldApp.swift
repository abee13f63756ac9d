package import FieldScreens
import Fieldwork
import InspectionModel
package import JournalStore
package import Resources
package import TerminalHost
package import TerminalUI
package import Wording

/// The interface on a terminal: carries the screens' effects to the workspace and its answers
/// back. Belongs to the main thread.
package struct FieldApp: TerminalProgram {
    package struct Configuration: Sendable {
        package var paths: WorkspacePaths
        package var samplePaths: WorkspacePaths
        package var words: Phrasebook
        package var resources: Resources
        package var world: JournalWorld
        package var opensSample = false
        /// A pack to be walked in a workspace that is thrown away.
        package var preview: PackPreview?
        /// Why nothing is to be recorded, only read; nil when it is.
        package var viewing: Refusal?
        /// Decodes photos for the screen.
        package var previewProgram = PreviewProgram(path: nil)
        /// Shown on first start, may be changed there.
        package var deviceLabel: String

        package init(
            paths: WorkspacePaths, samplePaths: WorkspacePaths, words: Phrasebook,
            resources: Resources, world: JournalWorld, deviceLabel: String
        ) {
            self.paths = paths
            self.samplePaths = samplePaths
            self.words = words
            self.resources = resources
            self.world = world
            self.deviceLabel = deviceLabel
        }

        func library(_ paths: WorkspacePaths) throws(WorkspaceError) -> PackLibrary {
            try PackLibrary(resources, InstalledPacks(paths, in: world.fileSystem))
        }
    }

    let configuration: Configuration
    var paths: WorkspacePaths
    var model: AppModel
    var mailbox: Mailbox?
    let failures = FailureBox()
    let known = KnownEntries()
    var thread: WorkspaceThread?
    /// What stands in for the workspace when it is only read.
    var view: WorkspaceView?
    var draftsToSave: [DraftKey: [String: String]] = [:]
    var draftsDue: Int64?
    private var surroundingsDue: Int64
    var watch: PhotoWatch?
    var watchDue: Int64 = 0
    /// Acts whose outcome is not known yet, and when the oldest was submitted.
    var underWay = 0
    var submittedAt: Int64?
    var questionsUnderWay = 0
    var previews: SideDesk?
    /// Beside the former: a slow picture is no reason for a slow Tab.
    var listings: SideDesk?
    package private(set) var exitCode: Int32?
    /// Why the workspace could not be opened; said after the terminal is given back.
    package internal(set) var failure: WorkspaceError?
    /// Why what was typed last is in no draft, `disk_full` and the like; said after the terminal
    /// is given back.
    package private(set) var lostDraft: String?
    package var wantsSuspend = false

    static let draftDelay: Int64 = 300
    /// After a failed write; the next key tries sooner.
    private static let draftRetry: Int64 = 5_000
    private static let surroundingsInterval: Int64 = 60_000
    /// A disk that takes longer than this is spoken of.
    private static let slowDisk: Int64 = 300

    package init(_ configuration: Configuration) {
        self.configuration = configuration
        paths = configuration.opensSample ? configuration.samplePaths : configuration.paths
        let clock = configuration.world.clock
        var around = Surroundings.beforeOpening(configuration, clock)
        let isThere =
            (try? configuration.world.fileSystem.status(of: paths.format)) != nil
        let isFirstStart =
            !isThere && !configuration.opensSample && configuration.preview == nil
        around.isPreview = configuration.preview != nil
        if isFirstStart {
            around.authorityKinds = Surroundings.authorityKinds(configuration.resources)
        }
        let first: any Screen = isFirstStart ? FirstStartScreen(isForced: true) : HomeScreen()
        model = AppModel(around: around, words: configuration.words, screen: first)
        surroundingsDue = clock.bootMilliseconds() + Self.surroundingsInterval
    }

    // MARK: TerminalProgram

    package mutating func start(_ terminal: TerminalFacts, waker: Waker) {
        let mailbox = Mailbox(waker)
        self.mailbox = mailbox
        previews = SideDesk(mailbox)
        listings = SideDesk(mailbox)
        update(.resized(terminal.size))
        update(.terminal(showsPictures: terminal.showsColours))
        if let reason = configuration.viewing {
            openView(reason)
        } else if let preview = configuration.preview {
            openPreview(preview)
        } else if configuration.opensSample {
            openSample()
        } else if model.screen.id != .firstStart {
            openWorkspace()
        }
    }

    package mutating func handle(_ event: HostEvent) {
        switch event {
        case .input(let input): update(.input(input, at: now))
        case .resized(let size): update(.resized(size))
        case .wake: for message in mailbox?.take() ?? [] { receive(message) }
        case .timer: tick()
        case .hangup, .terminate: end(0, saying: event == .terminate ? 143 : 129)
        case .interrupt: update(.input(.key(.control("c")), at: now))
        case .resumed, .commandFinished: break
        }
    }

    package mutating func frame(size: Size) -> Frame { paint(model, size) }

    package var nextDeadline: Int? {
        var due = surroundingsDue
        if let draftsDue { due = min(due, draftsDue) }
        if watch != nil { due = min(due, watchDue) }
        if underWay > 0, let submittedAt, model.around.journal.saving == 0 {
            due = min(due, submittedAt + Self.slowDisk)
        }
        return Int(max(0, due - now))
    }

    package var isBusy: Bool {
        underWay > 0 || questionsUnderWay > 0 || model.around.field == nil && thread != nil
    }

    var now: Int64 { configuration.world.clock.bootMilliseconds() }

    // MARK: Messages and effects

    mutating func update(_ message: AppMessage) {
        let wasWalking = model.screens.count > 1
        for effect in model.update(message) { carryOut(effect) }
        // A preview has nothing but its walk.
        if configuration.preview != nil, wasWalking, model.screens.count == 1, exitCode == nil {
            end(0, saying: nil)
        }
    }

    private mutating func receive(_ message: AppMessage) {
        switch message {
        case .committed, .refused, .statementReady:
            underWay = max(0, underWay - 1)
            submittedAt = underWay > 0 ? now : nil
        // It was not counted: no frame waits for it.
        case .answered(let question, _, _) where question.isAboutFiles: break
        case .answered, .unanswered: questionsUnderWay = max(0, questionsUnderWay - 1)
        case .setupFailed where model.screen.id != .firstStart:
            // Without its journal there is nothing a screen could show.
            failure = failures.take()
            end(0, saying: nil)
        case .watching(nil): watch = nil
        default: break
        }
        update(message)
    }

    // MARK: Time and the end

    var drafts: DraftStore { DraftStore(paths, in: configuration.world.fileSystem) }

    private mutating func tick() {
        if let due = draftsDue, now >= due { saveDrafts() }
        if underWay > 0, let submittedAt, now >= submittedAt + Self.slowDisk {
            model.around.journal.saving = underWay
        }
        if watch != nil, now >= watchDue { lookAtFolder() }
        if now >= surroundingsDue {
            surroundingsDue = now + Self.surroundingsInterval
            update(
                .clock(
                    today: Workspace.today(configuration.world.clock),
                    time: clockText(configuration.world.clock.wallTime()),
                    battery: Battery.percent()))
        }
    }

    private mutating func saveDrafts() {
        draftsDue = nil
        if draftsToSave.isEmpty { return }
        var failure: FileError?
        for (key, texts) in draftsToSave {
            do throws(FileError) {
                try drafts.save(key, texts)
                draftsToSave[key] = nil
            } catch {
                failure = error
            }
        }
        guard let failure else {
            let time = clockText(configuration.world.clock.wallTime())
            update(.draftsSaved(at: time))
            return
        }
        draftsDue = now + Self.draftRetry
        update(.draftsFailed(failure.writingFailure))
    }

    mutating func dropDraft(_ key: DraftKey) {
        do throws(FileError) {
            try drafts.drop(key)
        } catch {
            update(.failed(Refusal(code: "draft_not_dropped")))
        }
        let isFailing = model.around.journal.draftFailure != nil
        if isFailing, draftsToSave.isEmpty { update(.draftsSaved(at: nil)) }
    }

    /// Keeps what was typed, closes the session, ends.
    mutating func end(_ code: Int32, saying signal: Int32?) {
        update(.hangup)
        saveDrafts()
        lostDraft = draftsToSave.isEmpty ? nil : model.around.journal.draftFailure
        thread?.closeAndWait()
        thread = nil
        exitCode = signal ?? code
    }
}
