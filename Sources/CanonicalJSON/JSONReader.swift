/// A strict pull reader: whatever it accepts prints back to the very same bytes.
///
/// It refuses white space, null, numbers that are not integers within ±(2^53 - 1), `-0`,
/// duplicate or unordered keys, keys outside `[a-z0-9_.-]{1,64}`, bytes that are not UTF-8,
/// surrogates, noncharacters, any escape a canonical writer would not make, and more than 16
/// containers inside one another.
///
/// The reader points into the bytes it was given and must not outlive them. After an error it
/// must not be asked again.
package struct JSONReader {
    /// Containers inside one another; the outermost counts as one.
    package static let depthLimit = 16

    /// The byte that is read next, counted from the first.
    package internal(set) var byteOffset = 0

    let bytes: UnsafeBufferPointer<UInt8>
    var depth: Int

    /// - Parameter depth: How many containers the bytes already lie in.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int = 0) {
        self.bytes = bytes
        self.depth = depth
    }

    /// The one value these bytes are, to their last byte.
    package static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            var reader = JSONReader(buffer)
            let value = try reader.value()
            try reader.end()
            return value
        }
    }

    /// Judges bytes without building their value.
    ///
    /// - Parameter depth: How many containers the bytes will lie in.
    package static func check(_ bytes: [UInt8], depth: Int = 0) throws(JSONError) {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            var reader = JSONReader(buffer, depth: depth)
            try reader.skip()
            try reader.end()
        }
    }

    /// The object of bytes that a reader accepted before.
    ///
    /// - Precondition: They are one, to their last byte.
    package static func object(checked bytes: [UInt8]) -> JSONObject {
        do throws(JSONError) {
            if let object = try read(bytes).objectValue { return object }
        } catch {
            preconditionFailure("bytes that were never checked: \(error)")
        }
        preconditionFailure("bytes that are no object")
    }

    package mutating func value() throws(JSONError) -> JSONValue {
        switch try peek() {
        case UInt8(ascii: "{"): .object(try object())
        case UInt8(ascii: "["): .array(try array())
        case UInt8(ascii: "\""): .string(try string())
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool(try bool())
        default: .integer(try integer())
        }
    }

    package mutating func object() throws(JSONError) -> JSONObject {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(8)
        try forEachMember { key, reader throws(JSONError) in
            let value = try reader.value()
            members.append(JSONObject.Member(key: key.text, value: value))
        }
        return JSONObject(checked: members)
    }

    /// The bytes of an object, judged but not built.
    package mutating func rawObject() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
        let start = byteOffset
        try forEachMember { _, reader throws(JSONError) in try reader.skip() }
        return UnsafeBufferPointer(rebasing: bytes[start..<byteOffset])
    }

    package mutating func array() throws(JSONError) -> [JSONValue] {
        var elements: [JSONValue] = []
        try forEachElement { reader throws(JSONError) in elements.append(try reader.value()) }
        return elements
    }

    package mutating func string() throws(JSONError) -> String {
        let (content, hasEscapes) = try stringContent()
        return hasEscapes ? unescaped(content) : String(decoding: content, as: UTF8.self)
    }

    /// The bytes between the quotes as they stand, escapes not undone.
    package mutating func rawString() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
        try stringContent().content
    }

    package mutating func bool() throws(JSONError) -> Bool {
        switch try peek() {
        case UInt8(ascii: "t"):
            try take("true")
            return true
        case UInt8(ascii: "f"):
            try take("false")
            return false
        default: throw misplaced()
        }
    }

    package mutating func integer() throws(JSONError) -> Int64 {
        let start = byteOffset
        let isNegative = try peek() == UInt8(ascii: "-")
        if isNegative { byteOffset += 1 }
        let firstDigit = byteOffset
        var magnitude: Int64 = 0
        while let digit = digit(at: byteOffset) {
            // 17 digits are past the limit and still within Int64.
            guard byteOffset - firstDigit < 17 else {
                throw JSONError(.integerOutOfRange, at: start)
            }
            magnitude = magnitude * 10 + digit
            byteOffset += 1
        }
        guard byteOffset > firstDigit else {
            throw isNegative ? unexpected() : misplaced()
        }
        if byteOffset < bytes.count {
            switch bytes[byteOffset] {
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
                throw JSONError(.notAnInteger, at: byteOffset)
            default: break
            }
        }
        if bytes[firstDigit] == UInt8(ascii: "0") {
            if byteOffset > firstDigit + 1 { throw JSONError(.leadingZero, at: firstDigit) }
            if isNegative { throw JSONError(.negativeZero, at: start) }
        }
        let number = isNegative ? -magnitude : magnitude
        guard JSONValue.integerRange.contains(number) else {
            throw JSONError(.integerOutOfRange, at: start)
        }
        return number
    }

    /// Judges the next value and passes over it.
    package mutating func skip() throws(JSONError) {
        switch try peek() {
        case UInt8(ascii: "{"):
            try forEachMember { _, reader throws(JSONError) in try reader.skip() }
        case UInt8(ascii: "["):
            try forEachElement { reader throws(JSONError) in try reader.skip() }
        case UInt8(ascii: "\""): _ = try stringContent()
        case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
        default: _ = try integer()
        }
    }

    /// Passes over these exact bytes.
    package mutating func take(_ literal: StaticString) throws(JSONError) {
        let wanted = UnsafeBufferPointer(
            start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        for byte in wanted {
            guard byteOffset < bytes.count, bytes[byteOffset] == byte else { throw unexpected() }
            byteOffset += 1
        }
    }

    /// Whether nothing is left.
    package var isAtEnd: Bool { byteOffset == bytes.count }

    /// Makes sure that nothing is left.
    package func end() throws(JSONError) {
        guard isAtEnd else {
            throw JSONError(
                isSpace(bytes[byteOffset]) ? .whitespace : .trailingBytes, at: byteOffset)
        }
    }
}

// MARK: - Strings

extension JSONReader {
    /// Passes over a string and says whether its content holds escapes.
    private mutating func stringContent()
        throws(JSONError) -> (content: UnsafeBufferPointer<UInt8>, hasEscapes: Bool)
    {
        guard try peek() == UInt8(ascii: "\"") else { throw misplaced() }
        byteOffset += 1
        let start = byteOffset
        var hasEscapes = false
        while byteOffset < bytes.count {
            let byte = bytes[byteOffset]
            if byte == UInt8(ascii: "\"") {
                let content = UnsafeBufferPointer(rebasing: bytes[start..<byteOffset])
                byteOffset += 1
                return (content, hasEscapes)
            }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                byteOffset = try EscapeSequence.end(in: bytes, at: byteOffset)
            } else if byte < 0x20 {
                throw JSONError(.controlCharacter, at: byteOffset)
            } else if byte < 0x80 {
                byteOffset += 1
            } else {
                byteOffset = try MultibyteScalar.end(in: bytes, at: byteOffset)
            }
        }
        throw JSONError(.unexpectedEnd, at: bytes.count)
    }

    /// - Precondition: The content was accepted, so every escape is whole and canonical.
    private func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: content.count) { text in
            var length = 0
            var index = 0
            while index < content.count {
                if content[index] == UInt8(ascii: "\\") {
                    text[length] = EscapeSequence.character(in: content, at: &index)
                } else {
                    text[length] = content[index]
                    index += 1
                }
                length += 1
            }
            return length
        }
    }
}

// MARK: - Bytes

extension JSONReader {
    func peek() throws(JSONError) -> UInt8 {
        guard byteOffset < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
        return bytes[byteOffset]
    }

    private func digit(at index: Int) -> Int64? {
        guard index < bytes.count else { return nil }
        let value = bytes[index] &- UInt8(ascii: "0")
        return value < 10 ? Int64(value) : nil
    }

    func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
    }

    /// The next byte cannot stand here, whatever was asked for.
    func unexpected() -> JSONError {
        guard byteOffset < bytes.count else { return JSONError(.unexpectedEnd, at: bytes.count) }
        return JSONError(isSpace(bytes[byteOffset]) ? .whitespace : .unexpectedByte, at: byteOffset)
    }

    /// The next byte does not begin what was asked for.
    func misplaced() -> JSONError {
        guard byteOffset < bytes.count else { return JSONError(.unexpectedEnd, at: bytes.count) }
        switch bytes[byteOffset] {
        case UInt8(ascii: "n"): return JSONError(.null, at: byteOffset)
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "t"),
            UInt8(ascii: "f"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONError(.wrongType, at: byteOffset)
        default: return unexpected()
        }
    }
}
