/// The full tiles of a journal's tree (c2sp.org/tlog-tiles), each 256 hashes of one level.
///
/// They are derived from the log: one that is missing costs a proof more reading and nothing
/// else, and none of them is relied on without a signed root.
package struct TileStore: Sendable {
    /// Hashes in a tile.
    static let width = 256

    /// Levels of the tree from one level of tiles to the next.
    static let height = 8

    private static let bytes = width * 32

    let fileSystem: any FileSystem
    private let journal: String

    init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        journal = location.journal
        self.fileSystem = fileSystem
    }

    /// `tile/<level>/<index>`, the index in groups of three digits: `x001/234`.
    static func name(level: Int, index: Int) -> String {
        func group(_ number: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: 3 - digits.utf8.count) + digits
        }
        var path = group(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            path = "x\(group(rest % 1000))/\(path)"
            rest /= 1000
        }
        return "tile/\(level)/\(path)"
    }

    /// How many tiles of a level are full in a tree of some size.
    static func fullTiles(level: Int, size: Int) -> Int { size >> (height * (level + 1)) }

    func isThere(level: Int, index: Int) throws(FileError) -> Bool {
        try fileSystem.status(of: path(level, index)) != nil
    }

    /// The bytes as they are on disk; nil when there is no such file.
    ///
    /// - Throws: `file_too_large` for what can be no tile, and what the disk refuses.
    func content(level: Int, index: Int) throws(JournalError) -> [UInt8]? {
        try fileSystem.bytes(of: path(level, index), limit: Self.bytes)
    }

    /// Nil for a tile that is not there or is none.
    func hashes(level: Int, index: Int) -> [Hash256]? {
        guard let bytes = try? content(level: level, index: index) else { return nil }
        return Self.hashes(bytes)
    }

    /// The hashes of a tile; nil for bytes that are none.
    package static func hashes(_ bytes: [UInt8]) -> [Hash256]? {
        guard bytes.count == Self.bytes else { return nil }
        return stride(from: 0, to: bytes.count, by: 32).map {
            Hash256(bytes: Array(bytes[$0..<$0 + 32]))
        }
    }

    /// Puts a tile in its place. Its bytes are durable when it has its name; the name need not
    /// be, so that after a power cut it is whole or missing.
    func write(_ hashes: [Hash256], level: Int, index: Int) throws(FileError) {
        precondition(hashes.count == Self.width, "a tile of \(hashes.count) hashes")
        let path = path(level, index)
        let unfinished = path + ".new"
        try fileSystem.makeDirectories(fileSystem.parent(of: path))
        try fileSystem.removeIfThere(unfinished)
        try fileSystem.createFile(unfinished, hashes.flatMap(\.bytes))
        try fileSystem.rename(unfinished, to: path)
    }

    private func path(_ level: Int, _ index: Int) -> String {
        "\(journal)/\(Self.name(level: level, index: index))"
    }
}

/// Leaves on their way into tiles, from a multiple of 256 on.
struct TileQueue {
    struct Tile {
        let index: Int
        let hashes: [Hash256]
    }

    /// Full ones that were not taken yet.
    private(set) var full: [Tile] = []
    private var open: [Hash256] = []
    private var size: Int

    /// - Parameter size: Leaves before the first that is appended; a multiple of 256.
    init(at size: Int = 0) {
        precondition(size.isMultiple(of: TileStore.width), "tiles from leaf \(size) on")
        self.size = size
    }

    mutating func append(_ leaf: Hash256) {
        open.append(leaf)
        size += 1
        guard open.count == TileStore.width else { return }
        full.append(Tile(index: size / TileStore.width - 1, hashes: open))
        open.removeAll(keepingCapacity: true)
    }

    mutating func takeFull() -> [Tile] {
        defer { full = [] }
        return full
    }
}

/// Grows all levels of tiles and hands out each one that is full, the lower before the higher.
struct TileGrowth {
    private var levels: [[Hash256]] = []
    private var counts: [Int] = []

    mutating func append(
        _ leaf: Hash256, full: (_ level: Int, _ index: Int, _ hashes: [Hash256]) -> Void
    ) {
        var hash = leaf
        var level = 0
        while true {
            if level == levels.count {
                levels.append([])
                counts.append(0)
            }
            levels[level].append(hash)
            guard levels[level].count == TileStore.width else { return }
            full(level, counts[level], levels[level])
            hash = Self.root(of: levels[level])
            levels[level].removeAll(keepingCapacity: true)
            counts[level] += 1
            level += 1
        }
    }

    /// The node above a full tile.
    static func root(of tile: [Hash256]) -> Hash256 {
        var frontier = MerkleFrontier()
        for hash in tile { frontier.append(hash) }
        return frontier.root
    }
}
