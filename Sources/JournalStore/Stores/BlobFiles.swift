import Crypto

/// The files of the blobs as a reader sees them; `BlobStore` writes them.
struct BlobFiles {
    private static let pieceBytes = 1 << 20

    private let directory: String
    private let fileSystem: any FileSystem

    init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        directory = location.blobs
        self.fileSystem = fileSystem
    }

    /// The path inside the journal.
    static func name(_ hash: Hash256) -> String { "blob/\(path(hash))" }

    private static func path(_ hash: Hash256) -> String {
        "sha256/\(hash.hex.prefix(2))/\(hash.hex)"
    }

    /// The hash of what lies under the name of a hash, read in pieces; nil when nothing does.
    func hash(of hash: Hash256) throws(JournalError) -> Hash256? {
        let path = "\(directory)/\(Self.path(hash))"
        do throws(FileError) {
            guard try fileSystem.status(of: path)?.kind == .file else { return nil }
            let file = try fileSystem.open(path, .readOnly)
            defer { fileSystem.close(file) }
            var hasher = SHA256()
            var offset = 0
            while true {
                let piece = try fileSystem.bytes(of: file, in: offset..<offset + Self.pieceBytes)
                if piece.isEmpty { return Hash256(hasher.finalize()) }
                hasher.update(data: piece)
                offset += piece.count
            }
        } catch {
            throw JournalError(error, file: path)
        }
    }

    /// The names of all files, of any form.
    func names() throws(JournalError) -> [String] {
        let top = "\(directory)/sha256"
        do throws(FileError) {
            guard try fileSystem.status(of: top) != nil else { return [] }
            var names: [String] = []
            for folder in try fileSystem.names(in: top).sorted() {
                guard try fileSystem.status(of: "\(top)/\(folder)")?.kind == .directory else {
                    names.append(folder)
                    continue
                }
                names += try fileSystem.names(in: "\(top)/\(folder)")
            }
            return names
        } catch {
            throw JournalError(error, file: top)
        }
    }
}
