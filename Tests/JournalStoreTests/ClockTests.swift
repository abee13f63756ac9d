import CivilTime
import SimulatedDisk
import Testing

@testable import JournalStore

@Suite("A clock that is set, stands still or is years off")
struct ClockTests {
    @Test(
        "Over 10,000 entries and every kind of jump the hybrid time only grows, nothing is refused")
    func jumps() throws {
        let clock = SteppedClock()
        let bench = Bench(clock: clock)
        var random = SeededGenerator(seed: 4)
        try bench.create().close()
        var expected = 0
        for round in 0..<12 {
            // Standing still, in some sessions from their beginning to their end.
            clock.setStep(round.isMultiple(of: 3) ? 0 : 1)
            let (journal, _) = try bench.open()
            for part in 0..<12 {
                try journal.append((0..<72).map { .answer($0, note: "") })
                let now = clock.wallTime()
                let years = [-10, 30, 0][(round + part) % 3]
                if years == 0 {
                    clock.setWall(shifted(now, by: -3_600_000))
                } else if Bool.random(using: &random) {
                    clock.setWall(shifted(now, by: Int64(years) * 31_557_600_000))
                } else {
                    continue
                }
                expected += 1
            }
            // The last jump of the session is seen at its end at the latest.
            try journal.append([.answer(0)])
            try journal.close()
        }
        let entries = try bench.entries()
        #expect(entries.count > 10_000)
        #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.hlc < $1.hlc })
        #expect(entries.count { $0.kind == "clock" } == expected)
        guard case .sound = try bench.reader.verify() else {
            Issue.record("not sound")
            return
        }
    }

    private func shifted(_ time: WallTime, by milliseconds: Int64) -> String {
        WallTime(milliseconds: time.milliseconds + milliseconds, offsetMinutes: 480).text
    }

    @Test("An opening says which entry is later than the clock, and only then")
    func laterEntry() throws {
        let bench = Bench(clock: SteppedClock())
        try bench.create().close()
        let newest = try #require(bench.entries().last?.at)
        let (first, sound) = try bench.open()
        #expect(sound.laterEntry == nil)
        try first.close()

        bench.clock.setWall("2026-03-04T06:00:00.000+08:00")
        let (second, behind) = try bench.open()
        #expect(behind.laterEntry == newest)
        try second.close()
        // From then on the newest entry has the time that was confirmed.
        let (third, again) = try bench.open()
        #expect(again.laterEntry == nil)
        try third.close()
    }
}
