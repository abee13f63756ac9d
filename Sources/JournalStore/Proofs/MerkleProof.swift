/// The checks a reader of proofs makes (RFC 9162 sections 2.1.3.2 and 2.1.4.2); they need no log.
package enum MerkleProof {
    /// Whether a leaf is in the tree of this size and root.
    package static func isIncluded(
        _ leaf: Hash256, at index: Int, inTreeOf size: Int, _ root: Hash256, by proof: [Hash256]
    ) -> Bool {
        guard index >= 0, index < size else { return false }
        var node = leaf
        var place = index
        var last = size - 1
        for sibling in proof {
            guard last > 0 else { return false }
            if !place.isMultiple(of: 2) || place == last {
                node = .node(sibling, node)
                while place > 0, place.isMultiple(of: 2) {
                    place >>= 1
                    last >>= 1
                }
            } else {
                node = .node(node, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && node == root
    }

    /// Whether the newer tree begins with all leaves of the older one.
    package static func isConsistent(
        _ old: (size: Int, root: Hash256), _ new: (size: Int, root: Hash256), by proof: [Hash256]
    ) -> Bool {
        guard old.size >= 0, old.size <= new.size else { return false }
        if old.size == new.size { return proof.isEmpty && old.root == new.root }
        if old.size == 0 { return proof.isEmpty && old.root == .ofNothing }
        var rest = proof[...]
        // A whole subtree is its own beginning, and its root is known already.
        if old.size.nonzeroBitCount == 1 { rest = ([old.root] + proof)[...] }
        guard let first = rest.popFirst() else { return false }
        var place = old.size - 1
        var last = new.size - 1
        while !place.isMultiple(of: 2) {
            place >>= 1
            last >>= 1
        }
        var oldNode = first
        var newNode = first
        for hash in rest {
            guard last > 0 else { return false }
            if !place.isMultiple(of: 2) || place == last {
                oldNode = .node(hash, oldNode)
                newNode = .node(hash, newNode)
                while place > 0, place.isMultiple(of: 2) {
                    place >>= 1
                    last >>= 1
                }
            } else {
                newNode = .node(newNode, hash)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && oldNode == old.root && newNode == new.root
    }
}
