import FormLanguage

/// Which relevance depends on which, worked out once for a pack.
///
/// A fact and an item depend on what their `relevant` refers to, an item on its group as well.
/// A limit judges and hides nothing, so it counts for no dependency.
package struct RelevanceGraph: Sendable {
    /// A fact, a group or an item, by its index in the pack.
    package enum Node: Hashable, Sendable {
        case fact(Int)
        case group(Int)
        case item(Int)
    }

    /// Names along each cycle, the first again at the end; empty in a pack that passed lint.
    package let cycles: [[Node]]

    let factCount: Int
    let groupCount: Int
    /// Nodes by number such that each stands behind all it depends on; those of a cycle last.
    let order: [Int]
    /// The place of each node in `order`.
    let rank: [Int]
    /// The nodes that refer to each node, or lie in the group it is.
    let dependents: [[Int]]
    /// Nodes that `${name}` can mean. Where a fact and an item share a name, the fact.
    let nodeByName: [String: Int]
    /// Nodes of a cycle and those behind one; they stay relevant, so that nothing is hidden
    /// for a reason that contradicts itself.
    let isUndecided: [Bool]

    /// - Complexity: O(facts, groups, items and their references).
    package init(_ pack: Pack) {
        factCount = pack.facts.count
        groupCount = pack.groups.count
        let items = factCount + groupCount
        let count = items + pack.items.count

        var byName: [String: Int] = [:]
        for (index, fact) in pack.facts.enumerated() where byName[fact.name] == nil {
            byName[fact.name] = index
        }
        for (index, item) in pack.items.enumerated() where byName[item.code] == nil {
            byName[item.code] = items + index
        }
        nodeByName = byName

        var dependencies: [[Int]] = []
        dependencies.reserveCapacity(count)
        func references(_ relevance: Expression?) -> [Int] {
            relevance?.references.compactMap { byName[$0] } ?? []
        }
        for fact in pack.facts { dependencies.append(references(fact.relevance)) }
        for group in pack.groups { dependencies.append(references(group.relevance)) }
        for item in pack.items {
            dependencies.append([pack.facts.count + item.groupIndex] + references(item.relevance))
        }

        var reversed = [[Int]](repeating: [], count: count)
        for (node, found) in dependencies.enumerated() {
            for dependency in found { reversed[dependency].append(node) }
        }
        dependents = reversed
        let sorted = Self.sorted(dependencies, reversed)
        order = sorted.order
        isUndecided = sorted.isUndecided
        var rank = [Int](repeating: 0, count: count)
        for (place, node) in sorted.order.enumerated() { rank[node] = place }
        self.rank = rank
        let (factCount, groupCount) = (factCount, groupCount)
        cycles = ReferenceCycles.find(in: dependencies).map { cycle in
            cycle.map { Self.node($0, facts: factCount, groups: groupCount) }
        }
    }

    func number(ofGroup index: Int) -> Int { factCount + index }
    func number(ofItem index: Int) -> Int { factCount + groupCount + index }
    func node(_ number: Int) -> Node { Self.node(number, facts: factCount, groups: groupCount) }

    private static func node(_ number: Int, facts: Int, groups: Int) -> Node {
        if number < facts { return .fact(number) }
        if number < facts + groups { return .group(number - facts) }
        return .item(number - facts - groups)
    }

    /// Takes away, again and again, what depends on nothing any more; a cycle remains.
    private static func sorted(
        _ dependencies: [[Int]], _ dependents: [[Int]]
    ) -> (order: [Int], isUndecided: [Bool]) {
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
        let undecided = open.map { $0 > 0 }
        order += undecided.indices.filter { undecided[$0] }
        return (order, undecided)
    }
}
