import FieldScreens
import Synchronization
import TerminalHost

/// Messages from the workspace's thread to the interface, in their order.
final class Mailbox: Sendable {
    private let letters = Mutex<[AppMessage]>([])
    private let waker: Waker

    init(_ waker: Waker) { self.waker = waker }

    func post(_ message: AppMessage) {
        letters.withLock { $0.append(message) }
        waker.wake()
    }

    func take() -> [AppMessage] {
        letters.withLock { letters in
            defer { letters.removeAll() }
            return letters
        }
    }
}
