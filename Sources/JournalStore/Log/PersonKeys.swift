import CanonicalJSON

/// The keys persons sign statements with, as the entries of a journal have them. The first key of
/// a person is the one of their first `sign` entry; later ones come with a `key.add`.
package struct PersonKeys: Sendable {
    package enum Standing: Sendable {
        /// The person has no key yet.
        case first
        case valid
        case retired
        /// The person signs with another key.
        case unknown
    }

    private struct Keys {
        /// The id of the newest, which its successor names.
        var newest: String
        var valid: Set<String>
        var all: Set<String>
    }

    private let origin: String
    private var keys: [String: Keys] = [:]

    package init(origin: String) { self.origin = origin }

    package func standing(of key: NoteVerifier, for person: String) -> Standing {
        guard let known = keys[person] else { return .first }
        let id = Hex.text(key.keyID)
        if known.valid.contains(id) { return .valid }
        return known.all.contains(id) ? .retired : .unknown
    }

    /// The id of a person's newest key, 8 hex digits.
    package func newest(of person: String) -> String? { keys[person]?.newest }

    /// The ids of the keys a person may sign with.
    package func valid(of person: String) -> Set<String> { keys[person]?.valid ?? [] }

    /// Takes what an entry says about keys of persons; others pass.
    ///
    /// - Returns: Whether it may say so.
    package mutating func take(_ entry: JournalEntry) -> Bool {
        switch entry.kind {
        case "sign":
            guard let vkey = entry.body.string("key") else { return true }
            guard let key = NoteVerifier(vkey: vkey), let person = entry.body.string("person")
            else { return false }
            switch standing(of: key, for: person) {
            case .first:
                add(key, of: person)
                return true
            case .valid: return true
            case .retired, .unknown: return false
            }
        case OwnKind.keyAdd.rawValue:
            guard let person = entry.body.string("person") else { return true }
            guard let name = entry.body.string("name"), let known = keys[person],
                let key = KeyProof.key(in: entry, named: name),
                !known.all.contains(Hex.text(key.keyID)),
                KeyProof(origin: origin, size: entry.seq, old: known.newest)
                    .isKept(in: entry, by: key)
            else { return false }
            add(key, of: person)
            return true
        case OwnKind.keyRetire.rawValue:
            guard let person = entry.body.string("person") else { return true }
            guard let id = entry.body.string("key_id") else { return false }
            return keys[person]?.valid.remove(id) != nil
        default: return true
        }
    }

    private mutating func add(_ key: NoteVerifier, of person: String) {
        let id = Hex.text(key.keyID)
        var known = keys[person] ?? Keys(newest: id, valid: [], all: [])
        known.newest = id
        known.valid.insert(id)
        known.all.insert(id)
        keys[person] = known
    }
}

extension JournalReader {
    /// The keys by the entries that say something of them, as `PersonKeyEntry` picks them.
    package func personKeys(by entries: [Int]) throws(JournalError) -> PersonKeys {
        var keys = PersonKeys(origin: try identity().origin)
        for entry in try self.entries(numbered: entries.sorted()) { _ = keys.take(entry) }
        return keys
    }
}

/// What an entry has to do with a key of a person. Of several signatures with one key only the first
/// can say something new, so that what has to be read grows with the keys and not with the log.
package struct PersonKeyEntry: Hashable, Sendable {
    package let person: String
    /// Differs for entries that all have to be read.
    package let mark: String

    /// Nil for an entry that says nothing of a person's key.
    package init?(_ entry: JournalEntry) {
        switch entry.kind {
        case "sign":
            guard let key = entry.body.string("key") else { return nil }
            mark = key
        case OwnKind.keyAdd.rawValue, OwnKind.keyRetire.rawValue: mark = String(entry.seq)
        default: return nil
        }
        guard let person = entry.body.string("person") else { return nil }
        self.person = person
    }
}
