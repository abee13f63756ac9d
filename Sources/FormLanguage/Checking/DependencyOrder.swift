/// Nodes in an order in which each stands behind all it depends on.
package struct DependencyOrder: Sendable {
    /// All nodes; those of a cycle, and those behind one, are last.
    package let nodes: [Int]
    /// The place of each node in `nodes`.
    package let ranks: [Int]
    /// For each node whether it is of a cycle or stands behind one.
    package let isUndecided: [Bool]
    /// For each node those that depend on it.
    package let dependents: [[Int]]

    /// Takes away, again and again, what depends on nothing any more; a cycle remains.
    ///
    /// - Parameter dependencies: For each node the nodes it depends on, by number.
    /// - Complexity: O(nodes and dependencies).
    package init(_ dependencies: [[Int]]) {
        var dependents = [[Int]](repeating: [], count: dependencies.count)
        for (node, found) in dependencies.enumerated() {
            for dependency in found { dependents[dependency].append(node) }
        }
        var open = dependencies.map(\.count)
        var order = open.indices.filter { open[$0] == 0 }
        order.reserveCapacity(open.count)
        var next = 0
        while next < order.count {
            for dependent in dependents[order[next]] {
                open[dependent] -= 1
                if open[dependent] == 0 { order.append(dependent) }
            }
            next += 1
        }
        isUndecided = open.map { $0 > 0 }
        order += open.indices.filter { open[$0] > 0 }
        nodes = order
        var ranks = [Int](repeating: 0, count: order.count)
        for (rank, node) in order.enumerated() { ranks[node] = rank }
        self.ranks = ranks
        self.dependents = dependents
    }
}
