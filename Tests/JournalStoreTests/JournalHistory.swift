import CivilTime
import SimulatedDisk
import Synchronization

@testable import JournalStore

/// One made-up life of a journal, decided by a seed: a disk that forgets, tears and fails, a clock
/// that is set and stands still, a program that is killed and started again.
struct JournalHistory {
    /// What went against a promise, and at which step.
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    /// What the disk did to the process that runs now.
    private final class Injury: Sendable {
        private let failed = Mutex(false)
        var hasFailedSync: Bool { failed.withLock { $0 } }

        func note(_ call: FileError.Call) {
            if call == .syncData { failed.withLock { $0 = true } }
        }
    }

    /// How much is written between two misfortunes, and how often everything is read.
    struct Pace {
        let group: ClosedRange<Int>
        /// Steps that only append, for each 20 of all kinds.
        let quietSteps: Int
        let checkInterval: Int

        static let short = Pace(group: 1...3, quietSteps: 0, checkInterval: 1)
        static let soak = Pace(group: 1...40, quietSteps: 100, checkInterval: 200)
    }

    private let pace: Pace
    private var random: SeededGenerator
    private var program: JournalProgram
    private var injury = Injury()
    private var step = 0

    /// How often the disk failed a call, over the whole history.
    private(set) var failures = 0
    var acknowledged: Int { program.promises.entryCount }

    init(seed: UInt64, pace: Pace = .short, defect: DefectiveDisk.Defect? = nil) {
        self.pace = pace
        random = SeededGenerator(seed: seed)
        program = JournalProgram(CrashWorkload.small.afterKill(), defect: defect, seed: seed)
    }

    /// - Parameters:
    ///   - steps: At most so many.
    ///   - entries: Enough, too, when so many were acknowledged.
    mutating func run(steps: Int, entries: Int = .max) throws(Broken) {
        try start()
        while step < steps, acknowledged < entries {
            step += 1
            try takeStep()
            if step.isMultiple(of: pace.checkInterval), program.disk.hasPower,
                let broken = program.promises.brokenInLog(on: program.disk)
            {
                throw broke(broken)
            }
        }
        program.disk.setPlan(nil)
        try restart(killing: Bool.random(using: &random))
        try readEverything()
    }

    private mutating func takeStep() throws(Broken) {
        switch Int.random(in: -pace.quietSteps..<20, using: &random) {
        case ..<7:
            let count = Int.random(in: pace.group, using: &random)
            let bytes = [3, 40, 400, 2000].randomElement(using: &random) ?? 3
            let kind = Int.random(in: 0..<8, using: &random) == 0 ? "sign" : "answer"
            try act { program throws(JournalError) in
                try program.append(count, bytes: bytes, kind: kind)
            }
        case 7: try act { program throws(JournalError) in try program.checkpoint() }
        case 8:
            let bytes = Int.random(in: 1...1500, using: &random)
            try act { program throws(JournalError) in try program.photograph(bytes: bytes) }
        case 9: try act { program throws(JournalError) in try program.introduce("王小明") }
        case 10, 11: setClock()
        case 12...15: injure()
        case 16:
            try act { program throws(JournalError) in try program.close() }
            try restart(killing: true)
        case 17: try restart(killing: true)
        default: try restart(killing: false)
        }
    }

    /// Whatever the program does; when it fails, the process is of no more use.
    private mutating func act(
        _ body: (inout JournalProgram) throws(JournalError) -> Void
    ) throws(Broken) {
        let before = program.promises.entryCount
        let isInjured = injury.hasFailedSync
        do throws(JournalError) {
            try body(&program)
        } catch {
            failures += 1
            // A store beside the log may fail alone; what stops the journal, stops it for good.
            if program.journal?.hasFailed == true {
                try expectNothingMoreIsTaken()
                try restart(killing: Bool.random(using: &random))
            }
        }
        if isInjured, program.promises.entryCount > before {
            throw broke("acknowledged by a process whose sync had failed")
        }
    }

    private mutating func expectNothingMoreIsTaken() throws(Broken) {
        let before = program.promises.entryCount
        try? program.append(bytes: 3)
        try? program.checkpoint()
        if program.promises.entryCount > before {
            throw broke("acknowledged after a write that had failed")
        }
    }

    /// Somebody sets the wall clock, or it stands still, or time passes.
    private mutating func setClock() {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: program.clock.setWall("2016-03-04T09:00:00.000+08:00")
        case 1: program.clock.setWall("2056-03-04T09:00:00.000+08:00")
        case 2: program.clock.setWall("2026-03-04T08:00:00.000+08:00")
        case 3: program.clock.setStep(program.clock.step == 0 ? 11 : 0)
        default: program.clock.advance(by: 3_600_000)
        }
    }

    /// One of the next calls fails, writes by halves, loses the power; or all syncs fail from there.
    private mutating func injure() {
        let first = program.disk.calls + Int.random(in: 0..<10, using: &random)
        let reason = Bool.random(using: &random) ? FileError.Reason.inputOutput : .noSpace
        let kind = Int.random(in: 0..<4, using: &random)
        program.disk.setPlan { [injury] number, call in
            guard number >= first else { return nil }
            switch kind {
            case 0 where number == first:
                injury.note(call)
                return .fail(reason)
            case 1 where call == .syncData || call == .sync:
                injury.note(call)
                return .fail(reason)
            case 2 where number < first + 6 && call == .write: return .short
            case 3 where number == first: return .powerLoss
            default: return nil
            }
        }
    }

    // MARK: The next process

    /// - Parameter killing: Whether only the process ends; else the machine loses its power.
    private mutating func restart(killing: Bool) throws(Broken) {
        move(killing: killing)
        try start()
    }

    private mutating func move(killing: Bool) {
        // A machine without power has nothing to show to another process.
        let goesOn = killing && program.disk.hasPower
        program.move(
            to: goesOn ? program.disk.afterKill() : program.disk.afterPowerLoss(&random))
    }

    /// Opens, now and then on a disk that fails meanwhile; the next time it must succeed.
    private mutating func start() throws(Broken) {
        injury = Injury()
        if Int.random(in: 0..<4, using: &random) == 0 {
            injure()
            do throws(JournalError) {
                try program.open()
                return
            } catch {
                failures += 1
            }
            move(killing: Bool.random(using: &random))
            injury = Injury()
        }
        let newest = "\(Bench.location.log)/\(program.disk.list(Bench.location.log).last ?? "")"
        let before = bytesOnDevice(newest)
        let report: OpenReport
        do throws(JournalError) {
            report = try program.open()
        } catch {
            throw broke("not opened: \(error)")
        }
        if let lost = TornBytes.complaint(before, newest, report, program.disk) {
            throw broke(lost)
        }
        if let journal = program.journal, let broken = program.promises.brokenBeside(journal) {
            throw broke(broken)
        }
    }

    /// What is not there any more once the system has dropped its memory of a failed write.
    private func bytesOnDevice(_ path: String) -> [UInt8] {
        if let file = try? program.disk.open(path, .readOnly) {
            program.disk.forgetCachedPages(of: file)
            program.disk.close(file)
        }
        return program.disk.bytes(at: path) ?? []
    }

    /// The last word: every byte is checked, and time only grew.
    private func readEverything() throws(Broken) {
        let reader = Bench(program.disk).reader
        var times: [HybridTime] = []
        let outcome: Verification
        do throws(JournalError) {
            try reader.entries { entry in
                times.append(entry.hlc)
                return true
            }
            outcome = try reader.verify()
        } catch {
            throw broke("not read: \(error)")
        }
        guard case .sound = outcome else { throw broke("not sound: \(outcome)") }
        guard zip(times, times.dropFirst()).allSatisfy(<) else {
            throw broke("the hybrid time does not grow")
        }
    }

    private func broke(_ what: String) -> Broken {
        Broken(description: "step \(step): \(what)")
    }
}
