import CellText
import TerminalTesting
import Testing

@testable import TerminalUI

@Suite("Text field")
struct TextFieldTests {
    private func row(_ field: TextField, columns: Int) -> (text: String, caret: Int) {
        var painter = Painter(Size(rows: 1, columns: columns))
        field.paint(into: &painter, focused: true)
        return (painter.surface.text(row: 0), painter.cursor.column)
    }

    @Test("Any editing keeps the caret legal and in the field", arguments: 0..<30)
    func random(seed: UInt64) {
        var random = SplitMix(seed)
        var field = TextField("", limit: 60)
        for _ in 0..<150 {
            let event = randomEvent(&random)
            _ = field.handle(event)
            if !isLegal(field.buffer) || field.text.contains("\n") {
                Issue.record("\(event): \(field.buffer)")
            }
            let columns = Int.random(in: 1...12, using: &random)
            let rect = Rect(row: 3, column: 4, rows: 1, columns: columns)
            let point = field.cursor(in: rect)
            if !rect.contains(point) { Issue.record("\(event): \(point)") }
            var painter = Painter(Size(rows: 1, columns: columns))
            field.paint(into: &painter, focused: true)
            if let violation = painter.surface.violation { Issue.record("\(event): \(violation)") }
            if painter.cursor.column != point.column - 4 { Issue.record("\(event): \(point)") }
        }
    }

    @Test("The caret stands at the column where the text before it ends")
    func caret() {
        var field = TextField("危化品")
        #expect(row(field, columns: 12).caret == 6)
        _ = field.handle(.key(.left))
        #expect(row(field, columns: 12).caret == 4)
        _ = field.handle(.text("a"))
        #expect(row(field, columns: 12) == ("危化a品     ", 5))
    }

    @Test("A text longer than its field shows the part around the caret, and that more is there")
    func scrolling() {
        var field = TextField("abcdefghijklmnop")
        #expect(row(field, columns: 8) == ("<nop    ", 4))
        _ = field.handle(.key(.home))
        #expect(row(field, columns: 8) == ("abcdefg>", 0))
        for _ in 0..<9 { _ = field.handle(.key(.right)) }
        #expect(row(field, columns: 8).text.first == "<")
    }

    @Test("Line ends in a paste become spaces, but for those at its end")
    func paste() {
        var field = TextField()
        _ = field.handle(.paste("西厂区\r三号库\r\n"))
        #expect(field.text == "西厂区 三号库")
    }

    @Test(
        "Keys that belong to the form are left to it",
        arguments: [Key.tab, .shiftTab, .enter, .escape, .up, .down, .function(5), .control("s")])
    func foreign(key: Key) {
        var field = TextField("甲")
        #expect(field.handle(.key(key)) == false)
        #expect(field.text == "甲")
    }

    @Test("An empty field shows its hint")
    func hint() {
        #expect(row(TextField(hint: "姓名"), columns: 6) == ("姓名  ", 0))
    }
}
