import ChecklistEngine
import Wording

extension PackReader {
    /// What a local addition adds to; nil for a pack that is none.
    mutating func readOverlay(_ fields: Fields, id: String?) -> PackOverlay? {
        guard fields["overlay_of"] != nil || fields["issuer"] != nil else { return nil }
        let base = name(entry(fields, "overlay_of"), PackName.isPackID)
        let issuer = phrase(entry(fields, "issuer"))
        guard let base else { return nil }
        let place = fields.place(of: "overlay_of")
        basePlace = place
        if base == id { report(.overlayOfItself, at: place) }
        // Its items are added to every visit as it is, and its modes are for all.
        if base == Self.modesPack { report(.overlayOfCompulsory, at: place) }
        return issuer.map { PackOverlay(base: base, issuer: $0) }
    }
}

extension PackFile {
    /// What this addition cannot have beside its base, each at its place.
    func problems(beside base: Pack) -> [PackProblem] {
        guard let pack = reading.pack else { return [] }
        var found: [(PackProblem.Reason, Place?)] = []
        if base.overlay != nil { found.append((.overlayOfOverlay(base.id), basePlace)) }
        found += pack.clashes(withBase: base).map { clash in
            switch clash {
            case .item(let code):
                (
                    .overlayItemTaken(code, base: base.id),
                    names.place(of: code, .item) ?? names.place(of: code, .question)
                )
            case .fact(let name):
                (.overlayFactDiffers(name, base: base.id), names.place(of: name, .fact))
            }
        }
        return found.map { reason, place in
            let place = place ?? .start
            return PackProblem(
                file: name, line: place.line, column: place.column, reason: reason)
        }
    }
}
