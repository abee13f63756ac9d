import CanonicalJSON

/// A draft that nothing stands against any more, with its body as it will stand in the line.
struct PreparedDraft {
    let by: String
    let kind: String
    let body: [UInt8]

    /// Before a signature the journal signs what it holds, so that the one rests on the other.
    var wantsCheckpoint: Bool { kind == "sign" }

    /// Judges what a caller brings.
    init(_ draft: EntryDraft) throws(JournalError) {
        guard OwnKind(rawValue: draft.kind) == nil, IDText.isKind(draft.kind.utf8) else {
            throw JournalError(.badKind(draft.kind))
        }
        try self.init(by: draft.by, kind: draft.kind, body: draft.body)
    }

    /// An entry of the journal's own.
    init(own kind: OwnKind, by: String, body: JSONObject) throws(JournalError) {
        try self.init(by: by, kind: kind.rawValue, body: body)
    }

    private init(by: String, kind: String, body: JSONObject) throws(JournalError) {
        guard IDText.isPerson(by.utf8) else { throw JournalError(.badPerson(by)) }
        self.by = by
        self.kind = kind
        self.body = canonicalBytes(body)
        guard self.body.count <= LineLimit.bodyBytes else {
            throw JournalError(.lineTooLong(bytes: self.body.count))
        }
        do throws(JSONError) {
            // A body lies in one container, its line.
            try JSONReader.check(self.body, depth: 1)
        } catch {
            throw JournalError(.bodyNotCanonical(error))
        }
        let longest = Self.longestString(in: .object(body))
        guard longest <= LineLimit.stringBytes else {
            throw JournalError(.stringTooLong(bytes: longest))
        }
    }

    private static func longestString(in value: JSONValue) -> Int {
        switch value {
        case .string(let text): text.utf8.count
        case .array(let elements): elements.map(longestString).max() ?? 0
        case .object(let object): object.members.map { longestString(in: $0.value) }.max() ?? 0
        case .integer, .bool: 0
        }
    }
}
