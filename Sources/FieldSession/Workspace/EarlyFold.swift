import Fieldwork
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
    func finished() throws(WorkspaceError) -> FieldState {
        isDone.wait()
        var field = FieldState()
        switch outcome.withLock({ $0.take() }) {
        case .success(let early): field = early
        case .failure(let error): throw error
        case nil: break
        }
        try WorkspaceSnapshot.goOn(&field, paths, in: world)
        return field
    }
}
