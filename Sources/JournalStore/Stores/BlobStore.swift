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
        let path = try reader.path(of: name)
        // One that is there and damaged is put in its place anew.
        if try isSound(path, Hash256(of: bytes)) {
            // The name may be younger than the last sync of its directory.
            try onDisk(path) { fileSystem throws(FileError) in
                try fileSystem.syncDirectory(fileSystem.parent(of: path))
            }
            return name
        }
        try requireSpace(bytes.count, purpose)
        try onDisk(path) { fileSystem throws(FileError) in
            let unfinished = "\(directory)/tmp/\(Hex.text(world.random.bytes(16)))"
            try fileSystem.ensureDirectories("\(directory)/tmp")
            try fileSystem.ensureDirectories(fileSystem.parent(of: path))
            try fileSystem.createFile(unfinished, bytes)
            try fileSystem.rename(unfinished, to: path)
            try fileSystem.syncDirectory(fileSystem.parent(of: path))
            try fileSystem.syncDirectory("\(directory)/tmp")
        }
        return name
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

    private func isSound(_ path: String, _ hash: Hash256) throws(JournalError) -> Bool {
        guard let bytes = try world.fileSystem.bytes(of: path, limit: Self.byteLimit) else {
            return false
        }
        return Hash256(of: bytes) == hash
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
