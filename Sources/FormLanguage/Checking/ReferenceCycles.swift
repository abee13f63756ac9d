/// Finds where references lead back to themselves.
package enum ReferenceCycles {
    /// - Parameter dependencies: For each node the nodes it refers to, by number.
    /// - Returns: The nodes along each cycle in the order of reference, the first again at the
    ///   end. Every set of nodes that refer to each other has at least one cycle here.
    /// - Complexity: O(nodes and references). Keeps its own stack: references may chain through
    ///   as many nodes as there are.
    package static func find(in dependencies: [[Int]]) -> [[Int]] {
        enum Mark { case unseen, onPath, done }
        var cycles: [[Int]] = []
        var marks = [Mark](repeating: .unseen, count: dependencies.count)
        for start in dependencies.indices where marks[start] == .unseen {
            var path: [(node: Int, next: Int)] = [(start, 0)]
            marks[start] = .onPath
            while let (node, next) = path.last {
                guard next < dependencies[node].count else {
                    marks[node] = .done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let dependency = dependencies[node][next]
                switch marks[dependency] {
                case .unseen:
                    marks[dependency] = .onPath
                    path.append((dependency, 0))
                case .onPath:
                    let nodes = path.map(\.node)
                    let first = nodes.lastIndex(of: dependency) ?? 0
                    cycles.append(nodes[first...] + [dependency])
                case .done: break
                }
            }
        }
        return cycles
    }
}
