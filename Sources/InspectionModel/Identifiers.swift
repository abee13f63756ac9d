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
        guard text.utf8.starts(with: Self.prefix.utf8) else { return nil }
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
        guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let pack = text[..<slash]
        let code = text[text.utf8.index(after: slash)...]
        guard !pack.isEmpty, !code.isEmpty else { return nil }
        self.init(pack: String(pack), code: String(code))
    }

    package var text: String { "\(pack)/\(code)" }
    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool {
        (left.pack, left.code) < (right.pack, right.code)
    }
}

/// The leaf hash of a journal entry, 32 bytes: how events name entries.
///
/// Every answer carries one, so it is held in four words and not as text.
package struct LeafHash: Hashable, Sendable, CustomStringConvertible {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameter words: Big-endian.
    package init(_ words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// - Returns: nil unless `hex` is 64 lower-case hex digits.
    package init?(_ hex: String) {
        guard hex.utf8.count == 64 else { return nil }
        var read: [UInt64] = [0, 0, 0, 0]
        for (index, byte) in hex.utf8.enumerated() {
            guard let digit = hexDigit(byte) else { return nil }
            read[index / 16] = read[index / 16] << 4 | digit
        }
        words = (read[0], read[1], read[2], read[3])
    }

    /// The hash of no entry.
    package static let none = LeafHash((0, 0, 0, 0))

    /// 64 lower-case hex digits.
    package var hex: String {
        [words.0, words.1, words.2, words.3].reduce(into: "") { text, word in
            let digits = String(word, radix: 16)
            text += String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }
    }

    package static func == (left: LeafHash, right: LeafHash) -> Bool { left.words == right.words }

    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    package var description: String { hex }
}

private func hexDigit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x61...0x66: UInt64(byte - 0x61 + 10)
    default: nil
    }
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
