import Synchronization

/// A journal on a thread of its own: whoever submits goes on at once and hears later.
///
/// Submissions are carried out in their order. Those that wait while the disk is busy are written
/// in one go and share its sync. All completions are called on the journal's thread and must not
/// wait for anything themselves.
package final class JournalThread: Sendable {
    /// Every entry the submission made, own ones of the journal before them; or why it made none.
    /// After a failed write a part of it may be durable all the same.
    package typealias Completion = @Sendable (Result<[JournalEntry], JournalError>) -> Void

    /// Submissions that may wait; far more than a person enters while a disk recovers.
    package static let waitingLimit = 4096

    /// Drafts of several submissions that are written in one go; about 80 kB.
    static let draftsInOneGo = 256

    private let queue = JobQueue()

    /// - Throws: `no_thread` when the system has none to give.
    package init(_ journal: sending Journal) throws(JournalError) {
        let handover = Mutex<Journal?>(journal)
        let queue = queue
        let isRunning = DedicatedThread.start {
            guard let journal = handover.withLock({ $0.take() }) else { return }
            JournalLoop(journal: journal, queue: queue).run()
        }
        guard isRunning else { throw JournalError(.noThread) }
    }

    deinit { queue.add(.close { _ in }) }

    /// Records facts.
    package func submit(_ drafts: [EntryDraft], completion: @escaping Completion) {
        let submission = Submission(drafts: drafts, completion: completion)
        if let refusal = queue.add(.record(submission)) { completion(.failure(refusal)) }
    }

    /// Records facts that have to be made on the journal's thread: blobs and personal values are
    /// stored there first, a statement signs the size and root of that moment.
    package func submit(
        preparing: @escaping @Sendable (Journal) throws(JournalError) -> [EntryDraft],
        completion: @escaping Completion
    ) {
        let refusal = queue.add(
            .work { journal in
                do throws(JournalError) {
                    completion(.success(try journal.append(try preparing(journal))))
                } catch {
                    completion(.failure(error))
                }
            })
        if let refusal { completion(.failure(refusal)) }
    }

    /// Signs size and root as they are once everything submitted before is done.
    package func checkpoint(
        completion: @escaping @Sendable (Result<SignedCheckpoint, JournalError>) -> Void
    ) {
        let refusal = queue.add(
            .work { journal in
                do throws(JournalError) {
                    completion(.success(try journal.checkpoint()))
                } catch {
                    completion(.failure(error))
                }
            })
        if let refusal { completion(.failure(refusal)) }
    }

    /// Calls back once everything submitted before is done.
    package func flush(completion: @escaping @Sendable () -> Void) {
        if queue.add(.work { _ in completion() }) != nil { completion() }
    }

    /// Does what is waiting, closes the journal, ends the thread; what is submitted later is
    /// refused as `closed`.
    package func close(
        completion: @escaping @Sendable (Result<Void, JournalError>) -> Void
    ) {
        if let refusal = queue.add(.close(completion)) { completion(.failure(refusal)) }
    }

    /// Closes and waits for it, for the end of a program.
    package func closeAndWait() throws(JournalError) {
        let done = Signal()
        let outcome = Mutex<Result<Void, JournalError>>(.success(()))
        close { result in
            outcome.withLock { $0 = result }
            done.raise()
        }
        done.wait()
        try outcome.withLock { $0 }.get()
    }
}

/// Drafts that belong together, and who wants to know.
private struct Submission: Sendable {
    let drafts: [EntryDraft]
    let completion: JournalThread.Completion
}

private enum Job: Sendable {
    case record(Submission)
    case work(@Sendable (Journal) -> Void)
    case close(@Sendable (Result<Void, JournalError>) -> Void)
}

/// What waits for the journal's thread.
private final class JobQueue: Sendable {
    private struct State {
        var jobs: [Job] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let signal = Signal()

    /// - Returns: Why the job was not taken; nil when it was.
    @discardableResult
    func add(_ job: Job) -> JournalError? {
        let refusal: JournalError? = state.withLock { state in
            if state.isClosed { return JournalError(.closed) }
            if case .close = job {
                state.isClosed = true
            } else if state.jobs.count >= JournalThread.waitingLimit {
                return JournalError(.tooManyWaiting(count: state.jobs.count))
            }
            state.jobs.append(job)
            return nil
        }
        if refusal == nil { signal.raise() }
        return refusal
    }

    /// Waits until there is something, and takes all of it.
    func takeAll() -> [Job] {
        while true {
            signal.wait()
            let jobs = state.withLock { state in
                defer { state.jobs = [] }
                return state.jobs
            }
            // One signal was raised for each job, and an earlier wait took several jobs.
            if !jobs.isEmpty { return jobs }
        }
    }
}

/// What the journal's thread does from its start to its end.
private struct JournalLoop {
    let journal: Journal
    let queue: JobQueue

    func run() {
        while true {
            var jobs = queue.takeAll()[...]
            while let job = jobs.popFirst() {
                switch job {
                case .record(let submission):
                    record(together(submission, &jobs))
                case .work(let body): body(journal)
                case .close(let completion):
                    completion(close())
                    return
                }
            }
        }
    }

    /// The submission and those directly behind it, as many as are written in one go.
    private func together(_ first: Submission, _ jobs: inout ArraySlice<Job>) -> [Submission] {
        var submissions = [first]
        var count = first.drafts.count
        while case .record(let next)? = jobs.first,
            count + next.drafts.count <= JournalThread.draftsInOneGo
        {
            count += next.drafts.count
            submissions.append(next)
            jobs = jobs.dropFirst()
        }
        return submissions
    }

    private func record(_ submissions: [Submission]) {
        let outcome = journal.appendAsFarAsPossible(submissions.flatMap(\.drafts))
        if submissions.count > 1, outcome.failure?.isRefusal == true {
            // A refused draft must not take its neighbours with it; nothing was written yet.
            for submission in submissions { record([submission]) }
            return
        }
        var rest = outcome.entries[...]
        for submission in submissions {
            var entries: [JournalEntry] = []
            var missing = submission.drafts.count
            while missing > 0, let entry = rest.popFirst() {
                entries.append(entry)
                if !entry.isOwn { missing -= 1 }
            }
            if missing > 0, let failure = outcome.failure {
                submission.completion(.failure(failure))
            } else {
                submission.completion(.success(entries))
            }
        }
    }

    private func close() -> Result<Void, JournalError> {
        do throws(JournalError) {
            try journal.close()
            return .success(())
        } catch {
            return .failure(error)
        }
    }
}
