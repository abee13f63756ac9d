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
    /// - Complexity: O(bytes of the log).
    package func proof(
        of seq: Int
    ) throws(JournalError) -> Result<EntryProof, ProofRefusal> {
        let identity = try self.identity()
        let file = try CheckpointFile.read(
            location.checkpoint, identity: identity, in: fileSystem)
        if case .bad(let fault) = file {
            throw JournalError(
                .damaged(JournalProblem(.badCheckpoint(fault), segment: "checkpoint")),
                file: location.checkpoint)
        }
        let signed: SignedCheckpoint? = if case .signed(let signed) = file { signed } else { nil }
        let wanted = max(signed?.checkpoint.size ?? 0, seq + 1)
        var leaves: [Hash256] = []
        var found: JournalEntry?
        try allEntries(making: \.self) { entry in
            leaves.append(entry.leaf)
            if entry.seq == seq { found = entry }
            return leaves.count < wanted
        }
        guard let found else { return .failure(.unknownEntry) }
        guard let signed, seq < signed.checkpoint.size,
            let verifier = NoteVerifier(name: identity.origin, publicKey: identity.publicKey)
        else {
            let size = signed?.checkpoint.size ?? 0
            return .failure(.notCovered(signed: size))
        }
        let tree = MerkleTree(leaves: Array(leaves.prefix(signed.checkpoint.size)))
        guard tree.size == signed.checkpoint.size, tree.root == signed.checkpoint.root else {
            throw JournalError(
                .damaged(
                    JournalProblem(
                        .rootDiffers(size: signed.checkpoint.size), segment: "checkpoint")),
                file: location.checkpoint)
        }
        let proof = LogProof(index: seq, hashes: tree.inclusion(of: seq), note: signed.note)
        return .success(
            EntryProof(
                entry: found, proof: proof, verifier: verifier, checkpoint: signed.checkpoint))
    }
}
