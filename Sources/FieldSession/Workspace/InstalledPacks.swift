import CanonicalJSON
package import ChecklistEngine
package import JournalStore
import PackAuthoring

/// The packs that somebody installed into a workspace: `packs/<id>.yaml`, and beside the caches
/// what they compile to.
package struct InstalledPacks {
    private let paths: WorkspacePaths
    private let fileSystem: any FileSystem

    package init(_ paths: WorkspacePaths, in fileSystem: any FileSystem) {
        self.paths = paths
        self.fileSystem = fileSystem
    }

    package struct Installed {
        package let pack: Pack
        package let yaml: [UInt8]
    }

    /// By id; nil for a pack that cannot be read, which hinders no other.
    func all() throws(WorkspaceError) -> [String: Installed?] {
        do throws(FileError) {
            guard try fileSystem.status(of: paths.packs)?.kind == .directory else { return [:] }
            var packs: [String: Installed?] = [:]
            for name in try fileSystem.names(in: paths.packs) where name.hasSuffix(Self.suffix) {
                let id = String(name.dropLast(Self.suffix.count))
                if PackName.isPackID(id) { packs.updateValue(read(id), forKey: id) }
            }
            return packs
        } catch {
            throw .file(error)
        }
    }

    /// The pack of an id as it is installed now.
    package func installed(_ id: String) -> Installed? { read(id) }

    /// Puts a pack in its place, so that after a power cut the old one is there or the new one.
    ///
    /// - Parameter shipped: The pack of the same id that comes with the program.
    /// - Returns: Where it lies.
    /// - Throws: `packReserved`, and `packSameVersion` when another content has this version.
    package func install(
        _ pack: Pack, yaml: [UInt8], shipped: PackIndexEntry?
    ) throws(WorkspaceError) -> String {
        try Workspace.checkFormat(paths, fileSystem)
        if pack.id == PackLibrary.compulsoryID { throw .packReserved(pack.id) }
        let before = installed(pack.id).map { ($0.pack.version, $0.pack.digest) }
        for (version, digest) in [before, shipped.map { ($0.version, $0.digest) }].compactMap({ $0 }
        )
        where version == pack.version && digest != pack.digest {
            throw .packSameVersion(pack.id, version: version)
        }
        do throws(FileError) {
            try write(yaml, pack.id + Self.suffix, in: paths.packs)
            try fileSystem.makeDirectories(paths.cache)
            try write(canonicalBytes(pack.compiled), pack.id + ".json", in: paths.compiledPacks)
        } catch {
            throw .file(error)
        }
        return "\(paths.packs)/\(pack.id)\(Self.suffix)"
    }

    private func write(
        _ bytes: [UInt8], _ name: String, in directory: String
    ) throws(FileError) {
        try fileSystem.makeDirectories(directory)
        try fileSystem.replaceDurably(name, in: directory, temporary: name + ".new", with: bytes)
    }

    private func read(_ id: String) -> Installed? {
        let limit = Self.longest
        let path = "\(paths.packs)/\(id)\(Self.suffix)"
        guard let yaml = try? fileSystem.bytes(of: path, limit: limit) else { return nil }
        let digest = Hash256(of: yaml).hex
        if let bytes = try? fileSystem.bytes(
            of: "\(paths.compiledPacks)/\(id).json", limit: limit),
            let object = (try? JSONReader.read(bytes))?.objectValue,
            let pack = try? Pack(compiled: object), pack.digest == digest, pack.id == id
        {
            return Installed(pack: pack, yaml: yaml)
        }
        guard let pack = readPack(file: path, bytes: yaml, digest: digest).pack, pack.id == id
        else { return nil }
        return Installed(pack: pack, yaml: yaml)
    }

    private static let suffix = ".yaml"
    /// Far above any pack.
    private static let longest = 64 << 20
}
