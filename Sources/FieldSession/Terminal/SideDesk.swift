import FieldScreens
import JournalStore
import Synchronization

/// Answers questions about files beside the workspace's thread, so that neither a key nor a record
/// waits for a slow disk or a large picture. One is worked on at a time; of those that wait, only
/// the newest is wanted.
final class SideDesk: Sendable {
    private struct Work {
        let question: FieldQuestion
        let answer: @Sendable () -> FieldAnswer
    }

    private struct State {
        var isBusy = false
        var next: Work?
    }

    private let state = Mutex(State())
    private let mailbox: Mailbox

    init(_ mailbox: Mailbox) { self.mailbox = mailbox }

    func ask(_ question: FieldQuestion, _ answer: @escaping @Sendable () -> FieldAnswer) {
        let (overtaken, begins) = state.withLock { state -> (FieldQuestion?, Bool) in
            defer {
                state.next = Work(question: question, answer: answer)
                state.isBusy = true
            }
            return (state.next?.question, !state.isBusy)
        }
        if let overtaken { post(overtaken, .overtaken) }
        guard begins else { return }
        if !DedicatedThread.start({ [self] in work() }) {
            state.withLock { $0 = State() }
            post(question, .overtaken)
        }
    }

    private func work() {
        while let work = take() { post(work.question, work.answer()) }
    }

    private func take() -> Work? {
        state.withLock { state in
            defer { state.next = nil }
            if state.next == nil { state.isBusy = false }
            return state.next
        }
    }

    private func post(_ question: FieldQuestion, _ answer: FieldAnswer) {
        mailbox.post(.answered(question, answer, entries: 0))
    }
}
