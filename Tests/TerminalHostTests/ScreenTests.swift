import CPseudoTerminal
import Glibc
import TerminalTesting
import Testing

@Suite("Terminal screen and input")
struct ScreenTests {
    @Test(
        "The screen is right in every kind of terminal",
        arguments: ["xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100", "rxvt"])
    func kinds(type: String) throws {
        let terminal = try startProbe(type: type)
        try terminal.waitForStart()
        for _ in 0..<30 { try terminal.answer(to: "\u{1B}[B") }
        #expect(terminal.screen.text(row: 0) == " 照单  检查作答")
        for row in 1...21 {
            let mark = row == 21 ? "►" : " "
            let line = terminal.screen.text(row: row)
            #expect(line.hasPrefix("\(mark) \(row + 9) [✓] 符合  第\(row + 9)项 危险化学品"))
        }
        #expect(terminal.screen.row == 21 && terminal.screen.column == 0)
        #expect(terminal.screen.cells[21].allSatisfy { $0.isReversed })
        #expect(!terminal.screen.cells[20].contains { $0.isReversed })
    }

    @Test("Random keys and sizes leave the same screen as drawing it anew", arguments: 0..<4)
    func redraw(seed: UInt64) throws {
        var random = SplitMix(seed)
        let terminal = try startProbe()
        try terminal.waitForStart()
        let keys = [
            "\u{1B}[A", "\u{1B}[B", "\u{1B}[6~", "\u{1B}[5~", "\u{1B}[H", "\u{1B}[F", "5", "w",
        ]
        for step in 0..<40 {
            if step % 13 == 12 {
                let idle = terminal.screen.idle
                terminal.resize(
                    rows: Int.random(in: 5...40, using: &random),
                    columns: Int.random(in: 20...120, using: &random))
                try terminal.waitUntil("answer to a resize") { $0.idle > idle }
            } else {
                try terminal.answer(to: keys.randomElement(using: &random)!)
            }
            let shown = terminal.screen.text
            let cursor = (terminal.screen.row, terminal.screen.column)
            if step % 4 == 3 {
                try terminal.answer(to: "\u{C}")
                #expect(terminal.screen.text == shown)
                #expect((terminal.screen.row, terminal.screen.column) == cursor)
            }
        }
        #expect(terminal.screen.unknown == [])
    }

    @Test("Sizes down to a single cell are survived")
    func tiny() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        for (rows, columns) in [(1, 1), (2, 3), (1, 80), (24, 1), (3, 2), (60, 200), (24, 80)] {
            let idle = terminal.screen.idle
            terminal.resize(rows: rows, columns: columns)
            try terminal.waitUntil("answer to \(rows)x\(columns)") { $0.idle > idle }
        }
        try terminal.answer(to: "\u{C}")
        #expect(terminal.screen.text(row: 22).hasSuffix("尺寸 80x24"))
        let small = try startProbe(rows: 1, columns: 1)
        try small.waitForStart()
        small.type("q")
        #expect(small.waitForEnd() == 0)
    }

    @Test("LINES and COLUMNS do not override the real size")
    func sizeVariables() throws {
        let terminal = try startProbe(more: ["LINES": "10", "COLUMNS": "20"])
        try terminal.waitForStart()
        #expect(terminal.screen.text(row: 21).contains("第20项"))
    }

    @Test("A character sent byte by byte is typed once, however the bytes are read")
    func byteByByte() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        try terminal.answer(to: "i")
        let start = terminal.screen.column
        for byte in Array("危化品".utf8) {
            terminal.type([byte])
            _ = terminal.read(milliseconds: 0)
        }
        try terminal.waitUntil("the text") { $0.text(row: 1).contains("西厂区三号库危化品") }
        try terminal.waitUntil("the caret") { $0.column == start + 6 && $0.row == 1 }
        #expect(terminal.screen.cursorShape == 6)
    }

    @Test("A bracketed paste is one event, and its digits are no commands")
    func paste() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        try terminal.answer(to: "\u{1B}[200~12\rq\u{1B}[201~")
        #expect(terminal.screen.text(row: 22) == "① paste(\"12\\rq\")")
    }

    @Test("Escape by itself is a key after a moment; a sequence in two reads is no Escape")
    func escape() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        try terminal.answer(to: "\u{1B}")
        #expect(terminal.screen.text(row: 22) == "① key(TerminalUI.Key.escape)")
        try terminal.answer(to: "\u{1B}[15~")
        #expect(terminal.screen.text(row: 22) == "① key(TerminalUI.Key.function(5))")
        try terminal.answer(to: "\u{1B}[<0;12;5M")
        #expect(terminal.screen.text(row: 22) == "① ignored")
    }

    @Test("A ring from another thread and the time of a timer wake the program")
    func waking() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        terminal.type("w")
        try terminal.waitUntil("the ring") { $0.text(row: 22) == "① 唤醒" }
        terminal.type("t")
        try terminal.waitUntil("the timer") { $0.text(row: 22) == "① 到时" }
    }

    @Test("A scalar whose width the C library does not know is drawn as something both know")
    func guarded() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        try terminal.answer(to: "i")
        let start = terminal.screen.column
        // Of Unicode 15, 15.1 and private use.
        try terminal.answer(to: "\u{1FAE8}\u{31350}\u{E000}危")
        #expect(terminal.screen.column > start)
        #expect(terminal.screen.text(row: 1).contains("危"))
        let cells = terminal.screen.cells[1]
        #expect(cells[terminal.screen.column - 2].text == "危")
        #expect(cells.map(\.width).reduce(0, +) == 80)
    }

    @Test("Where ambiguous characters are wide, none is sent")
    func ambiguous() throws {
        let terminal = try startProbe(["--ambiguous", "wide"])
        try terminal.waitForStart()
        #expect(terminal.screen.text(row: 22) == "? 开始")
    }

    @Test(
        "A bell and a text for the clipboard are sent after the frame, the text where it is taken",
        arguments: [("xterm-256color", "\u{7}\u{1B}]52;c;5Y2x5YyW5ZOB\u{7}"), ("vt100", "\u{7}")])
    func requests(type: String, sent: String) throws {
        let terminal = try startProbe(type: type)
        try terminal.waitForStart()
        #expect(try terminal.answer(to: "y") == Array(sent.utf8))
    }

    @Test("Without colour the same screen is drawn with attributes alone")
    func mono() throws {
        let terminal = try startProbe(["--theme", "mono"])
        try terminal.waitForStart()
        let printed = String(decoding: terminal.output, as: UTF8.self)
        #expect(!printed.contains("[38;5;"))
        #expect(terminal.screen.cells[1].allSatisfy { $0.isReversed })
    }
}

@Suite("Bytes on the line")
struct ByteBudgetTests {
    private static let down = "\u{1B}[B"

    @Test("Moving the selection by one row, from end to end of both rows, stays in its budget")
    func move() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        for _ in 0..<12 {
            let bytes = try terminal.answer(to: Self.down)
            #expect(bytes.count <= 250)
        }
    }

    @Test("Scrolling by one line sends the new line, not the list")
    func scroll() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        for _ in 0..<20 { try terminal.answer(to: Self.down) }
        for _ in 0..<12 {
            let bytes = try terminal.answer(to: Self.down)
            #expect(bytes.count <= 400)
        }
    }

    @Test("A changed word sends that word")
    func word() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        try terminal.answer(to: "5")
        #expect(try terminal.answer(to: "6").count <= 60)
    }

    @Test("A Han character typed amid a field stays in its budget, the caret staying in place")
    func typing() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        try terminal.answer(to: "i")
        for _ in 0..<3 { try terminal.answer(to: "\u{1B}[D") }
        let column = terminal.screen.column
        #expect(try terminal.answer(to: "危").count <= 120)
        #expect(terminal.screen.column == column + 2)
        #expect(try terminal.answer(to: "\u{1B}[D").count <= 20)
    }

    @Test("Thirty keys in one burst are painted once")
    func burst() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        let bytes = try terminal.answer(to: String(repeating: Self.down, count: 30))
        #expect(bytes.count <= 2500)
        #expect(terminal.screen.text(row: 21).contains("第30项"))
    }

    @Test("A full repaint stays in its budget", arguments: [(24, 80, 6000), (50, 160, 16000)])
    func repaint(rows: Int, columns: Int, budget: Int) throws {
        let terminal = try startProbe(rows: rows, columns: columns)
        try terminal.waitForStart()
        #expect(terminal.output.count <= budget)
        #expect(try terminal.answer(to: "\u{C}").count <= budget)
    }

    @Test("A key that changes nothing sends nothing")
    func nothing() throws {
        let terminal = try startProbe()
        try terminal.waitForStart()
        try terminal.answer(to: "5")
        #expect(try terminal.answer(to: "5").isEmpty)
    }
}
