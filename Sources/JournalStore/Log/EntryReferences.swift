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
        take(entry.body, entry.seq)
        if entry.kind == Erasure.kind { erased.formUnion(Erasure.ids(in: entry.body)) }
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
