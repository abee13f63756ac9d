/// Where a string file breaks its form; line and column from 1, columns in bytes.
package struct StringFileError: Error, Equatable, Sendable {
    package enum Reason: String, Sendable {
        case quoteExpected = "quote_expected"
        case equalsExpected = "equals_expected"
        case semicolonExpected = "semicolon_expected"
        case unknownEscape = "unknown_escape"
        case endsInside = "ends_inside"
        case keyTwice = "key_twice"
    }

    package let reason: Reason
    package let line: Int
    package let column: Int
}

/// Reads `"key" = "value";` lines.
struct StringFileReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: some Collection<UInt8>) { self.bytes = Array(bytes) }

    mutating func read() throws(StringFileError) -> [String: String] {
        var phrases: [String: String] = [:]
        try skipBlank()
        while position < bytes.count {
            let start = position
            let key = try quoted()
            try skipBlank()
            try expect(UInt8(ascii: "="), .equalsExpected)
            try skipBlank()
            let value = try quoted()
            try skipBlank()
            try expect(UInt8(ascii: ";"), .semicolonExpected)
            if phrases.updateValue(value, forKey: key) != nil { throw error(.keyTwice, at: start) }
            try skipBlank()
        }
        return phrases
    }

    private mutating func quoted() throws(StringFileError) -> String {
        try expect(UInt8(ascii: "\""), .quoteExpected)
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard position < bytes.count else { throw error(.endsInside, at: position) }
                switch bytes[position] {
                case UInt8(ascii: "n"): text.append(0x0a)
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(bytes[position])
                default: throw error(.unknownEscape, at: position)
                }
                position += 1
            default: text.append(byte)
            }
        }
        throw error(.endsInside, at: position)
    }

    private mutating func expect(
        _ byte: UInt8, _ reason: StringFileError.Reason
    ) throws(StringFileError) {
        guard position < bytes.count, bytes[position] == byte else {
            throw error(reason, at: position)
        }
        position += 1
    }

    private mutating func skipBlank() throws(StringFileError) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0a, 0x0d: position += 1
            case UInt8(ascii: "/"): try skipComment()
            default: return
            }
        }
    }

    private mutating func skipComment() throws(StringFileError) {
        let start = position
        guard position + 1 < bytes.count else { throw error(.quoteExpected, at: start) }
        switch bytes[position + 1] {
        case UInt8(ascii: "/"):
            while position < bytes.count, bytes[position] != 0x0a { position += 1 }
        case UInt8(ascii: "*"):
            position += 2
            while position + 1 < bytes.count {
                if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
                    position += 2
                    return
                }
                position += 1
            }
            throw error(.endsInside, at: start)
        default: throw error(.quoteExpected, at: start)
        }
    }

    private func error(_ reason: StringFileError.Reason, at place: Int) -> StringFileError {
        let before = bytes[..<min(place, bytes.count)]
        let line = before.count { $0 == 0x0a } + 1
        let column = place - (before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0) + 1
        return StringFileError(reason: reason, line: line, column: column)
    }
}
