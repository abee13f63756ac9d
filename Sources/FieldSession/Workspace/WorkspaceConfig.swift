import CanonicalJSON
package import FieldScreens
import InspectionModel
import JournalStore

/// `config.json`: who works here. Names lie in the journal's private store, never here.
package struct WorkspaceConfig: Equatable, Sendable {
    package var profile: Profile

    package init(profile: Profile) { self.profile = profile }

    static let format = "zhaodan-workspace/1"

    func bytes() -> [UInt8] {
        var object: JSONObject = [
            "authorities": .array(profile.authorities.sorted().map { .string($0) }),
            "device_label": .string(profile.deviceLabel),
            "person": .string(profile.person.text),
            "practice": .bool(profile.isPractice),
            "role": .string(profile.role.rawValue),
        ]
        if let authority = profile.authority { object["authority"] = .string(authority) }
        return canonicalBytes(object) + [0x0a]
    }

    init?(_ bytes: [UInt8]) {
        guard let object = (try? JSONReader.read(bytes.filter { $0 != 0x0a }))?.objectValue,
            let role = object.string("role").flatMap(Profile.Role.init),
            let person = object.string("person").flatMap({ PersonID($0) }),
            let label = object.string("device_label")
        else { return nil }
        profile = Profile(
            role: role, person: person, deviceLabel: label, authority: object.string("authority"),
            authorities: Set((object.array("authorities") ?? []).compactMap(\.stringValue)),
            isPractice: object.bool("practice") ?? false)
    }
}
