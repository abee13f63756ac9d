import Glibc

/// A program that was started to read one file and to write some bytes.
///
/// It has neither the terminal nor a file of ours (each is opened to be closed by exec), and an
/// environment of nothing but the plain locale.
struct Child: ~Copyable {
    enum Ending: Equatable {
        case exited(Int32)
        case killed(Int32)
    }

    private let process: pid_t
    private let pipe: Int32

    /// - Parameter input: What it finds as its standard input.
    init?(_ program: String, _ arguments: [String], input: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { return nil }
        defer { close(ends[1]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        // Our own threads have signals blocked for the terminal's sake.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var started: pid_t = 0
        let status = withVector([program] + arguments) { arguments in
            withVector(["LC_ALL=C"]) { environment in
                posix_spawn(&started, program, &actions, &attributes, arguments, environment)
            }
        }
        guard status == 0 else {
            close(ends[0])
            return nil
        }
        process = started
        pipe = ends[0]
    }

    /// What it writes, up to one byte more than is wanted.
    ///
    /// - Returns: And whether it had closed its output, or written too much, before the time was up.
    func output(upTo most: Int, within milliseconds: Int64) -> (bytes: [UInt8], isInTime: Bool) {
        var bytes: [UInt8] = []
        let due = Self.now() + milliseconds
        while bytes.count <= most {
            var source = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
            let left = due - Self.now()
            guard left > 0 else { return (bytes, false) }
            let ready = poll(&source, 1, Int32(min(left, Int64(Int32.max))))
            if ready <= 0 { continue }
            var count = 0
            bytes += [UInt8](unsafeUninitializedCapacity: Self.readSize) { buffer, filled in
                count = read(pipe, buffer.baseAddress, buffer.count)
                filled = max(0, count)
            }
            if count == 0 { break }
            if count < 0, errno != EINTR { break }
        }
        return (bytes, true)
    }

    /// Ends it, if it has not ended by itself, and waits until it is gone.
    consuming func end() -> Ending {
        close(pipe)
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            if errno != EINTR { return .exited(-1) }
        }
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal)
    }

    private static let readSize = 16_384

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}

/// Hands texts to C: pointers to each, and a null pointer after the last.
private func withVector<Result>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { preconditionFailure("one is always there") }
        return body(start)
    }
}
