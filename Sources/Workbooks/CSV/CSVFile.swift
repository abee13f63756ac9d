/// One sheet as comma-separated values (RFC 4180), as spreadsheets write and take it.
package enum CSVFile {
    package enum Separator: UInt8, Sendable, CaseIterable {
        case comma = 0x2c
        case semicolon = 0x3b
        case tab = 0x09
    }

    /// - Parameters:
    ///   - name: Of the sheet; the format has none.
    ///   - separator: When it is not given, the one that the first record has most of.
    /// - Returns: Texts only; a row is a record, which may be several lines.
    package static func read(
        _ bytes: [UInt8], as name: String, separator: Separator? = nil,
        limits: WorkbookLimits = WorkbookLimits()
    ) throws(WorkbookError) -> WorkbookSheet {
        let text = try DecodedText(bytes, limits)
        var reader = CSVReader(text.bytes, as: name, separator, limits)
        return try reader.read()
    }

    /// - Parameter hasByteOrderMark: Excel shows Chinese wrongly without it; some other programs
    ///   take it for a part of the first heading.
    /// - Returns: UTF-8 with CRLF at the end of every line. What stands in the cells is written as
    ///   it is, also what a spreadsheet takes for a formula.
    package static func write(
        _ sheet: WorkbookSheet, separator: Separator = .comma, hasByteOrderMark: Bool
    ) -> [UInt8] {
        var bytes = hasByteOrderMark ? DecodedText.mark : []
        var line = 1
        for row in sheet.rows {
            while line < row.number {
                bytes += lineEnd
                line += 1
            }
            var column = 1
            for cell in row.cells {
                while column < cell.column {
                    bytes.append(separator.rawValue)
                    column += 1
                }
                append(cell.value.plainText, to: &bytes)
            }
            bytes += lineEnd
            line += 1
        }
        return bytes
    }

    private static let lineEnd = Array("\r\n".utf8)
    static let quote = UInt8(ascii: "\"")

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        // Any separator: a reader that guesses must not be misled.
        let needsQuotes = text.utf8.contains { "\"\r\n,;\t".utf8.contains($0) }
        // At the beginning of a file it would be read as its mark.
        let looksLikeMark = bytes.isEmpty && text.utf8.starts(with: DecodedText.mark)
        guard needsQuotes || looksLikeMark else {
            bytes += text.utf8
            return
        }
        bytes.append(quote)
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
