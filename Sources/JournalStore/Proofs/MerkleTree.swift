/// All leaves of a Merkle tree, from which the proofs of RFC 6962 section 2.1 are made.
///
/// Where only the root is wanted, `MerkleFrontier` is enough; a log on disk is a `StoredTree`.
package struct MerkleTree: Sendable {
    /// The complete subtrees, by the power of two that is their size.
    private var levels: [[Hash256]]

    package init(leaves: [Hash256]) {
        levels = [leaves]
        while let last = levels.last, last.count > 1 {
            levels.append((0..<last.count / 2).map { .node(last[2 * $0], last[2 * $0 + 1]) })
        }
    }

    package var size: Int { levels[0].count }

    package var root: Hash256 { size == 0 ? .ofNothing : root(of: 0..<size) }

    /// The hashes beside the way from a leaf to the root, the leaf's sibling first.
    ///
    /// - Precondition: There is such a leaf.
    package func inclusion(of index: Int) -> [Hash256] {
        MerkleProof.inclusion(of: index, in: size).map(root)
    }

    /// What shows that the tree began with its first `old` leaves; empty when those are none or all.
    ///
    /// - Precondition: `old` is from 0 to the size.
    package func consistency(from old: Int) -> [Hash256] {
        MerkleProof.consistency(from: old, to: size).map(root)
    }

    private func root(of range: Range<Int>) -> Hash256 {
        MerkleProof.root(
            of: MerkleProof.wholeNodes(of: range).map { levels[$0.level][$0.index] })
    }
}
