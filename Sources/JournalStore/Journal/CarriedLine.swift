import CanonicalJSON

extension JournalEntry {
    /// Whether this entry holds a line of another journal.
    package var isCarry: Bool { kind == OwnKind.carry.rawValue }

    /// The entry that this one took over from another journal, and what that one took over; the
    /// entry itself when it is none of these.
    ///
    /// - Parameter blobs: Where lines lie that are too long for one.
    /// - Throws: `carried_differs` when the line is not what the entry says it is.
    package func original(_ blobs: BlobReader) throws(JournalError) -> JournalEntry {
        var entry = self
        for _ in 0..<Self.carryDepth {
            guard entry.isCarry else { return entry }
            entry = try entry.carriedEntry(blobs)
        }
        throw damagedCarry
    }

    /// Generations of successors; far above any real number.
    private static let carryDepth = 64

    /// The line as an entry of its own journal, one step back.
    func carriedEntry(_ blobs: BlobReader) throws(JournalError) -> JournalEntry {
        let line: [UInt8]
        if let text = body.string("line") {
            line = Array(text.utf8)
        } else if let blob = body.string("blob") {
            do throws(JournalError) {
                line = try blobs.get(blob)
            } catch {
                switch error.reason {
                case .blobMissing, .blobDamaged, .blobNameMalformed: throw damagedCarry
                default: throw error
                }
            }
        } else {
            throw damagedCarry
        }
        var reader = EntryLineReader()
        let entry = line.withUnsafeBufferPointer { try? reader.entry(in: $0) }
        guard let entry, entry.dev == body.string("from"),
            Int64(entry.seq) == body.integer("seq")
        else { throw damagedCarry }
        return entry
    }

    private var damagedCarry: JournalError {
        JournalError(.damaged(JournalProblem(.carriedDiffers, segment: nil, seq: seq)))
    }
}

extension JournalReader {
    /// Whether the lines that a successor carries are those its first entry promises: a chain of
    /// its parent's size, with its root.
    func carriedProblem() throws(JournalError) -> JournalProblem? {
        guard let parent = try identity().parent else { return nil }
        let blobs = BlobReader(location, in: fileSystem)
        var chain = Chain()
        var tree = MerkleFrontier()
        var problem: JournalProblem?
        var failure: JournalError?
        try entries { entry in
            guard entry.isCarry else { return true }
            do throws(JournalError) {
                let line = try entry.carriedEntry(blobs)
                guard (try? chain.accept(line)) != nil, line.dev == parent.dev else {
                    throw JournalError(
                        .damaged(JournalProblem(.carriedDiffers, segment: nil, seq: entry.seq)))
                }
                tree.append(line.leaf)
                return true
            } catch {
                if case .damaged(let found) = error.reason {
                    problem = found
                } else {
                    failure = error
                }
                return false
            }
        }
        if let failure { throw failure }
        if let problem { return problem }
        guard tree.size == parent.size, tree.root == parent.root else {
            return JournalProblem(.carriedDiffers, segment: nil, seq: nil)
        }
        return nil
    }
}
