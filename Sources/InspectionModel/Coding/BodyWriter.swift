import CanonicalJSON
import CivilTime
import Wording

/// Builds an event's body member by member; what is nil is left out.
struct BodyWriter {
    private(set) var body = JSONObject()

    mutating func put(_ member: String, _ value: String?) {
        if let value { body[member] = .string(value) }
    }

    mutating func put(_ member: String, _ value: Int?) {
        if let value { body[member] = .integer(Int64(value)) }
    }

    mutating func put(_ member: String, _ value: Bool) { body[member] = .bool(value) }

    mutating func putFlag(_ member: String, _ value: Bool) {
        if value { body[member] = .bool(true) }
    }

    mutating func put(_ member: String, _ word: (some RawRepresentable<String>)?) {
        put(member, word?.rawValue)
    }

    mutating func put(_ member: String, _ id: (some Identifier)?) { put(member, id?.text) }
    mutating func put(_ member: String, _ day: CivilDay?) { put(member, day?.text) }
    mutating func put(_ member: String, _ leaf: LeafHash?) { put(member, leaf?.hex) }
    mutating func put(_ member: String, _ item: ItemID?) { put(member, item?.text) }

    mutating func put(_ member: String, _ text: Text) {
        put(
            member,
            Self.object {
                $0.put("zh", text.zh)
                $0.put("en", text.en)
            })
    }

    mutating func put(_ member: String, _ reference: PrivateReference?) {
        guard let reference else { return }
        put(
            member,
            Self.object {
                $0.put("c", reference.commitment)
                $0.put("id", reference.id)
            })
    }

    mutating func put(_ member: String, _ object: JSONObject?) {
        if let object { body[member] = .object(object) }
    }

    mutating func put(_ member: String, strings: [String]) {
        body[member] = .array(strings.map { .string($0) })
    }

    /// Leaves an empty list out.
    mutating func putOptional(_ member: String, strings: [String]) {
        if !strings.isEmpty { put(member, strings: strings) }
    }

    /// Leaves an empty list out.
    mutating func putOptional(_ member: String, objects: [JSONObject]) {
        if !objects.isEmpty { put(member, objects: objects) }
    }

    mutating func put(_ member: String, objects: [JSONObject]) {
        body[member] = .array(objects.map { .object($0) })
    }

    static func object(_ build: (inout BodyWriter) -> Void) -> JSONObject {
        var writer = BodyWriter()
        build(&writer)
        return writer.body
    }
}
