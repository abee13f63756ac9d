package import CanonicalJSON

/// The files of the personal values as a reader sees them; `PrivateStore` writes them.
package struct PrivateFiles: Sendable {
    static let saltBytes = 32
    private static let byteLimit = PrivateStore.valueByteLimit + 256
    private static let ending = ".json"

    private let directory: String
    private let fileSystem: any FileSystem

    package init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        directory = location.privateValues
        self.fileSystem = fileSystem
    }

    /// The path inside the journal.
    static func name(_ id: String) -> String { "private/\(id)\(ending)" }

    /// The ids of the values that are here, in order.
    func ids() throws(JournalError) -> [String] {
        do throws(FileError) {
            guard try fileSystem.status(of: directory) != nil else { return [] }
            return try fileSystem.names(in: directory).sorted().compactMap { name in
                guard name.hasSuffix(Self.ending) else { return nil }
                let id = String(name.dropLast(Self.ending.count))
                return Commitment.isID(id) ? id : nil
            }
        } catch {
            throw JournalError(error, file: directory)
        }
    }

    /// The value a commitment stands for.
    ///
    /// - Throws: `private_value_gone` when its file is not there (erased, or not on this device),
    ///   `private_value_damaged` when it does not keep the promise.
    package func value(of commitment: Commitment) throws(JournalError) -> JSONValue {
        let path = "\(directory)/\(commitment.id)\(Self.ending)"
        guard let bytes = try fileSystem.bytes(of: path, limit: Self.byteLimit) else {
            throw JournalError(.privateValueGone(commitment.id), file: path)
        }
        guard bytes.last == UInt8(ascii: "\n"),
            let file = (try? JSONReader.read(bytes.dropLast()))?.objectValue,
            file.keys == ["id", "salt", "value"], file.string("id") == commitment.id,
            let salt = file.string("salt").flatMap({ Hex.bytes($0.utf8) }),
            salt.count == Self.saltBytes, let value = file["value"],
            Hash256(of: salt + canonicalBytes(value)) == commitment.hash
        else { throw JournalError(.privateValueDamaged(commitment.id), file: path) }
        return value
    }
}
