import Fieldwork
import InspectionModel
import JournalStore
import Synchronization

/// The fold of a journal, begun on threads of its own while the journal is being opened: what is
/// recorded does not change any more, and what the opening adds is folded in afterwards.
final class EarlyFold: Sendable {
    private let outcome = Mutex<Result<FieldState, WorkspaceError>?>(nil)
    private let isDone = Signal()
    private let paths: WorkspacePaths
    private let world: JournalWorld

    init(_ paths: WorkspacePaths, in world: JournalWorld) {
        self.paths = paths
        self.world = world
        if !DedicatedThread.start({ self.run() }) { run() }
    }

    private func run() {
        do throws(WorkspaceError) {
            let field = try WorkspaceSnapshot.fold(paths, in: world)
            outcome.withLock { $0 = .success(field) }
        } catch {
            outcome.withLock { $0 = .failure(error) }
        }
        isDone.raise()
    }

    /// Waits for the end, and reads what was added since.
    ///
    /// The opening may have cut a torn tail under the reading. What failed for that reason, or saw
    /// more than was kept, is read again; what is really wrong fails again.
    ///
    /// - Parameter size: Entries of the opened journal.
    func finished(size: Int) throws(WorkspaceError) -> FieldState {
        isDone.wait()
        guard case .success(var field) = outcome.withLock({ $0.take() }),
            field.lastStamp.map({ $0.seq < size }) ?? true
        else { return try WorkspaceSnapshot.fold(paths, in: world) }
        try WorkspaceSnapshot.goOn(&field, paths, in: world)
        return field
    }
}
