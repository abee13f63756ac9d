import FieldScreens
import JournalStore

/// What lies on the disk under the beginning of a path.
enum PathListing {
    /// More than anybody walks through; whoever sees so many types another letter.
    private static let limit = 500

    /// - Returns: nil when the folder cannot be read.
    static func candidates(
        _ request: PathRequest, _ fileSystem: any FileSystem
    ) -> PathCandidates? {
        let typed = request.typed
        if typed == "~" { return PathCandidates(paths: ["~/"], left: 0) }
        let cut = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
        let shownFolder = typed[..<cut]
        let folder = shownFolder.isEmpty ? "./" : Workspace.expanded(String(shownFolder))
        guard let names = try? fileSystem.names(in: folder) else { return nil }
        let fitting = self.names(names, beginningWith: String(typed[cut...]))
        var paths: [String] = []
        var left = 0
        for name in fitting {
            if paths.count == limit {
                left += 1
                continue
            }
            let isFolder = isFolder(folder + name, fileSystem)
            if isFolder || request.kind == .files {
                paths.append("\(shownFolder)\(name)\(isFolder ? "/" : "")")
            }
        }
        return PathCandidates(paths: paths, left: left)
    }

    /// Letters of a card's names are often capitals where nobody types any.
    private static func names(_ names: [String], beginningWith part: String) -> [String] {
        let known = names.filter { isTypable($0) && ($0.first != "." || part.first == ".") }
        let exact = known.filter { $0.hasPrefix(part) }
        let fitting =
            exact.isEmpty ? known.filter { $0.lowercased().hasPrefix(part.lowercased()) } : exact
        return fitting.sorted()
    }

    /// A name that a field can hold as it is.
    private static func isTypable(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{FFFD}"
            }
    }

    /// Links to folders count as such.
    private static func isFolder(_ path: String, _ fileSystem: any FileSystem) -> Bool {
        switch try? fileSystem.status(of: path)?.kind {
        case .directory: true
        case .symbolicLink: (try? fileSystem.status(of: path + "/."))??.kind == .directory
        default: false
        }
    }
}
