import JournalStore
import Synchronization

/// A workspace on a thread of its own: work is done in its order, and no key waits for the disk.
///
/// The workspace is made on that thread, by the first piece of work that needs it, and again
/// after a failed write: nothing of a journal that failed is trusted any more.
package final class WorkspaceThread: Sendable {
    package typealias Opener = @Sendable () throws(WorkspaceError) -> Workspace
    package typealias Work = @Sendable (Result<Workspace, WorkspaceError>) -> Void

    private enum Job: Sendable {
        case work(Work)
        case close(@Sendable () -> Void)
    }

    private let jobs = Mutex<[Job]>([])
    private let signal = Signal()

    package init(_ opener: @escaping Opener) {
        let started = DedicatedThread.start { [self] in run(opener) }
        if !started { precondition(started, "the system has no thread to give") }
    }

    package func submit(_ work: @escaping Work) { add(.work(work)) }

    /// Closes the session when everything submitted before is done, and ends the thread.
    package func close(_ done: @escaping @Sendable () -> Void) { add(.close(done)) }

    /// The same, and waits for it.
    package func closeAndWait() {
        let closed = Signal()
        close { closed.raise() }
        closed.wait()
    }

    private func add(_ job: Job) {
        jobs.withLock { $0.append(job) }
        signal.raise()
    }

    private func run(_ opener: Opener) {
        var workspace: Workspace?
        while true {
            signal.wait()
            guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
            switch job {
            case .close(let done):
                try? workspace?.close()
                done()
                return
            case .work(let work):
                do throws(WorkspaceError) {
                    let open: Workspace
                    if let workspace { open = workspace } else { open = try opener() }
                    workspace = open
                    work(.success(open))
                    open.rest()
                    if open.hasFailed { workspace = nil }
                } catch {
                    work(.failure(error))
                }
            }
        }
    }
}
