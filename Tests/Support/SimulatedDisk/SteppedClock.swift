package import CivilTime
package import JournalStore
import Synchronization

/// Clocks that stand still until a test moves them, or move by a fixed step at each reading of
/// the wall.
package final class SteppedClock: JournalClock {
    private struct Hands {
        var wall: Int64
        var boot: Int64
        var offsetMinutes: Int
        var step: Int64
    }

    private let hands: Mutex<Hands>
    private let facts: ClockSurroundings

    /// - Parameter step: Milliseconds that pass after each reading of the wall clock.
    package init(
        at text: String = "2026-03-04T09:00:00.000+08:00", step: Int64 = 0,
        facts: ClockSurroundings = ClockSurroundings(
            process: 4711, boot: "6f0c2f1e-0000-4000-8000-000000000001", source: "ntp",
            zone: "Asia/Shanghai")
    ) {
        guard let start = WallTime(text) else { preconditionFailure("\(text) is no time") }
        hands = Mutex(
            Hands(
                wall: start.milliseconds, boot: 1_000_000, offsetMinutes: start.offsetMinutes,
                step: step))
        self.facts = facts
    }

    package func setStep(_ milliseconds: Int64) { hands.withLock { $0.step = milliseconds } }

    package var step: Int64 { hands.withLock { $0.step } }

    /// Time passes.
    package func advance(by milliseconds: Int64) {
        hands.withLock {
            $0.wall += milliseconds
            $0.boot += milliseconds
        }
    }

    /// Somebody sets the wall clock.
    package func setWall(_ text: String) {
        guard let time = WallTime(text) else { preconditionFailure("\(text) is no time") }
        hands.withLock {
            $0.wall = time.milliseconds
            $0.offsetMinutes = time.offsetMinutes
        }
    }

    package func wallTime() -> WallTime {
        hands.withLock { hands in
            defer { hands.wall += hands.step }
            return WallTime(milliseconds: hands.wall, offsetMinutes: hands.offsetMinutes)
        }
    }

    package func bootMilliseconds() -> Int64 {
        hands.withLock { hands in
            defer { hands.boot += hands.step }
            return hands.boot
        }
    }

    package func surroundings() -> ClockSurroundings { facts }
}
