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
    }

    let configuration: Configuration
    var paths: WorkspacePaths
    private var model: AppModel
    var mailbox: Mailbox?
    let failures = FailureBox()
    let known = KnownEntries()
    var thread: WorkspaceThread?
    /// What stands in for the workspace when it is only read.
    var view: WorkspaceView?
    var draftsToSave: [DraftKey: [String: String]] = [:]
    var draftsDue: Int64?
    private var surroundingsDue: Int64
    private var watch: PhotoWatch?
    private var watchDue: Int64 = 0
    /// Acts whose outcome is not known yet, and when the oldest was submitted.
    private var underWay = 0
    private var submittedAt: Int64?
    private var questionsUnderWay = 0
    private var previews: SideDesk?
    /// Beside the former: a slow picture is no reason for a slow Tab.
    private var listings: SideDesk?
    package private(set) var exitCode: Int32?
    /// Why the workspace could not be opened; said after the terminal is given back.
    package internal(set) var failure: WorkspaceError?
    /// Why what was typed last is in no draft, `disk_full` and the like; said after the terminal
    /// is given back.
    package private(set) var lostDraft: String?
    package var wantsSuspend = false

    private static let draftDelay: Int64 = 300
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
        let isFirstStart = !isThere && !configuration.opensSample
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

    private var now: Int64 { configuration.world.clock.bootMilliseconds() }

    // MARK: Messages and effects

    mutating func update(_ message: AppMessage) {
        for effect in model.update(message) { carryOut(effect) }
    }

    private mutating func receive(_ message: AppMessage) {
        switch message {
        case .committed, .refused, .statementReady:
            underWay = max(0, underWay - 1)
            submittedAt = underWay > 0 ? now : nil
        // What a side desk answers was not counted: no frame waits for it.
        case .answered(.preview, _, _), .answered(.paths, _, _): break
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

    private mutating func carryOut(_ effect: AppEffect) {
        if case .ask(.preview(let request)) = effect { return showPreview(request) }
        if case .ask(.paths(let request)) = effect {
            let fileSystem = configuration.world.fileSystem
            listings?.ask(.paths(request)) {
                .paths(request, PathListing.candidates(request, fileSystem))
            }
            return
        }
        if let answers = view?.answers(to: effect) {
            for message in answers { update(message) }
            return
        }
        switch effect {
        case .run(let command, let token):
            submit(token) { workspace throws(WorkspaceError) in try workspace.perform(command) }
        case .sign(let id, let passphrase, let token):
            submit(token) { workspace throws(WorkspaceError) in
                try workspace.sign(
                    id, workspace.author ?? workspace.profile.person,
                    passphrase: passphrase.isEmpty ? nil : passphrase)
            }
        case .prepareStatement(let id): prepareStatement(id)
        case .ask(let question): answer(question)
        case .addPhotos(let id, let path, let target, let token):
            guard let mailbox else { return }
            submit(token) { workspace throws(WorkspaceError) in
                try workspace.addPhotos(id, typed: path, target, mailbox)
            }
        case .importPhotos(let id, let picked, let token):
            guard let mailbox else { return }
            submit(token) { workspace throws(WorkspaceError) in
                try workspace.importPhotos(id, picked, mailbox)
            }
        case .lookForPictures(let path):
            guard let mailbox else { return }
            ask { workspace throws(WorkspaceError) in
                .picturesFound(try workspace.pictures(path, mailbox))
            }
        case .watchPhotos(let id, let folder, let target): beginWatch(id, folder, target)
        case .readLog(let from, let count):
            ask { workspace throws(WorkspaceError) in
                .logPage(try workspace.logLines(from: from, count: count))
            }
        case .verifyJournal: verify()
        case .switchAuthor(let person):
            thread?.submit { result in
                if case .success(let workspace) = result { workspace.author = person }
            }
        case .saveDraft(let key, let texts):
            draftsToSave[key] = texts
            draftsDue = now + Self.draftDelay
        case .dropDraft(let key):
            draftsToSave[key] = nil
            dropDraft(key)
        case .createWorkspace(let setup): create(setup)
        case .openSample: openSample()
        case .suspend: wantsSuspend = true
        case .quit: end(0, saying: nil)
        }
    }

    /// Work that ends in `committed` or `refused`.
    private mutating func submit(
        _ token: Int,
        _ work: @escaping @Sendable (Workspace) throws(WorkspaceError) -> [StampedEvent]
    ) {
        guard let mailbox, let thread else { return }
        underWay += 1
        if submittedAt == nil { submittedAt = now }
        let known = known
        thread.submit { result in
            do throws(WorkspaceError) {
                let workspace = try result.get()
                let events = try work(workspace)
                known.note(workspace)
                mailbox.post(.journal(workspace.standing()))
                mailbox.post(
                    .committed(token: token, events, names: workspace.names(in: events)))
                if let jump = workspace.takeClockJump() { mailbox.post(.clockJumped(jump)) }
            } catch {
                if let failure = error.journalFailure {
                    mailbox.post(.journalFailed(failure))
                }
                mailbox.post(
                    .refused(
                        token: token, Refusal(code: error.code, arguments: error.arguments)))
            }
        }
    }

    private mutating func answer(_ question: FieldQuestion) {
        guard let mailbox, let thread else { return }
        questionsUnderWay += 1
        thread.submit { result in
            do throws(WorkspaceError) {
                let workspace = try result.get()
                let answer = try workspace.answer(question)
                mailbox.post(.answered(question, answer, entries: workspace.size))
            } catch {
                let refusal = Refusal(code: error.code, arguments: error.arguments)
                let size = (try? result.get())?.size ?? 0
                mailbox.post(.unanswered(question, refusal, entries: size))
            }
        }
    }

    private func showPreview(_ request: PreviewRequest) {
        let program = configuration.previewProgram
        let blobs = BlobReader(paths.journal, in: configuration.world.fileSystem)
        previews?.ask(.preview(request)) {
            .preview(request, program.preview(request, blobs))
        }
    }

    /// Work whose answer is a message of its own.
    private func ask(
        _ work: @escaping @Sendable (Workspace) throws(WorkspaceError) -> AppMessage
    ) {
        guard let mailbox, let thread else { return }
        thread.submit { result in
            do throws(WorkspaceError) {
                mailbox.post(try work(try result.get()))
            } catch {
                mailbox.post(
                    .failed(Refusal(code: error.code, arguments: error.arguments)))
            }
        }
    }

    private mutating func prepareStatement(_ id: InspectionID) {
        guard let mailbox, let thread else { return }
        underWay += 1
        thread.submit { result in
            do throws(WorkspaceError) {
                let workspace = try result.get()
                let person = workspace.author ?? workspace.profile.person
                let text = try workspace.statement(id, person).text
                mailbox.post(.statementReady(id, .success(text)))
            } catch {
                mailbox.post(
                    .statementReady(
                        id, .failure(Refusal(code: error.code, arguments: error.arguments))))
            }
        }
    }

    // MARK: A watched folder

    private mutating func beginWatch(
        _ id: InspectionID, _ folder: String?, _ target: EvidenceTarget
    ) {
        watch = nil
        guard let folder else { return update(.watching(nil)) }
        do throws(WorkspaceError) {
            let path = Workspace.expanded(folder)
            watch = try PhotoWatch(path, id, target, configuration.world.fileSystem)
            watchDue = now + PhotoWatch.interval
            update(.watching(path))
        } catch {
            update(.failed(Refusal(code: error.code, arguments: error.arguments)))
        }
    }

    private mutating func lookAtFolder() {
        guard let mailbox, let thread, let watch else { return }
        watchDue = now + PhotoWatch.interval
        thread.submit { result in
            guard case .success(let workspace) = result else { return }
            if !watch.look(workspace, mailbox) { mailbox.post(.watching(nil)) }
        }
    }

    /// The whole journal is read beside the running work; nothing waits for it.
    private mutating func verify() {
        guard let mailbox else { return }
        model.around.journal.check = .running(done: 0)
        let reader = JournalReader(paths.journal, in: configuration.world.fileSystem)
        let clock = configuration.world.clock
        _ = DedicatedThread.start {
            let check = JournalStanding.Check(reader) { done in
                mailbox.post(.journalChecked(.running(done: done)))
            } at: {
                clockText(clock.wallTime())
            }
            mailbox.post(.journalChecked(check))
        }
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

    private mutating func dropDraft(_ key: DraftKey) {
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
