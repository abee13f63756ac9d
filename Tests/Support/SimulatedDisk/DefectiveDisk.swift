package import JournalStore

/// A disk that a careless program uses: it leaves out one kind of sync. Tests that find nothing
/// wrong with such a program are worth nothing.
package struct DefectiveDisk: FileSystem {
    package enum Defect: String, Sendable, CaseIterable {
        case noDataSync, noFileSync, noDirectorySync
    }

    private let disk: any FileSystem
    private let defect: Defect

    package init(_ disk: any FileSystem, _ defect: Defect) {
        self.disk = disk
        self.defect = defect
    }

    package func syncData(_ file: OpenFile) throws(FileError) {
        if defect != .noDataSync { try disk.syncData(file) }
    }

    package func sync(_ file: OpenFile) throws(FileError) {
        if defect != .noFileSync { try disk.sync(file) }
    }

    package func syncDirectory(_ path: String) throws(FileError) {
        if defect != .noDirectorySync { try disk.syncDirectory(path) }
    }

    package func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile {
        try disk.open(path, mode)
    }

    package func close(_ file: OpenFile) { disk.close(file) }

    package func read(
        _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int {
        try disk.read(file, at: offset, into: buffer)
    }

    package func write(
        _ file: OpenFile, at offset: Int, from buffer: UnsafeRawBufferPointer
    ) throws(FileError) -> Int {
        try disk.write(file, at: offset, from: buffer)
    }

    package func truncate(_ file: OpenFile, to length: Int) throws(FileError) {
        try disk.truncate(file, to: length)
    }

    package func rename(_ old: String, to new: String) throws(FileError) {
        try disk.rename(old, to: new)
    }

    package func remove(_ path: String) throws(FileError) { try disk.remove(path) }

    package func createDirectory(_ path: String) throws(FileError) {
        try disk.createDirectory(path)
    }

    package func names(in directory: String) throws(FileError) -> [String] {
        try disk.names(in: directory)
    }

    package func status(of path: String) throws(FileError) -> FileStatus? {
        try disk.status(of: path)
    }

    package func status(of file: OpenFile) throws(FileError) -> FileStatus {
        try disk.status(of: file)
    }

    package func birthplace(of path: String) throws(FileError) -> Birthplace {
        try disk.birthplace(of: path)
    }

    package func volume(of path: String) throws(FileError) -> Volume {
        try disk.volume(of: path)
    }

    package func freeBytes(of path: String) throws(FileError) -> Int {
        try disk.freeBytes(of: path)
    }

    package func lock(_ file: OpenFile) throws(FileError) -> Bool { try disk.lock(file) }

    package func forgetCachedPages(of file: OpenFile) { disk.forgetCachedPages(of: file) }
}
