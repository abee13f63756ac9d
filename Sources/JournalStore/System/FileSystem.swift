/// What the journal asks of a disk. Every call may fail, and a failed sync means that the bytes
/// in question must not be trusted any more, whatever a later sync says.
///
/// Paths are absolute or relative to the process; the last part of a path is never followed when
/// it is a symbolic link.
package protocol FileSystem: Sendable {
    func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile
    func close(_ file: OpenFile)

    /// Reads up to as many bytes as the buffer holds.
    /// - Returns: How many were read; 0 only at the end of the file.
    func read(
        _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int

    /// Writes some of the bytes; the caller goes on with the rest.
    func write(
        _ file: OpenFile, at offset: Int, from buffer: UnsafeRawBufferPointer
    ) throws(FileError) -> Int

    /// Makes a file's bytes and length durable (`fdatasync`).
    func syncData(_ file: OpenFile) throws(FileError)

    /// Makes a file's bytes, length and attributes durable (`fsync`).
    func sync(_ file: OpenFile) throws(FileError)

    /// Makes the names in a directory durable.
    func syncDirectory(_ path: String) throws(FileError)

    func truncate(_ file: OpenFile, to length: Int) throws(FileError)
    func rename(_ old: String, to new: String) throws(FileError)
    func remove(_ path: String) throws(FileError)

    /// Creates a directory of mode 0700.
    func createDirectory(_ path: String) throws(FileError)

    /// The names in a directory without `.` and `..`, in no order.
    func names(in directory: String) throws(FileError) -> [String]

    /// What a path names; nil when there is nothing.
    func status(of path: String) throws(FileError) -> FileStatus?
    func status(of file: OpenFile) throws(FileError) -> FileStatus

    /// Where and when what a path names was made.
    func birthplace(of path: String) throws(FileError) -> Birthplace
    func volume(of path: String) throws(FileError) -> Volume

    /// The same as the volume's, without finding out what kind it is: asked at every append.
    func freeBytes(of path: String) throws(FileError) -> Int

    /// Takes the exclusive lock of a file without waiting; it ends when the file is closed.
    /// - Returns: Whether nobody else had it.
    func lock(_ file: OpenFile) throws(FileError) -> Bool

    /// Drops what the system remembers of a file's synced bytes, so that the next read shows what
    /// the device holds. A wish: no failure is reported.
    func forgetCachedPages(of file: OpenFile)
}

package enum OpenMode: Sendable {
    case readOnly
    case readWrite
    /// A new file of mode 0600, for reading and writing; fails when the name is taken.
    case createNew
    /// For reading and writing; made with mode 0600 when it is not there.
    case createIfMissing
}

/// A file that is open, until it is closed.
package struct OpenFile: Hashable, Sendable {
    package let descriptor: Int32

    package init(descriptor: Int32) { self.descriptor = descriptor }
}

package struct FileStatus: Hashable, Sendable {
    package enum Kind: Sendable { case file, directory, symbolicLink, other }

    package let kind: Kind
    package let size: Int
    package let device: UInt64
    package let inode: UInt64
    /// The lower nine bits of the mode.
    package let permissions: UInt16

    package init(kind: Kind, size: Int, device: UInt64, inode: UInt64, permissions: UInt16) {
        self.kind = kind
        self.size = size
        self.device = device
        self.inode = inode
        self.permissions = permissions
    }

    package func isSameFile(as other: FileStatus) -> Bool {
        device == other.device && inode == other.inode
    }
}

/// Where and when a directory was made. Renaming keeps it, copying does not.
package struct Birthplace: Hashable, Sendable {
    /// The file system's own id, as `statvfs` has it.
    package let fileSystem: UInt64
    /// May be given again to another directory after this one is removed.
    package let inode: UInt64
    /// Nanoseconds since 1970; nil where the file system keeps no such time.
    package let birth: Int64?

    package init(fileSystem: UInt64, inode: UInt64, birth: Int64?) {
        self.fileSystem = fileSystem
        self.inode = inode
        self.birth = birth
    }
}

/// The file system a path lies on.
package struct Volume: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        /// ext2 to ext4, XFS, btrfs, F2FS, ZFS: a synced directory is synced.
        case local
        /// FAT and exFAT: no reliable directory sync, no modes.
        case fat
        case network
        case overlay
        /// In memory: gone with the power.
        case memory
        case unknown
    }

    package let kind: Kind
    /// Bytes this process may still fill.
    package let freeBytes: Int

    package init(kind: Kind, freeBytes: Int) {
        self.kind = kind
        self.freeBytes = freeBytes
    }
}

/// A call that a file system refused.
package struct FileError: Error, Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable {
        case notFound = "not_found"
        case alreadyThere = "already_there"
        case noSpace = "no_space"
        case notPermitted = "not_permitted"
        case readOnly = "read_only"
        case symbolicLink = "symbolic_link"
        /// A directory, a pipe or a socket where a plain file has to be.
        case notAFile = "not_a_file"
        case inputOutput = "input_output"
        case other = "other"
    }

    package enum Call: String, Hashable, Sendable {
        case open, read, write, syncData, sync, syncDirectory, truncate, rename, remove
        case createDirectory, list, status, volume, lock
    }

    package let reason: Reason
    package let call: Call
    package let path: String
    /// The system's own number, for whoever looks into it; 0 when there is none.
    package let systemNumber: Int32

    package init(_ reason: Reason, in call: Call, path: String, systemNumber: Int32 = 0) {
        self.reason = reason
        self.call = call
        self.path = path
        self.systemNumber = systemNumber
    }
}
