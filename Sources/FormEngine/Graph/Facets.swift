import FormLanguage

/// Relevance and value of each node as a graph: facet `2n` and `2n + 1`.
struct Facets {
    let cycles: [[Int]]
    private let order: DependencyOrder
    /// Defaults that look at what rests on them.
    private let isLateDefault: [Bool]

    init(_ form: Form, _ bindings: [FormBinding]) {
        // What lies in a repeat is there only once it is known how many instances there are.
        var dependencies = form.nodes.indices.flatMap { node in
            let around = form.nodes[node].parent.map {
                form.isRepeat($0) ? [2 * $0, 2 * $0 + 1] : [2 * $0]
            }
            return [around ?? [], [2 * node]]
        }
        for binding in bindings where binding.rule.isLookedAt {
            if binding.rule == .calculation, form.nodes[binding.node].triggers != nil { continue }
            dependencies[Self.facet(of: binding)] += Self.values(binding)
        }
        let defaults = bindings.filter { $0.rule == .defaultValue }
        let all = Self.adding(defaults, to: dependencies)
        let order = DependencyOrder(all)
        let isLate = form.nodes.indices.map { order.isUndecided[2 * $0 + 1] }
        isLateDefault = isLate
        self.order =
            isLate.contains(true) && !defaults.isEmpty
            ? DependencyOrder(
                Self.adding(defaults.filter { !isLate[$0.node] }, to: dependencies)) : order
        cycles = ReferenceCycles.find(in: dependencies).map { cycle in
            let path: [Int] = cycle.map { $0 / 2 }.reduce(into: []) { nodes, node in
                if nodes.last != node { nodes.append(node) }
            }
            return path.count == 1 ? path + path : path
        }
    }

    /// What rests on itself is never evaluated.
    func isUndecided(_ binding: FormBinding) -> Bool {
        binding.rule.isLookedAt && order.isUndecided[Self.facet(of: binding)]
    }

    /// What others look at stands before what only is looked at, and a default with the values.
    func rank(_ binding: FormBinding) -> (Int, Int, Int) {
        let isEarly =
            binding.rule.isLookedAt
            || binding.rule == .defaultValue && !isLateDefault[binding.node]
        return (isEarly ? 0 : 1, order.ranks[Self.facet(of: binding)], binding.rule.rawValue)
    }

    private static func facet(of binding: FormBinding) -> Int {
        binding.rule == .relevance ? 2 * binding.node : 2 * binding.node + 1
    }

    private static func values(_ binding: FormBinding) -> [Int] {
        binding.facts.dependencies.map { 2 * $0.definition + 1 }
    }

    private static func adding(_ defaults: [FormBinding], to dependencies: [[Int]]) -> [[Int]] {
        defaults.reduce(into: dependencies) { $0[facet(of: $1)] += values($1) }
    }
}
