/// Takes records apart, byte by byte of UTF-8.
struct CSVReader {
    private let bytes: [UInt8]
    private let separator: UInt8
    private let limits: WorkbookLimits
    private var sheet: WorkbookSheet
    private var position = 0
    private var (row, column) = (1, 1)
    /// Where the row begins.
    private var (line, lineStart) = (1, 0)
    private var cells = 0

    init(
        _ bytes: [UInt8], as name: String, _ separator: CSVFile.Separator?,
        _ limits: WorkbookLimits
    ) {
        self.bytes = bytes
        self.separator = (separator ?? Self.likeliest(bytes)).rawValue
        self.limits = limits
        sheet = WorkbookSheet(name: name)
    }

    mutating func read() throws(WorkbookError) -> WorkbookSheet {
        while position < bytes.count {
            try take(try field())
            if position < bytes.count, bytes[position] == separator {
                position += 1
                column += 1
            } else {
                skipLineEnd()
                row += 1
                column = 1
                line += DecodedText.lineEnds(in: bytes[lineStart..<position])
                lineStart = position
            }
        }
        return sheet
    }

    private mutating func take(_ text: String) throws(WorkbookError) {
        if text.isEmpty { return }
        guard row <= limits.rows else {
            throw WorkbookError(.tooManyRows(sheet: sheet.name, limit: limits.rows))
        }
        guard column <= limits.columns else {
            throw WorkbookError(
                .tooManyColumns(sheet: sheet.name, row: row, limit: limits.columns))
        }
        cells += 1
        guard cells <= limits.cells else {
            throw WorkbookError(.tooManyCells(limit: limits.cells))
        }
        sheet.append(.text(text), row: row, column: column, line: line)
    }

    private mutating func field() throws(WorkbookError) -> String {
        if bytes[position] == CSVFile.quote { return try quotedField() }
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quotedField() throws(WorkbookError) -> String {
        let start = position
        position += 1
        var text: [UInt8] = []
        while true {
            let run = position
            while position < bytes.count, bytes[position] != CSVFile.quote { position += 1 }
            text += bytes[run..<position]
            guard position < bytes.count else {
                let place = DecodedText.place(after: bytes[..<start])
                throw WorkbookError(.unterminatedQuote(place))
            }
            position += 1
            guard position < bytes.count, bytes[position] == CSVFile.quote else { break }
            text.append(CSVFile.quote)
            position += 1
        }
        guard position == bytes.count || isEnd(bytes[position]) else {
            throw WorkbookError(.textAfterQuote(DecodedText.place(after: bytes[..<position])))
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private mutating func skipLineEnd() {
        guard position < bytes.count else { return }
        let isReturn = bytes[position] == UInt8(ascii: "\r")
        position += 1
        if isReturn, position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    }

    /// What the first record has most of, outside of quotes; a comma when it has none.
    private static func likeliest(_ bytes: [UInt8]) -> CSVFile.Separator {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            switch byte {
            case CSVFile.quote: isQuoted.toggle()
            case UInt8(ascii: "\n") where !isQuoted, UInt8(ascii: "\r") where !isQuoted:
                return likeliest(of: counts)
            default: if !isQuoted { counts[byte, default: 0] += 1 }
            }
        }
        return likeliest(of: counts)
    }

    private static func likeliest(of counts: [UInt8: Int]) -> CSVFile.Separator {
        var best = CSVFile.Separator.comma
        for separator in CSVFile.Separator.allCases
        where counts[separator.rawValue] ?? 0 > counts[best.rawValue] ?? 0 {
            best = separator
        }
        return best
    }
}
