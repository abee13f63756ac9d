/// All leaves of a Merkle tree, from which the proofs of RFC 6962 section 2.1 are made.
///
/// Where only the root is wanted, `MerkleFrontier` is enough.
package struct MerkleTree: Sendable {
    private let leaves: [Hash256]

    package init(leaves: [Hash256]) { self.leaves = leaves }

    package var size: Int { leaves.count }

    package var root: Hash256 { root(of: 0..<size) }

    /// The hashes beside the way from a leaf to the root, the leaf's sibling first.
    ///
    /// - Precondition: There is such a leaf.
    /// - Complexity: O(size).
    package func inclusion(of index: Int) -> [Hash256] {
        precondition(leaves.indices.contains(index), "leaf \(index) of \(size)")
        var path: [Hash256] = []
        var range = 0..<size
        while range.count > 1 {
            let split = range.lowerBound + Self.largestPowerOfTwo(below: range.count)
            if index < split {
                path.append(root(of: split..<range.upperBound))
                range = range.lowerBound..<split
            } else {
                path.append(root(of: range.lowerBound..<split))
                range = split..<range.upperBound
            }
        }
        return path.reversed()
    }

    /// What shows that the tree began with its first `old` leaves; empty when those are none or all.
    ///
    /// - Precondition: `old` is from 0 to the size.
    /// - Complexity: O(size).
    package func consistency(from old: Int) -> [Hash256] {
        precondition((0...size).contains(old), "size \(old) of \(size)")
        guard old > 0, old < size else { return [] }
        var path: [Hash256] = []
        var range = 0..<size
        // Whether the old root is the root of what is left, which its reader knows.
        var isOldRoot = true
        while range.count != old - range.lowerBound {
            let split = range.lowerBound + Self.largestPowerOfTwo(below: range.count)
            if old <= split {
                path.append(root(of: split..<range.upperBound))
                range = range.lowerBound..<split
            } else {
                path.append(root(of: range.lowerBound..<split))
                range = split..<range.upperBound
                isOldRoot = false
            }
        }
        if !isOldRoot { path.append(root(of: range)) }
        return path.reversed()
    }

    private func root(of range: Range<Int>) -> Hash256 {
        var frontier = MerkleFrontier()
        for index in range { frontier.append(leaves[index]) }
        return frontier.root
    }

    /// The largest power of two that is less than a number of at least two.
    private static func largestPowerOfTwo(below count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}
