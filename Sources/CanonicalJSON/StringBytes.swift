/// A character of two to four UTF-8 bytes.
enum MultibyteScalar {
    /// The index behind the character that begins at `start`.
    ///
    /// Well-formed sequences are those of table 3-7 of the Unicode Standard: no overlong forms, no
    /// surrogates, nothing above U+10FFFF.
    static func end(
        in bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) throws(JSONError) -> Int {
        let lead = bytes[start]
        let length: Int
        var scalar: UInt32
        switch lead {
        case 0xc2...0xdf: (length, scalar) = (2, UInt32(lead & 0x1f))
        case 0xe0...0xef: (length, scalar) = (3, UInt32(lead & 0x0f))
        case 0xf0...0xf4: (length, scalar) = (4, UInt32(lead & 0x07))
        default: throw JSONError(.invalidUTF8, at: start)
        }
        for index in start + 1..<start + length {
            guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
            guard bytes[index] & 0xc0 == 0x80 else { throw JSONError(.invalidUTF8, at: start) }
            scalar = scalar << 6 | UInt32(bytes[index] & 0x3f)
        }
        if (0xd800...0xdfff).contains(scalar) { throw JSONError(.loneSurrogate, at: start) }
        let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard (smallest...0x10ffff).contains(scalar) else {
            throw JSONError(.invalidUTF8, at: start)
        }
        if scalar & 0xfffe == 0xfffe || (0xfdd0...0xfdef).contains(scalar) {
            throw JSONError(.noncharacter, at: start)
        }
        return start + length
    }
}

/// A backslash and what belongs to it.
enum EscapeSequence {
    /// The index behind the escape that begins at `start`.
    ///
    /// Canonical are the seven short escapes and `\u00xx` in lower case for the other characters
    /// below U+0020 (RFC 8785, 3.2.2.2).
    static func end(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONError) -> Int {
        guard start + 1 < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"),
            UInt8(ascii: "n"), UInt8(ascii: "f"), UInt8(ascii: "r"):
            return start + 2
        case UInt8(ascii: "/"): throw JSONError(.escapeNotCanonical, at: start)
        case UInt8(ascii: "u"): break
        default: throw JSONError(.badEscape, at: start)
        }
        let unit = try codeUnit(in: bytes, at: start)
        if (0xd800...0xdfff).contains(unit) {
            let isPair = unit < 0xdc00 && isLowSurrogate(in: bytes, at: start + 6)
            throw JSONError(isPair ? .escapeNotCanonical : .loneSurrogate, at: start)
        }
        let hasShortForm =
            unit == 0x08 || unit == 0x09 || unit == 0x0a || unit == 0x0c || unit == 0x0d
        let isUpperCase =
            (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(bytes[start + 5])
        guard unit < 0x20, !hasShortForm, !isUpperCase else {
            throw JSONError(.escapeNotCanonical, at: start)
        }
        return start + 6
    }

    /// The one-byte character of an accepted escape; moves `index` behind it.
    static func character(in bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt8 {
        let mark = bytes[index + 1]
        guard mark == UInt8(ascii: "u") else {
            index += 2
            switch mark {
            case UInt8(ascii: "b"): return 0x08
            case UInt8(ascii: "t"): return 0x09
            case UInt8(ascii: "n"): return 0x0a
            case UInt8(ascii: "f"): return 0x0c
            case UInt8(ascii: "r"): return 0x0d
            default: return mark
            }
        }
        let high = hexDigit(bytes[index + 4]) ?? 0
        let low = hexDigit(bytes[index + 5]) ?? 0
        index += 6
        return UInt8(high << 4 | low)
    }

    private static func codeUnit(
        in bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for index in start + 2..<start + 6 {
            guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
            guard let digit = hexDigit(bytes[index]) else {
                throw JSONError(.badEscape, at: start)
            }
            unit = unit << 4 | digit
        }
        return unit
    }

    private static func isLowSurrogate(
        in bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> Bool {
        guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"),
            bytes[start + 1] == UInt8(ascii: "u"),
            let unit = try? codeUnit(in: bytes, at: start)
        else { return false }
        return (0xdc00...0xdfff).contains(unit)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
