import CPseudoTerminal
import Glibc
import TerminalTesting

/// One inspector's computer: a workspace of its own in a folder that is gone afterwards, the
/// program on a terminal, and the same program as commands.
final class Desk {
    let folder: String
    let environment: [String: String]

    /// What there is beside it: nothing of the person's own who runs the tests.
    init(_ more: [String: String] = [:]) throws {
        var template = Array("/tmp/zhaodan-journey-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Trouble("no temporary folder") }
        folder = String(cString: made)
        let own = [
            "HOME": folder, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
            "SWIFT_BACKTRACE": "enable=no", "TERM": "xterm-256color", "TMPDIR": folder,
            "XDG_STATE_HOME": "\(folder)/state", "ZHAODAN_HOME": "\(folder)/home",
            "ZHAODAN_MARKS_IDLE": "1",
        ]
        environment = own.merging(more) { $1 }
    }

    deinit { remove(folder) }

    /// The binary beside the running tests, or another that a person names.
    static let program: String =
        getenv("ZHAODAN_BINARY").map { String(cString: $0) } ?? PseudoTerminal.built("zhaodan")

    // MARK: The interface

    /// Starts the interface and waits until it stands still for the first time.
    func open(
        _ arguments: [String] = [], rows: Int = 24, columns: Int = 80, flags: Int = 0,
        _ more: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let terminal = try start(arguments, rows: rows, columns: columns, flags: flags, more)
        try terminal.waitForStart()
        return terminal
    }

    func start(
        _ arguments: [String] = [], rows: Int = 24, columns: Int = 80, flags: Int = 0,
        _ more: [String: String] = [:]
    ) throws -> PseudoTerminal {
        try PseudoTerminal(
            [Self.program] + arguments, environment: environment.merging(more) { $1 }, rows: rows,
            columns: columns, flags: flags)
    }

    // MARK: Commands

    /// Runs a command to its end.
    func run(_ arguments: [String], input: String = "", _ more: [String: String] = [:]) throws
        -> Outcome
    {
        let command = try begin(arguments, input: input, more)
        return command.waitForEnd()
    }

    /// Starts a command whose output is read while it runs.
    func begin(_ arguments: [String], input: String = "", _ more: [String: String] = [:]) throws
        -> RunningCommand
    {
        try RunningCommand(
            [Self.program] + arguments, environment: environment.merging(more) { $1 },
            input: input, folder: folder)
    }

    /// What the command says as objects; anything but success is a trouble.
    func lines(_ arguments: [String], input: String = "") throws -> [Line] {
        let outcome = try run(arguments + ["--json"], input: input)
        guard outcome.status == 0 else { throw Trouble("\(arguments): \(outcome)") }
        return try outcome.lines
    }

    func line(_ arguments: [String]) throws -> Line {
        let found = try lines(arguments)
        guard found.count == 1 else { throw Trouble("\(arguments): \(found.count) lines") }
        return found[0]
    }

    // MARK: Usual beginnings

    /// An enforcement officer's workspace whose authority has a word in all five sectors.
    func settle(name: String = "李敏") throws {
        let outcome = try run([
            "init", "--name", name, "--certificate", "ZF-0001", "--authority", "某县应急管理局",
            "--device-label", "K7", "--authority-kind", "emergency", "housing", "fire-rescue",
            "gas",
        ])
        guard outcome.status == 0 else { throw Trouble("init: \(outcome)") }
    }

    /// An inspection of a diner that burns gas, by two officers.
    ///
    /// - Returns: Its id.
    func startInspection(
        packs: String = "gas", facts: [String] = Desk.dinerFacts, scope: String = "all"
    ) throws -> String {
        var arguments = ["inspection", "start", "--pack", packs, "--site", "兴旺饭店"]
        arguments += ["--officer", "王强:ZF-0002", "--scope", scope]
        for fact in facts { arguments += ["--fact", fact] }
        return try line(arguments).text("id")
    }

    static let dinerFacts = [
        "facility_role=restaurant", "gas_type=lpg", "supply_mode=single_cylinder", "high_rise=no",
        "underground_use=no", "cylinder_room=no", "in_mall=no", "big_cylinders=no",
    ]

    /// Every record of the journal, from one on.
    func log(from first: Int = 0) throws -> [Line] {
        try lines(["journal", "log", "--from", "\(first)"])
    }

    func verify() throws -> Line { try line(["journal", "verify"]) }

    var names: [String] { files(in: folder) }
}

/// Why a journey could not go on.
struct Trouble: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// The names in a folder, hidden ones too.
func files(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
}

private func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
        for name in files(in: path) { remove("\(path)/\(name)") }
        rmdir(path)
    } else {
        unlink(path)
    }
}
