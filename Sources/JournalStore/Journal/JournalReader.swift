package import CivilTime

/// Reads a journal and never writes: no lock, no session, no repair. It may be used while
/// somebody else writes; a write that is under way then shows as a torn tail.
package struct JournalReader: Sendable {
    package let location: JournalLocation
    let fileSystem: any FileSystem

    /// Whether segments are read up to the first that is not in order, where others refuse.
    private let salvages: Bool

    package init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        self.init(location, in: fileSystem, salvages: false)
    }

    /// - Parameter salvages: Hands out what can be read before a missing segment, and beside
    ///   foreign files; `shortfall` then says what is wrong.
    package init(_ location: JournalLocation, in fileSystem: any FileSystem, salvages: Bool) {
        self.location = location
        self.fileSystem = fileSystem
        self.salvages = salvages
    }

    /// What entries of this journal name beside it.
    package var blobs: BlobReader { BlobReader(location, in: fileSystem) }

    /// Why what can be read is not all there was, as far as that shows without reading it all:
    /// a name in `log/` that is wrong, or fewer entries than were signed for.
    package func shortfall() throws(JournalError) -> JournalError? {
        if let problem = try log.soundSegments().problem { return problem }
        let status = try status()
        guard let signed = status.signedSize, signed > status.size else { return nil }
        return damaged(
            JournalProblem(
                .signedEntriesMissing(signed: signed),
                segment: SegmentName.text(first: SegmentName.holding(status.size)),
                seq: status.size))
    }

    /// Hands out entries in order, each checked for its form and its place in the chain.
    ///
    /// `sum` is left unchecked but for the last line: the chain covers the same bytes.
    ///
    /// - Parameters:
    ///   - seq: The first entry wanted; may be the size, then there is none.
    ///   - visit: Returns false to end the reading.
    /// - Returns: How many entries are known to be good; a torn tail is no error here.
    /// - Throws: `damaged` when something that was durable is missing or changed.
    /// - Complexity: O(bytes from the beginning of that entry's segment).
    @discardableResult
    package func entries(
        from seq: Int = 0, _ visit: (JournalEntry) -> Bool
    ) throws(JournalError) -> Int {
        precondition(seq >= 0, "entry \(seq)")
        let identity = try self.identity()
        let segments = try self.segments()
        let first = min(SegmentName.holding(seq), segments[segments.count - 1])
        var walk = LogWalk(
            log, from: try chain(before: first, identity), checksSums: false)
        let end = try walk.walk(segments[(first / SegmentName.capacity)...]) { entry in
            entry.seq < seq || visit(entry)
        }
        if end.isStopped { return walk.chain.size }
        if case .damage(let reason) = TailVerdict.judge(end, chain: walk.chain, vouched: 0) {
            throw damaged(
                JournalProblem(
                    reason, segment: end.segment.map(SegmentName.text(first:)),
                    byteOffset: end.byteOffset, seq: walk.chain.size))
        }
        return walk.chain.size
    }

    /// Who the journal is, as its first entry says.
    package func identity() throws(JournalError) -> JournalIdentity {
        _ = try segments()
        guard let identity = try genesisIdentity() else {
            throw damaged(
                JournalProblem(
                    .damagedEntry(.badGenesis), segment: SegmentName.text(first: 0),
                    byteOffset: 0, seq: 0))
        }
        return identity
    }

    /// What can be said from the newest segment and the checkpoint alone.
    package func status() throws(JournalError) -> JournalStatus {
        let identity = try self.identity()
        let checkpoint = try checkpointFile(identity).file
        let segments = try self.segments()
        let newest = segments[segments.count - 1]
        var walk = LogWalk(log, from: try chain(before: newest, identity))
        let end = try walk.walk(segments.suffix(1)) { _ in true }
        return JournalStatus(
            identity: identity, size: walk.chain.size,
            signedSize: checkpoint.checkpoint?.size, lastAt: walk.chain.lastEntry?.at,
            isSessionOpen: walk.chain.lastEntry?.kind != OwnKind.sessionClose.rawValue,
            bytesBehindLastEntry: end.rest.count,
            lastLeaf: walk.chain.size > 0 ? walk.chain.lastLeaf : nil)
    }

    /// The first entries of the segments; at least one.
    func segments() throws(JournalError) -> [Int] {
        let (segments, problem) = try log.soundSegments()
        if let problem, !salvages || segments.isEmpty { throw problem }
        guard !segments.isEmpty else {
            throw JournalError(.unfinishedCreation, file: log.path)
        }
        return segments
    }

    var log: LogDirectory { LogDirectory(fileSystem: fileSystem, path: location.log) }

    func genesisIdentity() throws(JournalError) -> JournalIdentity? {
        try log.genesis().flatMap(JournalIdentity.init(genesis:))
    }

    /// What a walk that begins with a segment has to know of the ones before.
    private func chain(
        before first: Int, _ identity: JournalIdentity
    ) throws(JournalError) -> Chain {
        guard first > 0 else { return Chain() }
        let before = first - SegmentName.capacity
        guard let last = try log.lastEntry(ofSegment: before), last.seq == first - 1 else {
            throw damaged(
                JournalProblem(
                    .damagedEntry(.unfinished), segment: SegmentName.text(first: before),
                    seq: first - 1))
        }
        return Chain(after: last, of: identity)
    }

    private func damaged(_ problem: JournalProblem) -> JournalError {
        JournalError(.damaged(problem), file: location.log)
    }
}

/// A journal at a glance.
package struct JournalStatus: Hashable, Sendable {
    package let identity: JournalIdentity
    package let size: Int

    /// Nil when no checkpoint was signed yet, or none that can be relied on.
    package let signedSize: Int?
    package let lastAt: WallTime?

    /// Whether the last session was not closed, or goes on now.
    package let isSessionOpen: Bool

    /// What lies behind the last good line; 0 in a journal that is in order.
    package let bytesBehindLastEntry: Int

    /// Of the last good entry; nil when there is none.
    package let lastLeaf: Hash256?
}
