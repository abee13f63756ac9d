/// The one way to print a value: no spaces, keys in byte order, escapes as RFC 8785 3.2.2.2 has
/// them, nothing outside ASCII escaped.
///
/// Printing does not judge. A string that holds a noncharacter, an integer beyond 2^53 - 1 or a
/// depth over 16 prints, and the reader refuses the result; use `checkedCanonicalBytes` for
/// values made of what people typed.
package func canonicalBytes(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter(reservingCapacity: 512)
    writer.write(value)
    return writer.bytes
}

/// See `canonicalBytes(_:)` for a value.
package func canonicalBytes(_ object: JSONObject) -> [UInt8] {
    var writer = JSONWriter(reservingCapacity: 512)
    writer.write(object)
    return writer.bytes
}

/// Prints a value and lets the reader judge it.
///
/// - Throws: What the reader would refuse, with the byte in the printed form.
package func checkedCanonicalBytes(_ value: JSONValue) throws(JSONError) -> [UInt8] {
    let bytes = canonicalBytes(value)
    try JSONReader.check(bytes)
    return bytes
}

/// Appends canonical JSON to bytes, piece by piece.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []

    package init(reservingCapacity capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    package mutating func write(_ value: JSONValue) {
        switch value {
        case .object(let object): write(object)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(element)
            }
            bytes.append(UInt8(ascii: "]"))
        case .string(let text): write(text)
        case .integer(let number): write(number)
        case .bool(let flag): writeLiteral(flag ? "true" : "false")
        }
    }

    package mutating func write(_ object: JSONObject) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in object.members {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            bytes.append(UInt8(ascii: "\""))
            bytes.append(contentsOf: member.key.utf8)
            bytes.append(UInt8(ascii: "\""))
            bytes.append(UInt8(ascii: ":"))
            write(member.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    package mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { appendEscaped($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func write(_ number: Int64) {
        guard number < 0 || number > 9 else {
            bytes.append(UInt8(ascii: "0") + UInt8(number))
            return
        }
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        while rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        bytes[start...].reverse()
    }

    /// Appends bytes that are canonical JSON already.
    package mutating func writeCanonical(_ canonical: [UInt8]) {
        bytes.append(contentsOf: canonical)
    }

    /// Appends a fixed piece of canonical JSON.
    package mutating func writeLiteral(_ literal: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(
                start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Copies the stretches between characters that need an escape.
    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        var index = 0
        while index < text.count {
            if needsEscape(text[index]) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
                copied = index + 1
                appendEscape(of: text[index])
            }
            index += 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    }

    private func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func appendEscape(of byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0a: bytes.append(UInt8(ascii: "n"))
        case 0x0c: bytes.append(UInt8(ascii: "f"))
        case 0x0d: bytes.append(UInt8(ascii: "r"))
        case 0..<0x20:
            writeLiteral("u00")
            bytes.append(UInt8(ascii: byte < 0x10 ? "0" : "1"))
            let digit = byte & 0x0f
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        default: bytes.append(byte)
        }
    }
}
