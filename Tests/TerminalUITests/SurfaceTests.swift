import CellText
import TerminalTesting
import Testing

@testable import TerminalUI

@Suite("Surface")
struct SurfaceTests {
    @Test("Cells take eight bytes")
    func cellSize() {
        #expect(MemoryLayout<Cell>.stride == 8)
    }

    @Test("Writing over either half of a wide glyph blanks the other half", arguments: [0, 1])
    func halves(column: Int) {
        var surface = Surface(Size(rows: 1, columns: 4))
        surface.set(CellCluster("汉", width: 2), row: 0, column: 0, style: .ok)
        surface.set(CellCluster("x"), row: 0, column: column, style: .normal)

        #expect(surface.text(row: 0) == (column == 0 ? "x   " : " x  "))
        #expect(surface.violation == nil)
    }

    @Test("A wide glyph in the last column becomes a blank")
    func lastColumn() {
        var surface = Surface(Size(rows: 1, columns: 3))
        surface.set(CellCluster("汉", width: 2), row: 0, column: 2, style: .ok)

        #expect(surface.text(row: 0) == "   ")
        #expect(surface[0, 2]?.style == .ok)
    }

    @Test("A restyled half takes the other half along", arguments: [0, 1])
    func restyle(column: Int) {
        var surface = Surface(Size(rows: 1, columns: 2))
        surface.set(CellCluster("汉", width: 2), row: 0, column: 0, style: .ok)
        surface.restyle(row: 0, column: column) { $0.adding(.bold) }

        #expect(surface[0, 0]?.style == Style(.ok, .bold))
        #expect(surface.violation == nil)
    }

    @Test("Whatever is painted anywhere, the surface is one a terminal can show", arguments: 0..<60)
    func random(seed: UInt64) {
        var random = SplitMix(seed)
        let size = Size(
            rows: Int.random(in: 0...8, using: &random),
            columns: Int.random(in: 0...20, using: &random))
        var painter = Painter(size)
        for _ in 0..<60 { paintSomething(on: &painter, depth: 0, &random) }

        #expect(painter.surface.violation == nil)
        for row in 0..<painter.surface.size.rows {
            let columns = painter.surface.row(row).map { Int($0.width) }.reduce(0, +)
            #expect(columns == painter.surface.size.columns)
            #expect(cellWidth(painter.surface.text(row: row)) == columns)
        }
        let cursor = painter.frame().cursorInside
        if size.rows > 0, size.columns > 0 {
            #expect(painter.surface[cursor.row, cursor.column] != nil)
        }
    }

    private func paintSomething(on painter: inout Painter, depth: Int, _ random: inout SplitMix) {
        let row = Int.random(in: -3...10, using: &random)
        let column = Int.random(in: -5...24, using: &random)
        let columns = Int.random(in: -2...24, using: &random)
        let style = Style(Role.allCases.randomElement(using: &random)!, .bold)
        let text = awkwardText(&random, upTo: 10)
        switch Int.random(in: 0...8, using: &random) {
        case 0: painter.put(text, row: row, column: column, style: style)
        case 1: painter.put(text, row: row, column: column, style: style, columns: columns)
        case 2: painter.put(text, row: row, column: column, style: style, marking: [1..<4])
        case 3: painter.paragraph(text, row: row, column: column, columns: columns, rows: 3)
        case 4:
            painter.fill(Rect(row: row, column: column, rows: 2, columns: columns), style: style)
        case 5: painter.restyle(row: row, column: column, columns: columns) { _ in style }
        case 6: painter.rule(row: row, column: column, columns: columns)
        case 7: painter.place(cursor: .bar, row: row, column: column)
        default:
            let part = Rect(row: row, column: column, rows: 3, columns: columns)
            let before = painter.surface
            let clip = painter.clip
            painter.within(part) { inner in
                var nested = SplitMix(random.next())
                if depth < 3 { paintSomething(on: &inner, depth: depth + 1, &nested) }
            }
            expectUntouched(outside: part, in: clip, before, painter.surface, isNested: depth > 0)
        }
    }

    /// Outside a part nothing changes but the other halves of wide glyphs at its edges.
    private func expectUntouched(
        outside part: Rect, in clip: Rect, _ before: Surface, _ after: Surface, isNested: Bool
    ) {
        if isNested { return }
        let touched = Rect(
            row: part.row, column: part.column - 1, rows: part.rows, columns: part.columns + 2)
        for row in 0..<before.size.rows {
            let changed = (0..<before.size.columns).filter { column in
                !touched.contains(Point(row: row, column: column))
                    && before[row, column] != after[row, column]
            }
            #expect(changed.isEmpty)
        }
    }

    @Test("Rows that show the same are told from those that do not, marks included")
    func sameRows() {
        func surface(_ text: String) -> Surface {
            var painter = Painter(Size(rows: 2, columns: 6))
            painter.put(text, row: 0, column: 0)
            return painter.surface
        }
        #expect(surface("e\u{301}汉").showsSame(row: 0, as: surface("e\u{301}汉")))
        #expect(!surface("e\u{301}汉").showsSame(row: 0, as: surface("e\u{300}汉")))
        #expect(surface("e\u{301}汉").showsSame(row: 1, as: surface("e\u{300}汉")))
        #expect(!surface("ab").showsSame(row: 0, as: Surface(Size(rows: 2, columns: 7))))
    }
}

@Suite("Painter")
struct PainterTests {
    @Test("Text is cut at the limit, never within a wide character")
    func limit() {
        var painter = Painter(Size(rows: 1, columns: 10))
        #expect(painter.put("危险化学", row: 0, column: 1, columns: 5) == 4)
        #expect(painter.surface.text(row: 0) == " 危险     ")
    }

    @Test("A part has its own rows, columns and edges")
    func parts() {
        var painter = Painter(Size(rows: 3, columns: 12))
        painter.within(Rect(row: 1, column: 2, rows: 1, columns: 5)) { part in
            #expect(part.size == Size(rows: 1, columns: 5))
            part.put("危险化学品", row: 0, column: 0)
            part.put("outside", row: 1, column: 0)
            part.place(cursor: .bar, row: 0, column: 9)
        }
        #expect(painter.surface.text(row: 1) == "  危险      ")
        #expect(painter.surface.text(row: 2) == "            ")
        #expect(painter.cursor == Cursor(row: 1, column: 6, shape: .bar))
        #expect(painter.size == Size(rows: 3, columns: 12))
    }

    @Test("A paragraph that is longer than its rows ends in two dots")
    func paragraph() {
        var painter = Painter(Size(rows: 3, columns: 8))
        let used = painter.paragraph(
            "危险化学品应当分区储存", row: 0, column: 0, columns: 8, rows: 2)
        #expect(used == 2)
        #expect(painter.surface.text(row: 0) == "危险化学")
        #expect(painter.surface.text(row: 1) == "品应当..")
    }

    @Test("Marked characters get the attribute, over both their halves")
    func marking() {
        var painter = Painter(Size(rows: 1, columns: 6))
        painter.put("危化a", row: 0, column: 0, marking: [1..<2])
        let styles = painter.surface.row(0).map { $0.style.attributes.contains(.underline) }
        #expect(styles == [false, false, true, true, false, false])
    }

    @Test("What can't be drawn is reversed, a typed question mark is not")
    func substitutes() {
        var painter = Painter(Size(rows: 1, columns: 2))
        painter.put("?\u{E000}", row: 0, column: 0)
        #expect(painter.surface.text(row: 0) == "??")
        #expect(painter.surface.row(0).map(\.style.attributes) == [[], .reverse])
    }

    @Test("A text put before a column ends there")
    func trailing() {
        var painter = Painter(Size(rows: 1, columns: 12))
        #expect(painter.putTrailing("日志 12", row: 0, endColumn: 12) == 5)
        #expect(painter.surface.text(row: 0) == "     日志 12")
    }
}
