package import CivilTime

/// The two clocks of a device, and what is known about them.
package protocol JournalClock: Sendable {
    /// What the wall clock shows, right or wrong.
    func wallTime() -> WallTime

    /// Milliseconds that only grow, suspended time included (CLOCK_BOOTTIME).
    func bootMilliseconds() -> Int64

    /// What `session.open` and the lock file record beside the time.
    func surroundings() -> ClockSurroundings
}

/// Where and on what a session runs.
package struct ClockSurroundings: Hashable, Sendable {
    /// The number of this process.
    package let process: Int

    /// The kernel's id of this start of the machine.
    package let boot: String
    /// `ntp` when the device says that its clock is set from outside, else `unknown`.
    package let source: String
    /// The zone's name, such as `Asia/Shanghai`; nil when the device does not know.
    package let zone: String?
    /// The machine's own id (machine-id(5)); nil when it has none.
    package let machine: String?

    package init(
        process: Int, boot: String, source: String, zone: String?, machine: String? = nil
    ) {
        self.process = process
        self.boot = boot
        self.source = source
        self.zone = zone
        self.machine = machine
    }
}

/// Where secrets and ids come from.
package protocol RandomSource: Sendable {
    /// - Returns: As many bytes as asked for, unpredictable outside tests.
    func bytes(_ count: Int) -> [UInt8]
}

/// Everything outside the process that the journal depends on.
package struct JournalWorld: Sendable {
    package let fileSystem: any FileSystem
    package let clock: any JournalClock
    package let random: any RandomSource

    package init(
        fileSystem: any FileSystem, clock: any JournalClock, random: any RandomSource
    ) {
        self.fileSystem = fileSystem
        self.clock = clock
        self.random = random
    }
}
