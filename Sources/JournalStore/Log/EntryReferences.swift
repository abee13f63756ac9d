import CanonicalJSON

/// What entries name that lies beside the log (docs/journal-format.md, 9).
struct EntryReferences {
    struct Promise {
        let hash: Hash256
        let seq: Int
    }

    /// With the first entry that names each.
    private(set) var blobs: [Hash256: Int] = [:]

    /// The commitments, by the ids of their values.
    private(set) var promises: [String: Promise] = [:]

    /// Ids of values, and names of blobs, that `erase` entries took away.
    private(set) var erased: Set<String> = []

    mutating func take(_ entry: JournalEntry) {
        // Most entries name nothing, and looking for a key is less than reading all of them.
        if Self.mayName(entry.bodyBytes) { take(entry.body, entry.seq) }
        if entry.kind == Erasure.kind { erased.formUnion(Erasure.ids(in: entry.body)) }
    }

    /// Whether canonical bytes hold one of the keys that name something. A key stands behind a
    /// brace or a comma; no string can hold that, the quotes in it are escaped.
    private static func mayName(_ body: [UInt8]) -> Bool {
        body.withUnsafeBufferPointer { bytes in
            for index in 0..<max(0, bytes.count - 2) where bytes[index + 1] == UInt8(ascii: "\"") {
                guard bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: ",") else {
                    continue
                }
                let key: StaticString
                switch bytes[index + 2] {
                case UInt8(ascii: "b"): key = "blob\":\""
                case UInt8(ascii: "c"): key = "c\":\""
                case UInt8(ascii: "d"): key = "digest\":\""
                case UInt8(ascii: "r"): key = "report\":\""
                default: continue
                }
                let length = key.utf8CodeUnitCount
                if index + 2 + length <= bytes.count,
                    (0..<length).allSatisfy({ bytes[index + 2 + $0] == key.utf8Start[$0] })
                {
                    return true
                }
            }
            return false
        }
    }

    private mutating func take(_ object: JSONObject, _ seq: Int) {
        for member in object.members {
            switch member.value {
            case .object(let inner): take(inner, seq)
            case .array(let elements): for element in elements { take(element, seq) }
            case .string(let text):
                guard let hash = Self.blob(member.key, text), blobs[hash] == nil else { continue }
                blobs[hash] = seq
            case .integer, .bool: break
            }
        }
        if object.count == 2, let commitment = Commitment(json: object),
            promises[commitment.id] == nil
        {
            promises[commitment.id] = Promise(hash: commitment.hash, seq: seq)
        }
    }

    private mutating func take(_ element: JSONValue, _ seq: Int) {
        switch element {
        case .object(let inner): take(inner, seq)
        case .array(let elements): for inner in elements { take(inner, seq) }
        case .string, .integer, .bool: break
        }
    }

    private static func blob(_ key: String, _ text: String) -> Hash256? {
        switch key {
        case "blob", "report":
            text.hasPrefix(BlobStore.namePrefix)
                ? Hash256(hex: text.dropFirst(BlobStore.namePrefix.count)) : nil
        case "digest": Hash256(hex: text)
        default: nil
        }
    }
}
