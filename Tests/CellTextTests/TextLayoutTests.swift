import TerminalTesting
import Testing

@testable import CellText

@Suite("Wrapping")
struct TextLayoutTests {
    @Test(
        "Lines break where Chinese typesetting lets them",
        arguments: [
            // Closing punctuation starts no line: the character before it comes along.
            ("危险化学品，应当", 10, ["危险化学", "品，应当"]),
            ("危险化学）。应", 8, ["危险化", "学）。应"]),
            // Opening punctuation ends none.
            ("按照危险（分类", 10, ["按照危险", "（分类"]),
            ("见《条例》第三条", 4, ["见", "《条", "例》", "第三", "条"]),
            // A dash and an ellipsis of two are not split.
            ("危险化——品", 7, ["危险", "化——品"]),
            ("危险化……品", 7, ["危险", "化……品"]),
            // Numbers keep their units.
            ("间距不小于0.6m处", 12, ["间距不小于", "0.6m处"]),
            ("整改期限为15日内", 12, ["整改期限为", "15日内"]),
            ("浓度不超过 25 % 时", 14, ["浓度不超过", "25 % 时"]),
            ("高度大于 30 m 的", 11, ["高度大于", "30 m 的"]),
            // Designations stay whole.
            ("依据GB 30871-2022执行", 14, ["依据", "GB 30871-2022", "执行"]),
            ("隐患H-0231已整改", 8, ["隐患", "H-0231已", "整改"]),
            ("见第 17 项的要求", 8, ["见", "第 17 项", "的要求"]),
            // Words stay whole unless longer than the line.
            ("open the valve", 9, ["open the", "valve"]),
            ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
            // Paragraphs, and spaces at breaks.
            ("一\n二", 10, ["一", "二"]), ("一\n\n二\n", 10, ["一", "", "二", ""]), ("", 10, [""]),
            ("　　危险化学品", 10, ["　　危险化", "学品"]),
            ("危险化　学品", 6, ["危险化", "学品"]),
            ("ab   cd", 2, ["ab", "cd"]), ("ab   ", 2, ["ab"]),
            // A wide character never hangs over the edge.
            ("a危险", 4, ["a危", "险"]), ("危险", 1, ["危", "险"]),
            // Too much punctuation gives way at the margin.
            ("甲乙丙。。。。。。丁", 8, ["甲乙", "丙。。。", "。。。丁"]),
        ])
    func breaks(text: String, columns: Int, lines: [String]) {
        #expect(wrapped(text, columns: columns) == lines)
    }

    @Test("Wrapped lines fit, and hold all but spaces at breaks", arguments: 0..<60)
    func complete(seed: UInt64) {
        var random = SplitMix(seed)
        for _ in 0..<30 {
            let text = awkwardText(&random, upTo: 30)
            let columns = Int.random(in: 1...20, using: &random)
            let layout = TextLayout(text, columns: columns)
            let characters = Array(text)
            var expected = 0
            for line in layout.lines {
                #expect(line.start == expected)
                #expect(line.start <= line.end && line.end <= line.next)
                #expect(line.width == cellWidth(layout.text(of: line)))
                #expect(line.width <= columns || line.end - line.start == 1)
                let dropped = characters[line.end..<line.next]
                #expect(
                    dropped.allSatisfy {
                        BreakClass($0) == .space || TextLayout.endsParagraph($0)
                    })
                expected = line.next
            }
            #expect(expected == characters.count)
            #expect(layout.lines.last?.endsParagraph == true)
        }
    }

    @Test(
        "Each offset has a place within the lines, and places grow with offsets", arguments: 0..<40)
    func places(seed: UInt64) {
        var random = SplitMix(seed)
        for _ in 0..<20 {
            let layout = TextLayout(awkwardText(&random, upTo: 30), columns: 9)
            var last = (line: 0, column: 0)
            for offset in 0...layout.characters.count {
                let place = layout.place(of: offset)
                #expect(layout.lines.indices.contains(place.line))
                #expect((0...9).contains(place.column))
                #expect(place.line > last.line || place.column >= last.column)
                last = place
                let line = layout.lines[place.line]
                let back = layout.offset(line: place.line, column: place.column)
                #expect((line.start...line.end).contains(back))
            }
        }
    }

    @Test("A place half way over a wide character belongs to the gap before it")
    func hit() {
        let layout = TextLayout("危险a", columns: 10)
        #expect((0...5).map { layout.offset(line: 0, column: $0) } == [0, 1, 1, 2, 2, 3])
    }
}
