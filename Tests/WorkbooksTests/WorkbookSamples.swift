import CivilTime
import Workbooks

/// SplitMix64: the same numbers for the same seed everywhere.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// Workbooks by chance, of everything that is likely to be lost on the way.
struct WorkbookSamples {
    private var numbers: SeededNumbers
    /// What the format can hold.
    let hasValues: Bool
    let hasLineBreaks: Bool
    let keepsBlanks: Bool

    init(seed: UInt64, hasValues: Bool, hasLineBreaks: Bool, keepsBlanks: Bool) {
        numbers = SeededNumbers(seed)
        self.hasValues = hasValues
        self.hasLineBreaks = hasLineBreaks
        self.keepsBlanks = keepsBlanks
    }

    mutating func workbook(sheets: ClosedRange<Int>) -> Workbook {
        Workbook(
            sheets: (1...Int.random(in: sheets, using: &numbers)).map {
                sheet("表 \($0)|&<\"'>", isHidden: hasValues && $0 > 1 && chance(3))
            })
    }

    mutating func sheet(_ name: String, isHidden: Bool = false) -> WorkbookSheet {
        var sheet = WorkbookSheet(name: name, isHidden: isHidden)
        for row in 1...Int.random(in: 1...30, using: &numbers) where !chance(5) {
            for column in 1...Int.random(in: 1...12, using: &numbers) where !chance(3) {
                sheet.append(value(), row: row, column: column)
            }
        }
        return sheet
    }

    private mutating func chance(_ times: Int) -> Bool {
        Int.random(in: 1...times, using: &numbers) == 1
    }

    private mutating func value() -> WorkbookValue {
        guard hasValues, chance(2) else { return .text(text()) }
        switch Int.random(in: 0...6, using: &numbers) {
        case 0: return .number(Int.random(in: -1_000_000...1_000_000, using: &numbers))
        case 1:
            let number = Double.random(in: -1e6...1e6, using: &numbers)
            return WorkbookNumber(number.description).map { .number($0) } ?? .number(0)
        case 2: return .boolean(chance(2))
        case 3: return .day(day())
        case 4: return .moment(day(), second: Int.random(in: 0..<86_400, using: &numbers))
        case 5: return .time(second: Int.random(in: 0..<200_000, using: &numbers))
        default: return .error(["#N/A", "#REF!", "#DIV/0!"].randomElement(using: &numbers) ?? "")
        }
    }

    /// 1900-01-01 to 9999-12-31.
    private mutating func day() -> CivilDay {
        CivilDay(daysSince1970: Int.random(in: -25_567...2_932_896, using: &numbers))
    }

    private mutating func text() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...6, using: &numbers) {
            text += Self.pieces.randomElement(using: &numbers) ?? ""
        }
        if chance(150) { text = String(repeating: "很长的文字，", count: 5_461) }
        if !hasLineBreaks {
            text = String(
                String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\n" && $0 != "\r" }))
        }
        if !keepsBlanks {
            while let last = text.unicodeScalars.last, " \t\n\r".unicodeScalars.contains(last) {
                text.unicodeScalars.removeLast()
            }
            text = String(text.drop { " \t\n\r\r\n".contains($0) })
        }
        return text
    }

    private static let pieces = [
        "安全生产", "007", "=1+1", "+86", "-", "@SUM", "'", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n",
        "\r", "|", "\\", "\\|", "👷‍♂️", "🇨🇳", "é", "e\u{301}", " ", "  ", "_x000D_", "_x005F_",
        "_", "<b>", "&amp;", "]]>", "\u{1}", "\u{fffe}", "\u{feff}", "\u{3000}", "\u{2028}", "---",
        "𠮷", "0.10", "TRUE", "2026-03-04", "#N/A", "a", "xyz",
    ]
}
