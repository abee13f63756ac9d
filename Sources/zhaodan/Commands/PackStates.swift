import CanonicalJSON
import ChecklistEngine
import FieldSession
import Fieldwork
import Wording

/// Where packs come from and who signed them, as `pack list`, `pack show` and a start say it.
extension PackLibrary {
    /// What a list shows of a pack, with its `state` and `signed_by`.
    func json(_ entry: PackIndexEntry) -> JSONObject {
        var json = entry.json
        addState(of: entry.id, to: &json)
        return json
    }

    func addState(of id: String, to json: inout JSONObject) {
        let provenance = provenance(of: id)
        json["state"] = .string(provenance.code)
        json["signed_by"] = provenance.signer.map { .string($0.key) }
    }
}

/// An installed pack that is not used.
func unusedJSON(_ id: String, _ error: WorkspaceError, _ words: Phrasebook) -> JSONObject {
    ["error": .object(Failure(error).json(words)), "id": .string(id), "state": "damaged"]
}

extension ProgramContext {
    func stateText(of id: String, _ library: PackLibrary) -> String {
        if library.standIn(for: id) != nil { return words("pack_state.stands_in") }
        let provenance = library.provenance(of: id)
        return words("pack_state.\(provenance.code)", provenance.arguments)
    }

    func overlayLine(_ pack: Pack, _ library: PackLibrary) -> String {
        let issuer = pack.overlay.map { words($0.issuer) } ?? ""
        let section = words("overlay.section", ["issuer": issuer])
        return "\(section)  \(pack.id)  \(words(pack.title))  \(pack.version)  "
            + stateText(of: pack.id, library)
    }

    /// Which installed packs are not used, and what stands in for them.
    func tellUnused(_ library: PackLibrary, _ ids: [String]? = nil) {
        for (id, error) in library.unused where ids?.contains(id) != false {
            complain(Failure(error).sentence(words))
            guard let entry = library.standIn(for: id) else { continue }
            complain(words("pack.stands_in", ["pack": id, "version": entry.version]))
        }
        if let problem = library.trustProblem { complain(Failure(problem).sentence(words)) }
    }
}
