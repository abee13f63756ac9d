import CanonicalJSON
package import ChecklistEngine
import CivilTime
package import Fieldwork
import InspectionModel
package import JournalStore
import PackAuthoring
package import Resources

/// The packs at hand: the shipped ones, compiled; those installed in the workspace, which stand
/// before a shipped one of the same id; older ones by digest from the journal's blobs.
///
/// Where an installed one cannot be used, the shipped one of its id stands in; `unused` says so.
///
/// No shipped pack is parsed before it is asked for: the first screen needs only the index.
package final class PackLibrary {
    private let resources: Resources
    private var shelved: [String: ShelvedPack] = [:]
    private var byDigest: [String: ShelvedPack] = [:]
    /// Texts of the installed packs by id.
    private var texts: [String: [UInt8]] = [:]
    /// By id.
    package let index: [PackIndexEntry]
    /// What comes with the program.
    package let shipped: [PackIndexEntry]
    /// Installed packs that are not used, and why, by id.
    package let unused: [(id: String, error: WorkspaceError)]
    /// Why nobody is trusted, when that cannot be read.
    package let trustProblem: WorkspaceError?
    private var provenances: [String: PackProvenance] = [:]
    package let compulsoryMatters: ShelvedPack

    package static let compulsoryID = "compulsory-matters"

    /// - Parameter installed: Those of the workspace, when there is one.
    package init(
        _ resources: Resources, _ installed: InstalledPacks? = nil
    ) throws(WorkspaceError) {
        self.resources = resources
        let path = "Compiled/index.json"
        guard let bytes = resources.bytes(path) else { throw .resourceMissing(path) }
        guard let object = (try? JSONReader.read(bytes))?.objectValue,
            let entries = try? PackIndexEntry.entries(ofIndex: object)
        else { throw .packUnreadable("index") }
        shipped = entries
        var listed = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
        var unused: [(id: String, error: WorkspaceError)] = []
        let (trusted, trustProblem) = Self.trusted(installed)
        for (id, found) in try installed?.all() ?? [:] where id != Self.compulsoryID {
            switch found {
            case .failure(let error): unused.append((id, error))
            case .success(let found):
                let provenance = PackProvenance(of: found.signature, trusted: trusted)
                listed[id] = PackIndexEntry(found.pack)
                shelved[id] = ShelvedPack(
                    found.pack, signedBy: provenance.isTrusted ? provenance.signer?.key : nil)
                provenances[id] = provenance
                texts[id] = found.yaml
            }
        }
        index = listed.values.sorted { $0.id < $1.id }
        self.unused = unused.sorted { $0.id < $1.id }
        self.trustProblem = trustProblem
        compulsoryMatters = try Self.load(Self.compulsoryID, resources)
        shelved[Self.compulsoryID] = compulsoryMatters
    }

    /// A pack by id; nil when there is none of that id.
    package func pack(_ id: String) -> ShelvedPack? {
        if let known = shelved[id] { return known }
        guard index.contains(where: { $0.id == id }),
            let loaded = try? Self.load(id, resources)
        else { return nil }
        shelved[id] = loaded
        return loaded
    }

    /// Where a pack of the index comes from.
    package func provenance(of id: String) -> PackProvenance { provenances[id] ?? .shipped }

    /// The shipped pack that stands in for an installed one that is not used.
    package func standIn(for id: String) -> PackIndexEntry? {
        unused.contains { $0.id == id } ? shipped.first { $0.id == id } : nil
    }

    package func overlays(of base: String) -> [ShelvedPack] {
        index.filter { $0.overlay?.base == base }.compactMap { pack($0.id) }
    }

    /// The YAML of a pack, byte for byte.
    package func source(of id: String) -> [UInt8]? {
        texts[id] ?? resources.bytes("Packs/\(id).yaml")
    }

    /// A pack as an inspection began with it: the present one if nothing changed since, else the
    /// text that was stored then.
    func pack(_ id: String, digest: String, blobs: BlobStore) throws(WorkspaceError) -> ShelvedPack
    {
        if let known = byDigest[digest] { return known }
        if let current = pack(id), current.pack.digest == digest { return current }
        let yaml: [UInt8]
        do throws(JournalError) {
            yaml = try blobs.get(BlobStore.namePrefix + digest)
        } catch {
            throw .journal(error)
        }
        guard let pack = readPack(file: "\(id).yaml", bytes: yaml, digest: digest).pack else {
            throw .packUnreadable(id)
        }
        let loaded = ShelvedPack(pack)
        byDigest[digest] = loaded
        return loaded
    }

    /// The packs with the texts that a journal keeps beside them.
    package func shelf(_ blobs: BlobStore) -> JournalShelf {
        JournalShelf(library: self, blobs: blobs)
    }

    /// The checklists of an inspection on its present facts.
    ///
    /// - Parameter day: Whose law counts; nil for the day on which it was opened.
    func sheet(
        of state: InspectionState, blobs: BlobStore, on day: CivilDay? = nil
    ) throws(WorkspaceError) -> Sheet {
        var shelved: [ShelvedPack] = []
        for reference in state.packs {
            shelved.append(try pack(reference.id, digest: reference.digest, blobs: blobs))
        }
        return Sheet(
            packs: shelved.map(\.pack), graphs: shelved.map(\.graph), state: state, on: day)
    }

    /// An unreadable list trusts nobody: packs stay usable, and say that they are not vouched for.
    private static func trusted(
        _ installed: InstalledPacks?
    ) -> (keys: [NoteVerifier], problem: WorkspaceError?) {
        guard let installed else { return ([], nil) }
        do throws(WorkspaceError) {
            return (try installed.trusted.keys(), nil)
        } catch {
            return ([], error)
        }
    }

    private static func load(
        _ id: String, _ resources: Resources
    ) throws(WorkspaceError) -> ShelvedPack {
        let path = "Compiled/\(id).json"
        guard let bytes = resources.bytes(path) else { throw .resourceMissing(path) }
        guard let object = (try? JSONReader.read(bytes))?.objectValue,
            let pack = try? Pack(compiled: object)
        else { throw .packUnreadable(id) }
        return ShelvedPack(pack)
    }
}

extension PackProvenance {
    /// Of a pack that is installed.
    package init(of signature: PackSignature?, trusted: [NoteVerifier]) {
        guard let key = signature?.key else {
            self = .unsigned
            return
        }
        let signer = PackSigner(name: key.name, keyID: key.id, key: key.vkey)
        self = trusted.contains(key) ? .trusted(signer) : .unknownKey(signer)
    }
}

/// The packs at hand together with the texts that inspections began with.
package struct JournalShelf: PackShelf {
    fileprivate let library: PackLibrary
    fileprivate let blobs: BlobStore

    package var compulsoryMatters: ShelvedPack { library.compulsoryMatters }
    package func pack(_ id: String) -> ShelvedPack? { library.pack(id) }
    package func overlays(of base: String) -> [ShelvedPack] { library.overlays(of: base) }
    package func isUnusable(_ id: String) -> Bool { library.unused.contains { $0.id == id } }

    /// Nil also when the text cannot be read; who asks says so.
    package func pack(_ id: String, digest: String) -> ShelvedPack? {
        try? library.pack(id, digest: digest, blobs: blobs)
    }
}
