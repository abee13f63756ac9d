import SimulatedDisk
import Testing

@testable import JournalStore

/// What a program does until the power goes; each is cut off at every place.
enum CrashWorkload: String, CaseIterable, CustomTestStringConvertible {
    case singles = "20 single entries of 300 bytes"
    case large = "6 entries of 30 kB"
    case groups = "6 groups of 3 entries of 3 kB"
    case largeGroups = "4 groups of 20 entries of 3 kB"
    case recovery = "the recovery of a torn tail"
    case border = "the border of a segment"
    case beside = "a checkpoint, a blob and a personal value"
    case failedSync = "a sync that fails, and the next process"
    case creation = "the creation of a journal"
    case sessions = "three sessions, one of them killed"

    var testDescription: String { rawValue }

    /// A disk as it was before, everything on it synced.
    func disk() -> SimulatedDisk {
        switch self {
        case .creation: Self.empty.afterKill()
        case .recovery: Self.torn.afterKill()
        case .border: Self.almostFull.afterKill()
        default: Self.small.afterKill()
        }
    }

    /// Bytes that the disk must have somewhere, whatever happens.
    var tornBytes: [UInt8]? { self == .recovery ? Self.tornTail : nil }

    func use(_ program: inout JournalProgram) throws(JournalError) {
        if self != .creation { try begin(&program) }
        switch self {
        case .singles: for _ in 0..<20 { try program.append(bytes: 300) }
        case .large: for _ in 0..<6 { try program.append(bytes: 29_500) }
        case .groups: for _ in 0..<6 { try program.append(3, bytes: 3000) }
        case .largeGroups: for _ in 0..<4 { try program.append(20, bytes: 3000) }
        case .recovery: for _ in 0..<2 { try program.append(2, bytes: 300) }
        case .border: try program.append(7, bytes: 300)
        case .beside:
            try program.photograph(bytes: 1300)
            try program.introduce("王小明")
            try program.checkpoint()
            try program.append(bytes: 40)
            try program.append(bytes: 40, kind: "sign")
            try program.photograph(bytes: 600)
            try program.close()
        case .failedSync:
            try program.append(bytes: 300)
            let next = program.disk.calls
            // An entry's calls are the write, the sync.
            program.disk.setPlan { number, _ in
                number == next + 1 ? .fail(.inputOutput) : nil
            }
            try? program.append(2, bytes: 700)
            program.disk.setPlan(nil)
            program.die()
            try program.open()
            try program.append(bytes: 300)
            try program.append(bytes: 300)
        case .creation:
            program.disk.keepMoments()
            try program.create()
            try program.append(2, bytes: 300)
        case .sessions:
            try program.append(bytes: 300)
            program.die()
            try program.open()
            try program.append(3, bytes: 300)
            try program.close()
            try program.open()
            try program.checkpoint()
            try program.append(bytes: 1200)
            try program.close()
        }
    }

    /// Opens; the way up to the segment's border is left out, since every disk there is long.
    private func begin(_ program: inout JournalProgram) throws(JournalError) {
        if self != .border { program.disk.keepMoments() }
        try program.open()
        if self == .border { program.disk.keepMoments() }
    }

    // MARK: Disks

    private static let empty: SimulatedDisk = {
        let disk = SimulatedDisk()
        for path in ["/home", "/state"] { try? disk.createDirectory(path) }
        return disk.afterSyncOfAll()
    }()

    /// A journal of three entries, closed.
    static let small: SimulatedDisk = {
        let bench = Bench()
        do {
            try bench.create().close()
        } catch {
            Issue.record(error)
        }
        return bench.disk.afterSyncOfAll()
    }()

    /// Of a group of three entries the first has a hole, so that the good lines end before it.
    private static let torn: SimulatedDisk = {
        var program = JournalProgram(small.afterKill(), seed: 3)
        let path = Bench.location.segment(first: 0)
        do {
            try program.open()
            let good = program.disk.bytes(at: path)?.count ?? 0
            try program.append(3, bytes: 900)
            var bytes = program.disk.bytes(at: path) ?? []
            bytes.replaceSubrange(good + 200..<good + 500, with: repeatElement(0, count: 300))
            try Bench(program.disk).put(path, bytes)
        } catch {
            Issue.record(error)
        }
        return program.disk.afterSyncOfAll()
    }()

    private static let tornTail: [UInt8] = {
        let good = (try? Bench(torn).reader.status().bytesBehindLastEntry) ?? 0
        return torn.bytes(at: Bench.location.segment(first: 0)).map { Array($0.suffix(good)) } ?? []
    }()

    /// The first segment has room for five more entries.
    private static let almostFull: SimulatedDisk = {
        let bench = Bench()
        do {
            let journal = try bench.create()
            while journal.size < 4090 {
                let count = min(1000, 4090 - journal.size)
                try journal.append((0..<count).map { .answer($0, note: "") })
            }
            try journal.checkpoint()
        } catch {
            Issue.record(error)
        }
        return bench.disk.afterSyncOfAll()
    }()
}
