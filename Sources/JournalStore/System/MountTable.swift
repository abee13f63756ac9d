import Glibc

/// What kind of file system a path lies on, by the kernel's list of mounts: the C library's
/// statfs is not among the headers that Swift imports.
enum MountTable {
    private static let path = "/proc/self/mountinfo"

    /// Far above any real list; a longer one counts as unreadable.
    private static let byteLimit = 4 << 20

    /// - Parameter path: Absolute, without symbolic links.
    static func kind(ofPath path: String) -> Volume.Kind {
        guard let table = read() else { return .unknown }
        return kind(ofPath: path, in: table)
    }

    /// - Parameter table: Lines as proc_pid_mountinfo(5) has them.
    static func kind(ofPath path: String, in table: String) -> Volume.Kind {
        var best: (length: Int, type: Substring)?
        for line in table.split(separator: "\n") {
            let halves = fields(of: line)
            guard let halves, isInside(path, halves.mountPoint) else { continue }
            // Of two mounts at one place the later covers the earlier.
            if halves.mountPoint.utf8.count >= best?.length ?? 0 {
                best = (halves.mountPoint.utf8.count, halves.type)
            }
        }
        return best.map { kind(ofType: $0.type) } ?? .unknown
    }

    private static func fields(
        of line: Substring
    ) -> (mountPoint: String, type: Substring)? {
        let words = line.split(separator: " ")
        guard words.count > 6, let dash = words[6...].firstIndex(of: "-"), dash + 1 < words.count
        else { return nil }
        return (unescaped(words[4]), words[dash + 1])
    }

    private static func isInside(_ path: String, _ folder: String) -> Bool {
        folder == "/" || path == folder || path.hasPrefix(folder + "/")
    }

    /// Undoes the three-digit octal escapes for space, tab, line feed and backslash.
    private static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"),
                let code = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8)
            {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func kind(ofType type: Substring) -> Volume.Kind {
        switch type {
        case "ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "bcachefs": .local
        case "vfat", "msdos", "exfat": .fat
        case "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "ceph", "afs", "coda",
            "glusterfs", "fuse.glusterfs", "fuse.sshfs", "fuse.davfs":
            .network
        case "overlay", "aufs", "fuse-overlayfs", "fuse.fuse-overlayfs": .overlay
        case "tmpfs", "ramfs": .memory
        default: .unknown
        }
    }

    private static func read() -> String? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { _ = Glibc.close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < byteLimit {
            let count = chunk.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            guard count > 0 else { return nil }
            bytes.append(contentsOf: chunk[..<count])
        }
        return nil
    }
}
