import CivilTime
import JournalStore
import Synchronization

/// The clock of a practice past: it stands where it was set and goes on only by what acts take.
final class SampleClock: JournalClock {
    private let base: any JournalClock
    private let start: Int64
    private let offsetMinutes: Int
    private let milliseconds: Mutex<Int64>

    /// - Parameter base: Whose surroundings and zone it has.
    init(_ base: any JournalClock, at time: WallTime) {
        self.base = base
        start = time.milliseconds
        offsetMinutes = time.offsetMinutes
        milliseconds = Mutex(time.milliseconds)
    }

    func wallTime() -> WallTime {
        WallTime(milliseconds: milliseconds.withLock { $0 }, offsetMinutes: offsetMinutes)
    }

    /// Goes with the wall: nobody set a clock in the sample.
    func bootMilliseconds() -> Int64 { milliseconds.withLock { $0 } - start }

    func surroundings() -> ClockSurroundings { base.surroundings() }

    func move(to time: WallTime) { milliseconds.withLock { $0 = max($0, time.milliseconds) } }

    func pass(seconds: Int) { milliseconds.withLock { $0 += Int64(seconds) * 1_000 } }
}
