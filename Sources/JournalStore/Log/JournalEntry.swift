package import CanonicalJSON
package import CivilTime

/// What a caller wants recorded; the journal adds number, time, device and chain.
package struct EntryDraft: Hashable, Sendable {
    /// The person, as a pseudonymous id: `u-` and 1 to 32 of `a-z0-9-`.
    package let by: String

    /// What kind of fact: 1 to 64 of the key alphabet, none of the journal's own kinds.
    package let kind: String

    package let body: JSONObject

    package init(by: String, kind: String, body: JSONObject) {
        self.by = by
        self.kind = kind
        self.body = body
    }
}

/// A recorded fact with its number; never changed, never removed (docs/journal-format.md, 3).
package struct JournalEntry: Hashable, Sendable {
    /// The entry's number from 0, and its place in the tree.
    package let seq: Int

    /// What the wall clock showed, right or wrong.
    package let at: WallTime

    /// Orders entries of all devices; only grows within one.
    package let hlc: HybridTime

    /// Milliseconds since the session began, by a clock nobody can set.
    package let mono: Int64

    /// The person, as a pseudonymous id.
    package let by: String
    package let kind: String

    /// The body's canonical bytes; most readings of a log never look into it.
    package let bodyBytes: [UInt8]

    /// The journal's device, `d-` and 16 hex digits.
    package let dev: String

    /// The number of the first entry that was written in one go with this one.
    package let grp: Int

    /// The leaf hash of the entry before, zero for the first.
    package let prev: Hash256

    /// The hash of this entry's line, by which corrections name it.
    package let leaf: Hash256

    /// - Complexity: Read anew each time.
    package var body: JSONObject { JSONReader.object(checked: bodyBytes) }

    /// Whether the journal wrote this of its own accord.
    package var isOwn: Bool { OwnKind(rawValue: kind) != nil }
}

/// The kinds that only the journal itself writes.
package enum OwnKind: String, Sendable, CaseIterable {
    case genesis = "genesis"
    case sessionOpen = "session.open"
    case sessionClose = "session.close"
    case clock = "clock"
    case quarantine = "quarantine"
    case carry = "carry"
    case keyAdd = "key.add"
    case keyRetire = "key.retire"
}

/// The limits of one line (docs/journal-format.md, 3).
package enum LineLimit {
    /// Bytes of a line without its line feed; a C2SP entry bundle holds no more.
    package static let bytes = 65_535

    /// UTF-8 bytes of one string in a body; what is longer belongs into a blob.
    package static let stringBytes = 16_384

    /// Bytes of a body in canonical form; what is left of a line is enough for all else in it.
    package static let bodyBytes = bytes - 512

    /// Drafts that one call may bring; a bound for what is held in memory before it is written.
    package static let draftsAtOnce = 1024

    /// Bytes from `,"sum":"` to the end.
    static let sumBytes = 26
}

/// The ids and words inside a line, all ASCII.
enum IDText {
    /// `u-[a-z0-9-]{1,32}`
    static func isPerson(_ bytes: some Collection<UInt8>) -> Bool {
        (3...34).contains(bytes.count) && bytes.starts(with: "u-".utf8)
            && bytes.dropFirst(2).allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    /// `d-` and 16 hex digits.
    static func isDevice(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.count == 18 && bytes.starts(with: "d-".utf8) && Hex.isText(bytes.dropFirst(2))
    }

    /// 1 to 64 of the key alphabet.
    static func isKind(_ bytes: some Collection<UInt8>) -> Bool {
        JSONObject.accepts(key: String(decoding: bytes, as: UTF8.self))
    }

    /// The id that belongs to the public key of a genesis entry.
    static func device(publicKey: [UInt8]) -> String {
        "d-" + String(decoding: Hash256(of: publicKey).shortHex, as: UTF8.self)
    }
}
