import FieldSession
import Glibc
import JournalStore
import LedgerIndex
import Wording

extension WorkspaceSnapshot {
    /// What can be read; when that is not all, it is said on standard error.
    init(_ around: ProgramContext) throws {
        try self.init(around.paths, in: around.world)
        guard let damage else { return }
        complain(Failure(WorkspaceError.journal(damage)).sentence(around.words))
        complain(around.words("notice.viewing", ["shown": String(field.position.size)]))
    }

    /// Whoever goes by the exit code must not take a part for the whole.
    func endIfDamaged() {
        if damage != nil { Glibc.exit(ExitStatus.notInOrder.rawValue) }
    }
}
