package import CanonicalJSON
import Wording

/// `overlay_of` and `issuer` beside the other settings; neither of what is no addition.
extension PackOverlay {
    init?(compiled object: CompiledObject) throws(CompiledPackError) {
        guard let base = try object.optionalString("overlay_of") else { return nil }
        self.init(base: base, issuer: try object.text("issuer"))
    }

    package func write(to object: inout JSONObject) {
        object["overlay_of"] = .string(base)
        object["issuer"] = ["zh": .string(issuer.zh), "en": .string(issuer.en)]
    }
}
