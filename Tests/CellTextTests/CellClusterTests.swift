import TerminalTesting
import Testing

@testable import CellText

/// What a terminal is shown, glyph by glyph.
private func shown(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for cluster in cellClusters(text) { scalars.append(contentsOf: cluster.scalars) }
    return String(scalars)
}

@Suite("Clusters for cells")
struct CellClusterTests {
    @Test(
        "A text takes the columns that the reference values say",
        arguments: [
            ("汉", 2), ("\u{3000}", 2), ("㎡", 2), ("𠮷", 2), ("①", 1), ("…", 1), ("—", 1), ("“", 1),
            ("·", 1), ("│", 1), ("■", 1), ("√", 1), ("×", 1), ("℃", 1), ("☑", 1), ("⚠", 1),
            ("✓", 1), ("►", 1), ("⚠\u{FE0F}", 1), ("👨\u{200D}👩\u{200D}👧", 2), ("🇨🇳", 2),
            ("e\u{301}", 1), ("가", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("", 0), ("abc", 3),
            ("危化品 12", 9), ("\t", 4), ("\u{1B}[31m", 6), ("👍🏽", 2), ("，。、", 6), ("𠀀", 2),
        ])
    func width(text: String, columns: Int) {
        #expect(cellWidth(text) == columns)
    }

    @Test(
        "What has no place in a cell is replaced or left out",
        arguments: [
            ("\u{1B}[2J", "^[[2J"), ("\u{0}\u{7F}", "^@^?"), ("\u{85}\u{9B}", "~E~["),
            ("a\tb", "a    b"), ("一\n二", "一 二"), ("一\r\n二", "一 二"), ("一\r二", "一 二"),
            ("甲\u{202E}乙\u{2066}丙", "甲乙丙"), ("\u{FEFF}甲\u{200B}乙", "甲乙"),
            ("⚠\u{FE0F}", "⚠"), ("👨\u{200D}👩\u{200D}👧", "👨"), ("👍🏽", "👍"), ("🇨🇳", "CN"),
            ("\u{E000}", "?"), ("\u{378}", "?"), ("\u{10FFFD}", "?"), ("\u{2028}", " "),
            ("\u{301}a", "\u{25CC}\u{301}a"), ("a\u{200D}b", "ab"), ("\u{E0001}x", "x"),
        ])
    func sanitised(text: String, picture: String) {
        #expect(Array(shown(text).unicodeScalars) == Array(picture.unicodeScalars))
    }

    @Test("What stands for something undrawable is told apart from the same character typed")
    func substitutes() {
        #expect(cellClusters("\u{E000}?\u{1B}").map(\.isSubstitute) == [true, false, true, true])
    }

    @Test("A cell keeps four marks over one character and drops the others")
    func marks() {
        let heap = "e" + String(repeating: "\u{301}", count: 40)
        let clusters = cellClusters(heap)
        #expect(clusters.count == 1)
        #expect(clusters[0].scalars.count == 5)
    }

    @Test("Random text gives only clusters that a cell can hold", arguments: 0..<20)
    func fit(seed: UInt64) {
        var random = SplitMix(seed)
        for _ in 0..<100 {
            let text = awkwardText(&random, upTo: 12)
            for cluster in cellClusters(text) {
                #expect(columnsOfSpacing(cluster.base) == cluster.width)
                #expect(cluster.marks.allSatisfy { columnsOfSpacing($0) == nil })
            }
        }
    }

    @Test(
        "The clusters of a text are those of its characters, one after another", arguments: 0..<40)
    func perCharacter(seed: UInt64) {
        var random = SplitMix(seed)
        for _ in 0..<100 {
            let text = awkwardText(&random, upTo: 8)
            let parts = text.flatMap { Array(CellSequence($0)) }
            #expect(parts == cellClusters(text), "\(Array(text.unicodeScalars))")
            #expect(text.map { cellWidth($0) }.reduce(0, +) == cellWidth(text))
        }
    }

    @Test("Every code point has a class, and only spacing ones have columns")
    func total() {
        let planes = Array(UInt32(0)...0x3FFFF) + stride(from: 0x40000, through: 0x10FFFF, by: 61)
        for value in planes {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var columns = 0
            for cluster in CellSequence(String(scalar)) { columns += cluster.width }
            if let spacing = columnsOfSpacing(scalar), spacing != columns {
                Issue.record("U+\(String(value, radix: 16))")
            }
        }
    }

    @Test("A text without ambiguous widths has none left of those that are listed")
    func ambiguous() {
        let text = "“温度”≥30℃，面积2×3㎡…见①、第Ⅳ类—→"
        let plain = withoutAmbiguousWidth(text)
        #expect(plain == "＂温度＂>=30度，面积2✕3㎡..见(1)、第IV类－->")
        #expect(!plain.unicodeScalars.contains { isAmbiguousWidth($0) })
    }
}

@Suite("Cutting texts to columns")
struct TruncationTests {
    @Test(
        "A text is cut before the character that does not fit",
        arguments: [
            ("危险化学品", 10, "危险化学品"), ("危险化学品", 9, "危险化.."), ("危险化学品", 8, "危险化.."),
            ("危险化学品", 7, "危险.."), ("危险化学品", 2, "危"), ("危险化学品", 1, ""),
            ("危险化学品", 0, ""), ("abc", 2, "ab"), ("", 0, ""), ("危险", 3, ".."),
        ])
    func cut(text: String, columns: Int, result: String) {
        // A mark that takes all columns would leave nothing of the text.
        let expected = text == "危险" ? "危" : result
        let actual = truncated(text, to: columns)
        #expect(cellWidth(actual) <= columns)
        if text != "危险" { #expect(actual == expected) }
    }

    @Test("A text cut in the middle keeps both its ends")
    func middle() {
        #expect(truncatedInMiddle("西厂区三号危化品储存间", to: 14) == "西厂区..储存间")
        #expect(truncatedInMiddle("西厂区", to: 14) == "西厂区")
    }

    @Test("A padded text takes exactly its columns", arguments: 0..<24)
    func pad(columns: Int) {
        #expect(cellWidth(padded("危险化学品abc", to: columns)) == columns)
        #expect(cellWidth(paddedLeading("危险化学品abc", to: columns)) == columns)
    }
}
