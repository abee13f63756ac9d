import CanonicalJSON
package import ChecklistEngine
package import Fieldwork
import InspectionModel
import JournalStore
import PackAuthoring
package import Resources

/// The packs at hand: the shipped ones, compiled; those installed in the workspace, which stand
/// before a shipped one of the same id; older ones by digest from the journal's blobs.
///
/// No shipped pack is parsed before it is asked for: the first screen needs only the index.
package final class PackLibrary: PackShelf {
    private let resources: Resources
    private var shelved: [String: ShelvedPack] = [:]
    private var byDigest: [String: ShelvedPack] = [:]
    /// Texts of the installed packs by id.
    private var texts: [String: [UInt8]] = [:]
    /// By id.
    package let index: [PackIndexEntry]
    /// What comes with the program.
    package let shipped: [PackIndexEntry]
    /// Ids of installed packs that cannot be read.
    package let unreadable: [String]
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
        var unreadable: [String] = []
        for (id, found) in try installed?.all() ?? [:] where id != Self.compulsoryID {
            guard let found else {
                unreadable.append(id)
                continue
            }
            listed[id] = PackIndexEntry(found.pack)
            shelved[id] = ShelvedPack(found.pack)
            texts[id] = found.yaml
        }
        index = listed.values.sorted { $0.id < $1.id }
        self.unreadable = unreadable.sorted()
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

    /// The checklists of an inspection on its present facts.
    func sheet(of state: InspectionState, blobs: BlobStore) throws(WorkspaceError) -> Sheet {
        var shelved: [ShelvedPack] = []
        for reference in state.opened.packs {
            shelved.append(try pack(reference.id, digest: reference.digest, blobs: blobs))
        }
        return Sheet(packs: shelved.map(\.pack), graphs: shelved.map(\.graph), state: state)
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
