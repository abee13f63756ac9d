/// Why bytes are not canonical JSON, and at which byte.
package struct JSONError: Error, Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case unexpectedEnd = "unexpected_end"
        case unexpectedByte = "unexpected_byte"
        case trailingBytes = "trailing_bytes"
        case whitespace = "whitespace"
        case wrongType = "wrong_type"
        case null = "null"
        case notAnInteger = "not_an_integer"
        case negativeZero = "negative_zero"
        case leadingZero = "leading_zero"
        case integerOutOfRange = "integer_out_of_range"
        case tooDeep = "too_deep"
        case badKey = "bad_key"
        case duplicateKey = "duplicate_key"
        case keyOutOfOrder = "key_out_of_order"
        case invalidUTF8 = "invalid_utf8"
        case loneSurrogate = "lone_surrogate"
        case noncharacter = "noncharacter"
        case controlCharacter = "control_character"
        case badEscape = "bad_escape"
        case escapeNotCanonical = "escape_not_canonical"
    }

    package let reason: Reason

    /// The first byte that cannot stand where it is, counted from the first byte read.
    package let byteOffset: Int

    package var code: String { reason.rawValue }

    package init(_ reason: Reason, at byteOffset: Int) {
        self.reason = reason
        self.byteOffset = byteOffset
    }
}

extension JSONError: CustomStringConvertible {
    package var description: String { "byte \(byteOffset): \(code)" }
}
