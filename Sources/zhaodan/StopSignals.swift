import Glibc

/// Waits for whoever wants the program to stop, so that a session is closed behind the work.
struct StopSignals {
    private var set = sigset_t()

    init() {
        sigemptyset(&set)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
        sigprocmask(SIG_BLOCK, &set, nil)
    }

    mutating func came(within seconds: Int) -> Bool {
        var time = timespec(tv_sec: seconds, tv_nsec: 0)
        return sigtimedwait(&set, nil, &time) > 0
    }
}
