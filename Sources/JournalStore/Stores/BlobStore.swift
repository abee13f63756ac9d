import Crypto

/// Photos and long texts, each file named by its content.
///
/// It may be used beside a journal on any thread that may wait for the disk; equal contents are
/// one file, and putting them twice at once does no harm.
package struct BlobStore: Sendable {
    /// What a blob is for decides how much room must be left beside it.
    package enum Purpose: Sendable {
        /// A pack's text, a finished report: what an entry cannot do without.
        case text
        case photo

        var freeBytes: Int {
            switch self {
            case .text: Journal.freeBytesForEntry
            case .photo: Journal.freeBytesForPhoto
            }
        }
    }

    package static let byteLimit = 256 << 20
    package static let namePrefix = "sha256:"

    private let directory: String
    private let world: JournalWorld

    private var reader: BlobReader { BlobReader(directory, in: world.fileSystem) }

    package init(_ location: JournalLocation, in world: JournalWorld) {
        directory = location.blobs
        self.world = world
    }

    /// Stores bytes; they are durable under their name when this returns.
    ///
    /// - Returns: `sha256:` and 64 hex digits.
    package func put(_ bytes: [UInt8], for purpose: Purpose) throws(JournalError) -> String {
        guard bytes.count <= Self.byteLimit else {
            throw JournalError(.blobTooLarge(bytes: bytes.count))
        }
        let name = Self.namePrefix + Hash256(of: bytes).hex
        _ = try place(name, bytes.count, purpose) { fileSystem, file throws(FileError) in
            try fileSystem.writeAll(bytes, to: file, at: 0)
            return true
        }
        return name
    }

    package enum CopyOutcome: Equatable, Sendable {
        /// Durable under its name.
        case stored
        /// The file is no longer what it was said to be; nothing is kept.
        case changed
        /// Nothing is kept.
        case unreadable(FileError)
    }

    /// Stores what a file holds, piece by piece, under the name that was worked out before.
    package func copy(
        _ source: OpenFile, as name: String, byteCount: Int, for purpose: Purpose
    ) throws(JournalError) -> CopyOutcome {
        guard byteCount <= Self.byteLimit else {
            throw JournalError(.blobTooLarge(bytes: byteCount))
        }
        var failure: FileError?
        let isWhole = try place(name, byteCount, purpose) { fileSystem, file throws(FileError) in
            var hasher = SHA256()
            var written = 0
            var unwritten: FileError?
            do throws(FileError) {
                try fileSystem.pieces(of: source) { piece in
                    hasher.update(data: piece)
                    // What goes wrong here is the journal's disk, not the card's.
                    do throws(FileError) {
                        try fileSystem.writeAll(piece, to: file, at: written)
                    } catch {
                        unwritten = error
                    }
                    written += piece.count
                    return unwritten == nil && written <= byteCount
                }
            } catch {
                failure = error
            }
            if let unwritten { throw unwritten }
            let hash = Hash256(hasher.finalize())
            return failure == nil && Self.namePrefix + hash.hex == name
        }
        if let failure { return .unreadable(failure) }
        return isWhole ? .stored : .changed
    }

    /// Puts a blob in its place, unless it lies there.
    ///
    /// - Parameter fill: Writes the bytes, and says whether they are those that the name means.
    /// - Returns: What it said.
    private func place(
        _ name: String, _ byteCount: Int, _ purpose: Purpose,
        _ fill: (any FileSystem, OpenFile) throws(FileError) -> Bool
    ) throws(JournalError) -> Bool {
        let path = try reader.path(of: name)
        // One that is there and damaged is put in its place anew.
        if try isSound(path, name) {
            // The name may be younger than the last sync of its directory.
            try onDisk(path) { fileSystem throws(FileError) in
                try fileSystem.syncDirectory(fileSystem.parent(of: path))
            }
            return true
        }
        try requireSpace(byteCount, purpose)
        return try onDisk(path) { fileSystem throws(FileError) in
            let unfinished = "\(directory)/tmp/\(Hex.text(world.random.bytes(16)))"
            try fileSystem.ensureDirectories("\(directory)/tmp")
            try fileSystem.ensureDirectories(fileSystem.parent(of: path))
            let file = try fileSystem.open(unfinished, .createNew)
            do throws(FileError) {
                defer { fileSystem.close(file) }
                guard try fill(fileSystem, file) else {
                    try fileSystem.remove(unfinished)
                    return false
                }
                try fileSystem.sync(file)
            } catch {
                // A disk that ran full has no room for what nobody will finish.
                try? fileSystem.remove(unfinished)
                throw error
            }
            try fileSystem.rename(unfinished, to: path)
            try fileSystem.syncDirectory(fileSystem.parent(of: path))
            try fileSystem.syncDirectory("\(directory)/tmp")
            return true
        }
    }

    /// The bytes under a name, checked against it.
    ///
    /// - Throws: `blob_missing`, or `blob_damaged` when they are not what the name says.
    package func get(_ name: String) throws(JournalError) -> [UInt8] { try reader.get(name) }

    /// Whether there is a file of that name; its bytes are not read.
    package func contains(_ name: String) throws(JournalError) -> Bool {
        let path = try reader.path(of: name)
        return try onDisk(path) { fileSystem throws(FileError) in
            try fileSystem.status(of: path)?.kind == .file
        }
    }

    private func isSound(_ path: String, _ name: String) throws(JournalError) -> Bool {
        try onDisk(path) { fileSystem throws(FileError) in
            guard try fileSystem.status(of: path)?.kind == .file else { return false }
            let file = try fileSystem.open(path, .readOnly)
            defer { fileSystem.close(file) }
            let found = try fileSystem.hash(of: file, limit: Self.byteLimit)
            return Self.namePrefix + found.hash.hex == name
        }
    }

    private func requireSpace(_ count: Int, _ purpose: Purpose) throws(JournalError) {
        let free = try onDisk(directory) { fileSystem throws(FileError) in
            try fileSystem.freeBytes(of: directory)
        }
        guard free - count >= purpose.freeBytes else {
            throw JournalError(.spaceLow(freeBytes: free), file: directory)
        }
    }

    private func onDisk<Result>(
        _ path: String, _ body: (any FileSystem) throws(FileError) -> Result
    ) throws(JournalError) -> Result {
        do throws(FileError) {
            return try body(world.fileSystem)
        } catch {
            throw JournalError(error, file: path)
        }
    }
}
