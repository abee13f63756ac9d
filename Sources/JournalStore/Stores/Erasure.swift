import CanonicalJSON

/// The entry by which personal values are taken away for good, and what follows it on the disk.
struct Erasure {
    static let kind = "erase"

    /// What an `erase` entry names: ids of values, and names of blobs.
    static func ids(in body: JSONObject) -> [String] {
        (body.array("ids") ?? []).compactMap(\.stringValue)
    }

    private let location: JournalLocation
    private let fileSystem: any FileSystem
    private let files: PrivateFiles

    init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        self.location = location
        self.fileSystem = fileSystem
        files = PrivateFiles(location, in: fileSystem)
    }

    /// Removes files, and the keys of those of whom nothing is left. Interrupted anywhere, it can
    /// be done again: the files go last, since they say whose key it is.
    ///
    /// - Returns: Whether there was something to remove.
    @discardableResult
    func remove(_ ids: some Sequence<String>) throws(JournalError) -> Bool {
        var paths: [String] = []
        var values: Set<String> = []
        do throws(FileError) {
            for id in ids {
                guard let path = path(id), try fileSystem.status(of: path) != nil else { continue }
                paths.append(path)
                if Commitment.isID(id) { values.insert(id) }
            }
        } catch {
            throw JournalError(error, file: location.journal)
        }
        guard !paths.isEmpty else { return false }
        var subjects: Set<String> = []
        for id in values {
            if let subject = try files.subject(of: id) { subjects.insert(subject) }
        }
        for id in try files.ids() where !values.contains(id) {
            if let subject = try files.subject(of: id) { subjects.remove(subject) }
        }
        do throws(FileError) {
            let keys = SubjectKeys(location, in: fileSystem)
            for subject in subjects { try keys.destroy(subject) }
            for path in paths {
                try fileSystem.removeIfThere(path + ".new")
                try fileSystem.overwriteAndRemove(path)
            }
            for directory in Set(paths.map(fileSystem.parent)) {
                try fileSystem.syncDirectory(directory)
            }
        } catch {
            throw JournalError(error, file: location.journal)
        }
        return true
    }

    private func path(_ id: String) -> String? {
        if Commitment.isID(id) { return files.path(id) }
        guard id.hasPrefix(BlobStore.namePrefix),
            let hash = Hash256(hex: id.dropFirst(BlobStore.namePrefix.count))
        else { return nil }
        return "\(location.journal)/\(BlobFiles.name(hash))"
    }
}

extension FileSystem {
    /// Writes zeros over a file before its name goes: a help where the disk writes in place, and no
    /// promise where it does not. The name's removal is not synced.
    func overwriteAndRemove(_ path: String) throws(FileError) {
        let file = try open(path, .readWrite)
        defer { close(file) }
        let size = try status(of: file).size
        try writeAll([UInt8](repeating: 0, count: size), to: file, at: 0)
        try syncData(file)
        try remove(path)
    }
}

extension Journal {
    /// Takes personal values away for good: the entry that says so is durable first, then the
    /// files and the keys go. The log verifies as before.
    ///
    /// - Parameters:
    ///   - ids: Of values (`p-…`) and names of blobs (`sha256:…`).
    ///   - order: The number of the order that demands it.
    /// - Throws: After a failed removal the journal stops; the next opening goes on with it.
    @discardableResult
    package func erase(
        _ ids: [String], by person: String, order: String, why: String
    ) throws(JournalError) -> JournalEntry {
        try requireWritable()
        // What an earlier one left must not be forgotten over this one.
        try finishErasure()
        try ErasureIntent(size: size, ids: ids.sorted()).write(location, in: world.fileSystem)
        let entries = try append([
            EntryDraft(
                by: person, kind: Erasure.kind,
                body: [
                    "ids": .array(ids.sorted().map { .string($0) }), "order": .string(order),
                    "why": .string(why),
                ])
        ])
        do throws(JournalError) {
            try Erasure(location, in: world.fileSystem).remove(ids)
            try ErasureIntent.remove(location, in: world.fileSystem)
        } catch {
            throw stop(error)
        }
        guard let entry = entries.last else { preconditionFailure("an erasure without entry") }
        return entry
    }

    /// Goes on with an erasure that was interrupted, and removes what came back of those whose
    /// entries were read anyway.
    ///
    /// - Parameter ids: What these entries took away.
    func finishErasures(_ ids: Set<String>) -> OpenWarning? {
        do throws(JournalError) {
            try finishErasure()
            try Erasure(location, in: world.fileSystem).remove(ids)
            return nil
        } catch {
            return .erasureUnfinished
        }
    }

    /// What was announced and recorded is taken away; what was not recorded stays.
    private func finishErasure() throws(JournalError) {
        guard let intent = try ErasureIntent.read(location, in: world.fileSystem) else { return }
        let reader = JournalReader(location, in: world.fileSystem)
        if try intent.isRecorded(reader, size: size) {
            try Erasure(location, in: world.fileSystem).remove(intent.ids)
        }
        try ErasureIntent.remove(location, in: world.fileSystem)
    }
}
