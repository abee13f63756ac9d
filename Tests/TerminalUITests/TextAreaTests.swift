import CellText
import TerminalTesting
import Testing

@testable import TerminalUI

@Suite("Text area")
struct TextAreaTests {
    @Test("Any editing keeps the caret legal and on the screen", arguments: 0..<40)
    func random(seed: UInt64) {
        var random = SplitMix(seed)
        var size = Size(
            rows: Int.random(in: 1...6, using: &random),
            columns: Int.random(in: 2...24, using: &random))
        var area = TextArea(awkwardText(&random, upTo: 40), size: size, limit: 80)
        for _ in 0..<150 {
            let event = randomEvent(&random)
            _ = area.handle(event)
            if Int.random(in: 0...20, using: &random) == 0 {
                size = Size(rows: size.rows, columns: Int.random(in: 1...24, using: &random))
                area.resize(size)
            }
            if !isLegal(area.buffer) { Issue.record("\(event): \(area.buffer)") }
            let point = area.cursor(in: Rect(size))
            if !Rect(size).contains(point) {
                Issue.record("\(event): cursor at \(point) in \(size)")
            }
            var painter = Painter(size)
            area.paint(into: &painter, focused: true)
            if painter.cursor != Cursor(row: point.row, column: point.column, shape: .bar) {
                Issue.record("\(event): painted at \(painter.cursor), told \(point)")
            }
            if let violation = painter.surface.violation { Issue.record("\(event): \(violation)") }
        }
    }

    @Test("Undoing everything gives the first text back, redoing gives the last", arguments: 0..<20)
    func undo(seed: UInt64) {
        var random = SplitMix(seed)
        var area = TextArea("危险", size: Size(rows: 3, columns: 10))
        for _ in 0..<60 {
            let event = randomEvent(&random)
            if event == .key(.control("z")) || event == .key(.control("y")) { continue }
            _ = area.handle(event)
        }
        let last = area.text
        for _ in 0..<100 { _ = area.handle(.key(.control("z"))) }
        #expect(area.text == "危险")
        for _ in 0..<100 { _ = area.handle(.key(.control("y"))) }
        #expect(area.text == last)
    }

    @Test("Up and down keep the column over short lines")
    func goal() {
        var area = TextArea("危险化学品\n短\n危险化学品", size: Size(rows: 3, columns: 20))
        #expect(area.cursor(in: Rect(area.size)) == Point(row: 2, column: 10))
        #expect(area.handle(.key(.up)) == true)
        #expect(area.cursor(in: Rect(area.size)) == Point(row: 1, column: 2))
        #expect(area.handle(.key(.up)) == true)
        #expect(area.cursor(in: Rect(area.size)) == Point(row: 0, column: 10))
        #expect(area.handle(.key(.up)) == false)
    }

    @Test("Up and down go by the lines that are seen, and leave the area at its ends")
    func visual() {
        var area = TextArea("危险化学品应当分区", size: Size(rows: 3, columns: 9))
        #expect(area.lineCount == 3)
        #expect(area.handle(.key(.down)) == false)
        #expect(area.handle(.key(.up)) == true)
        #expect(area.buffer.caret == 5)
        #expect(area.handle(.key(.up)) == true)
        #expect(area.buffer.caret == 1)
        #expect(area.handle(.key(.up)) == false)
    }

    @Test("End goes to the end of what is seen, then of the paragraph; Home likewise")
    func ends() {
        var area = TextArea("危险化学品应当分区", size: Size(rows: 3, columns: 9))
        _ = area.handle(.key(.top))
        _ = area.handle(.key(.end))
        #expect(area.cursor(in: Rect(area.size)) == Point(row: 0, column: 8))
        _ = area.handle(.key(.end))
        #expect(area.cursor(in: Rect(area.size)) == Point(row: 2, column: 2))
        _ = area.handle(.key(.home))
        #expect(area.cursor(in: Rect(area.size)) == Point(row: 2, column: 0))
        _ = area.handle(.key(.home))
        #expect(area.cursor(in: Rect(area.size)) == Point(row: 0, column: 0))
    }

    @Test("Deleting goes character by character, whatever a character is made of")
    func characters() {
        var area = TextArea("危👨\u{200D}👩\u{200D}👧e\u{301}", size: Size(rows: 1, columns: 20))
        _ = area.handle(.key(.backspace))
        #expect(area.text == "危👨\u{200D}👩\u{200D}👧")
        _ = area.handle(.key(.backspace))
        #expect(area.text == "危")
    }

    @Test("A mark typed after a character joins it; the caret stays behind both")
    func joining() {
        var area = TextArea("e危", size: Size(rows: 1, columns: 20))
        _ = area.handle(.key(.left))
        _ = area.handle(.text("\u{301}"))
        #expect(area.buffer.characters == ["e\u{301}", "危"])
        #expect(area.buffer.caret == 1)
    }

    @Test("A paste's carriage returns are line ends, and its controls are left out")
    func pasting() {
        var area = TextArea(size: Size(rows: 3, columns: 20))
        _ = area.handle(.paste("一\r二\r\n三\n四\u{1B}[A\t五\u{0}"))
        #expect(area.text == "一\n二\n三\n四[A 五")
    }

    @Test("One undo takes back one commit, one paste, or a word typed in one go")
    func groups() {
        var area = TextArea(size: Size(rows: 3, columns: 40))
        for character in "to be" { _ = area.handle(.text(String(character))) }
        _ = area.handle(.text("危化品"))
        _ = area.handle(.text("储存"))
        _ = area.handle(.paste("一二三"))
        var texts: [String] = []
        while area.text != "" {
            _ = area.handle(.key(.control("z")))
            texts.append(area.text)
        }
        #expect(texts == ["to be危化品储存", "to be危化品", "to be", "to ", ""])
    }

    @Test("A pause told by the owner ends an undo step")
    func pause() {
        var area = TextArea(size: Size(rows: 3, columns: 40))
        _ = area.handle(.text("a"))
        area.closeUndoStep()
        _ = area.handle(.text("b"))
        _ = area.handle(.key(.control("z")))
        #expect(area.text == "a")
    }

    @Test("Killing takes the rest of the line, then the line end")
    func kill() {
        var area = TextArea("一二\n三", size: Size(rows: 3, columns: 40))
        _ = area.handle(.key(.top))
        _ = area.handle(.key(.right))
        _ = area.handle(.key(.control("k")))
        #expect(area.text == "一\n三")
        _ = area.handle(.key(.control("k")))
        #expect(area.text == "一三")
        _ = area.handle(.key(.control("u")))
        #expect(area.text == "三")
    }

    @Test("Words are runs of Han, of letters and digits, or of punctuation")
    func words() {
        var area = TextArea("危险化学品GB30871，见第3条", size: Size(rows: 1, columns: 60))
        var places: [Int] = []
        while area.buffer.caret > 0 {
            _ = area.handle(.key(.wordLeft))
            places.append(area.buffer.caret)
        }
        #expect(places == [16, 15, 13, 12, 5, 0])
    }

    @Test("Text beyond the limit is cut off")
    func limit() {
        var area = TextArea("一", size: Size(rows: 1, columns: 60), limit: 3)
        _ = area.handle(.paste("二三四"))
        #expect(area.text == "一二三")
        _ = area.handle(.text("五"))
        #expect(area.text == "一二三")
    }
}
