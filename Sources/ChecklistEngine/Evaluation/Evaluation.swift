package import FormLanguage

/// Which facts, groups and items of a pack are relevant under the answers given so far.
///
/// An answer to something hidden is kept, counts for nothing while it is hidden, and is there
/// again when it is shown: every reference to it is empty in between.
package struct Evaluation: Sendable {
    /// What one changed answer did.
    package struct Change: Equatable, Sendable {
        /// Names of the facts that appeared or disappeared.
        package internal(set) var facts: [String] = []
        /// Codes of the items that appeared or disappeared.
        package internal(set) var items: [String] = []
        /// How many conditions were evaluated again.
        package internal(set) var evaluatedCount = 0
    }

    package let pack: Pack
    package let graph: RelevanceGraph

    /// By node number; a group's is never used.
    private var values: [FormValue]
    private var isRelevant: [Bool]

    /// - Parameter value: What was answered to a fact or an item; `.empty` when nothing was.
    /// - Complexity: O(facts, groups, items and their conditions).
    package init(
        pack: Pack, graph: RelevanceGraph, value: (String) -> FormValue
    ) {
        self.pack = pack
        self.graph = graph
        values =
            pack.facts.map { value($0.name) }
            + [FormValue](repeating: .empty, count: pack.groups.count)
            + pack.items.map { value($0.code) }
        isRelevant = [Bool](repeating: true, count: graph.order.count)
        for node in graph.order { isRelevant[node] = evaluate(node) }
    }

    package func isRelevant(fact index: Int) -> Bool { isRelevant[index] }
    package func isRelevant(group index: Int) -> Bool { isRelevant[graph.number(ofGroup: index)] }
    package func isRelevant(item index: Int) -> Bool { isRelevant[graph.number(ofItem: index)] }

    /// Indices of the items that are relevant, in walking order.
    package var applicableItems: [Int] { pack.items.indices.filter { isRelevant(item: $0) } }
    package var applicableCount: Int {
        pack.items.indices.count { isRelevant(item: $0) }
    }
    package var totalCount: Int { pack.items.count }

    /// What was answered, also while it is hidden.
    package func keptValue(of name: String) -> FormValue {
        graph.nodeByName[name].map { values[$0] } ?? .empty
    }

    /// What a reference is worth: empty while the fact or item is hidden or unknown.
    package func value(of name: String) -> FormValue {
        guard let node = graph.nodeByName[name], isRelevant[node] else { return .empty }
        return values[node]
    }

    /// Takes a new answer and evaluates again only what depends on it.
    ///
    /// A name that the pack does not have changes nothing.
    @discardableResult
    package mutating func set(_ value: FormValue, of name: String) -> Change {
        var change = Change()
        guard let node = graph.nodeByName[name], values[node] != value else { return change }
        values[node] = value
        guard isRelevant[node] else { return change }
        var pending = PendingNodes(graph)
        pending.add(dependentsOf: node)
        while let next = pending.takeFirst() {
            change.evaluatedCount += 1
            let outcome = evaluate(next)
            guard outcome != isRelevant[next] else { continue }
            isRelevant[next] = outcome
            switch graph.node(next) {
            case .fact(let index): change.facts.append(pack.facts[index].name)
            case .item(let index): change.items.append(pack.items[index].code)
            case .group: break
            }
            pending.add(dependentsOf: next)
        }
        return change
    }

    private func evaluate(_ node: Int) -> Bool {
        guard !graph.isUndecided[node] else { return true }
        if case .item(let index) = graph.node(node),
            !isRelevant(group: pack.items[index].groupIndex)
        {
            return false
        }
        guard let relevance = relevance(of: graph.node(node)) else { return true }
        return relevance.holds(in: answersAlone(of: relevance) { value(of: $0) })
    }

    private func relevance(of node: RelevanceGraph.Node) -> Expression? {
        switch node {
        case .fact(let index): pack.facts[index].relevance
        case .group(let index): pack.groups[index].relevance
        case .item(let index): pack.items[index].relevance
        }
    }
}

// MARK: - Why something is hidden

/// Why a fact or an item is not relevant.
package struct Irrelevance: Equatable, Sendable {
    package enum Owner: Equatable, Sendable {
        /// The condition of its group.
        case group(name: String)
        /// Its own condition.
        case own
    }

    package let owner: Owner
    package let explanation: ConditionExplanation
}

extension Evaluation {
    /// Nil when the item is relevant.
    package func irrelevance(ofItem index: Int) -> Irrelevance? {
        guard !isRelevant(item: index) else { return nil }
        let item = pack.items[index]
        guard isRelevant(group: item.groupIndex) else {
            let group = pack.group(of: item)
            return irrelevance(.group(name: group.name), group.relevance)
        }
        return irrelevance(.own, item.relevance)
    }

    /// Nil when the fact is relevant.
    package func irrelevance(ofFact index: Int) -> Irrelevance? {
        isRelevant(fact: index) ? nil : irrelevance(.own, pack.facts[index].relevance)
    }

    private func irrelevance(_ owner: Irrelevance.Owner, _ relevance: Expression?) -> Irrelevance? {
        relevance.map { relevance in
            Irrelevance(
                owner: owner,
                explanation: relevance.explain(
                    in: answersAlone(of: relevance) { value(of: $0) }))
        }
    }
}

/// Nodes to evaluate again, those first on which others may depend.
private struct PendingNodes {
    private let graph: RelevanceGraph
    /// Ranks, the lowest last.
    private var ranks: [Int] = []
    private var isPending: Set<Int> = []

    init(_ graph: RelevanceGraph) { self.graph = graph }

    mutating func add(dependentsOf node: Int) {
        for dependent in graph.dependents[node] {
            let rank = graph.rank[dependent]
            guard isPending.insert(rank).inserted else { continue }
            var low = 0
            var high = ranks.count
            while low < high {
                let middle = (low + high) / 2
                if ranks[middle] > rank { low = middle + 1 } else { high = middle }
            }
            ranks.insert(rank, at: low)
        }
    }

    mutating func takeFirst() -> Int? {
        guard let rank = ranks.popLast() else { return nil }
        isPending.remove(rank)
        return graph.order[rank]
    }
}
