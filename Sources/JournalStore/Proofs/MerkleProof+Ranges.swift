/// Which leaves stand under each hash of a proof (RFC 6962 sections 2.1.1 and 2.1.2), wherever the
/// hashes themselves come from.
extension MerkleProof {
    /// Beside the way from a leaf to the root, the leaf's sibling first.
    ///
    /// - Precondition: There is such a leaf.
    static func inclusion(of index: Int, in size: Int) -> [Range<Int>] {
        precondition((0..<size).contains(index), "leaf \(index) of \(size)")
        var path: [Range<Int>] = []
        var range = 0..<size
        while range.count > 1 {
            let split = range.lowerBound + largestPowerOfTwo(below: range.count)
            if index < split {
                path.append(split..<range.upperBound)
                range = range.lowerBound..<split
            } else {
                path.append(range.lowerBound..<split)
                range = split..<range.upperBound
            }
        }
        return path.reversed()
    }

    /// Empty when the old leaves are none or all.
    ///
    /// - Precondition: `old` is from 0 to the size.
    static func consistency(from old: Int, to size: Int) -> [Range<Int>] {
        precondition((0...size).contains(old), "size \(old) of \(size)")
        guard old > 0, old < size else { return [] }
        var path: [Range<Int>] = []
        var range = 0..<size
        // Whether the old root is the root of what is left, which its reader knows.
        var isOldRoot = true
        while range.count != old - range.lowerBound {
            let split = range.lowerBound + largestPowerOfTwo(below: range.count)
            if old <= split {
                path.append(split..<range.upperBound)
                range = range.lowerBound..<split
            } else {
                path.append(range.lowerBound..<split)
                range = split..<range.upperBound
                isOldRoot = false
            }
        }
        if !isOldRoot { path.append(range) }
        return path.reversed()
    }

    /// The complete subtrees that such a range is made of, from the left; a node of level `n`
    /// stands over 2^n leaves.
    static func wholeNodes(of range: Range<Int>) -> [(level: Int, index: Int)] {
        var nodes: [(level: Int, index: Int)] = []
        var start = range.lowerBound
        for level in stride(from: Int.bitWidth - 2, through: 0, by: -1)
        where range.count & 1 << level != 0 {
            nodes.append((level, start >> level))
            start += 1 << level
        }
        return nodes
    }

    /// The root over complete subtrees, the largest first.
    ///
    /// - Precondition: There is one at least.
    static func root(of nodes: [Hash256]) -> Hash256 {
        nodes.dropLast().reversed().reduce(nodes[nodes.count - 1]) { .node($1, $0) }
    }

    /// The largest power of two that is less than a number of at least two.
    private static func largestPowerOfTwo(below count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}
