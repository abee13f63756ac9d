import SimulatedDisk
import Testing

@testable import JournalStore

/// Cuts the power somewhere inside a workload, several times in the same place, and counts the
/// states of the disk after which something is broken.
private struct CrashSearch {
    var states = 0
    var complaints: [String] = []

    /// - Parameters:
    ///   - states: Different remains of one power cut.
    ///   - again: Whether the power also goes during the opening that follows.
    mutating func search(
        seed: UInt64, from base: () -> SimulatedDisk, defect: DefectiveDisk.Defect? = nil,
        states count: Int, again: Bool = false,
        _ use: (inout CrashWorkload) throws(JournalError) -> Void
    ) {
        var rehearsal = CrashWorkload(base(), seed: seed)
        try? use(&rehearsal)
        var random = SeededGenerator(seed: seed &+ 1_000_000)
        let last = Int.random(in: 0..<max(1, rehearsal.disk.calls), using: &random)

        let disk = base()
        disk.setPlan { number, _ in number == last ? .powerLoss : nil }
        var workload = CrashWorkload(disk, defect: defect, seed: seed)
        var isDone = false
        do throws(JournalError) {
            try use(&workload)
            isDone = true
        } catch {}
        for _ in 0..<count {
            var remains = disk.afterPowerLoss(&random)
            if again { remains = cutAgain(remains, &random) }
            states += 1
            if let complaint = workload.complaint(about: remains, isCreated: isDone) {
                complaints.append("seed \(seed), call \(last): \(complaint)")
            }
        }
    }

    /// Opens, and cuts the power in the middle of it.
    private func cutAgain(
        _ disk: SimulatedDisk, _ random: inout SeededGenerator
    ) -> SimulatedDisk {
        let last = Int.random(in: 0..<14, using: &random)
        disk.setPlan { number, _ in number == last ? .powerLoss : nil }
        if let (journal, _) = try? Bench(disk, random: SeededRandom(seed: 98)).open() {
            try? journal.close()
        }
        return disk.afterPowerLoss(&random)
    }
}

/// A journal of three entries, closed.
private let small: SimulatedDisk = {
    let bench = Bench()
    do {
        try bench.create().close()
    } catch {
        Issue.record(error)
    }
    return bench.disk
}()

/// A journal whose first segment has room for five more entries.
private let almostFull: SimulatedDisk = {
    let bench = Bench()
    do {
        let journal = try bench.create()
        while journal.size < 4090 {
            let count = min(1000, 4090 - journal.size)
            try journal.append((0..<count).map { .answer($0, note: "") })
        }
        try journal.close()
    } catch {
        Issue.record(error)
    }
    return bench.disk
}()

@Suite("Whatever was acknowledged survives a power cut at any moment")
struct CrashTests {
    @Test("While sessions are opened, used, killed and closed", arguments: 0..<10 as Range<UInt64>)
    func sessions(part: UInt64) {
        var search = CrashSearch()
        for seed in part * 50..<part * 50 + 50 {
            search.search(seed: seed, from: small.afterKill, states: 4) {
                workload throws(JournalError) in try workload.useJournal()
            }
        }
        #expect(search.complaints == [])
        #expect(search.states == 200)
    }

    @Test("And again while the torn tail is set aside", arguments: 0..<6 as Range<UInt64>)
    func recovery(part: UInt64) {
        var search = CrashSearch()
        for seed in 10_000 + part * 40..<10_000 + part * 40 + 40 {
            search.search(seed: seed, from: small.afterKill, states: 3, again: true) {
                workload throws(JournalError) in try workload.useJournal()
            }
        }
        #expect(search.complaints == [])
    }

    @Test("While a journal is created", arguments: 0..<4 as Range<UInt64>)
    func creation(part: UInt64) {
        var search = CrashSearch()
        for seed in part * 30..<part * 30 + 30 {
            search.search(seed: seed, from: emptyDisk, states: 3) {
                workload throws(JournalError) in try workload.create()
            }
        }
        #expect(search.complaints == [])
    }

    @Test("While a new segment is begun", arguments: 0..<4 as Range<UInt64>)
    func newSegment(part: UInt64) {
        var search = CrashSearch()
        for seed in part * 4..<part * 4 + 4 {
            search.search(seed: seed, from: almostFull.afterKill, states: 1) {
                workload throws(JournalError) in try workload.useJournal()
            }
        }
        #expect(search.complaints == [])
    }
}

@Suite("The search for lost entries finds careless programs")
struct CrashControlTests {
    @Test("One that never syncs its data")
    func data() {
        var search = CrashSearch()
        for seed in 0..<30 as Range<UInt64> {
            search.search(seed: seed, from: small.afterKill, defect: .noDataSync, states: 2) {
                workload throws(JournalError) in try workload.useJournal()
            }
        }
        #expect(search.complaints.contains { $0.contains("acknowledged and is gone") })
    }

    @Test("One that never syncs the files it renames")
    func files() {
        var search = CrashSearch()
        for seed in 0..<60 as Range<UInt64> {
            search.search(seed: seed, from: small.afterKill, defect: .noFileSync, states: 2) {
                workload throws(JournalError) in try workload.useJournal()
            }
        }
        #expect(search.complaints.contains { $0.contains("not opened") })
    }

    @Test("One that never syncs directories")
    func directories() {
        var search = CrashSearch()
        for seed in 0..<30 as Range<UInt64> {
            search.search(
                seed: seed, from: emptyDisk, defect: .noDirectorySync, states: 2
            ) { workload throws(JournalError) in try workload.create() }
        }
        #expect(!search.complaints.isEmpty)
    }

    @Test("One that does not sync what it sets aside")
    func quarantine() {
        var random = SeededGenerator(seed: 5)
        var complaints: [String] = []
        for last in 0..<24 {
            let torn = small.afterKill()
            let path = Bench.location.segment(first: 0)
            let junk = [UInt8](repeating: 0x01, count: 700)
            try? Bench(torn).put(path, (torn.bytes(at: path) ?? []) + junk)
            let disk = torn.afterSyncOfAll()
            disk.setPlan { number, _ in number == last ? .powerLoss : nil }
            let careless = JournalWorld(
                fileSystem: DefectiveDisk(disk, .noFileSync), clock: SteppedClock(step: 1),
                random: SeededRandom(seed: 6))
            _ = try? Journal.open(Bench.location, session: Bench.session, in: careless)
            for _ in 0..<6 {
                let remains = disk.afterPowerLoss(&random)
                let hasJunk = remains.bytes(at: path)?.contains(0x01) == true
                _ = try? Bench(remains).open()
                let kept = remains.list(Bench.location.quarantine).contains { name in
                    remains.bytes(at: "\(Bench.location.quarantine)/\(name)") == junk
                }
                if !kept, !hasJunk { complaints.append("call \(last)") }
            }
        }
        #expect(!complaints.isEmpty)
    }
}

private func emptyDisk() -> SimulatedDisk {
    let disk = SimulatedDisk()
    for path in ["/home", "/state"] { try? disk.createDirectory(path) }
    try? disk.syncDirectory("/")
    return disk
}
