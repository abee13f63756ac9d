package import JournalStore
import Synchronization

/// A disk that a careless program uses: it leaves out one step of what makes writing durable, or
/// does it too late. Tests that find nothing wrong with such a program are worth nothing.
package final class DefectiveDisk: FileSystem {
    package enum Defect: String, Sendable, CaseIterable {
        /// Entries are written and never synced.
        case noDataSync
        /// Success is reported first, the sync follows with the next call.
        case acknowledgesBeforeSync
        /// A failed sync is tried again, and the second word is believed.
        case retriesFailedSync
        /// After a failed write the file is read again as the system shows it.
        case trustsCachedPages
        /// The name of a new segment is not synced.
        case noSyncOfLogDirectory
        /// A new directory is not synced into its parent.
        case noSyncOfParentDirectory
        case noSyncOfQuarantineFile
        /// What was set aside is cut off before its copy has a durable name.
        case noSyncOfQuarantineDirectory
        case noSyncOfBlob
        case noSyncOfPrivateValue
        /// The checkpoint gets its name before its bytes are synced.
        case checkpointRenamedBeforeSync
        /// The room that is left is never looked at, so that the writes themselves meet the end.
        case neverLooksForRoom
    }

    private struct Memory {
        /// Where the files that are open lie.
        var paths: [OpenFile: String] = [:]
        /// The directory in which the call before this one made another.
        var newDirectoryIn: String?
        /// A sync that was reported and not made.
        var late: OpenFile?
    }

    private let disk: any FileSystem
    private let defect: Defect
    private let memory = Mutex(Memory())

    package init(_ disk: any FileSystem, _ defect: Defect) {
        self.disk = disk
        self.defect = defect
    }

    // MARK: Where the defects are

    package func syncData(_ file: OpenFile) throws(FileError) {
        switch defect {
        case .noDataSync: return
        case .acknowledgesBeforeSync: memory.withLock { $0.late = file }
        case .retriesFailedSync:
            do throws(FileError) {
                try disk.syncData(file)
            } catch {
                try disk.syncData(file)
            }
        default: try disk.syncData(file)
        }
    }

    package func sync(_ file: OpenFile) throws(FileError) {
        let path = memory.withLock { $0.paths[file] } ?? ""
        let isLeftOut =
            switch defect {
            case .noSyncOfQuarantineFile: path.contains("/quarantine/")
            case .noSyncOfBlob: path.contains("/blob/")
            case .noSyncOfPrivateValue: path.contains("/private/")
            case .checkpointRenamedBeforeSync: path.hasSuffix("/checkpoint.new")
            default: false
            }
        if !isLeftOut { try disk.sync(file) }
    }

    package func syncDirectory(_ path: String) throws(FileError) {
        let isForNewDirectory = memory.withLock { memory in
            defer { memory.newDirectoryIn = nil }
            return memory.newDirectoryIn == path
        }
        let isLeftOut =
            switch defect {
            case .noSyncOfLogDirectory: path.hasSuffix("/log")
            case .noSyncOfParentDirectory: isForNewDirectory
            case .noSyncOfQuarantineDirectory: path.hasSuffix("/quarantine")
            default: false
            }
        if !isLeftOut { try disk.syncDirectory(path) }
    }

    package func rename(_ old: String, to new: String) throws(FileError) {
        try catchUp()
        try disk.rename(old, to: new)
        if defect == .checkpointRenamedBeforeSync, old.hasSuffix("/checkpoint.new") {
            let file = try disk.open(new, .readWrite)
            defer { disk.close(file) }
            try disk.sync(file)
        }
    }

    package func createDirectory(_ path: String) throws(FileError) {
        try disk.createDirectory(path)
        memory.withLock { $0.newDirectoryIn = parent(of: path) }
    }

    package func forgetCachedPages(of file: OpenFile) {
        if defect != .trustsCachedPages { disk.forgetCachedPages(of: file) }
    }

    package func write(
        _ file: OpenFile, at offset: Int, from buffer: UnsafeRawBufferPointer
    ) throws(FileError) -> Int {
        try catchUp()
        return try disk.write(file, at: offset, from: buffer)
    }

    package func volume(of path: String) throws(FileError) -> Volume {
        let volume = try disk.volume(of: path)
        return Volume(kind: volume.kind, freeBytes: try freeBytes(of: path))
    }

    package func freeBytes(of path: String) throws(FileError) -> Int {
        defect == .neverLooksForRoom ? 1 << 30 : try disk.freeBytes(of: path)
    }

    /// Makes the sync that was already reported.
    private func catchUp() throws(FileError) {
        let late = memory.withLock { memory in
            defer { memory.late = nil }
            return memory.late
        }
        if let late { try disk.syncData(late) }
    }

    // MARK: Passed on

    package func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile {
        let file = try disk.open(path, mode)
        memory.withLock { $0.paths[file] = path }
        return file
    }

    package func close(_ file: OpenFile) { disk.close(file) }

    package func read(
        _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int {
        try disk.read(file, at: offset, into: buffer)
    }

    package func truncate(_ file: OpenFile, to length: Int) throws(FileError) {
        try disk.truncate(file, to: length)
    }

    package func remove(_ path: String) throws(FileError) { try disk.remove(path) }

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

    package func lock(_ file: OpenFile) throws(FileError) -> Bool { try disk.lock(file) }
}
