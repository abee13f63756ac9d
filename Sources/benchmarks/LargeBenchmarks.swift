import CivilTime
import Crypto
import FieldScreens
import FieldSession
import Fieldwork
import GRDB
import Glibc
import InspectionModel
import JournalStore
import LedgerIndex

/// A journal of a million entries: what it costs to open it, to index it, to check it, to look
/// something up.
struct LargeBenchmark {
    private let program: String
    private let folder: TemporaryFolder
    private let entries: Int

    init(_ program: String, _ folder: TemporaryFolder, entries: Int) {
        self.program = program
        self.folder = folder
        self.entries = entries
    }

    func run() throws {
        let small = try LargeWorkspace(folder, "small", entries: 1_000)
        var large: LargeWorkspace?
        let writing = try timed {
            large = try LargeWorkspace(folder, "large", entries: entries)
        }
        guard let large else { throw BenchmarkFailure("no workspace") }
        print(
            "large    \(entries) entries, \(large.hazards) hazards; written in "
                + "\(figure(writing / 1e9)) s")
        try rebuild(large)
        try opening(small, large)
        try check(large)
        try listing(large)
    }

    // MARK: Index

    private func rebuild(_ large: LargeWorkspace) throws {
        let built = try timed { try large.open().close() }
        var size = stat()
        stat(large.paths.index, &size)
        print(
            "         index built in             \(figure(built / 1e9)) s, "
                + "\(figure(Double(entries) / (built / 1e9), 0)) entries a second, "
                + "\(size.st_size >> 20) MiB")
    }

    private func opening(_ small: LargeWorkspace, _ large: LargeWorkspace) throws {
        try small.open().close()
        var ours: [Double] = []
        var baseline: [Double] = []
        for _ in 0..<21 {
            ours.append(try opened(large))
            baseline.append(try opened(small))
        }
        print("         open, with the home screen \(figure(median(ours) / 1e6, 2)) ms")
        print("         the same at 1,000 entries  \(figure(median(baseline) / 1e6, 2)) ms")
        print("         ratio                      \(figure(median(ours) / median(baseline), 2))")
    }

    private func opened(_ place: LargeWorkspace) throws -> Double {
        var workspace: Workspace?
        let time = try timed {
            let open = try place.open()
            _ = try open.field.home(recent: 64, on: Self.today)
            workspace = open
        }
        try workspace?.close()
        return time
    }

    // MARK: Check

    private func check(_ large: LargeWorkspace) throws {
        let start = nanoseconds()
        let peak = try peakMemory(["journal", "verify", "--home", large.paths.home], large)
        let ours = Double(nanoseconds() - start)
        let log = large.paths.journal.log
        let fileSystem = PosixFileSystem()
        let baseline = try timed {
            for name in try fileSystem.names(in: log).sorted() {
                let bytes = try fileSystem.bytes(of: "\(log)/\(name)", limit: 1 << 30) ?? []
                for _ in 0..<2 {
                    for line in bytes.split(separator: 0x0a) { _ = SHA256.hash(data: line) }
                }
            }
        }
        print(
            "         zhaodan journal verify     \(figure(ours / 1e9, 2)) s, \(peak >> 10) MiB at most"
        )
        print("         hashing each line twice    \(figure(baseline / 1e9, 2)) s")
        print("         ratio                      \(figure(ours / baseline, 2))")
    }

    /// Runs the program to its end.
    ///
    /// - Returns: The most memory it had, in KiB.
    private func peakMemory(_ arguments: [String], _ large: LargeWorkspace) throws -> Int {
        setenv("XDG_STATE_HOME", String(large.paths.state.dropLast("/zhaodan".count)), 1)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var process = pid_t()
        guard posix_spawn(&process, program, &actions, nil, words, environ) == 0 else {
            throw BenchmarkFailure("cannot start \(program)")
        }
        // What wait4 says of the memory counts the parent's as well, up to the exec.
        var peak = 0
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            peak = max(peak, Self.peakMemory(of: process))
            usleep(5_000)
        }
        guard status == 0 else {
            throw BenchmarkFailure("\(arguments.joined(separator: " ")) ended with \(status)")
        }
        return peak
    }

    /// The high-water mark of a running process, in KiB; 0 when it is gone.
    private static func peakMemory(of process: pid_t) -> Int {
        let line = contents(of: "/proc/\(process)/status").split(separator: "\n").first {
            $0.hasPrefix("VmHWM:")
        }
        return line.flatMap { $0.split(separator: " ").dropLast().last.flatMap { Int($0) } } ?? 0
    }

    // MARK: Lists

    private static let today =
        CivilDay(year: 2026, month: 11, day: 21) ?? CivilDay(daysSince1970: 0)

    /// What people type, letter by letter.
    private static let typed = [
        "消防通道", "有限空间", "灭火器", "xftd", "pdx", "K7-2026-0031", "长安燃气", "第1733", "泵房",
        "配电室 探测器", "qipin", "没有这样的",
    ]

    private func listing(_ large: LargeWorkspace) throws {
        // What the ledger asks for on a screen of 80x24: 17 rows, and 16 behind them.
        let window = ListWindow(count: 33)
        var lists: [Double] = []
        var keys: [Double] = []
        for _ in 0..<5 {
            // Opened anew, so that what was typed before helps nobody.
            let workspace = try large.open()
            defer { try? workspace.close() }
            func list(_ query: HazardQuery) throws -> Double {
                try timed { _ = try workspace.field.hazards(query, window) }
            }
            for condition in HazardCondition.allCases {
                for order in HazardOrder.allCases {
                    lists.append(try list(HazardQuery(condition, order, on: Self.today)))
                }
            }
            for text in Self.typed {
                for end in text.indices {
                    keys.append(
                        try list(
                            HazardQuery(
                                .open, .deadline, text: String(text[...end]), on: Self.today)))
                }
            }
        }
        let scan = try scan(large)
        print(
            "         a list of the ledger       \(figure(median(lists) / 1e6, 2)) ms, "
                + "most \(figure((lists.max() ?? 0) / 1e6, 2)) ms")
        print(
            "         a key of its filter        \(figure(median(keys) / 1e6, 2)) ms, "
                + "p99 \(figure(percentile(keys, 0.99) / 1e6, 2)) ms, "
                + "most \(figure((keys.max() ?? 0) / 1e6, 2)) ms")
        print("         SQLite, scan with LIKE     \(figure(scan / 1e6, 2)) ms")
        print(
            "         ratio of p99 to the scan   \(figure(percentile(keys, 0.99) / scan, 2))")
    }

    /// The same look-up as people write it without an index.
    private func scan(_ large: LargeWorkspace) throws -> Double {
        let queue = try DatabaseQueue(path: large.paths.index)
        var times: [Double] = []
        for _ in 0..<5 {
            times.append(
                try timed {
                    _ = try queue.read {
                        try Int.fetchOne(
                            $0,
                            sql: "select count(*) from hazard_detail where events like '%消防通道%'")
                    }
                })
        }
        return median(times)
    }

    private func percentile(_ values: [Double], _ part: Double) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
    }
}
