import CanonicalJSON

/// The journal that another one goes on from: what it was when it was given up.
package struct ParentJournal: Hashable, Sendable {
    package let dev: String
    package let size: Int
    package let root: Hash256

    package init(dev: String, size: Int, root: Hash256) {
        self.dev = dev
        self.size = size
        self.root = root
    }

    /// As it stands in the genesis entry.
    var json: JSONObject {
        ["dev": .string(dev), "root": .string(root.hex), "size": .integer(Int64(size))]
    }

    init?(json: JSONObject) {
        guard json.count == 3, let dev = json.string("dev"), IDText.isDevice(dev.utf8),
            let size = json.integer("size"), size > 0,
            let root = json.string("root").flatMap({ Hash256(hex: $0) })
        else { return nil }
        self.init(dev: dev, size: Int(size), root: root)
    }
}

/// The file `SUCCESSOR`: a journal is being given up and its successor made. As long as it is
/// there, nothing else is written.
struct SuccessorMarker {
    private let fileSystem: any FileSystem
    private let location: JournalLocation

    private static let format = "zhaodan-successor/1"
    private static let name = "SUCCESSOR"
    private static let byteLimit = 1024

    init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        self.location = location
        self.fileSystem = fileSystem
    }

    var path: String { "\(location.journal)/\(Self.name)" }

    /// Nil when no successor is being made.
    func read() throws(JournalError) -> ParentJournal? {
        guard let bytes = try fileSystem.bytes(of: path, limit: Self.byteLimit) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.count == 4, lines[0] == Self.format, IDText.isDevice(lines[1].utf8),
            let size = Int(lines[2]), let root = Hash256(hex: lines[3])
        else { throw JournalError(.unfinishedSuccessor, file: path) }
        return ParentJournal(dev: String(lines[1]), size: size, root: root)
    }

    func write(_ parent: ParentJournal) throws(JournalError) {
        let text = "\(Self.format)\n\(parent.dev)\n\(parent.size)\n\(parent.root.hex)\n"
        do throws(FileError) {
            try fileSystem.replaceDurably(
                Self.name, in: location.journal, temporary: "\(Self.name).new",
                with: Array(text.utf8))
        } catch {
            throw JournalError(error, file: path)
        }
    }

    func remove() throws(JournalError) {
        do throws(FileError) {
            try fileSystem.remove(path)
            try fileSystem.syncDirectory(location.journal)
        } catch {
            throw JournalError(error, file: path)
        }
    }

    /// - Throws: `unfinished_successor` when one is being made.
    func requireNone() throws(JournalError) {
        let isThere: Bool
        do throws(FileError) {
            isThere = try fileSystem.status(of: path) != nil
        } catch {
            throw JournalError(error, file: path)
        }
        if isThere { throw JournalError(.unfinishedSuccessor, file: path) }
    }
}

/// What came of making a successor.
package struct SuccessorReport: Hashable, Sendable {
    package let dev: String
    package let parent: ParentJournal
    package let size: Int
}
