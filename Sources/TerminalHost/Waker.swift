internal import CTerminal

/// Wakes the loop that owns the terminal, from any thread; the program then gets `HostEvent.wake`.
///
/// It may outlive the loop: the descriptor is closed with the last copy.
package struct Waker: Sendable {
    private final class Descriptor: Sendable {
        let number: Int32

        init(_ number: Int32) { self.number = number }
        deinit { ct_close_wake(number) }
    }

    private let descriptor: Descriptor

    /// nil when the process has no descriptor left.
    init?() {
        let number = ct_make_wake()
        if number < 0 { return nil }
        descriptor = Descriptor(number)
    }

    var number: Int32 { descriptor.number }

    /// Safe to call as often as one likes; rings before the loop comes round count as one.
    package func wake() { ct_ring(descriptor.number) }

    func hear() { ct_hear(descriptor.number) }
}
