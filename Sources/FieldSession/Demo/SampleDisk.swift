import Glibc
import JournalStore

/// A disk that is asked to keep what was written only at the end: a thousand waits for a slow one
/// would be a minute before the first screen. What a power cut leaves of a practice past is made
/// anew by `demo --reset`.
struct SampleDisk: FileSystem {
    private let disk: any FileSystem

    init(_ disk: any FileSystem) { self.disk = disk }

    /// Makes durable what was written so far.
    func settle() { Glibc.sync() }

    func syncData(_ file: OpenFile) {}
    func sync(_ file: OpenFile) {}
    func syncDirectory(_ path: String) {}

    // MARK: As the disk has it

    func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile {
        try disk.open(path, mode)
    }

    func close(_ file: OpenFile) { disk.close(file) }

    func read(
        _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int { try disk.read(file, at: offset, into: buffer) }

    func write(
        _ file: OpenFile, at offset: Int, from buffer: UnsafeRawBufferPointer
    ) throws(FileError) -> Int { try disk.write(file, at: offset, from: buffer) }

    func truncate(_ file: OpenFile, to length: Int) throws(FileError) {
        try disk.truncate(file, to: length)
    }

    func rename(_ old: String, to new: String) throws(FileError) { try disk.rename(old, to: new) }
    func remove(_ path: String) throws(FileError) { try disk.remove(path) }

    func createDirectory(_ path: String) throws(FileError) { try disk.createDirectory(path) }
    func names(in directory: String) throws(FileError) -> [String] { try disk.names(in: directory) }
    func status(of path: String) throws(FileError) -> FileStatus? { try disk.status(of: path) }
    func status(of file: OpenFile) throws(FileError) -> FileStatus { try disk.status(of: file) }

    func birthplace(of path: String) throws(FileError) -> Birthplace {
        try disk.birthplace(of: path)
    }

    func volume(of path: String) throws(FileError) -> Volume { try disk.volume(of: path) }
    func freeBytes(of path: String) throws(FileError) -> Int { try disk.freeBytes(of: path) }
    func lock(_ file: OpenFile) throws(FileError) -> Bool { try disk.lock(file) }
    func forgetCachedPages(of file: OpenFile) { disk.forgetCachedPages(of: file) }
}
