import FieldScreens
import Fieldwork
import InspectionModel
import JournalStore
import TerminalHost

/// What the screens want done: carried to the workspace's thread, and its outcome back as a message.
extension FieldApp {
    mutating func carryOut(_ effect: AppEffect) {
        if case .ask(let question) = effect, question.isAboutFiles {
            return askBeside(question)
        }
        if let answers = view?.answers(to: effect) {
            for message in answers { update(message) }
            return
        }
        if configuration.preview != nil, let answer = Self.refusedInPreview(effect) {
            return update(answer)
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

    /// Nothing of a preview is signed, and it does not turn into another workspace.
    private static func refusedInPreview(_ effect: AppEffect) -> AppMessage? {
        let refusal = Refusal(code: "preview_not_signed")
        return switch effect {
        case .sign(_, _, let token): .refused(token: token, refusal)
        case .prepareStatement(let id): .statementReady(id, .failure(refusal))
        case .openSample, .createWorkspace: .failed(refusal)
        default: nil
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

    /// What no workspace is needed for, read or not.
    private func askBeside(_ question: FieldQuestion) {
        let fileSystem = configuration.world.fileSystem
        switch question {
        case .preview(let request):
            let program = configuration.previewProgram
            let blobs = BlobReader(paths.journal, in: fileSystem)
            previews?.ask(question) { .preview(request, program.preview(request, blobs)) }
        case .paths(let request):
            listings?.ask(question) {
                .paths(request, PathListing.candidates(request, fileSystem))
            }
        default: break
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

    mutating func lookAtFolder() {
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
}
