import CPseudoTerminal
import Glibc
import TerminalTesting
import Testing

/// The probe: a list, a text field, and keys that make it end in every way.
func startProbe(
    _ options: [String] = [], type: String = "xterm-256color", rows: Int = 24, columns: Int = 80,
    flags: Int = 0, more: [String: String] = [:]
) throws -> PseudoTerminal {
    let environment = [
        "TERM": type, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
    ]
    return try PseudoTerminal(
        [PseudoTerminal.built("TerminalProbe")] + options,
        environment: environment.merging(more) { $1 }, rows: rows, columns: columns, flags: flags)
}

let asJob = Int(CPT_AS_JOB)
/// Settings of a line that a shell would have.
let shellSettings =
    Int(CPT_ICANON) | Int(CPT_ECHO) | Int(CPT_ISIG) | Int(CPT_IXON) | Int(CPT_ICRNL)
    | Int(CPT_OPOST)
    | Int(CPT_ONLCR)

/// Whether the terminal is as it was found: modes, settings, cursor.
func expectRestored(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(terminal.screen.modes == [7, 25], sourceLocation: sourceLocation)
    #expect(terminal.screen.cursorShape == 0, sourceLocation: sourceLocation)
    #expect(!terminal.screen.isKeypadMode, sourceLocation: sourceLocation)
    #expect(terminal.settings == shellSettings, sourceLocation: sourceLocation)
}

@Suite("Terminal lifecycle")
struct LifecycleTests {
    @Test("It starts raw, on the alternate screen, with bracketed paste, and paints Chinese")
    func start() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()

        #expect(terminal.screen.modes.isSuperset(of: [1049, 2004, 25]))
        #expect(terminal.settings & (Int(CPT_ICANON) | Int(CPT_ECHO) | Int(CPT_ISIG)) == 0)
        #expect(terminal.settings & (Int(CPT_IXON) | Int(CPT_ICRNL)) == 0)
        #expect(terminal.screen.text(row: 0) == " 照单  检查作答")
        #expect(terminal.screen.text(row: 1).hasPrefix("► 0 [✓] 符合  第0项 危险化学品"))
        #expect(terminal.screen.row == 1 && terminal.screen.column == 0)
        #expect(terminal.screen.title == "照单")
        #expect(terminal.screen.unknown == [])
    }

    @Test(
        "Every way to end leaves the terminal as it was found",
        arguments: [
            (keys: "q", signal: 0, status: 0), (keys: "", signal: SIGTERM, status: 42),
            (keys: "", signal: SIGINT, status: 43), (keys: "x", signal: 0, status: 256 + SIGILL),
            (keys: "a", signal: 0, status: 256 + SIGABRT),
            (keys: "o", signal: 0, status: 256 + SIGSEGV),
            (keys: "", signal: SIGSEGV, status: 256 + SIGSEGV),
            (keys: "", signal: SIGQUIT, status: 256 + SIGQUIT),
            (keys: "", signal: SIGUSR1, status: 256 + SIGUSR1),
        ])
    func ending(keys: String, signal: Int32, status: Int32) throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        terminal.type(keys)
        if signal != 0 { terminal.signal(signal) }

        #expect(terminal.waitForEnd() == expected(Int(status)))
        expectRestored(terminal)
    }

    @Test("Leaving from amid a text field leaves the terminal as it was found too")
    func endingInField() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        try terminal.answer(to: "i")
        try terminal.answer(to: "q危")
        // By itself, or ESC and q would be Alt-q.
        try terminal.answer(to: "\u{1B}")
        terminal.type("q")
        #expect(terminal.waitForEnd() == 0)
        expectRestored(terminal)
    }

    /// What a trap ends a program with depends on the processor.
    private func expected(_ status: Int) -> Int {
        #if arch(arm64)
            status == 256 + Int(SIGILL) ? 256 + Int(SIGTRAP) : status
        #else
            status
        #endif
    }

    @Test("A hangup lets the program save and ends it, without a byte to the terminal")
    func hangup() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        let before = terminal.output.count
        terminal.signal(SIGHUP)
        #expect(terminal.waitForEnd() == 41)
        #expect(terminal.output.count == before)
        #expect(terminal.settings == shellSettings)
    }

    @Test("A closed window ends the program as a hangup does", arguments: [0, asJob])
    func closedWindow(flags: Int) throws {
        let terminal = try startProbe(flags: flags | Int(CPT_FORGET_LINE))
        try terminal.waitForStart()
        terminal.hangUp()
        #expect(terminal.waitForEnd() == 41)
    }

    @Test("Under nohup a closed window ends the program too, by reading")
    func nohup() throws {
        let terminal = try startProbe(flags: Int(CPT_IGNORE_HANGUP) | Int(CPT_FORGET_LINE))
        try terminal.waitForStart()
        terminal.signal(SIGHUP)
        try terminal.answer(to: "5")
        terminal.hangUp()
        #expect(terminal.waitForEnd() == 41)
    }

    @Test("A crash leaves its reason in the log and says where that is")
    func crashLog() throws {
        let log = "/tmp/terminal-probe-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).log"
        defer { unlink(log) }
        let terminal = try startProbe([
            "--crash-log", log, "--crash-notice", "崩溃记录在 \(log)\n",
        ])
        try terminal.waitForStart()
        terminal.type("x")

        #expect((terminal.waitForEnd() ?? 0) > 256)
        expectRestored(terminal)
        let printed = String(decoding: terminal.output, as: UTF8.self)
        #expect(printed.hasSuffix("崩溃记录在 \(log)\r\n"))
        #expect(!printed.contains("probe trap"))
        #expect(try contents(of: log).contains("probe trap"))
    }

    private func contents(of path: String) throws -> String {
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    @Test(
        "Stopped by its own wish or from outside, it gives the terminal back and takes it again",
        arguments: ["z", ""])
    func suspend(key: String) throws {
        let terminal = try startProbe(flags: asJob)
        try terminal.waitForStart()
        let modes = terminal.screen.modes
        let settings = terminal.settings
        try terminal.answer(to: "\u{1B}[B")
        let before = terminal.screen.text(row: 2)
        for _ in 0..<2 {
            if key.isEmpty { terminal.signal(SIGTSTP) } else { terminal.type(key) }
            try terminal.waitForStop()
            expectRestored(terminal)

            let idle = terminal.screen.idle
            terminal.signal(SIGCONT)
            try terminal.waitUntil("idle again") { $0.idle > idle }
            #expect(terminal.screen.modes == modes)
            #expect(terminal.settings == settings)
            #expect(terminal.screen.text(row: 2) == before)
            #expect(terminal.screen.text(row: 22) == "① 继续")
        }
        terminal.type("q")
        #expect(terminal.waitForEnd() == 0)
        expectRestored(terminal)
    }

    @Test("Stopped and continued behind its back, it sets the terminal up again")
    func stoppedFromOutside() throws {
        let terminal = try startProbe(flags: asJob)
        try terminal.waitForStart()
        let modes = terminal.screen.modes
        terminal.signal(SIGSTOP)
        try terminal.waitForStop()
        let idle = terminal.screen.idle
        terminal.signal(SIGCONT)
        try terminal.waitUntil("idle again") { $0.idle > idle }
        #expect(terminal.screen.text(row: 22) == "① 继续")
        #expect(terminal.screen.modes == modes)
        terminal.type("q")
        #expect(terminal.waitForEnd() == 0)
        expectRestored(terminal)
    }

    @Test("A resize while it is stopped shows when it goes on")
    func resizedWhileStopped() throws {
        let terminal = try startProbe(flags: asJob)
        try terminal.waitForStart()
        terminal.type("z")
        try terminal.waitForStop()
        terminal.resize(rows: 10, columns: 40)
        let idle = terminal.screen.idle
        terminal.signal(SIGCONT)
        try terminal.waitUntil("idle again") { $0.idle > idle }
        #expect(terminal.screen.text(row: 8) == "① 继续")
        #expect(terminal.screen.text(row: 1).hasPrefix("► 0 [✓]"))
    }

    @Test("Without a shell to go on under, it does not stop")
    func noShell() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        terminal.type("z")
        terminal.signal(SIGTSTP)
        terminal.type("5")
        try terminal.waitUntil("the answer") { $0.text(row: 22) == "① 字 5" }
    }

    @Test("Another program gets a plain terminal, and ours comes back with its exit status")
    func command() throws {
        let terminal = try startProbe(flags: asJob)
        try terminal.waitForStart()
        let answer = String(decoding: try terminal.answer(to: "e"), as: UTF8.self)
        #expect(answer.contains(" icanon ") && answer.contains(" echo "))
        #expect(terminal.screen.text(row: 22) == "① 命令 3")
        #expect(terminal.screen.modes.isSuperset(of: [1049, 2004]))
        try terminal.answer(to: "5")
        #expect(terminal.screen.text(row: 22) == "① 字 5")
    }
}

@Suite("Terminal refusals")
struct RefusalTests {
    private func refusal(
        type: String = "xterm-256color", flags: Int = 0, more: [String: String] = [:]
    ) throws -> String {
        let terminal = try startProbe(type: type, flags: flags, more: more)
        #expect(terminal.waitForEnd() == 69)
        #expect(terminal.settings == shellSettings)
        return terminal.screen.text(row: 0)
    }

    @Test("A terminal that can't put its cursor anywhere is refused by name")
    func dumb() throws {
        #expect(try refusal(type: "dumb") == "refused terminal_too_simple terminal=dumb")
    }

    @Test("A closed standard input is refused before anything is changed")
    func noInput() throws {
        #expect(try refusal(flags: Int(CPT_NO_INPUT)) == "refused input_not_a_terminal")
    }

    @Test("A closed standard output is refused too")
    func noOutput() throws {
        let terminal = try startProbe(flags: Int(CPT_NO_OUTPUT))
        #expect(terminal.waitForEnd() == 69)
        #expect(terminal.settings == shellSettings)
        #expect(terminal.output.isEmpty)
    }

    @Test(
        "A locale of another character set is refused, installed or not",
        arguments: ["LANG", "LC_CTYPE", "LC_ALL"])
    func charset(variable: String) throws {
        let text = try refusal(more: [variable: "zh_CN.GBK"])
        #expect(text == "refused charset_not_utf8 charset=GBK")
    }

    @Test(
        "A locale that is not installed, or none at all, does not matter",
        arguments: ["zh_CN.UTF-8", "xx_YY.utf8", "C", "POSIX", ""])
    func missingLocale(name: String) throws {
        let terminal = try startProbe(more: ["LANG": name])
        try terminal.waitForStart()
        #expect(terminal.screen.text(row: 0) == " 照单  检查作答")
    }

    @Test(
        "An unknown terminal type is stood in for by a known one",
        arguments: ["xterm-kitty", "foot", "xterm-ghostty", "no-such-terminal", ""])
    func unknownType(type: String) throws {
        let terminal = try startProbe(type: type)
        try terminal.waitForStart()
        #expect(terminal.screen.text(row: 0) == " 照单  检查作答")
        terminal.type("q")
        #expect(terminal.waitForEnd() == 0)
        #expect(terminal.settings == shellSettings)
        #expect(terminal.screen.modes.isDisjoint(with: [1049, 2004]))
    }

    @Test("A closed standard error is no reason to refuse")
    func noError() throws {
        let terminal = try startProbe(flags: Int(CPT_NO_ERROR))
        try terminal.waitForStart()
        terminal.type("q")
        #expect(terminal.waitForEnd() == 0)
        expectRestored(terminal)
    }
}
