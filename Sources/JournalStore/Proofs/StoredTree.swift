/// The tree of a log on disk: its nodes from the tiles, and from the lines where a tile is
/// missing. Nothing here is relied on before a signed root came out right.
struct StoredTree {
    /// Leaves that the tree has; the log may have more.
    let size: Int

    private let log: LogDirectory
    private let tiles: TileStore?
    private var known: [String: [Hash256]] = [:]

    /// - Parameter tiles: Nil to make everything of the lines.
    init(of log: LogDirectory, size: Int, tiles: TileStore?) {
        self.log = log
        self.size = size
        self.tiles = tiles
    }

    /// See `MerkleTree.inclusion`.
    mutating func inclusion(of index: Int) throws(JournalError) -> [Hash256] {
        try hashes(MerkleProof.inclusion(of: index, in: size))
    }

    /// See `MerkleTree.consistency`.
    mutating func consistency(from old: Int) throws(JournalError) -> [Hash256] {
        try hashes(MerkleProof.consistency(from: old, to: size))
    }

    mutating func root() throws(JournalError) -> Hash256 {
        size == 0 ? .ofNothing : try root(of: 0..<size)
    }

    private mutating func hashes(_ ranges: [Range<Int>]) throws(JournalError) -> [Hash256] {
        var hashes: [Hash256] = []
        for range in ranges { hashes.append(try root(of: range)) }
        return hashes
    }

    private mutating func root(of range: Range<Int>) throws(JournalError) -> Hash256 {
        var nodes: [Hash256] = []
        for node in MerkleProof.wholeNodes(of: range) {
            nodes.append(try self.node(node.level, node.index))
        }
        return MerkleProof.root(of: nodes)
    }

    private mutating func node(_ level: Int, _ index: Int) throws(JournalError) -> Hash256 {
        if level.isMultiple(of: TileStore.height),
            let tile = try tile(level / TileStore.height, index / TileStore.width)
        {
            return tile[index % TileStore.width]
        }
        return .node(try node(level - 1, 2 * index), try node(level - 1, 2 * index + 1))
    }

    /// Nil above the leaves where there is none; of leaves there always is one, perhaps not full.
    private mutating func tile(_ level: Int, _ index: Int) throws(JournalError) -> [Hash256]? {
        let name = TileStore.name(level: level, index: index)
        if let tile = known[name] { return tile }
        if index < TileStore.fullTiles(level: level, size: size),
            let tile = tiles?.hashes(level: level, index: index)
        {
            known[name] = tile
            return tile
        }
        guard level == 0 else { return nil }
        try readSegment(holding: index * TileStore.width)
        return known[name]
    }

    private mutating func readSegment(holding seq: Int) throws(JournalError) {
        let first = SegmentName.holding(seq)
        let bytes = try log.bytes(ofSegment: first)
        var leaves: [Hash256] = []
        bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            while let end = LineFeed.index(in: buffer, from: start) {
                leaves.append(
                    .leaf(
                        UnsafeRawBufferPointer(
                            rebasing: UnsafeRawBufferPointer(buffer)[start..<end])))
                start = end + 1
            }
        }
        let wanted = min(size - first, SegmentName.capacity)
        guard leaves.count >= wanted else {
            throw JournalError(
                .damaged(
                    JournalProblem(
                        .signedEntriesMissing(signed: size),
                        segment: SegmentName.text(first: first),
                        byteOffset: bytes.count, seq: first + leaves.count)), file: log.path)
        }
        for start in stride(from: 0, to: wanted, by: TileStore.width) {
            let name = TileStore.name(level: 0, index: (first + start) / TileStore.width)
            known[name] = Array(leaves[start..<min(start + TileStore.width, wanted)])
        }
    }
}
