import FieldScreens
import Fieldwork
import InspectionModel
import JournalStore
import Wording

/// How a workspace comes to the screens: opened, made, the sample, or only read.
extension FieldApp {
    mutating func openView(_ reason: Refusal) {
        do throws(WorkspaceError) {
            let view = try WorkspaceView(paths, configuration)
            self.view = view
            for message in view.ready(reason) { update(message) }
        } catch {
            failure = error
            end(0, saying: nil)
        }
    }

    mutating func openWorkspace() {
        let configuration = configuration
        let paths = paths
        let mailbox = mailbox
        begin { () throws(WorkspaceError) in
            try Workspace.open(
                paths, library: try configuration.library(paths),
                language: configuration.words.language, in: configuration.world
            ) { mailbox?.post(.indexing(done: $0, of: $1)) }
        }
    }

    mutating func create(_ setup: WorkspaceSetup) {
        let configuration = configuration
        let paths = paths
        begin { () throws(WorkspaceError) in
            // A second opening, after a failed write, finds what the first one made.
            let library = try configuration.library(paths)
            if (try? configuration.world.fileSystem.status(of: paths.format)) != nil {
                return try Workspace.open(
                    paths, library: library, language: configuration.words.language,
                    in: configuration.world)
            }
            return try Workspace.create(
                paths, setup, isPractice: setup.role == .training, library: library,
                language: configuration.words.language, in: configuration.world)
        }
    }

    mutating func openSample() {
        thread?.closeAndWait()
        paths = configuration.samplePaths
        let configuration = configuration
        let paths = paths
        begin { () throws(WorkspaceError) in
            try SampleWorkspace.openOrCreate(
                paths, resources: configuration.resources, words: configuration.words,
                in: configuration.world)
        }
    }

    mutating func openPreview(_ preview: PackPreview) {
        let configuration = configuration
        let paths = paths
        begin { () throws(WorkspaceError) in
            try PreviewWorkspace.openOrCreate(
                paths, preview, resources: configuration.resources, words: configuration.words,
                in: configuration.world)
        }
    }

    private mutating func begin(_ opener: @escaping WorkspaceThread.Opener) {
        guard let mailbox else { return }
        let known = known
        let thread = WorkspaceThread { () throws(WorkspaceError) in
            let workspace = try opener()
            // Not the first opening: a write had failed, and part of it may be there.
            if let seq = known.seq {
                let events = try workspace.events(after: seq)
                mailbox.post(.caughtUp(events, names: workspace.names(in: events)))
            }
            known.note(workspace)
            return workspace
        }
        self.thread = thread
        let drafts = drafts
        let failures = failures
        let isPreview = configuration.preview != nil
        thread.submit { result in
            do throws(WorkspaceError) {
                let workspace = try result.get()
                let kept = drafts.all()
                mailbox.post(
                    .workspaceReady(
                        workspace.surroundings(), notices: workspace.openNotices(drafts: kept),
                        drafts: kept))
                if isPreview, let id = try workspace.unfinishedInspection() {
                    mailbox.post(.walk(id))
                }
            } catch {
                failures.keep(error)
                mailbox.post(
                    .setupFailed(Refusal(code: error.code, arguments: error.arguments)))
            }
        }
    }
}
