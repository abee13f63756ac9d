import Glibc
import TerminalHost
import TerminalUI

/// A small program for the tests of the terminal's host: a list, a text field, and keys that make
/// it end in every way a program can.
@main
struct TerminalProbe {
    static func main() {
        var configuration = HostConfiguration()
        configuration.marksIdle = true
        var options = CommandLine.arguments.dropFirst()[...]
        while let name = options.popFirst(), let value = options.popFirst() {
            switch name {
            case "--crash-log": configuration.crashLog = value
            case "--crash-notice": configuration.crashNotice = value
            case "--theme": configuration.theme = Theme(rawValue: value)
            case "--ambiguous": configuration.ambiguousIsWide = value == "wide"
            default: break
            }
        }
        var program = ProbeProgram()
        do throws(HostError) {
            exit(try TerminalHost.run(&program, configuration: configuration))
        } catch {
            print("refused \(error)")
            exit(69)
        }
    }
}

struct ProbeProgram: TerminalProgram {
    static let rowCount = 60

    var exitCode: Int32?
    var wantsSuspend = false
    var isBusy = false
    var nextDeadline: Int?
    private var waker: Waker?
    private var list = ListState(count: ProbeProgram.rowCount)
    private var field: TextField?
    private var command: ExternalCommand?
    private var requests: [TerminalRequest] = []
    private var news = "开始"
    private var frames = 0

    mutating func start(_ terminal: TerminalFacts, waker: Waker) {
        self.waker = waker
    }

    mutating func handle(_ event: HostEvent) {
        switch event {
        case .input(let input): handle(input)
        case .resized(let size): news = "尺寸 \(size.columns)x\(size.rows)"
        case .wake:
            isBusy = false
            news = "唤醒"
        case .timer:
            nextDeadline = nil
            isBusy = false
            news = "到时"
        case .hangup: exitCode = 41
        case .terminate: exitCode = 42
        case .interrupt: exitCode = 43
        case .resumed: news = "继续"
        case .commandFinished(let status): news = "命令 \(status)"
        }
    }

    private mutating func handle(_ input: InputEvent) {
        if var field {
            if input == .key(.escape) {
                self.field = nil
            } else if field.handle(input) {
                self.field = field
            } else {
                news = "\(input)"
            }
            return
        }
        if list.handle(input) { return }
        switch input {
        case .text(let text): for character in text { command(character) }
        default: news = "\(input)"
        }
    }

    private mutating func command(_ character: Character) {
        switch character {
        case "q": exitCode = 0
        case "i": field = TextField("西厂区三号库")
        case "x": fatalError("probe trap")
        case "a": abort()
        case "o": overflow(0)
        case "z": wantsSuspend = true
        case "e": command = ExternalCommand(["/bin/sh", "-c", "stty -a; exit 3"])
        case "y": requests = [.bell, .copy("危化品")]
        case "w":
            isBusy = true
            if let waker { Task.detached { waker.wake() } }
        case "t":
            isBusy = true
            nextDeadline = 1
        default: news = "字 \(character)"
        }
    }

    /// Uses up the stack.
    private func overflow(_ depth: Int) {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
            buffer[depth % 4096] = 1
            overflow(depth + Int(buffer[depth % 4096]))
        }
    }

    mutating func takeRequests() -> [TerminalRequest] {
        defer { requests = [] }
        return requests
    }

    mutating func takeCommand() -> ExternalCommand? {
        defer { command = nil }
        return command
    }

    mutating func frame(size: Size) -> Frame {
        frames += 1
        var painter = Painter(size)
        painter.fill(Rect(row: 0, column: 0, rows: 1, columns: size.columns), style: .title)
        painter.put(" 照单  检查作答", row: 0, column: 0, style: .title)
        list.settle(height: size.rows - 3)
        for row in list.rows() {
            let text = "\(row.index) [✓] 符合  第\(row.index)项 危险化学品应按危险特性分区分类分库储存"
            let isSelected = row.index == list.selection
            let style: Style = isSelected ? .selection : .normal
            painter.put(isSelected ? "►" : " ", row: row.line + 1, column: 0, style: style)
            painter.put(text, row: row.line + 1, column: 2, style: style)
            if isSelected { painter.restyle(row: row.line + 1) { _ in .selection } }
            if isSelected { painter.place(cursor: .block, row: row.line + 1, column: 0) }
        }
        painter.put("① \(news)", row: size.rows - 2, column: 0, style: .ok)
        if let field {
            painter.within(Rect(row: 1, column: 40, rows: 1, columns: 30)) {
                field.paint(into: &$0, focused: true)
            }
        }
        return painter.frame(title: "照单")
    }
}
