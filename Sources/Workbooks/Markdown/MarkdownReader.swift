/// Makes sheets of the lines of a Markdown file.
struct MarkdownReader {
    private let name: String
    private let limits: WorkbookLimits
    private var shape: Shape?
    private var sheets: [WorkbookSheet] = []
    /// Of a plain table.
    private var (lastLine, hasRule) = (0, false)
    /// The last row of the last sheet.
    private var row = 0
    private var cells = 0

    private enum Shape { case form, plain }

    init(as name: String, _ limits: WorkbookLimits) {
        self.name = name
        self.limits = limits
    }

    /// - Parameter bytes: UTF-8.
    mutating func read(_ bytes: [UInt8]) throws(WorkbookError) -> Workbook {
        var first: TableLine?
        var lines = TextLines(bytes)
        while let (number, line) = lines.next() {
            guard let line = try TableLine(line, number: number, in: name, limits) else {
                continue
            }
            if shape != nil {
                try take(line)
            } else if let heading = first {
                // The second line tells what the first one is.
                let isPlain = line.isRule && (heading.cells.count == 1 || !heading.isName)
                shape = isPlain ? .plain : .form
                try take(heading)
                try take(line)
            } else {
                first = line
            }
        }
        if shape == nil, let first { try takeForm(first) }
        guard !sheets.isEmpty else { throw WorkbookError(.noTable) }
        return Workbook(sheets: sheets)
    }

    private mutating func take(_ line: TableLine) throws(WorkbookError) {
        if shape == .plain { try takePlain(line) } else { try takeForm(line) }
    }

    private mutating func takePlain(_ line: TableLine) throws(WorkbookError) {
        if sheets.isEmpty { sheets = [WorkbookSheet(name: name)] }
        // The lines of a table follow one another; the second is the rule under the headings.
        guard lastLine == 0 || line.number == lastLine + 1 else {
            throw WorkbookError(.secondTable(line: line.number))
        }
        lastLine = line.number
        if row == 1, !hasRule { hasRule = true } else { try take(line.cells, line.number) }
    }

    private mutating func takeForm(_ line: TableLine) throws(WorkbookError) {
        if line.isRule { return }
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
        try take(Array(line.cells.dropFirst()), line.number)
    }

    private mutating func take(_ texts: [String], _ line: Int) throws(WorkbookError) {
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
            sheets[last].append(.text(text), row: row, column: index + 1, line: line)
        }
    }
}

/// The lines of a text one by one, however they end: a file of nothing but line ends is no
/// more in memory than it is on the disk.
private struct TextLines {
    private let bytes: [UInt8]
    private var (position, number) = (0, 0)

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> (number: Int, line: ArraySlice<UInt8>)? {
        guard position < bytes.count else { return nil }
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
        let line = bytes[start..<position]
        let isReturn = position < bytes.count && bytes[position] == UInt8(ascii: "\r")
        position += 1
        if isReturn, position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        number += 1
        return (number, line)
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
}

/// A line that is a row of a table.
private struct TableLine {
    let number: Int
    /// At least one.
    let cells: [String]

    /// - Returns: nil for a line that is none.
    /// - Throws: `unclosedRow` when it begins as one and does not end as one.
    init?(
        _ line: ArraySlice<UInt8>, number: Int, in sheet: String, _ limits: WorkbookLimits
    ) throws(WorkbookError) {
        let bytes = Self.trimmed(line)
        guard bytes.first == Self.bar else { return nil }
        self.number = number
        var cells: [String] = []
        var start = bytes.startIndex + 1
        for index in bytes.indices.dropFirst()
        where bytes[index] == Self.bar && bytes[index - 1] != Self.backslash {
            // One more than a sheet has: the first may name it.
            guard cells.count <= limits.columns else {
                throw WorkbookError(
                    .tooManyColumns(sheet: sheet, row: number, limit: limits.columns))
            }
            cells.append(Self.unescaped(bytes[start..<index]))
            start = index + 1
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

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        while let last = bytes.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
            bytes.removeLast()
        }
        return bytes
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        for byte in trimmed(bytes) {
            if byte == bar { result.removeLast() }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
