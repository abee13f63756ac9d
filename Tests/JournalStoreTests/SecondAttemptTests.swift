import CanonicalJSON
import SimulatedDisk
import Testing

@testable import JournalStore

/// What an attempt left behind that failed or was killed may be younger than the last sync: who
/// builds on it makes it durable.
@Suite("What a second attempt acknowledges outlives a power cut, wherever the first one ended")
struct SecondAttemptTests {
    enum Ending: CaseIterable { case callFails, processDies }
    enum Store: CaseIterable { case personalValue, blob }

    @Test(arguments: Store.allCases, Ending.allCases)
    func secondAttempt(store: Store, ending: Ending) throws {
        var attempts = 0
        for call in 0..<40 {
            let bench = Bench()
            var journal = try bench.create()
            let first = bench.disk.calls + call
            bench.disk.setPlan { number, _ in number == first ? .fail(.inputOutput) : nil }
            let failed = (try? keep(store, journal)) == nil
            bench.disk.setPlan(nil)
            // The call lies behind the last one of the attempt.
            guard failed else { break }
            attempts += 1

            var disk = bench.disk
            if ending == .processDies {
                disk = disk.afterKill()
                journal = try Bench(disk, random: SeededRandom(seed: 2)).open().0
            }
            let isKept = try keep(store, journal)
            for seed in 0..<12 as Range<UInt64> {
                var random = SeededGenerator(seed: seed)
                let next = try Bench(disk.afterPowerLoss(&random)).open().0
                #expect(isKept(next), "call \(call), seed \(seed)")
            }
        }
        #expect(attempts > 5)
    }

    /// - Returns: Whether a journal has what was acknowledged here.
    private func keep(_ store: Store, _ journal: Journal) throws -> (Journal) -> Bool {
        switch store {
        case .personalValue:
            let commitment = try journal.privateValues.commit("王小明", of: "u-0007")
            return { (try? $0.privateValues.value(of: commitment)) == "王小明" }
        case .blob:
            let name = try journal.blobs.put([1, 2, 3], for: .text)
            return { (try? $0.blobs.get(name)) == [1, 2, 3] }
        }
    }
}
