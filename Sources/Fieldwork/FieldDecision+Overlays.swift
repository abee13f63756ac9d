import ChecklistEngine
import InspectionModel

/// Local additions join their base, and packs of one inspection have to go together.
extension FieldDecision {
    /// The packs that were asked for, each with the additions behind it that were not left out.
    func withOverlays(_ request: StartRequest) throws(FieldRefusal) -> [ShelvedPack] {
        var shelved: [ShelvedPack] = []
        var unwanted = Set(request.withoutOverlays)
        for id in request.packs {
            guard let pack = shelf.pack(id) else { throw .unknownPack(id) }
            // Without its base it would look like the whole of what is asked. An addition to a
            // base that nobody has stands alone.
            if let base = pack.pack.overlay?.base, shelf.pack(base) != nil {
                guard request.packs.contains(base) else {
                    throw .overlayWithoutBase(id, base: base)
                }
                continue
            }
            if let base = pack.pack.overlay?.base, shelf.isUnusable(base) {
                throw .overlayBaseUnusable(id, base: base)
            }
            shelved.append(pack)
            shelved += shelf.overlays(of: id).filter { unwanted.remove($0.pack.id) == nil }
        }
        if let unknown = unwanted.min() { throw .overlayNotThere(unknown) }
        try shelved.map(\.pack).mustGoTogether()
        return shelved
    }
}

extension [Pack] {
    /// - Throws: When an addition has a code of its base, or a fact means two things.
    func mustGoTogether() throws(FieldRefusal) {
        for (index, pack) in enumerated() {
            for other in self[..<index] {
                let clashes =
                    pack.overlay?.base == other.id
                    ? pack.clashes(withBase: other) : pack.factClashes(with: other)
                switch clashes.first {
                case .item(let code):
                    throw .overlayItemTaken(code, pack: pack.id, base: other.id)
                case .fact(let name): throw .factsDiffer(name, pack: pack.id, other: other.id)
                case nil: continue
                }
            }
        }
    }
}
