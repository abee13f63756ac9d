/// A value in the part of JSON that can be evidence: what is read can only be printed one way.
///
/// There is no null (a member is there or not) and no number but an integer; a measurement is a
/// string with its digits as written. Strings are compared by their UTF-8 bytes, so a composed
/// and a decomposed "é" are two values, as they are two lines on disk.
package enum JSONValue: Sendable {
    case object(JSONObject)
    case array([JSONValue])
    case string(String)
    case integer(Int64)
    case bool(Bool)
}

extension JSONValue {
    /// The integers that every JSON program holds exactly: ±(2^53 - 1), RFC 8259 section 6.
    package static let integerRange: ClosedRange<Int64> =
        -9_007_199_254_740_991...9_007_199_254_740_991

    package var objectValue: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    package var arrayValue: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var integerValue: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }
}

extension JSONValue: Hashable {
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.object(let a), .object(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
        case (.integer(let a), .integer(let b)): a == b
        case (.bool(let a), .bool(let b)): a == b
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .object(let value):
            hasher.combine(0)
            hasher.combine(value)
        case .array(let value):
            hasher.combine(1)
            hasher.combine(value)
        case .string(var value):
            hasher.combine(2)
            // String hashes its normal form, which would make unequal values collide by design.
            value.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            hasher.combine(UInt8(0xff))
        case .integer(let value):
            hasher.combine(3)
            hasher.combine(value)
        case .bool(let value):
            hasher.combine(4)
            hasher.combine(value)
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(JSONObject(members))
    }
}

extension JSONValue: CustomStringConvertible {
    package var description: String { String(decoding: canonicalBytes(self), as: UTF8.self) }
}
