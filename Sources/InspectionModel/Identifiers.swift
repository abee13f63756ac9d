/// An identifier that is a letter, `-` and 16 hex digits, opaque to everybody but its maker.
package protocol Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    static var prefix: String { get }
    var text: String { get }
    init(unchecked text: String)
}

extension Identifier {
    /// Makes an id from 8 random bytes that the caller drew.
    package init(random bytes: UInt64) {
        let digits = String(bytes, radix: 16)
        self.init(
            unchecked: Self.prefix + String(repeating: "0", count: 16 - digits.count) + digits)
    }

    /// - Returns: nil unless `text` has this kind's prefix and 1 to 32 of `a-z 0-9 -` behind it.
    package init?(_ text: String) {
        guard text.hasPrefix(Self.prefix) else { return nil }
        let rest = text.utf8.dropFirst(Self.prefix.utf8.count)
        guard (1...32).contains(rest.count), rest.allSatisfy(isIdentifierByte) else { return nil }
        self.init(unchecked: text)
    }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
    package var description: String { text }
}

package struct InspectionID: Identifier {
    package static let prefix = "i-"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

package struct FindingID: Identifier {
    package static let prefix = "f-"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

package struct HazardID: Identifier {
    package static let prefix = "h-"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

package struct SiteID: Identifier {
    package static let prefix = "s-"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

package struct PersonID: Identifier {
    package static let prefix = "u-"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// An item of a pack: `<pack id>/<code>`.
package struct ItemID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let pack: String
    package let code: String

    package init(pack: String, code: String) {
        self.pack = pack
        self.code = code
    }

    /// - Returns: nil when `text` is not two non-empty parts around the first `/`.
    package init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/") else { return nil }
        let pack = text[..<slash]
        let code = text[text.index(after: slash)...]
        guard !pack.isEmpty, !code.isEmpty else { return nil }
        self.init(pack: String(pack), code: String(code))
    }

    package var text: String { "\(pack)/\(code)" }
    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool {
        (left.pack, left.code) < (right.pack, right.code)
    }
}

/// The leaf hash of a journal entry, 64 lower-case hex digits: how events name entries.
package struct LeafHash: Hashable, Sendable, CustomStringConvertible {
    package let hex: String
    package init(_ hex: String) { self.hex = hex }
    package var description: String { hex }
}

/// What the log holds of a private value: the commitment and the id of the file with the value.
package struct PrivateReference: Hashable, Sendable {
    package let commitment: String
    package let id: String

    package init(commitment: String, id: String) {
        self.commitment = commitment
        self.id = id
    }

    /// Whether a text is `p-` and 1 to 64 of `a-z 0-9 -`: it becomes a file's name.
    static func isID(_ text: String) -> Bool {
        let rest = text.utf8.dropFirst(2)
        return text.hasPrefix("p-") && (1...64).contains(rest.count)
            && rest.allSatisfy(isIdentifierByte)
    }
}

private func isIdentifierByte(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2d
}
