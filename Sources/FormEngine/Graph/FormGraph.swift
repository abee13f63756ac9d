package import FormLanguage

/// An expression of a form with all that is known of it before anything is answered.
package struct FormBinding: Sendable {
    /// The node that it decides something about.
    package let node: Int
    package let rule: FormRule
    package let expression: Expression
    package let facts: ExpressionFacts
    /// The node at which it stands: of a repeat's count what is around the repeat.
    let home: Int
    /// For each reference the node it means; nil for a name that is none.
    let targets: [Int?]
}

/// Which value rests on which, worked out once for a form.
///
/// A node has two facets that others may rest on, whether it is relevant and what it is worth. What
/// is relevant rests on its condition and on what is around it; a value rests on its calculation
/// and on its relevance, for what is not relevant is empty.
package struct FormGraph: Sendable {
    package let form: Form
    /// In an order in which each stands behind all it rests on; those of a cycle, and those behind
    /// one, are last and are never evaluated.
    package let bindings: [FormBinding]
    /// Nodes along each cycle, the first again at the end; empty in a form that passed its checks.
    package let cycles: [[Int]]

    struct Dependent {
        let binding: Int
        let sharedRepeats: Int
    }

    /// For each node the bindings that look at its value.
    let dependents: [[Dependent]]
    /// For each node its bindings by place in `bindings`.
    let bindingsOfNode: [[Int]]
    let listNumbers: ListNumbers
    /// For each node the calculations that run when it changes, and only then.
    let triggered: [[Int]]

    /// - Complexity: O(nodes and what their expressions look at).
    package init(_ form: Form) {
        self.form = form
        listNumbers = ListNumbers(form.tables)
        var bindings: [FormBinding] = []
        for (number, node) in form.nodes.enumerated() {
            for (rule, expression) in node.rules.sorted(by: { $0.key < $1.key }) {
                let home = rule == .repeatCount ? node.parent ?? 0 : number
                bindings.append(
                    FormBinding(
                        node: number, rule: rule, expression: expression,
                        facts: expression.facts(in: form, home: home), home: home,
                        targets: expression.references.map { form.definitions(named: $0).first }))
            }
        }
        let facets = Facets(form, bindings)
        cycles = facets.cycles
        bindings.sort { facets.rank($0) < facets.rank($1) }
        self.bindings = bindings

        var dependents = [[Dependent]](repeating: [], count: form.nodes.count)
        var ofNode = [[Int]](repeating: [], count: form.nodes.count)
        var triggered = [[Int]](repeating: [], count: form.nodes.count)
        for (place, binding) in bindings.enumerated() where !facets.isUndecided(binding) {
            ofNode[binding.node].append(place)
            if binding.rule == .calculation, let triggers = form.nodes[binding.node].triggers {
                for name in triggers {
                    for target in form.definitions(named: name) { triggered[target].append(place) }
                }
                continue
            }
            for dependency in binding.facts.dependencies {
                dependents[dependency.definition].append(
                    Dependent(binding: place, sharedRepeats: dependency.sharedRepeats))
            }
        }
        self.dependents = dependents
        bindingsOfNode = ofNode
        self.triggered = triggered
    }
}

/// Relevance and value of each node as a graph: facet `2n` and `2n + 1`.
private struct Facets {
    let cycles: [[Int]]
    private let ranks: [Int]
    /// Of a cycle, or behind one.
    private let isUndecided: [Bool]

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
            dependencies[Self.facet(of: binding)] += binding.facts.dependencies.map {
                2 * $0.definition + 1
            }
        }
        cycles = ReferenceCycles.find(in: dependencies).map { cycle in
            cycle.map { $0 / 2 }.reduce(into: []) { nodes, node in
                if nodes.last != node || nodes.count == 1 && cycle.count == 2 { nodes.append(node) }
            }
        }
        (ranks, isUndecided) = Self.ranks(dependencies)
    }

    /// What rests on itself is never evaluated.
    func isUndecided(_ binding: FormBinding) -> Bool {
        binding.rule.isLookedAt && isUndecided[Self.facet(of: binding)]
    }

    private static func facet(of binding: FormBinding) -> Int {
        binding.rule == .relevance ? 2 * binding.node : 2 * binding.node + 1
    }

    /// What others look at stands before what only is looked at.
    func rank(_ binding: FormBinding) -> (Int, Int, Int) {
        (binding.rule.isLookedAt ? 0 : 1, ranks[Self.facet(of: binding)], binding.rule.rawValue)
    }

    private static func ranks(
        _ dependencies: [[Int]]
    ) -> (ranks: [Int], isUndecided: [Bool]) {
        var dependents = [[Int]](repeating: [], count: dependencies.count)
        for (facet, found) in dependencies.enumerated() {
            for dependency in found { dependents[dependency].append(facet) }
        }
        var open = dependencies.map(\.count)
        var order = open.indices.filter { open[$0] == 0 }
        var next = 0
        while next < order.count {
            for dependent in dependents[order[next]] {
                open[dependent] -= 1
                if open[dependent] == 0 { order.append(dependent) }
            }
            next += 1
        }
        let isUndecided = open.map { $0 > 0 }
        order += open.indices.filter { isUndecided[$0] }
        var ranks = [Int](repeating: 0, count: open.count)
        for (rank, facet) in order.enumerated() { ranks[facet] = rank }
        return (ranks, isUndecided)
    }
}

extension FormRule {
    /// Whether other expressions rest on what it decides.
    var isLookedAt: Bool {
        switch self {
        case .relevance, .repeatCount, .calculation: true
        case .required, .readOnly, .constraint: false
        }
    }
}
