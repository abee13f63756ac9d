import Crypto

/// Whole files and whole ranges, made of the calls a file system has.
extension FileSystem {
    /// Gives what a file holds from its beginning, piece by piece: a large file is never in memory
    /// whole.
    ///
    /// - Parameter take: Says whether it wants more.
    package func pieces(
        of file: OpenFile, _ take: ([UInt8]) throws(FileError) -> Bool
    ) throws(FileError) {
        let pieceSize = 1 << 20
        var offset = 0
        while true {
            let piece = try bytes(of: file, in: offset..<offset + pieceSize)
            offset += piece.count
            if piece.isEmpty { return }
            guard try take(piece) else { return }
        }
    }

    /// SHA-256 of a file's bytes, and how many there are; no more than a piece beyond the limit.
    package func hash(
        of file: OpenFile, limit: Int
    ) throws(FileError) -> (hash: Hash256, byteCount: Int) {
        var hasher = SHA256()
        var count = 0
        try pieces(of: file) { piece throws(FileError) in
            hasher.update(data: piece)
            count += piece.count
            return count <= limit
        }
        return (Hash256(hasher.finalize()), count)
    }

    /// All bytes of a file; nil when nothing has that name.
    package func bytes(of path: String, limit: Int) throws(JournalError) -> [UInt8]? {
        let size: Int
        let content: [UInt8]
        do throws(FileError) {
            let file = try open(path, .readOnly)
            defer { close(file) }
            size = try status(of: file).size
            content = size <= limit ? try bytes(of: file, in: 0..<size) : []
        } catch {
            if error.reason == .notFound { return nil }
            throw JournalError(error, file: path)
        }
        guard size <= limit else { throw JournalError(.fileTooLarge(bytes: size), file: path) }
        return content
    }

    /// The bytes of a range, or fewer when the file ends inside it.
    package func bytes(of file: OpenFile, in range: Range<Int>) throws(FileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: range.count)
        var filled = 0
        while filled < bytes.count {
            let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(FileError) in
                try read(
                    file, at: range.lowerBound + filled,
                    into: UnsafeMutableRawBufferPointer(
                        UnsafeMutableBufferPointer(rebasing: buffer[filled...])))
            }
            if count == 0 { break }
            filled += count
        }
        bytes.removeSubrange(filled...)
        return bytes
    }

    /// Writes all bytes, in as many calls as it takes.
    package func writeAll(_ bytes: [UInt8], to file: OpenFile, at offset: Int) throws(FileError) {
        try bytes.withUnsafeBufferPointer { buffer throws(FileError) in
            var written = 0
            while written < buffer.count {
                let rest = UnsafeRawBufferPointer(
                    UnsafeBufferPointer(rebasing: buffer[written...]))
                let count = try write(file, at: offset + written, from: rest)
                // A device that takes nothing and reports nothing would keep us here for ever.
                guard count > 0 else { throw FileError(.noSpace, in: .write, path: "") }
                written += count
            }
        }
    }

    /// A file of this content under a name that nothing has yet, synced; its name is not.
    package func createFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        let file = try open(path, .createNew)
        defer { close(file) }
        try writeAll(bytes, to: file, at: 0)
        try sync(file)
    }

    /// Puts a file in its place so that after a power cut there is the old content or the new,
    /// and after the return the new.
    ///
    /// - Parameter temporary: A name in the same directory that nobody else uses; what an
    ///   interrupted run left there goes.
    package func replaceDurably(
        _ name: String, in directory: String, temporary: String, with bytes: [UInt8]
    ) throws(FileError) {
        let unfinished = "\(directory)/\(temporary)"
        try removeIfThere(unfinished)
        try createFile(unfinished, bytes)
        try rename(unfinished, to: "\(directory)/\(name)")
        try syncDirectory(directory)
    }

    package func removeIfThere(_ path: String) throws(FileError) {
        do throws(FileError) {
            try remove(path)
        } catch {
            if error.reason != .notFound { throw error }
        }
    }

    /// Makes sure that a directory is there and that its name is durable: one that is found may
    /// have been made by somebody who failed or died before the sync.
    package func ensureDirectory(_ path: String) throws(FileError) {
        if try status(of: path)?.kind != .directory {
            do throws(FileError) {
                try createDirectory(path)
            } catch {
                // Somebody else may have made it in between.
                let isThere = try status(of: path)?.kind == .directory
                if error.reason != .alreadyThere || !isThere { throw error }
            }
        }
        try syncDirectory(parent(of: path))
    }

    /// The same for the directory's parents, from the first that is missing.
    package func ensureDirectories(_ path: String) throws(FileError) {
        let above = parent(of: path)
        if above != path, try status(of: above) == nil { try ensureDirectories(above) }
        try ensureDirectory(path)
    }

    /// Makes sure that a directory is there, for files that may be missing after a power cut.
    package func makeDirectories(_ path: String) throws(FileError) {
        if try status(of: path)?.kind != .directory { try ensureDirectories(path) }
    }

    package func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
