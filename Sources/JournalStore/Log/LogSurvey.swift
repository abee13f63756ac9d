/// A walk over the log that also grows the tree.
struct LogSurvey {
    let end: LogWalk.End
    let chain: Chain
    let frontier: MerkleFrontier

    /// The tree at the start of the newest segment; nil while that is the first.
    let segmentStart: MerkleFrontier?

    /// The roots at the sizes that were asked for, as far as the walk passed them.
    let roots: [Int: Hash256]

    /// What `erase` entries among them took away.
    let erased: Set<String>

    /// The tiles of the newest segment.
    let tiles: TileQueue

    /// - Parameters:
    ///   - start: The chain before the first of the segments, and the tree of that size.
    ///   - sizes: Where the root is wanted.
    ///   - visit: Sees each good entry.
    init(
        _ log: LogDirectory, _ segments: ArraySlice<Int>,
        from start: (chain: Chain, frontier: MerkleFrontier) = (Chain(), MerkleFrontier()),
        rootsAt sizes: Set<Int>, visit: (JournalEntry) -> Void = { _ in }
    ) throws(JournalError) {
        var frontier = start.frontier
        var segmentStart = frontier.size > 0 ? frontier : nil
        var roots: [Int: Hash256] = [:]
        if sizes.contains(frontier.size) { roots[frontier.size] = frontier.root }
        var erased: Set<String> = []
        var tiles = TileQueue(at: frontier.size)
        var walk = LogWalk(log, from: start.chain)
        end = try walk.walk(segments) { entry in
            if SegmentName.isFirst(frontier.size) { tiles = TileQueue(at: frontier.size) }
            tiles.append(entry.leaf)
            if entry.kind == Erasure.kind { erased.formUnion(Erasure.ids(in: entry.body)) }
            visit(entry)
            frontier.append(entry.leaf)
            if sizes.contains(frontier.size) { roots[frontier.size] = frontier.root }
            if SegmentName.isFirst(frontier.size) { segmentStart = frontier }
            return true
        }
        chain = walk.chain
        self.frontier = frontier
        self.segmentStart = segmentStart
        self.roots = roots
        self.tiles = tiles
        self.erased = erased
    }

    func verdict(vouched: Int) -> TailVerdict {
        TailVerdict.judge(end, chain: chain, vouched: vouched)
    }

    /// The place where the good lines end.
    func problem(_ reason: JournalProblem.Reason) -> JournalProblem {
        JournalProblem(
            reason, segment: end.segment.map(SegmentName.text(first:)),
            byteOffset: end.byteOffset, seq: chain.size)
    }
}
