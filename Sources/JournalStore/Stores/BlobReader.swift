/// Reads blobs and never writes any.
package struct BlobReader: Sendable {
    private let directory: String
    private let fileSystem: any FileSystem

    package init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        self.init(location.blobs, in: fileSystem)
    }

    init(_ directory: String, in fileSystem: any FileSystem) {
        self.directory = directory
        self.fileSystem = fileSystem
    }

    /// The bytes under a name, checked against it.
    ///
    /// - Throws: `blob_missing`, or `blob_damaged` when they are not what the name says.
    package func get(_ name: String) throws(JournalError) -> [UInt8] {
        let path = try path(of: name)
        guard let bytes = try fileSystem.bytes(of: path, limit: BlobStore.byteLimit) else {
            throw JournalError(.blobMissing(name), file: path)
        }
        guard BlobStore.namePrefix + Hash256(of: bytes).hex == name else {
            throw JournalError(.blobDamaged(name), file: path)
        }
        return bytes
    }

    /// Where a blob lies: `blob/sha256/ab/abcdef…`
    package func path(of name: String) throws(JournalError) -> String {
        guard name.hasPrefix(BlobStore.namePrefix),
            let hash = Hash256(hex: name.dropFirst(BlobStore.namePrefix.count))
        else { throw JournalError(.blobNameMalformed(name)) }
        return "\(directory)/sha256/\(hash.hex.prefix(2))/\(hash.hex)"
    }
}
