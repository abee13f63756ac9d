import Glibc
import SimulatedDisk

@testable import JournalStore

/// Cuts the power before every call of a workload, in every way that a weak disk may take it, and
/// opens what is left.
struct CrashSearch {
    /// Disks that differ in a name or a byte, and were opened.
    private(set) var states = 0
    private(set) var complaints: [String] = []

    private let workload: CrashWorkload
    private let cuts: Int
    private let stride: Int

    /// Every so many states are read once more from the first byte to the last.
    private static let verifiedStates = 8

    /// - Parameters:
    ///   - cuts: At most so many places within one write.
    ///   - stride: Of so many different states one is opened.
    init(_ workload: CrashWorkload, cuts: Int, stride: Int = 1) {
        self.workload = workload
        self.cuts = cuts
        self.stride = stride
    }

    /// - Parameter defect: What the program does wrong; then one complaint is enough.
    mutating func search(defect: DefectiveDisk.Defect? = nil) {
        var program = JournalProgram(workload.disk(), defect: defect)
        do throws(JournalError) {
            try workload.use(&program)
        } catch {
            complaints.append("the workload itself: \(error)")
        }
        var seen: Set<Int> = []
        // From the last: of equal disks the later one owes more.
        for moment in program.disk.moments.reversed() {
            for remains in program.disk.remains(of: moment, cuts: cuts)
            where seen.insert(remains.fingerprint).inserted {
                guard seen.count.isMultiple(of: stride) else { continue }
                states += 1
                guard let complaint = complaint(about: remains, moment.calls, program.promises)
                else { continue }
                complaints.append("before call \(moment.calls): \(complaint)")
                if defect != nil { return }
            }
        }
    }

    private func complaint(
        about disk: SimulatedDisk, _ calls: Int, _ promises: Promises
    ) -> String? {
        let newest = disk.list(Bench.location.log).last.map { "\(Bench.location.log)/\($0)" }
        let before = newest.flatMap(disk.bytes) ?? []
        let bench = Bench(disk, random: SeededRandom(seed: 99))
        do throws(JournalError) {
            let (journal, report) = try bench.open()
            if let newest, let complaint = TornBytes.complaint(before, newest, report, disk) {
                return complaint
            }
            if let torn = workload.tornBytes, !TornBytes.areKept(torn, on: disk) {
                return "torn bytes are gone"
            }
            if let broken = promises.brokenInLog(on: disk, after: calls)
                ?? promises.brokenBeside(journal, after: calls)
            {
                return broken
            }
            guard states.isMultiple(of: Self.verifiedStates) else { return nil }
            guard case .sound = try bench.reader.verify() else { return "not sound" }
            return nil
        } catch {
            let neverWas = error.code == "no_journal" || error.code == "unfinished_creation"
            if neverWas, !promises.isCreated(after: calls) { return createdAnew(bench) }
            return "not opened: \(error)"
        }
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

/// What becomes of bytes behind the last good line when a journal is opened.
enum TornBytes {
    /// Every byte there was is still there, in the log or in quarantine.
    static func complaint(
        _ before: [UInt8], _ newest: String, _ report: OpenReport, _ disk: SimulatedDisk
    ) -> String? {
        let torn = report.tornTails.first { newest.hasSuffix($0.segment) }
        let end = torn?.byteOffset ?? before.count
        let after = disk.bytes(at: newest) ?? []
        // Byte by byte this takes longer than everything else, without optimisation.
        guard after.count >= end, memcmp(before, after, end) == 0 else {
            return "the good lines were changed"
        }
        if before.count == end { return nil }
        return areKept(Array(before[end...]), on: disk) ? nil : "torn bytes are gone"
    }

    static func areKept(_ bytes: [UInt8], on disk: SimulatedDisk) -> Bool {
        let folder = Bench.location.quarantine
        return disk.list(folder).contains { disk.bytes(at: "\(folder)/\($0)") == bytes }
    }
}
