import CellText
import TerminalTesting
import Testing

@testable import TerminalUI

@Suite("List")
struct ListStateTests {
    @Test("The selected row is seen and no room is wasted, whatever is done", arguments: 0..<30)
    func random(seed: UInt64) {
        var random = SplitMix(seed)
        var list = ListState(count: Int.random(in: 0...30, using: &random), height: 5)
        for _ in 0..<200 {
            let keys: [Key] = [
                .up, .down, .pageUp, .pageDown, .home, .end, .control("d"), .control("u"),
            ]
            switch Int.random(in: 0...6, using: &random) {
            case 0: list.setCount(Int.random(in: 0...30, using: &random))
            case 1:
                list.settle(
                    height: Int.random(in: 1...8, using: &random),
                    focusedHeight: Int.random(in: 1...4, using: &random))
            default: #expect(list.handle(.key(keys.randomElement(using: &random)!)) == true)
            }
            let rows = list.rows()
            #expect(list.selected == nil || rows.contains { $0.index == list.selection })
            let lines = rows.map(\.height).reduce(0, +)
            let all = list.count == 0 ? 0 : list.count - 1 + min(list.focusedHeight, list.height)
            #expect(lines >= min(list.height, all))
            if let row = rows.first(where: { $0.index == list.selection }) {
                #expect(row.line + row.height <= list.height)
            }
        }
    }

    @Test("Moving scrolls by one line at the edge and not before")
    func edge() {
        var list = ListState(count: 10, height: 3)
        var firsts: [Int] = []
        for _ in 0..<4 {
            _ = list.handle(.key(.down))
            firsts.append(list.first)
        }
        #expect(firsts == [0, 0, 1, 2])
        _ = list.handle(.key(.up))
        #expect(list.first == 2)
    }

    @Test("A tall selected row pushes the others down")
    func tall() {
        var list = ListState(count: 5, height: 4)
        list.select(1)
        list.settle(height: 4, focusedHeight: 2)
        #expect(list.rows().map(\.index) == [0, 1, 2])
        #expect(list.rows().map(\.line) == [0, 1, 3])
    }
}

@Suite("Choice")
struct ChoiceFieldTests {
    @Test("Digits pick, full-width ones too; Space and arrows go along")
    func keys() {
        var field = ChoiceField(["一般", "重大"])
        let events: [(InputEvent, Bool, Int?)] = [
            (.text("3"), false, nil), (.text("２"), true, 1), (.text("1"), true, 0),
            (.text(" "), true, 1), (.key(.left), true, 0), (.key(.end), true, 1),
            (.key(.up), false, 1), (.paste("1"), false, 1),
        ]
        for (event, isOurs, selection) in events {
            let wasOurs = field.handle(event)
            #expect(wasOurs == isOurs, "\(event)")
            #expect(field.selection == selection, "\(event)")
        }
    }

    @Test("Options go on in the next line when there is no room")
    func painted() {
        let field = ChoiceField(["一般", "重大"], selection: 1)
        #expect(field.rows(columns: 40) == 1)
        #expect(field.rows(columns: 20) == 2)
        var painter = Painter(Size(rows: 2, columns: 20))
        field.paint(into: &painter, focused: true)
        #expect(painter.surface.text(row: 0) == "( ) 1 一般          ")
        #expect(painter.surface.text(row: 1) == "(*) 2 重大          ")
        #expect(painter.cursor == Cursor(row: 1, column: 1))
        #expect(
            field.cursor(in: Rect(row: 5, column: 2, rows: 2, columns: 20))
                == Point(row: 6, column: 3))
    }
}
