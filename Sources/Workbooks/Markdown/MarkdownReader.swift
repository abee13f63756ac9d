/// Makes sheets of the lines of a Markdown file.
struct MarkdownReader {
    private let name: String
    private let limits: WorkbookLimits
    private var sheets: [WorkbookSheet] = []
    /// The last row of the last sheet.
    private var row = 0
    private var cells = 0

    init(as name: String, _ limits: WorkbookLimits) {
        self.name = name
        self.limits = limits
    }

    mutating func read(_ text: String) throws(WorkbookError) -> Workbook {
        var lines: [TableLine] = []
        for (index, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: Self.isLineEnd
        ).enumerated() {
            if let line = try TableLine(line, number: index + 1) { lines.append(line) }
        }
        guard let first = lines.first else { throw WorkbookError(.noTable) }
        if lines.count > 1, lines[1].isRule, first.cells.count == 1 || !first.isName {
            try readPlain(lines)
        } else {
            for line in lines where !line.isRule { try takeForm(line) }
        }
        return Workbook(sheets: sheets)
    }

    /// `\r\n` is one character.
    private static func isLineEnd(_ character: Character) -> Bool {
        character == "\n" || character == "\r\n" || character == "\r"
    }

    private mutating func readPlain(_ lines: [TableLine]) throws(WorkbookError) {
        sheets = [WorkbookSheet(name: name)]
        for (index, line) in lines.enumerated() where index != 1 {
            // The lines of a table follow one another.
            guard line.number == lines[0].number + index else {
                throw WorkbookError(.secondTable(line: line.number))
            }
            try take(line.cells)
        }
    }

    private mutating func takeForm(_ line: TableLine) throws(WorkbookError) {
        if !line.cells[0].isEmpty {
            guard sheets.count < limits.sheets else {
                throw WorkbookError(.tooManySheets(limit: limits.sheets))
            }
            guard !sheets.contains(where: { $0.name == line.cells[0] }) else {
                throw WorkbookError(.sheetNameTwice(line.cells[0]))
            }
            sheets.append(WorkbookSheet(name: line.cells[0]))
            row = 0
            // Some write the headings beside the name.
            if line.isName { return }
        }
        guard !sheets.isEmpty else {
            throw WorkbookError(.sheetNameMissing(line: line.number))
        }
        try take(Array(line.cells.dropFirst()))
    }

    private mutating func take(_ texts: [String]) throws(WorkbookError) {
        let last = sheets.count - 1
        row += 1
        guard row <= limits.rows else {
            throw WorkbookError(.tooManyRows(sheet: sheets[last].name, limit: limits.rows))
        }
        for (index, text) in texts.enumerated() where !text.isEmpty {
            guard index < limits.columns else {
                throw WorkbookError(
                    .tooManyColumns(sheet: sheets[last].name, row: row, limit: limits.columns))
            }
            cells += 1
            guard cells <= limits.cells else {
                throw WorkbookError(.tooManyCells(limit: limits.cells))
            }
            sheets[last].append(.text(text), row: row, column: index + 1)
        }
    }
}

/// A line that is a row of a table.
private struct TableLine {
    let number: Int
    /// At least one.
    let cells: [String]

    /// - Returns: nil for a line that is none.
    /// - Throws: `unclosedRow` when it begins as one and does not end as one.
    init?(_ line: Substring, number: Int) throws(WorkbookError) {
        let bytes = Self.trimmed(line.utf8)
        guard bytes.first == Self.bar else { return nil }
        self.number = number
        var cells: [String] = []
        var start = bytes.index(after: bytes.startIndex)
        for index in bytes.indices.dropFirst()
        where bytes[index] == Self.bar && bytes[bytes.index(before: index)] != Self.backslash {
            cells.append(Self.unescaped(bytes[start..<index]))
            start = bytes.index(after: index)
        }
        guard start == bytes.endIndex, !cells.isEmpty else {
            throw WorkbookError(.unclosedRow(line: number))
        }
        self.cells = cells
    }

    /// `|---|:-:|`, which parts headings from rows.
    var isRule: Bool {
        cells.allSatisfy { cell in
            cell.utf8.contains(UInt8(ascii: "-")) && cell.utf8.allSatisfy { "-:".utf8.contains($0) }
        }
    }

    /// Whether only the first cell holds something.
    var isName: Bool { !cells[0].isEmpty && cells.dropFirst().allSatisfy(\.isEmpty) }

    private static let bar = UInt8(ascii: "|")
    private static let backslash = UInt8(ascii: "\\")

    private static func trimmed(_ bytes: Substring.UTF8View) -> Substring.UTF8View {
        var bytes = bytes.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        while let last = bytes.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
            bytes.removeLast()
        }
        return bytes
    }

    private static func unescaped(_ bytes: Substring.UTF8View) -> String {
        var result: [UInt8] = []
        for byte in trimmed(bytes) {
            if byte == bar { result.removeLast() }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
