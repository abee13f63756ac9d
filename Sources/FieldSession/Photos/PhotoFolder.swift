import Glibc
package import JournalStore

/// Pictures that somebody names: files, folders and patterns.
package enum PhotoFolder {
    /// The paths that a text means: what is in a folder, what fits a pattern, else itself.
    ///
    /// A folder gives the files in it by name, hidden ones left out, and none of its folders.
    package static func paths(
        _ text: String, _ fileSystem: any FileSystem
    ) throws(WorkspaceError) -> [String] {
        do throws(FileError) {
            switch try fileSystem.status(of: text)?.kind {
            case .directory: return try files(in: text, fileSystem)
            case nil where text.contains { "*?[".contains($0) }: return matches(text)
            default: return [text]
            }
        } catch {
            throw .photo(.unreadable, path: text)
        }
    }

    private static func files(
        in folder: String, _ fileSystem: any FileSystem
    ) throws(FileError) -> [String] {
        var found: [String] = []
        for name in try fileSystem.names(in: folder).sorted() where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            if try fileSystem.status(of: path)?.kind == .file { found.append(path) }
        }
        return found
    }

    private static func matches(_ pattern: String) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern, 0, nil, &result) == 0 else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { index in
            result.gl_pathv[index].map { String(cString: $0) }
        }
    }

    /// Whether somebody has the file open for writing: the system gives no reading lease then. Where
    /// it gives none at all the answer is no.
    package static func isBeingWritten(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let setLease: Int32 = 1_024
        if fcntl(descriptor, setLease, Int32(F_RDLCK)) == 0 {
            _ = fcntl(descriptor, setLease, Int32(F_UNLCK))
            return false
        }
        return errno == EAGAIN
    }
}

/// Files that appear in a folder while it is watched, each once, when they are complete.
package struct WatchedFolder: Sendable {
    private let folder: String
    /// Sizes at the last look; nil for what was taken or was there before.
    private var seen: [String: Int?] = [:]

    /// - Parameter takesPresent: What lies there already is taken as well.
    package init(
        _ folder: String, takesPresent: Bool, _ fileSystem: any FileSystem
    ) throws(WorkspaceError) {
        self.folder = folder
        guard !takesPresent else { return }
        for path in try PhotoFolder.paths(folder, fileSystem) { seen[path] = .some(nil) }
    }

    /// What became complete since the last look: nobody is writing it, and it did not grow.
    package mutating func look(
        _ fileSystem: any FileSystem
    ) throws(WorkspaceError) -> [String] {
        var complete: [String] = []
        for path in try PhotoFolder.paths(folder, fileSystem) {
            guard let status = try? fileSystem.status(of: path) else { continue }
            switch seen[path] {
            case .some(nil): continue
            case .some(status.size?) where status.size > 0 && !PhotoFolder.isBeingWritten(path):
                seen[path] = .some(nil)
                complete.append(path)
            default: seen[path] = status.size
            }
        }
        return complete
    }
}
