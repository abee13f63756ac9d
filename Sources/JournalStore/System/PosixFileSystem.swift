import CStatx
import Glibc

/// The disk, through system calls.
package struct PosixFileSystem: FileSystem {
    package init() {}

    package func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile {
        let flags =
            switch mode {
            case .readOnly: O_RDONLY
            case .readWrite: O_RDWR
            case .createNew: O_RDWR | O_CREAT | O_EXCL
            case .createIfMissing: O_RDWR | O_CREAT
            }
        // Without O_NONBLOCK a named pipe would keep us here until somebody writes to it.
        let descriptor = try value(of: .open, path) {
            Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        }
        var status = stat()
        // A device such as /dev/null reads as an empty file.
        guard fstat(descriptor, &status) == 0,
            [S_IFREG, S_IFCHR].contains(status.st_mode & S_IFMT)
        else {
            _ = Glibc.close(descriptor)
            throw FileError(.notAFile, in: .open, path: path)
        }
        return OpenFile(descriptor: descriptor)
    }

    package func close(_ file: OpenFile) {
        // Whatever mattered was synced before; Linux frees the descriptor even on EINTR.
        _ = Glibc.close(file.descriptor)
    }

    package func read(
        _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int {
        try value(of: .read, "") {
            pread(file.descriptor, buffer.baseAddress, buffer.count, off_t(offset))
        }
    }

    package func write(
        _ file: OpenFile, at offset: Int, from buffer: UnsafeRawBufferPointer
    ) throws(FileError) -> Int {
        try value(of: .write, "") {
            pwrite(file.descriptor, buffer.baseAddress, buffer.count, off_t(offset))
        }
    }

    package func syncData(_ file: OpenFile) throws(FileError) {
        // Not repeated on EINTR: a second call could report success for bytes that are lost.
        guard fdatasync(file.descriptor) == 0 else { throw failure(of: .syncData, "") }
    }

    package func sync(_ file: OpenFile) throws(FileError) {
        guard fsync(file.descriptor) == 0 else { throw failure(of: .sync, "") }
    }

    package func syncDirectory(_ path: String) throws(FileError) {
        let descriptor = try value(of: .syncDirectory, path) {
            Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        defer { _ = Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(of: .syncDirectory, path) }
    }

    package func truncate(_ file: OpenFile, to length: Int) throws(FileError) {
        _ = try value(of: .truncate, "") { ftruncate(file.descriptor, off_t(length)) }
    }

    package func rename(_ old: String, to new: String) throws(FileError) {
        _ = try value(of: .rename, old) { Glibc.rename(old, new) }
    }

    package func remove(_ path: String) throws(FileError) {
        _ = try value(of: .remove, path) { unlink(path) }
    }

    package func createDirectory(_ path: String) throws(FileError) {
        _ = try value(of: .createDirectory, path) { mkdir(path, 0o700) }
    }

    package func names(in directory: String) throws(FileError) -> [String] {
        guard let stream = opendir(directory) else { throw failure(of: .list, directory) }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
                bytes.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) {
                    String(cString: $0)
                }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw failure(of: .list, directory) }
        return names
    }

    package func status(of path: String) throws(FileError) -> FileStatus? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw failure(of: .status, path)
        }
        return FileStatus(status)
    }

    package func status(of file: OpenFile) throws(FileError) -> FileStatus {
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else { throw failure(of: .status, "") }
        return FileStatus(status)
    }

    package func birthplace(of path: String) throws(FileError) -> Birthplace {
        guard let status = try status(of: path) else {
            throw FileError(.notFound, in: .status, path: path)
        }
        var volume = statvfs()
        _ = try value(of: .volume, path) { statvfs(path, &volume) }
        var seconds: Int64 = 0
        var nanoseconds: UInt32 = 0
        let isKept = try value(of: .status, path) { statx_birth(path, &seconds, &nanoseconds) }
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return Birthplace(
            fileSystem: UInt64(volume.f_fsid), inode: status.inode,
            birth: isKept == 0 || overflow ? nil : whole + Int64(nanoseconds))
    }

    package func volume(of path: String) throws(FileError) -> Volume {
        let freeBytes = try freeBytes(of: path)
        guard let resolved = realpath(path, nil) else { throw failure(of: .volume, path) }
        defer { free(resolved) }
        return Volume(
            kind: MountTable.kind(ofPath: String(cString: resolved)), freeBytes: freeBytes)
    }

    package func freeBytes(of path: String) throws(FileError) -> Int {
        var status = statvfs()
        _ = try value(of: .volume, path) { statvfs(path, &status) }
        return Int(clamping: status.f_bavail).multipliedClamping(by: Int(status.f_frsize))
    }

    package func lock(_ file: OpenFile) throws(FileError) -> Bool {
        while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EWOULDBLOCK { return false }
            if errno != EINTR { throw failure(of: .lock, "") }
        }
        return true
    }

    package func forgetCachedPages(of file: OpenFile) {
        _ = posix_fadvise(file.descriptor, 0, 0, POSIX_FADV_DONTNEED)
    }
}

extension PosixFileSystem {
    /// The result of a call that answers -1 for a failure; repeated while a signal interrupts it.
    private func value<Number: SignedInteger>(
        of call: FileError.Call, _ path: String, _ body: () -> Number
    ) throws(FileError) -> Number {
        while true {
            let result = body()
            if result >= 0 { return result }
            if errno != EINTR { throw failure(of: call, path) }
        }
    }

    private func failure(of call: FileError.Call, _ path: String) -> FileError {
        let number = errno
        let reason: FileError.Reason =
            switch number {
            case ENOENT, ENOTDIR: .notFound
            case EEXIST, ENOTEMPTY: .alreadyThere
            case ENOSPC, EDQUOT, EFBIG: .noSpace
            case EACCES, EPERM: .notPermitted
            case EROFS: .readOnly
            case ELOOP: .symbolicLink
            case EISDIR, ENXIO: .notAFile
            case EIO: .inputOutput
            default: .other
            }
        return FileError(reason, in: call, path: path, systemNumber: number)
    }
}

extension FileStatus {
    fileprivate init(_ status: stat) {
        let kind: Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .directory
            case S_IFLNK: .symbolicLink
            default: .other
            }
        self.init(
            kind: kind, size: Int(status.st_size), device: UInt64(status.st_dev),
            inode: UInt64(status.st_ino), permissions: UInt16(status.st_mode & 0o777))
    }
}

extension Int {
    fileprivate func multipliedClamping(by other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }
}
