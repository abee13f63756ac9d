import CanonicalJSON
import SimulatedDisk

@testable import JournalStore

/// A program that uses a journal until the power goes, and what it was told meanwhile.
struct CrashWorkload {
    let disk: SimulatedDisk
    let fileSystem: any FileSystem
    private var random: SeededGenerator
    private let world: JournalWorld

    /// What came back from `append`, by number.
    private(set) var acknowledged: [Int: Hash256] = [:]

    /// Everything that was handed in, in order.
    private(set) var submitted: [JSONObject] = []

    init(_ disk: SimulatedDisk, defect: DefectiveDisk.Defect? = nil, seed: UInt64) {
        self.disk = disk
        fileSystem = defect.map { DefectiveDisk(disk, $0) } ?? disk
        random = SeededGenerator(seed: seed)
        world = JournalWorld(
            fileSystem: fileSystem, clock: SteppedClock(step: 11), random: SeededRandom(seed: seed))
    }

    /// One or two sessions of appends of all sizes, signatures and checkpoints; some sessions end
    /// without closing, as when the program is killed.
    mutating func useJournal() throws(JournalError) {
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let (journal, _) = try Journal.open(
                Bench.location, session: Bench.session, in: world)
            for _ in 0..<Int.random(in: 1...4, using: &random) { try append(to: journal) }
            if Bool.random(using: &random) { try journal.close() }
        }
    }

    mutating func create() throws(JournalError) {
        let journal = try Journal.create(
            at: Bench.location, session: Bench.session, in: world)
        try append(to: journal)
    }

    private mutating func append(to journal: Journal) throws(JournalError) {
        if Int.random(in: 0..<8, using: &random) == 0 { try journal.checkpoint() }
        let drafts = (0..<Int.random(in: 1...4, using: &random)).map { _ in draft() }
        submitted += drafts.map(\.body)
        for entry in try journal.append(drafts) { acknowledged[entry.seq] = entry.leaf }
    }

    private mutating func draft() -> EntryDraft {
        let length = [3, 40, 900, 3000].randomElement(using: &random) ?? 3
        let kind = Int.random(in: 0..<10, using: &random) == 0 ? "sign" : "answer"
        return EntryDraft(
            by: "u-0007", kind: kind,
            body: [
                "n": .integer(Int64(submitted.count)),
                "note": .string(String(repeating: "x", count: length)),
            ])
    }
}

extension CrashWorkload {
    /// Opens the disk after a crash and says what is broken; nil when nothing is.
    ///
    /// - Parameter isCreated: Whether the creation of the journal was ever reported as done.
    func complaint(about disk: SimulatedDisk, isCreated: Bool = true) -> String? {
        let newest = disk.list(Bench.location.log).last.map { "\(Bench.location.log)/\($0)" }
        let before = newest.flatMap(disk.bytes) ?? []
        let bench = Bench(disk, random: SeededRandom(seed: 99))
        do throws(JournalError) {
            let (journal, report) = try bench.open()
            try journal.close()
            if let newest, let complaint = kept(before, newest, report, disk) { return complaint }
            return try contents(of: bench)
        } catch {
            let neverWas = error.code == "no_journal" || error.code == "unfinished_creation"
            if !isCreated, acknowledged.isEmpty, neverWas { return createdAnew(bench) }
            return "not opened: \(error)"
        }
    }

    /// Every byte there was is still there, in the log or in quarantine.
    private func kept(
        _ before: [UInt8], _ newest: String, _ report: OpenReport, _ disk: SimulatedDisk
    ) -> String? {
        let torn = report.tornTails.first { newest.hasSuffix($0.segment) }
        let end = torn?.byteOffset ?? before.count
        guard disk.bytes(at: newest)?.starts(with: before.prefix(end)) == true else {
            return "the good lines were changed"
        }
        if before.count == end { return nil }
        let pieces = report.tornTails.map {
            disk.bytes(at: "\(Bench.location.quarantine)/\($0.quarantineFile)")
        }
        return pieces.contains(Array(before[end...])) ? nil : "torn bytes are gone"
    }

    /// All that was acknowledged, in its place; beyond that only what was handed in, in order.
    private func contents(of bench: Bench) throws(JournalError) -> String? {
        var found: [JournalEntry] = []
        try bench.reader.entries { entry in
            found.append(entry)
            return true
        }
        for (seq, leaf) in acknowledged where seq >= found.count || found[seq].leaf != leaf {
            return "entry \(seq) was acknowledged and is gone"
        }
        let bodies = found.filter { !$0.isOwn && $0.body["n"] != nil }.map(\.body)
        guard submitted.starts(with: bodies) else { return "entries nobody handed in" }
        guard case .sound = try bench.reader.verify() else { return "not sound after opening" }
        return nil
    }

    private func createdAnew(_ bench: Bench) -> String? {
        do throws(JournalError) {
            try bench.create().close()
            guard case .sound = try bench.reader.verify() else { return "created unsound" }
            return nil
        } catch {
            return "not created anew: \(error)"
        }
    }
}
