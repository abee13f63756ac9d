import CivilTime
import Workbooks

/// A workbook that is a form, made at random: headings in all their spellings, remarks, blank
/// rows, values of every type, sheets of somebody's own.
struct RandomForm {
    private var state: UInt64

    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func workbook() -> Workbook {
        var sheets = [survey()]
        if chance(3, of: 4) { sheets.append(choices()) }
        if chance(1, of: 2) { sheets.append(settings()) }
        if chance(1, of: 2) { sheets.append(own("说明", hidden: chance(1, of: 3))) }
        if chance(1, of: 6) { sheets.append(own("sources", hidden: false)) }
        if chance(1, of: 4) { sheets.insert(own("_Survey", hidden: false), at: 0) }
        if chance(1, of: 3) { sheets.reverse() }
        return Workbook(sheets: sheets)
    }

    // MARK: - Sheets

    private mutating func survey() -> WorkbookSheet {
        let colon = chance(1, of: 4) ? ":" : "::"
        var headings = [pick(["type", "Type", " TYPE ", "command"])]
        headings.append(pick(["name", "Name", "tag"]))
        for _ in 0..<below(12) {
            headings.append(
                pick([
                    "label", "caption", "label\(colon)中文 (zh)", "label\(colon)English (en)",
                    "Label\(colon)English", "hint\(colon)བོད་ཡིག", "hint", "Hint\(colon)zh",
                    "relevant", "relevance", "required", "read only", "bind\(colon)odk:length",
                    "media\(colon)image", "image\(colon)中文 (zh)", "basis", "method", "seeds",
                    "deadline_days", "repeat count", "constraint  message", "our note", "备注",
                    "label\(colon)", "yes", "7", "key: value", "- dash", "*star", "&and", "日期",
                ]))
        }
        var table = table("survey", headings) { heading, random in
            switch heading.trimmedLower {
            case "type", "command":
                random.pick([
                    "text", "select_one a", "select one a or_other", "note", "int", "begin  group",
                    "begin_group", "select multiple a", "photo", "calculate", "range",
                ]).value
            case "name", "tag": .text("n\(random.below(1_000_000))x\(random.state % 9973)")
            default: random.value()
            }
        }
        // Every group that was begun ends.
        let begun = table.rows.filter { row in
            row.cells.contains { $0.value.plainText.contains("begin") }
        }
        let column = table.rows.first?.cells.first { cell in
            ["type", "command"].contains(cell.value.plainText.trimmedLower)
        }?.column
        for _ in begun {
            table.append(
                .text(pick(["end group", "end_group", "End Group"])),
                row: (table.rows.last?.number ?? 0) + 1 + below(2), column: column ?? 1)
        }
        return table
    }

    private mutating func choices() -> WorkbookSheet {
        var headings = [
            "list name", pick(["name", "value"]), pick(["label", "label::English (en)"]),
        ]
        for _ in 0..<below(4) {
            headings.append(pick(["county", "市县", "image", "weight", "label::fr", "foo::English"]))
        }
        var count = 0
        return table("choices", headings) { heading, random in
            count += 1
            switch heading {
            case "list name":
                return random.chance(1, of: 9) ? nil : random.pick(["a", "b", "丙"]).value
            case "name", "value":
                return random.chance(1, of: 3) ? .number(count) : .text("c\(count)")
            case let label where label.hasPrefix("label") && label != "label::fr":
                return .text("选项 \(count)")
            default: return random.value()
            }
        }
    }

    private mutating func settings() -> WorkbookSheet {
        var headings: [String] = []
        for _ in 0...below(6) {
            headings.append(
                pick([
                    "form_title", "title", "form_id", "version", "default_language", "own setting",
                    "sectors", "edition", "form_title::中文 (zh)", "Form title EN",
                ]))
        }
        return table("Settings", headings) { _, random in random.value() }
    }

    private mutating func own(_ name: String, hidden: Bool) -> WorkbookSheet {
        var sheet = WorkbookSheet(name: name, isHidden: hidden)
        var row = 0
        for _ in 0..<below(6) {
            row += 1 + below(4)
            var column = 0
            for _ in 0..<below(4) {
                column += 1 + below(3)
                if let value = value() { sheet.append(value, row: row, column: column) }
            }
        }
        return sheet
    }

    /// Headings of the same meaning only once; blank rows and columns here and there.
    private mutating func table(
        _ name: String, _ wanted: [String],
        _ cell: (String, inout RandomForm) -> WorkbookValue?
    ) -> WorkbookSheet {
        var seen: Set<String> = []
        var headings: [(column: Int, text: String)] = []
        var column = 0
        for heading in wanted where seen.insert(meaning(heading)).inserted {
            column += chance(1, of: 8) ? 2 : 1
            headings.append((column, heading))
        }
        if name == "survey", chance(1, of: 3) { headings = shuffled(headings) }
        var sheet = WorkbookSheet(name: name)
        var row = chance(1, of: 8) ? 3 : 1
        for heading in headings {
            sheet.append(.text(heading.text), row: row, column: heading.column)
        }
        for _ in 0..<below(14) {
            row += chance(1, of: 6) ? 1 + below(30) : 1
            let isRemark = chance(1, of: 7)
            for heading in headings {
                let isNeeded = [
                    "type", "name", "label", "list", "caption", "command", "tag", "value",
                ]
                .contains { heading.text.trimmedLower.hasPrefix($0) }
                if isRemark && isNeeded || !isNeeded && chance(1, of: 2) { continue }
                if let value = cell(heading.text, &self) {
                    sheet.append(value, row: row, column: heading.column)
                }
            }
            // Beside the table, where no heading is.
            if isRemark || chance(1, of: 12) {
                sheet.append(.text("旁注"), row: row, column: column + 2)
            }
        }
        return sheet
    }

    /// What two headings must not share.
    private func meaning(_ heading: String) -> String {
        let text = heading.lowercased().split { $0.isWhitespace }.joined(separator: "_")
            .split(separator: ":").joined(separator: ":")
        let aliases = [
            "caption": "label", "tag": "name", "command": "type", "relevance": "relevant",
            "media:image": "image", "value": "name", "title": "form_title",
        ]
        return aliases[text] ?? text
    }

    /// The texts change places, the columns stay in order.
    private mutating func shuffled(
        _ headings: [(column: Int, text: String)]
    ) -> [(column: Int, text: String)] {
        var texts = headings.map(\.text)
        for index in texts.indices.reversed() { texts.swapAt(index, below(index + 1)) }
        return zip(headings, texts).map { ($0.column, $1) }
    }

    // MARK: - Values

    private mutating func value() -> WorkbookValue? {
        switch below(16) {
        case 0: return nil
        case 1: return .number(below(5))
        case 2:
            return WorkbookNumber(pick(["0.5", "-3", "1e30", "12345678901234567890", "1E-9"]))
                .map { .number($0) }
        case 3: return .boolean(chance(1, of: 2))
        case 4: return CivilDay("2026-11-0\(1 + below(9))").map { .day($0) }
        case 5: return CivilDay("2026-03-04").map { .moment($0, second: below(86_400)) }
        case 6: return .time(second: below(200_000))
        case 7: return .error("#N/A")
        default: return .text(text())
        }
    }

    private mutating func text() -> String {
        pick([
            "甲", "第 3 条", "yes", "No", "TRUE", "true()", "null", "~", "1", "1.10", "0x1F",
            "2026-01-02",
            " ", "  两边有空格 ", "a  b", "换\n行", "制\t表", "\u{1}", "\u{85}", "\u{2028}", "\u{feff}x",
            "“引号”", "‘单’", "'", "\"", "\\", "a: b", "a:", "# 井", "a # b", "- x", "? x", "[x]",
            "{x}",
            "${a} = 'b'", ". >= 1", "& b", "x, &b", "*c", "3 - *c", "a, b", "<<", "=", "@", "`",
            "%",
            "|", ">", "!x", "---", "...", "é", "e\u{301}", "🏗️", "\u{10ffff}", "SPL 3; GB", "；；",
            "x;",
            String(repeating: "长", count: 300), "-", "", "zh", "on", "a\r\nb", "\u{fffd}",
        ])
    }

    // MARK: - Chance

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    private mutating func chance(_ part: Int, of whole: Int) -> Bool { below(whole) < part }
    private mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }
}

extension String {
    fileprivate var value: WorkbookValue { .text(self) }
    fileprivate var trimmedLower: String {
        lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }
}
