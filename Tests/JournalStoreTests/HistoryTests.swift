import SimulatedDisk
import Testing

@Suite("Made-up lives of a journal, each repeatable by its seed")
struct HistoryTests {
    private static let slices = 4
    private static let steps = 10

    /// `ZHAODAN_HISTORIES=10000` for a night.
    private static let count = Setting.number("ZHAODAN_HISTORIES") ?? 1000

    /// `ZHAODAN_SEED=n` repeats history n alone.
    private static let seeds =
        Setting.number("ZHAODAN_SEED").map { [UInt64($0)] } ?? Array(0..<UInt64(count))

    @Test(
        "Whatever fails, is killed or is set back, every promise is kept", arguments: 0..<slices)
    func promises(slice: Int) {
        var failures = 0
        var acknowledged = 0
        let seeds = Self.seeds.filter { Int($0) % Self.slices == slice }
        for seed in seeds {
            var history = JournalHistory(seed: seed)
            do throws(JournalHistory.Broken) {
                try history.run(steps: Self.steps)
            } catch {
                Issue.record("ZHAODAN_SEED=\(seed): \(error)")
            }
            failures += history.failures
            acknowledged += history.acknowledged
        }
        // A simulator that no longer hurts anybody would find nothing.
        #expect(failures >= seeds.count / 4)
        print("histories: \(seeds.count), \(acknowledged) acknowledged, \(failures) failures")
    }

    /// `ZHAODAN_SOAK=100000` for a night.
    @Test("So does one long life")
    func soak() throws {
        let entries = Setting.number("ZHAODAN_SOAK") ?? 1500
        let seed = UInt64(Setting.number("ZHAODAN_SEED") ?? 20_260_304)
        var history = JournalHistory(seed: seed, pace: .soak)
        do {
            try history.run(steps: entries, entries: entries)
        } catch {
            Issue.record("ZHAODAN_SEED=\(seed): \(error)")
        }
        #expect(history.acknowledged >= entries)
        print("soak: \(history.acknowledged) acknowledged, \(history.failures) failures")
    }

    @Test(
        "A careless program breaks a promise in one of a few lives",
        arguments: [
            DefectiveDisk.Defect.noDataSync, .retriesFailedSync, .checkpointRenamedBeforeSync,
        ])
    func control(defect: DefectiveDisk.Defect) {
        let isCaught = (0..<80 as Range<UInt64>).contains { seed in
            var history = JournalHistory(seed: seed, defect: defect)
            do throws(JournalHistory.Broken) {
                try history.run(steps: Self.steps)
                return false
            } catch {
                return true
            }
        }
        #expect(isCaught)
    }
}
