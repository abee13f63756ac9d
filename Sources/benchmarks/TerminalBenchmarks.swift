import FieldSession
import Glibc
import TerminalTesting

/// A program as a person meets it: what it is started with and how its list moves.
struct Subject {
    let name: String
    let arguments: [String]
    var environment: [String: String] = [:]
    /// Keys that bring it to the list to be measured.
    var approach: [String] = []

    func open() throws -> PseudoTerminal {
        var settings = [
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/tmp", "PATH": "/usr/bin:/bin",
        ]
        settings.merge(environment) { _, new in new }
        return try PseudoTerminal(arguments, environment: settings)
    }

    static func zhaodan(_ program: String, _ workspace: FilledWorkspace) -> Subject {
        Subject(
            name: "zhaodan", arguments: [program],
            environment: [
                "ZHAODAN_HOME": workspace.paths.home,
                "XDG_STATE_HOME": String(workspace.paths.state.dropLast("/zhaodan".count)),
                "LANG": "zh_CN.UTF-8",
            ])
    }

    /// Programs of the same kind, where they are installed.
    static var peers: [Subject] {
        [
            Subject(name: "nnn", arguments: ["/usr/bin/nnn", "/usr/bin"]),
            Subject(name: "tig", arguments: ["/usr/bin/tig", "--all"]),
            Subject(name: "htop", arguments: ["/usr/bin/htop", "-d", "100"]),
        ].filter { access($0.arguments[0], X_OK) == 0 }
    }
}

extension PseudoTerminal {
    /// Reads until nothing came for so long.
    ///
    /// - Returns: When the last byte came.
    func settle(quiet milliseconds: Int = 40) -> Int64 {
        var last = nanoseconds()
        while true {
            let before = output.count
            _ = read(milliseconds: milliseconds)
            if output.count == before { return last }
            last = nanoseconds()
        }
    }
}

/// From exec to the first whole frame, and to the counts of a journal of 10,000 entries.
struct StartBenchmark {
    private let program: String
    private let workspace: FilledWorkspace

    init(_ program: String, _ workspace: FilledWorkspace) {
        self.program = program
        self.workspace = workspace
    }

    func run() throws {
        print("start    80x24, median of 9 (the frame of others: until nothing more comes)")
        let ours = Subject.zhaodan(program, workspace)
        var frames: [Double] = []
        var counts: [Double] = []
        for _ in 0..<9 {
            let start = nanoseconds()
            let terminal = try ours.open()
            try terminal.waitUntil("the title") { $0.text(row: 0).contains("照单") }
            frames.append(Double(nanoseconds() - start) / 1e6)
            try terminal.waitUntil("the counts") { $0.text.contains("一般") }
            counts.append(Double(nanoseconds() - start) / 1e6)
            terminal.type("q")
            _ = terminal.waitForEnd()
        }
        print("         zhaodan first frame        \(figure(median(frames))) ms")
        print(
            "         zhaodan counts             \(figure(median(counts))) ms "
                + "at \(workspace.entries) entries")
        for peer in Subject.peers {
            var times: [Double] = []
            for _ in 0..<9 {
                let start = nanoseconds()
                let terminal = try peer.open()
                _ = terminal.read(milliseconds: 2_000)
                times.append(Double(terminal.settle() - start) / 1e6)
            }
            print(
                "         \(peer.name) first frame "
                    + "           \(figure(median(times))) ms, ratio "
                    + "\(figure(median(frames) / median(times), 2))")
        }
    }
}

/// Bytes, writes and processor time of a key at 80x24.
struct KeysBenchmark {
    private let program: String
    private let workspace: FilledWorkspace

    init(_ program: String, _ workspace: FilledWorkspace) {
        self.program = program
        self.workspace = workspace
    }

    private struct Cost {
        var bytes: [Double] = []
        var milliseconds: [Double] = []
        var writes: [Double] = []
        var processor: [Double] = []

        var line: String {
            "\(figure(median(bytes), 0)) bytes (most \(figure(bytes.max() ?? 0, 0))), "
                + "\(figure(median(writes), 0)) writes, "
                + "\(figure(median(processor), 2)) ms of processor, "
                + "\(figure(median(milliseconds), 2)) ms to the last byte"
        }
    }

    func run() throws {
        print("keys     80x24, what one key costs, median; writes are calls on whatever file")
        let ours = Subject.zhaodan(program, workspace)
        let home = try ours.open()
        try home.waitUntil("the counts") { $0.text.contains("一般") }
        report("home, move", try press(home, ["j", "k"], times: 12))
        home.type("3")
        _ = home.settle()
        report("ledger, move", try press(home, ["j"], times: 10))
        report("ledger, scroll", try press(home, ["j"], times: 40, skipping: 12))
        home.type("q")
        _ = home.settle()
        home.type("1")
        _ = home.settle()
        report("answering, move", try press(home, ["j"], times: 9))
        // 待核实 is taken by every item, measured or not.
        report("answering, answer", try press(home, ["4"], times: 8, pause: 150))
        report("answering, scroll", try press(home, ["j"], times: 30, skipping: 6))
        let before = home.output.count
        home.type(String(repeating: "k", count: 30))
        _ = home.settle()
        print("         30 keys in one burst       \(home.output.count - before) bytes")
        for peer in Subject.peers {
            let terminal = try peer.open()
            _ = terminal.read(milliseconds: 2_000)
            _ = terminal.settle()
            report("\(peer.name), move", try press(terminal, ["j"], times: 10))
        }
    }

    private func report(_ name: String, _ cost: Cost) {
        let padding = String(repeating: " ", count: max(1, 27 - name.count))
        print("         \(name)\(padding)\(cost.line)")
    }

    private func press(
        _ terminal: PseudoTerminal, _ keys: [String], times: Int, skipping: Int = 0,
        pause milliseconds: Int = 0
    ) throws -> Cost {
        var cost = Cost()
        for index in 0..<times {
            if milliseconds > 0 { usleep(UInt32(milliseconds) * 1_000) }
            let before = terminal.output.count
            let spent = Spent(terminal.processNumber)
            let start = nanoseconds()
            terminal.type(keys[index % keys.count])
            _ = terminal.read(milliseconds: 500)
            let end = terminal.settle()
            if index < skipping { continue }
            let after = Spent(terminal.processNumber)
            cost.writes.append(Double(after.writes - spent.writes))
            cost.processor.append(Double(after.nanoseconds - spent.nanoseconds) / 1e6)
            cost.bytes.append(Double(terminal.output.count - before))
            cost.milliseconds.append(Double(end - start) / 1e6)
        }
        return cost
    }
}

/// What a process has used so far, as the kernel counts it.
private struct Spent {
    /// Calls that wrote.
    var writes = 0
    /// On a processor, all threads together.
    var nanoseconds = 0

    init(_ process: Int) {
        for line in contents(of: "/proc/\(process)/io").split(separator: "\n")
        where line.hasPrefix("syscw: ") {
            writes = Int(line.dropFirst("syscw: ".count)) ?? 0
        }
        let tasks = "/proc/\(process)/task"
        guard let directory = opendir(tasks) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let used = contents(of: "\(tasks)/\(name)/schedstat").split(separator: " ").first
            nanoseconds += used.flatMap { Int($0) } ?? 0
        }
    }
}
