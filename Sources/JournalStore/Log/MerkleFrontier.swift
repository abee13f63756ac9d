/// The right edge of a Merkle tree (RFC 6962): enough to append leaves and to know the root.
///
/// It holds one hash for each bit that is set in the size, the largest subtree first; 20 for a
/// million entries.
package struct MerkleFrontier: Hashable, Sendable {
    package private(set) var size = 0
    private(set) var hashes: [Hash256] = []

    package init() {}

    /// Nil when there is not one hash for each bit of the size.
    init?(size: Int, hashes: [Hash256]) {
        guard size >= 0, hashes.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.hashes = hashes
    }

    /// - Complexity: One hash on average, at most the logarithm of the size.
    package mutating func append(_ leaf: Hash256) {
        var node = leaf
        for _ in 0..<(~size).trailingZeroBitCount {
            node = .node(hashes.removeLast(), node)
        }
        hashes.append(node)
        size += 1
    }

    package var root: Hash256 {
        guard var node = hashes.last else { return .ofNothing }
        for left in hashes.dropLast().reversed() { node = .node(left, node) }
        return node
    }
}
