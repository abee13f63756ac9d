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
        /// Sound, and of these bytes; whose it is stands in it.
        package let signature: PackSignature?
    }

    /// By id; an error stands for a pack that is not used, which hinders no other.
    func all() throws(WorkspaceError) -> [String: Result<Installed, WorkspaceError>] {
        do throws(FileError) {
            guard try fileSystem.status(of: paths.packs)?.kind == .directory else { return [:] }
            var packs: [String: Result<Installed, WorkspaceError>] = [:]
            for name in try fileSystem.names(in: paths.packs) where name.hasSuffix(Self.suffix) {
                let id = String(name.dropLast(Self.suffix.count))
                if PackName.isPackID(id) { packs[id] = read(id) }
            }
            return packs
        } catch {
            throw .file(error)
        }
    }

    package var trusted: TrustedIssuers { TrustedIssuers(paths, in: fileSystem) }

    /// The pack of an id as it is installed now.
    package func installed(_ id: String) -> Installed? { try? read(id).get() }

    /// The signature in a file; nil when there is none.
    ///
    /// - Throws: `packSignatureWrong`, with the place.
    package func signature(at path: String) throws(WorkspaceError) -> PackSignature? {
        do throws(PackSignatureFault) {
            return try readSignature(path)
        } catch {
            throw .packSignatureWrong(path, error)
        }
    }

    /// What is to stand in the workspace.
    package struct Installation {
        package var pack: Pack
        package var yaml: [UInt8]
        package var signature: PackSignature?
        /// The pack of the same id that comes with the program.
        package var shipped: PackIndexEntry?
        /// May take the place of what a trusted issuer signed without being signed so itself.
        package var mayLoseSignature = false

        package init(pack: Pack, yaml: [UInt8]) {
            self.pack = pack
            self.yaml = yaml
        }
    }

    /// Puts a pack in its place, so that after a power cut the old one is there or the new one;
    /// until all is done it stands without signature.
    ///
    /// - Returns: Where it lies.
    /// - Throws: `packReserved`, `overlayTakesID`, `packSignatureLost`, and `packSameVersion` when
    ///   another content has this version.
    package func install(_ new: Installation) throws(WorkspaceError) -> String {
        try Workspace.checkFormat(paths, fileSystem)
        let pack = new.pack
        if pack.id == PackLibrary.compulsoryID { throw .packReserved(pack.id) }
        let before = try isThere(pack.id, Self.suffix) ? read(pack.id) : nil
        try mustReplace(before, with: new, try trusted.keys())
        let file = pack.id + Self.suffix
        do throws(FileError) {
            try fileSystem.makeDirectories(paths.packs)
            // A signature of other bytes would make a sound pack look damaged.
            try fileSystem.removeIfThere("\(paths.packs)/\(file)\(Self.signatureSuffix)")
            try fileSystem.syncDirectory(paths.packs)
            try write(new.yaml, file, in: paths.packs)
            if let signature = new.signature {
                try write(signature.note.bytes, file + Self.signatureSuffix, in: paths.packs)
            }
            try fileSystem.makeDirectories(paths.cache)
            try write(canonicalBytes(pack.compiled), pack.id + ".json", in: paths.compiledPacks)
        } catch {
            throw .file(error)
        }
        return "\(paths.packs)/\(file)"
    }

    /// What was there must not be lost by the way.
    private func mustReplace(
        _ before: Result<Installed, WorkspaceError>?, with new: Installation,
        _ trusted: [NoteVerifier]
    ) throws(WorkspaceError) {
        let pack = new.pack
        let old = try? before?.get()
        if pack.overlay != nil, new.shipped != nil || old.map({ $0.pack.overlay == nil }) == true {
            throw .overlayTakesID(pack.id)
        }
        for (version, digest) in [
            old.map { ($0.pack.version, $0.pack.digest) },
            new.shipped.map { ($0.version, $0.digest) },
        ].compactMap({ $0 }) where version == pack.version && digest != pack.digest {
            throw .packSameVersion(pack.id, version: version)
        }
        let isTrusted = { (signature: PackSignature?) in
            signature.map { trusted.contains($0.key) } ?? false
        }
        // Whose signature it had cannot be told of a damaged pack, or of one that is not understood.
        let hadTrust: Bool
        switch before {
        case .success(let old)?: hadTrust = isTrusted(old.signature)
        case .failure?: hadTrust = try isThere(pack.id, Self.suffix + Self.signatureSuffix)
        case nil: hadTrust = false
        }
        if hadTrust, !isTrusted(new.signature), !new.mayLoseSignature {
            throw .packSignatureLost(pack.id)
        }
    }

    private func isThere(_ id: String, _ suffix: String) throws(WorkspaceError) -> Bool {
        do throws(FileError) {
            return try fileSystem.status(of: "\(paths.packs)/\(id)\(suffix)") != nil
        } catch {
            throw .file(error)
        }
    }

    private func write(
        _ bytes: [UInt8], _ name: String, in directory: String
    ) throws(FileError) {
        try fileSystem.makeDirectories(directory)
        try fileSystem.replaceDurably(name, in: directory, temporary: name + ".new", with: bytes)
    }

    private func read(_ id: String) -> Result<Installed, WorkspaceError> {
        let limit = Self.longest
        let path = "\(paths.packs)/\(id)\(Self.suffix)"
        guard let yaml = try? fileSystem.bytes(of: path, limit: limit) else {
            return .failure(.packUnreadable(id))
        }
        let digest = Hash256(of: yaml)
        do throws(PackSignatureFault) {
            let signature = try readSignature(path + Self.signatureSuffix)
            // What is not what was signed is not even read.
            try signature?.verify(digest)
            // Nobody vouches for the cache, so that what was signed is read from what was signed.
            let cached = signature == nil ? compiled(id, digest.hex) : nil
            guard let pack = cached ?? parsed(id, path, yaml, digest.hex) else {
                return .failure(.packUnreadable(id))
            }
            try signature?.verify(digest, pack: id, version: pack.version)
            return .success(Installed(pack: pack, yaml: yaml, signature: signature))
        } catch {
            return .failure(.packDamaged(id, error))
        }
    }

    private func compiled(_ id: String, _ digest: String) -> Pack? {
        guard
            let bytes = try? fileSystem.bytes(
                of: "\(paths.compiledPacks)/\(id).json", limit: Self.longest),
            let object = (try? JSONReader.read(bytes))?.objectValue,
            let pack = try? Pack(compiled: object), pack.digest == digest, pack.id == id
        else { return nil }
        return pack
    }

    private func parsed(_ id: String, _ path: String, _ yaml: [UInt8], _ digest: String) -> Pack? {
        let pack = readPack(file: path, bytes: yaml, digest: digest).pack
        return pack?.id == id ? pack : nil
    }

    private func readSignature(_ path: String) throws(PackSignatureFault) -> PackSignature? {
        let bytes: [UInt8]?
        do throws(JournalError) {
            bytes = try fileSystem.bytes(of: path, limit: PackSignature.byteLimit)
        } catch {
            if case .fileTooLarge = error.reason { throw PackSignatureFault(.tooLong, line: 1) }
            throw PackSignatureFault(.unreadable, line: 1)
        }
        guard let bytes else { return nil }
        return try PackSignature(bytes)
    }

    private static let suffix = ".yaml"
    /// Behind the name of the pack's file.
    package static let signatureSuffix = ".sig"
    /// Far above any pack.
    private static let longest = 64 << 20
}
