import JournalStore
import Synchronization

/// The real disk, and how much was asked of it at once and in all.
final class CountingDisk: FileSystem {
    struct Count: Equatable {
        var largestRead = 0
        var largestWrite = 0
        var bytesRead = 0
    }

    private let disk = PosixFileSystem()
    private let counted = Mutex(Count())

    var count: Count { counted.withLock { $0 } }
    func forget() { counted.withLock { $0 = Count() } }

    func read(
        _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int {
        let bytes = try disk.read(file, at: offset, into: buffer)
        counted.withLock { count in
            count.largestRead = max(count.largestRead, buffer.count)
            count.bytesRead += bytes
        }
        return bytes
    }

    func write(
        _ file: OpenFile, at offset: Int, from buffer: UnsafeRawBufferPointer
    ) throws(FileError) -> Int {
        counted.withLock { $0.largestWrite = max($0.largestWrite, buffer.count) }
        return try disk.write(file, at: offset, from: buffer)
    }

    // MARK: Passed on

    func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile {
        try disk.open(path, mode)
    }
    func close(_ file: OpenFile) { disk.close(file) }
    func syncData(_ file: OpenFile) throws(FileError) { try disk.syncData(file) }
    func sync(_ file: OpenFile) throws(FileError) { try disk.sync(file) }
    func syncDirectory(_ path: String) throws(FileError) { try disk.syncDirectory(path) }
    func truncate(_ file: OpenFile, to length: Int) throws(FileError) {
        try disk.truncate(file, to: length)
    }
    func rename(_ old: String, to new: String) throws(FileError) { try disk.rename(old, to: new) }
    func remove(_ path: String) throws(FileError) { try disk.remove(path) }
    func createDirectory(_ path: String) throws(FileError) { try disk.createDirectory(path) }
    func names(in directory: String) throws(FileError) -> [String] {
        try disk.names(in: directory)
    }
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
