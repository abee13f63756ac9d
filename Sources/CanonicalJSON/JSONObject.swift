/// The members of a JSON object, always in the byte order of their keys.
///
/// A key is 1 to 64 characters of `a-z`, `0-9`, `_`, `.` and `-`. With that alphabet byte order,
/// UTF-16 order (RFC 8785) and code-point order are one and the same.
package struct JSONObject: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package let key: String
        package var value: JSONValue
    }

    package static let keyLengthLimit = 64

    package private(set) var members: [Member]

    package init() { members = [] }

    /// - Precondition: Every key is in the alphabet and appears once.
    package init(_ pairs: some Sequence<(String, JSONValue)>) {
        members = []
        for (key, value) in pairs {
            precondition(self[key] == nil, "key \"\(key)\" is given twice")
            self[key] = value
        }
    }

    /// For the reader, which has checked alphabet, order and uniqueness already.
    init(checked members: [Member]) { self.members = members }

    /// Whether a text may stand as a key; what comes from outside the program asks first.
    package static func accepts(key: String) -> Bool {
        (1...keyLengthLimit).contains(key.utf8.count) && key.utf8.allSatisfy(isKeyByte)
    }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }
    package var keys: [String] { members.map(\.key) }

    /// The member of this name; setting nil removes it.
    ///
    /// - Precondition: A key that is set is in the alphabet.
    package subscript(key: String) -> JSONValue? {
        get {
            let index = position(of: key)
            return index < members.count && members[index].key == key ? members[index].value : nil
        }
        set {
            let index = position(of: key)
            let isThere = index < members.count && members[index].key == key
            switch (newValue, isThere) {
            case (let value?, true): members[index].value = value
            case (let value?, false):
                precondition(Self.accepts(key: key), "\"\(key)\" cannot be a key")
                members.insert(Member(key: key, value: value), at: index)
            case (nil, true): members.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// The first index whose key is not before this one.
    private func position(of key: String) -> Int {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension JSONObject {
    package func object(_ key: String) -> JSONObject? { self[key]?.objectValue }
    package func array(_ key: String) -> [JSONValue]? { self[key]?.arrayValue }
    package func string(_ key: String) -> String? { self[key]?.stringValue }
    package func integer(_ key: String) -> Int64? { self[key]?.integerValue }
    package func bool(_ key: String) -> Bool? { self[key]?.boolValue }
}

extension JSONObject: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { members.count }
    package subscript(position: Int) -> (key: String, value: JSONValue) {
        (members[position].key, members[position].value)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}

extension JSONObject: CustomStringConvertible {
    package var description: String { String(decoding: canonicalBytes(self), as: UTF8.self) }
}

/// The key alphabet, `[a-z0-9_.-]`.
func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
        true
    default: false
    }
}
