/// What shows one entry to somebody who has nothing else of the journal.
package struct EntryProof: Hashable, Sendable {
    package let entry: JournalEntry
    package let proof: LogProof
    /// The key that signed the proof's checkpoint.
    package let verifier: NoteVerifier
    package let checkpoint: Checkpoint
}

/// Why there is no proof of an entry.
package enum ProofRefusal: Error, Hashable, Sendable {
    case unknownEntry
    /// The newest checkpoint is of the entries before this one; 0 when there is none.
    case notCovered(signed: Int)
}

extension JournalReader {
    /// Proves an entry to be in the tree that the newest checkpoint signed.
    ///
    /// - Throws: `damaged` when the log does not give the root that was signed.
    /// - Complexity: O(bytes of two segments) where there are tiles, else O(bytes of the log).
    package func proof(
        of seq: Int
    ) throws(JournalError) -> Result<EntryProof, ProofRefusal> {
        let identity = try self.identity()
        let (file, keys) = try checkpointFile(identity)
        if case .bad(let fault) = file {
            throw JournalError(
                .damaged(JournalProblem(.badCheckpoint(fault), segment: "checkpoint")),
                file: location.checkpoint)
        }
        let signed: SignedCheckpoint? = if case .signed(let signed) = file { signed } else { nil }
        var found: JournalEntry?
        if seq < (try segments().count) * SegmentName.capacity {
            try entries(from: seq) { entry in
                found = entry
                return false
            }
        }
        guard let found else { return .failure(.unknownEntry) }
        guard let signed, seq < signed.checkpoint.size,
            let verifier = keys.keys(at: signed.checkpoint.size).last
        else {
            let size = signed?.checkpoint.size ?? 0
            return .failure(.notCovered(signed: size))
        }
        // Tiles may be wrong; what is wrong without them is wrong in the log.
        for tiles in [TileStore(location, in: fileSystem), nil] {
            var tree = StoredTree(of: log, size: signed.checkpoint.size, tiles: tiles)
            let hashes = try tree.inclusion(of: seq)
            let isIncluded = MerkleProof.isIncluded(
                found.leaf, at: seq, inTreeOf: tree.size, signed.checkpoint.root, by: hashes)
            guard isIncluded else { continue }
            let proof = LogProof(index: seq, hashes: hashes, note: signed.note)
            return .success(
                EntryProof(
                    entry: found, proof: proof, verifier: verifier,
                    checkpoint: signed.checkpoint))
        }
        throw JournalError(
            .damaged(
                JournalProblem(
                    .rootDiffers(size: signed.checkpoint.size), segment: "checkpoint")),
            file: location.checkpoint)
    }
}
