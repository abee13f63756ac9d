internal import CWorkbooks
internal import Glibc

/// How a text file that an office made is encoded.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case gb18030 = "GB18030"
}

/// A foreign text file as UTF-8.
struct DecodedText {
    let bytes: [UInt8]

    /// A byte order mark decides; without one, the file is UTF-8 when all of it is valid UTF-8,
    /// else GB18030, which Chinese spreadsheets write.
    init(_ bytes: [UInt8], _ limits: WorkbookLimits) throws(WorkbookError) {
        guard bytes.count <= limits.fileBytes else {
            throw WorkbookError(.tooLarge(limit: limits.fileBytes))
        }
        let decoding = try Self.likeliest(bytes)
        guard decoding.isWhole else { throw decoding.fault(after: decoding.text[...]) }
        // No table has such a character, and files that are no texts have many.
        if let index = decoding.text.firstIndex(of: 0) {
            throw decoding.fault(after: decoding.text[..<index])
        }
        self.bytes = decoding.text
    }

    static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

    /// Where the character stands that follows a text.
    static func place(after text: ArraySlice<UInt8>) -> TextPlace {
        let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        var (line, column) = (1, 1)
        for index in text.indices {
            let byte = text[index]
            let next = index + 1 < text.endIndex ? text[index + 1] : nil
            if byte == newline || byte == carriageReturn && next != newline {
                (line, column) = (line + 1, 1)
            } else if byte & 0xc0 != 0x80 {
                column += 1
            }
        }
        return TextPlace(line: line, column: column)
    }

    /// How many lines end in a part of a text that does not end between `\r` and `\n`.
    static func lineEnds(in text: ArraySlice<UInt8>) -> Int {
        let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        var count = 0
        var last: UInt8?
        for byte in text {
            if byte == carriageReturn || byte == newline && last != carriageReturn { count += 1 }
            last = byte
        }
        return count
    }

    private static func likeliest(_ bytes: [UInt8]) throws(WorkbookError) -> Decoding {
        if bytes.starts(with: mark) { return Decoding(bytes[mark.count...], as: UTF8.self, .utf8) }
        if bytes.starts(with: [0xff, 0xfe]) { return utf16(bytes[2...]) { $1 << 8 | $0 } }
        if bytes.starts(with: [0xfe, 0xff]) { return utf16(bytes[2...]) { $0 << 8 | $1 } }
        if String(validating: bytes, as: UTF8.self) != nil {
            return Decoding(encoding: .utf8, text: bytes, readBytes: bytes.count, isWhole: true)
        }
        let chinese = try Decoding(gb18030: bytes)
        if chinese.isWhole { return chinese }
        // Neither: the fault is told of the one that came further.
        let unicode = Decoding(bytes, as: UTF8.self, .utf8)
        return unicode.readBytes < chinese.readBytes ? chinese : unicode
    }

    private static func utf16(
        _ bytes: ArraySlice<UInt8>, _ unit: (UInt16, UInt16) -> UInt16
    ) -> Decoding {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        for index in stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2) {
            units.append(unit(UInt16(bytes[index]), UInt16(bytes[index + 1])))
        }
        // Half a unit at the end is as wrong as half a pair.
        if bytes.count % 2 == 1 { units.append(0xd800) }
        return Decoding(units, as: UTF16.self, .utf16)
    }
}

/// What a text is in one encoding, up to the first byte that does not fit.
private struct Decoding {
    let encoding: TextEncoding
    let text: [UInt8]
    let readBytes: Int
    let isWhole: Bool

    func fault(after text: ArraySlice<UInt8>) -> WorkbookError {
        WorkbookError(.undecodableByte(DecodedText.place(after: text), encoding: encoding))
    }
}

extension Decoding {
    init<Form: Unicode.Encoding>(
        _ units: some Sequence<Form.CodeUnit>, as form: Form.Type, _ encoding: TextEncoding
    ) {
        var text: [UInt8] = []
        var readUnits = 0
        var parser = Form.ForwardParser()
        var units = units.makeIterator()
        var isWhole: Bool?
        while isWhole == nil {
            switch parser.parseScalar(from: &units) {
            case .emptyInput: isWhole = true
            case .error: isWhole = false
            case .valid(let character):
                readUnits += character.count
                text += String(Form.decode(character)).utf8
            }
        }
        self.init(
            encoding: encoding, text: text,
            readBytes: readUnits * MemoryLayout<Form.CodeUnit>.size, isWhole: isWhole ?? false)
    }

    init(gb18030 bytes: [UInt8]) throws(WorkbookError) {
        guard let converter = iconv_open("UTF-8", "GB18030"),
            converter != UnsafeMutableRawPointer(bitPattern: -1)
        else { throw WorkbookError(.encodingUnavailable(.gb18030)) }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // Two bytes become three at most, four become four.
        var output = [CChar](repeating: 0, count: bytes.count * 3 / 2 + 4)
        var (left, free) = (input.count, output.count)
        let isWhole = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                return iconv(converter, &from, &left, &to, &free) != -1 && left == 0
            }
        }
        self.init(
            encoding: .gb18030,
            text: output.prefix(output.count - free).map { UInt8(bitPattern: $0) },
            readBytes: bytes.count - left, isWhole: isWhole)
    }
}
