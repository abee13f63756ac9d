/// A directory from which a journal is repaired: a copy of it, a stick, anything with logs in it.
/// Nothing in it is believed; a line is taken for its hash alone.
struct RepairSource {
    /// Directories that hold segments.
    private(set) var logs: [String] = []

    /// Files that may be checkpoints.
    private(set) var checkpoints: [String] = []

    /// Directories `blob`.
    private(set) var blobs: [String] = []

    private let fileSystem: any FileSystem

    /// How deep logs are looked for, and in how many directories: a stick's `logs/d-…/log` and a
    /// workspace's `journal/peers/d-…/log` are found, a whole disk is not searched.
    private static let depth = 5
    private static let directoryLimit = 2000
    private static let segmentByteLimit = SegmentName.capacity * (LineLimit.bytes + 1)

    /// - Throws: When the directory itself cannot be listed.
    init(_ directories: [String], in fileSystem: any FileSystem) throws(JournalError) {
        self.fileSystem = fileSystem
        var waiting = directories.map { (path: $0, depth: 0) }
        var seen = 0
        while !waiting.isEmpty, seen < Self.directoryLimit {
            let (path, depth) = waiting.removeFirst()
            seen += 1
            let names: [String]
            do throws(FileError) {
                names = try fileSystem.names(in: path).sorted()
            } catch {
                if depth == 0 { throw JournalError(error, file: path) }
                continue
            }
            if names.contains(where: { SegmentName.first($0) != nil }) { logs.append(path) }
            if names.contains("sha256"), path.hasSuffix("/blob") { blobs.append(path) }
            for name in names {
                let inside = "\(path)/\(name)"
                guard let status = try? fileSystem.status(of: inside) else { continue }
                if status.kind == .file, name == "checkpoint" { checkpoints.append(inside) }
                if status.kind == .directory, depth < Self.depth, name != "sha256" {
                    waiting.append((inside, depth + 1))
                }
            }
        }
    }

    /// The same with one log each, when there are several.
    var single: [RepairSource] {
        guard logs.count > 1 else { return [] }
        return logs.map { log in
            var one = self
            one.logs = [log]
            return one
        }
    }

    /// The lines of a segment that belong to a journal, in all copies there are.
    func lines(ofSegment first: Int, of dev: String) -> SegmentLines {
        var found = SegmentLines(first: first, dev: dev)
        for log in logs {
            let path = "\(log)/\(SegmentName.text(first: first))"
            let content = try? fileSystem.bytes(of: path, limit: Self.segmentByteLimit)
            found.take(content.flatMap { $0 } ?? [])
        }
        return found
    }

    /// A blob that is what its name says; nil when there is none.
    func blob(_ name: String) -> [UInt8]? {
        for directory in blobs {
            if let bytes = try? BlobReader(directory, in: fileSystem).get(name) { return bytes }
        }
        return nil
    }

    /// The first entries of segments that are here.
    var segments: Set<Int> {
        var found: Set<Int> = []
        for log in logs {
            found.formUnion((try? fileSystem.names(in: log))?.compactMap(SegmentName.first) ?? [])
        }
        return found
    }

    /// The checkpoints that the journal's device signed.
    func checkpoints(of identity: JournalIdentity, _ keys: KeyHistory) -> [SignedCheckpoint] {
        checkpoints.compactMap { path in
            let file = try? CheckpointFile.read(path, identity: identity, in: fileSystem)
                .checked(by: keys)
            guard case .signed(let signed)? = file else { return nil }
            return signed
        }
    }
}

/// Lines of one segment that are entries in themselves, by their number.
struct SegmentLines {
    let first: Int
    let dev: String

    /// Different lines may claim one number.
    private(set) var byNumber: [Int: [(entry: JournalEntry, line: [UInt8])]] = [:]

    init(first: Int, dev: String) {
        self.first = first
        self.dev = dev
    }

    /// Takes the pieces between line feeds that are such lines.
    mutating func take(_ bytes: [UInt8]) {
        var reader = EntryLineReader()
        for piece in bytes.split(separator: UInt8(ascii: "\n")) {
            let entry = piece.withUnsafeBufferPointer { try? reader.entry(in: $0) }
            guard let entry, entry.dev == dev,
                (first..<first + SegmentName.capacity).contains(entry.seq),
                byNumber[entry.seq]?.contains(where: { $0.entry.leaf == entry.leaf }) != true
            else { continue }
            byNumber[entry.seq, default: []].append((entry, Array(piece)))
        }
    }

    /// The line of this hash.
    func line(_ seq: Int, leaf: Hash256) -> (entry: JournalEntry, line: [UInt8])? {
        byNumber[seq]?.first { $0.entry.leaf == leaf }
    }

    var last: Int? { byNumber.keys.max() }
}
