import CanonicalJSON
import CivilTime
import Wording

/// Reads the members of an event's body, each by name and form.
struct BodyReader {
    let kind: String
    let body: JSONObject

    typealias Failure = EventCodingError

    // MARK: Members that must be there

    func string(_ member: String) throws(Failure) -> String {
        guard let value = try optionalString(member) else { throw missing(member) }
        return value
    }

    func integer(_ member: String) throws(Failure) -> Int {
        guard let value = try optionalInteger(member) else { throw missing(member) }
        return value
    }

    func bool(_ member: String) throws(Failure) -> Bool {
        switch body[member] {
        case .bool(let value): return value
        case nil: throw missing(member)
        default: throw wrong(member)
        }
    }

    func object(_ member: String) throws(Failure) -> BodyReader {
        guard let value = try optionalObject(member) else { throw missing(member) }
        return value
    }

    func word<Word: RawRepresentable>(
        _ member: String
    ) throws(Failure) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try string(member)) else { throw wrong(member) }
        return word
    }

    func id<ID: Identifier>(_ member: String) throws(Failure) -> ID {
        guard let id = ID(try string(member)) else { throw wrong(member) }
        return id
    }

    func day(_ member: String) throws(Failure) -> CivilDay {
        guard let day = CivilDay(try string(member)) else { throw wrong(member) }
        return day
    }

    func leaf(_ member: String) throws(Failure) -> LeafHash {
        guard let leaf = LeafHash(try string(member)) else { throw wrong(member) }
        return leaf
    }

    func text(_ member: String) throws(Failure) -> Text {
        let texts = try object(member)
        return Text(zh: try texts.string("zh"), en: try texts.string("en"))
    }

    func item(_ member: String) throws(Failure) -> ItemID {
        guard let item = ItemID(try string(member)) else { throw wrong(member) }
        return item
    }

    func privateReference(_ member: String) throws(Failure) -> PrivateReference {
        guard let value = try optionalPrivateReference(member) else { throw missing(member) }
        return value
    }

    // MARK: Members that may be absent

    func optionalString(_ member: String) throws(Failure) -> String? {
        switch body[member] {
        case .string(let value): return value
        case nil: return nil
        default: throw wrong(member)
        }
    }

    func optionalInteger(_ member: String) throws(Failure) -> Int? {
        switch body[member] {
        case .integer(let value): return Int(value)
        case nil: return nil
        default: throw wrong(member)
        }
    }

    func optionalObject(_ member: String) throws(Failure) -> BodyReader? {
        switch body[member] {
        case .object(let value): return BodyReader(kind: kind, body: value)
        case nil: return nil
        default: throw wrong(member)
        }
    }

    func flag(_ member: String) throws(Failure) -> Bool {
        body[member] == nil ? false : try bool(member)
    }

    func optionalWord<Word: RawRepresentable>(
        _ member: String
    ) throws(Failure) -> Word? where Word.RawValue == String {
        body[member] == nil ? nil : try word(member)
    }

    func optionalID<ID: Identifier>(_ member: String) throws(Failure) -> ID? {
        body[member] == nil ? nil : try id(member)
    }

    func optionalDay(_ member: String) throws(Failure) -> CivilDay? {
        body[member] == nil ? nil : try day(member)
    }

    func optionalLeaf(_ member: String) throws(Failure) -> LeafHash? {
        body[member] == nil ? nil : try leaf(member)
    }

    func optionalItem(_ member: String) throws(Failure) -> ItemID? {
        body[member] == nil ? nil : try item(member)
    }

    func optionalPrivateReference(_ member: String) throws(Failure) -> PrivateReference? {
        guard let value = try optionalObject(member) else { return nil }
        let id = try value.string("id")
        guard PrivateReference.isID(id) else { throw value.wrong("id") }
        return PrivateReference(commitment: try value.digest("c"), id: id)
    }

    // MARK: Lists that must be there, be they empty

    func strings(_ member: String) throws(Failure) -> [String] {
        var result: [String] = []
        for value in try array(member) {
            guard case .string(let text) = value else { throw wrong(member) }
            result.append(text)
        }
        return result
    }

    func objects(_ member: String) throws(Failure) -> [BodyReader] {
        var result: [BodyReader] = []
        for value in try array(member) {
            guard case .object(let object) = value else { throw wrong(member) }
            result.append(BodyReader(kind: kind, body: object))
        }
        return result
    }

    func ids<ID: Identifier>(_ member: String) throws(Failure) -> [ID] {
        var result: [ID] = []
        for text in try strings(member) {
            guard let id = ID(text) else { throw wrong(member) }
            result.append(id)
        }
        return result
    }

    func leaves(_ member: String) throws(Failure) -> [LeafHash] {
        var result: [LeafHash] = []
        for text in try strings(member) {
            guard let leaf = LeafHash(text) else { throw wrong(member) }
            result.append(leaf)
        }
        return result
    }

    func words<Word: RawRepresentable>(
        _ member: String
    ) throws(Failure) -> [Word] where Word.RawValue == String {
        var result: [Word] = []
        for text in try strings(member) {
            guard let word = Word(rawValue: text) else { throw wrong(member) }
            result.append(word)
        }
        return result
    }

    // MARK: Lists that are empty when absent

    func optionalStrings(_ member: String) throws(Failure) -> [String] {
        body[member] == nil ? [] : try strings(member)
    }

    func optionalObjects(_ member: String) throws(Failure) -> [BodyReader] {
        body[member] == nil ? [] : try objects(member)
    }

    func optionalIDs<ID: Identifier>(_ member: String) throws(Failure) -> [ID] {
        body[member] == nil ? [] : try ids(member)
    }

    func optionalItems(_ member: String) throws(Failure) -> [ItemID] {
        var items: [ItemID] = []
        for text in try optionalStrings(member) {
            guard let item = ItemID(text) else { throw wrong(member) }
            items.append(item)
        }
        return items
    }

    private func array(_ member: String) throws(Failure) -> [JSONValue] {
        switch body[member] {
        case .array(let values): return values
        case nil: throw missing(member)
        default: throw wrong(member)
        }
    }

    private func digest(_ member: String) throws(Failure) -> String {
        let text = try string(member)
        guard text.utf8.count == 64, text.utf8.allSatisfy(Self.isHexDigit) else {
            throw wrong(member)
        }
        return text
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    func missing(_ member: String) -> Failure {
        EventCodingError(reason: .memberMissing, kind: kind, member: member)
    }

    func wrong(_ member: String) -> Failure {
        EventCodingError(reason: .memberHasWrongForm, kind: kind, member: member)
    }
}
