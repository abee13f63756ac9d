import FieldScreens
import Fieldwork
import InspectionModel
import JournalStore
import LedgerIndex
import Wording

/// A workspace on the screens in which nothing is recorded: its journal is damaged, or a copy.
/// What can be read of it is shown; every act is refused with the reason.
struct WorkspaceView {
    private let snapshot: WorkspaceSnapshot
    private let library: PackLibrary

    /// - Throws: When not even a beginning can be read.
    init(_ paths: WorkspacePaths, _ configuration: FieldApp.Configuration) throws(WorkspaceError) {
        library = try configuration.library(paths)
        snapshot = try WorkspaceSnapshot(paths, in: configuration.world)
    }

    /// What the screens begin with.
    func ready(_ reason: Refusal) -> [AppMessage] {
        let clock = snapshot.world.clock
        let status = try? snapshot.reader.status()
        let shown = snapshot.field.position.size
        var standing = JournalStanding(
            size: status?.size ?? shown, device: status?.identity.dev ?? "", root: "",
            directory: snapshot.paths.home, bytes: 0)
        standing.savedAt = status?.lastAt.map { clockText($0) }
        var around = Surroundings(
            profile: snapshot.config.profile, journal: standing, today: Workspace.today(clock),
            clock: clockText(clock.wallTime()))
        snapshot.introduce(to: &around)
        around.battery = Battery.percent()
        around.packs = library.summaries(for: snapshot.config.profile.authorities)
        around.modes = library.modeSummaries
        let notices = [
            Notice("refusal.\(reason.code)", reason.arguments, .warning),
            Notice("notice.viewing", ["shown": String(shown)], .warning),
        ]
        return [
            .workspaceReady(around, notices: notices, drafts: [:]), .journalFailed("viewing"),
        ]
    }

    /// What comes of an effect here; nil for those that need no journal.
    func answers(to effect: AppEffect) -> [AppMessage]? {
        let refusal = Refusal(code: "viewing_only")
        switch effect {
        case .run(_, let token), .sign(_, _, let token), .addPhotos(_, _, _, let token),
            .importPhotos(_, _, let token):
            return [.refused(token: token, refusal)]
        case .prepareStatement(let id): return [.statementReady(id, .failure(refusal))]
        case .ask(let question): return [answer(question)]
        case .readLog(let from, let count):
            do throws(WorkspaceError) {
                return [
                    .logPage(try snapshot.logLines(snapshot.reader, from: from, count: count))
                ]
            } catch {
                return [.failed(Refusal(code: error.code, arguments: error.arguments))]
            }
        case .lookForPictures, .watchPhotos: return [.failed(refusal)]
        case .switchAuthor, .saveDraft, .dropDraft: return []
        case .verifyJournal, .createWorkspace, .openSample, .suspend, .quit: return nil
        }
    }

    private func answer(_ question: FieldQuestion) -> AppMessage {
        let entries = (try? snapshot.reader.status())?.size ?? snapshot.field.position.size
        if case .packWarnings(let id, let day) = question {
            return .answered(
                question, .packWarnings(library.warnings(of: id, on: day)), entries: entries)
        }
        do throws(WorkspaceError) {
            if case .migration(let id, let request) = question {
                let plan = try snapshot.migrationPlan(id, request, library, .zh)
                let preview = MigrationPreview(id, request, plan)
                return .answered(question, .migration(preview), entries: entries)
            }
            let answer = try snapshot.answer(question) { (state) throws(WorkspaceError) in
                try snapshot.sheet(state, library)
            }
            return .answered(question, answer, entries: entries)
        } catch {
            let refusal = Refusal(code: error.code, arguments: error.arguments)
            return .unanswered(question, refusal, entries: entries)
        }
    }
}
