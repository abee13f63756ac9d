import FieldScreens
import Synchronization
import TerminalHost

/// Messages from the workspace's thread to the interface, in their order.
final class Mailbox: Sendable {
    private let letters = Mutex<[AppMessage]>([])
    private let waker: Waker

    init(_ waker: Waker) { self.waker = waker }

    func post(_ message: AppMessage) {
        let isFirst = letters.withLock { letters in
            letters.append(message)
            return letters.count == 1
        }
        // Whoever put the first one in rings for all that come before it is taken out.
        if isFirst { waker.wake() }
    }

    func take() -> [AppMessage] {
        letters.withLock { letters in
            defer { letters.removeAll() }
            return letters
        }
    }
}

/// The error of an opening, whole, beside the message that says it failed.
final class FailureBox: Sendable {
    private let kept = Mutex<WorkspaceError?>(nil)

    func keep(_ error: WorkspaceError) { kept.withLock { $0 = error } }
    func take() -> WorkspaceError? { kept.withLock { $0 } }
}
