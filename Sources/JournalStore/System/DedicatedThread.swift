import Glibc

/// A thread of its own for work that waits for the disk, so that it never takes one of the few
/// threads that asynchronous code shares.
package enum DedicatedThread {
    /// How many threads find a processor; a handful at most.
    static var usefulCount: Int { min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), 4) }

    /// - Returns: Whether the system had a thread to give.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let context = Unmanaged.passRetained(ThreadBody(run: body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let result = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                // A heap of the thread's own is grown page by page, with a system call each. Room
                // that was asked for once and given back stays with it; untouched it costs nothing.
                free(malloc(ThreadBody.heapBytes))
                Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context.toOpaque())
        if result != 0 { context.release() }
        return result == 0
    }
}

private final class ThreadBody: Sendable {
    /// Less than the most that glibc gives one heap.
    static let heapBytes = 48 << 20

    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) { self.run = run }
}

/// A counter that one thread waits for and others raise.
///
/// Unchecked, because the compiler cannot know that sem_t is made to be shared: the pointer never
/// changes and every call on it is atomic.
package final class Signal: @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<sem_t>

    package init() {
        semaphore = .allocate(capacity: 1)
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    package func raise() { sem_post(semaphore) }

    package func wait() {
        while sem_wait(semaphore) != 0 && errno == EINTR {}
    }
}
