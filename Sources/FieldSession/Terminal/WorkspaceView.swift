import FieldScreens
import Fieldwork
import InspectionModel
import JournalStore

/// A workspace on the screens in which nothing is recorded: its journal is damaged, or a copy.
/// What can be read of it is shown; every act is refused with the reason.
struct WorkspaceView {
    private let snapshot: WorkspaceSnapshot
    private let library: PackLibrary

    /// - Throws: When not even a beginning can be read.
    init(_ paths: WorkspacePaths, _ configuration: FieldApp.Configuration) throws(WorkspaceError) {
        library = try PackLibrary(configuration.resources)
        snapshot = try WorkspaceSnapshot(paths, in: configuration.world)
    }

    /// What the screens begin with.
    func ready(_ reason: Refusal) -> [AppMessage] {
        let clock = snapshot.world.clock
        let status = try? snapshot.reader.status()
        let shown = snapshot.field.lastStamp.map { $0.seq + 1 } ?? 0
        var standing = JournalStanding(
            size: status?.size ?? shown, device: status?.identity.dev ?? "", root: "",
            directory: snapshot.paths.home, bytes: 0)
        standing.savedAt = snapshot.field.lastStamp.map { clockText($0.at) }
        var around = Surroundings(
            profile: snapshot.config.profile, journal: standing, today: Workspace.today(clock),
            clock: clockText(clock.wallTime()))
        around.field = snapshot.field
        around.names = snapshot.names
        around.battery = Battery.percent()
        around.packs = library.summaries
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
        case .run(_, let token), .sign(_, _, let token):
            return [.refused(token: token, refusal)]
        case .prepareStatement(let id): return [.statementReady(id, .failure(refusal))]
        case .layOut(let id): return [sheet(id)]
        case .readLog(let from, let count):
            do throws(WorkspaceError) {
                return [.logPage(try LogLine.read(snapshot.reader, from: from, count: count))]
            } catch {
                return [.failed(Refusal(code: error.code, arguments: error.arguments))]
            }
        case .switchAuthor, .saveDraft, .dropDraft: return []
        case .verifyJournal, .createWorkspace, .openSample, .suspend, .quit: return nil
        }
    }

    private func sheet(_ id: InspectionID) -> AppMessage {
        do throws(WorkspaceError) {
            guard let state = snapshot.field.inspection(id) else {
                throw WorkspaceError.noSuchInspection(id.text)
            }
            return .sheetReady(id, try snapshot.sheet(state, library))
        } catch {
            return .failed(Refusal(code: error.code, arguments: error.arguments))
        }
    }
}
