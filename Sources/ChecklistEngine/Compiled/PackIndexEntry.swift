package import CanonicalJSON
import CivilTime
package import Wording

/// What a list of packs shows without opening any (`pack list`).
package struct PackIndexEntry: Equatable, Sendable {
    package let id: String
    package let version: String
    package let digest: String
    package let title: Text
    package let itemCount: Int
    package let sectors: [String]
    package let authorities: [Authority]
    package let edition: String
    package let status: PackStatus
    package let validity: Validity
    /// Of a local addition, what it adds to.
    package let overlay: PackOverlay?

    package init(_ pack: Pack) {
        id = pack.id
        version = pack.version
        digest = pack.digest
        title = pack.title
        itemCount = pack.items.count
        sectors = pack.sectors
        authorities = pack.authorities
        edition = pack.edition
        status = pack.status
        validity = pack.validity
        overlay = pack.overlay
    }

    /// `{"id","version","digest","title":{"zh","en"},"items":N,"sectors":[…],"edition","status",
    /// "authorities":[{"id","label"}]}`, and `valid_from` and `valid_until` where the pack has them; of a local addition `overlay_of`
    /// and `issuer` besides.
    package var json: JSONObject {
        var json: JSONObject = [
            "id": .string(id), "version": .string(version), "digest": .string(digest),
            "title": ["zh": .string(title.zh), "en": .string(title.en)],
            "items": .integer(Int64(itemCount)),
            "sectors": .array(sectors.map { .string($0) }), "edition": .string(edition),
            "status": .string(status.rawValue),
            "authorities": .array(authorities.map { .object($0.compiled) }),
        ]
        json["valid_from"] = validity.from.map { .string($0.text) }
        json["valid_until"] = validity.until.map { .string($0.text) }
        overlay?.write(to: &json)
        return json
    }

    package init(json object: JSONObject) throws(CompiledPackError) {
        let reader = CompiledObject(root: object)
        id = try reader.string("id")
        version = try reader.string("version")
        digest = try reader.string("digest")
        title = try reader.text("title")
        itemCount = try reader.integer("items")
        sectors = try reader.strings("sectors")
        authorities = try reader.list("authorities") { authority throws(CompiledPackError) in
            try Authority(compiled: authority)
        }
        edition = try reader.string("edition")
        status = try reader.word("status")
        validity = try reader.validity()
        overlay = try PackOverlay(compiled: reader)
    }

    /// The index of compiled packs: `{"format":1,"packs":[…]}`, ordered by id.
    package static func index(of packs: [Pack]) -> JSONObject {
        let entries = packs.map(PackIndexEntry.init).sorted { $0.id < $1.id }
        return [
            "format": .integer(Pack.compiledFormat),
            "packs": .array(entries.map { .object($0.json) }),
        ]
    }

    package static func entries(
        ofIndex object: JSONObject
    ) throws(CompiledPackError) -> [PackIndexEntry] {
        let reader = CompiledObject(root: object)
        guard let format = object.integer("format") else {
            throw reader.failure(.missing, "format")
        }
        guard format == Pack.compiledFormat else {
            throw reader.failure(.unsupportedFormat(format), "format")
        }
        return try reader.list("packs") { entry throws(CompiledPackError) in
            try PackIndexEntry(json: entry.object)
        }
    }
}
