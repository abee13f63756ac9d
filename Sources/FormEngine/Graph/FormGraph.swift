package import FormLanguage

/// An expression of a form with all that is known of it before anything is answered.
package final class FormBinding: Sendable {
    /// The node that it decides something about.
    package let node: Int
    package let rule: FormRule
    package let expression: Expression
    package let facts: ExpressionFacts
    /// Whether it may come out differently though nothing was answered in between.
    package let isVolatile: Bool
    /// The node at which it stands: of a repeat's count what is around the repeat.
    let home: Int
    /// For each reference the node it means; nil for a name that is none.
    let targets: [Int?]

    init(_ node: Int, _ rule: FormRule, _ expression: Expression, in form: Form) {
        self.node = node
        self.rule = rule
        self.expression = expression
        home = rule == .repeatCount ? form.nodes[node].parent ?? 0 : node
        facts = expression.facts(
            in: form, home: home,
            filtering: rule == .choiceFilter ? form.nodes[node].kind.list : nil)
        isVolatile = expression.isVolatile
        targets = expression.references.map { form.definitions(named: $0).first }
    }
}

/// Which value rests on which, worked out once for a form.
///
/// A node has two facets that others may rest on, whether it is relevant and what it is worth. What
/// is relevant rests on its condition and on what is around it; a value rests on its calculation
/// and on its relevance, for what is not relevant is empty.
package final class FormGraph: Sendable {
    package let form: Form
    /// In an order in which each stands behind all it rests on; those of a cycle, and those behind
    /// one, are last and are never evaluated. A default that rests on what rests on it is no cycle:
    /// it looks once, and stands behind all others.
    package let bindings: [FormBinding]
    /// Nodes along each cycle, the first again at the end; empty in a form that passed its checks.
    package let cycles: [[Int]]
    /// Nodes whose value rests on a clock or on chance: the caller records what they came out as
    /// (`FormInstance.unrecorded`), for nobody can work it out again.
    package let volatileValues: [Int]

    struct Dependent {
        let binding: Int
        let sharedRepeats: Int
    }

    /// For each node the bindings that look at its value.
    let dependents: [[Dependent]]
    /// For each node its bindings by place in `bindings`.
    let bindingsOfNode: [[Int]]
    /// For each node the calculations that run when it changes, and only then.
    let triggered: [[Dependent]]
    let layout: FormLayout
    let listNumbers: ListNumbers
    /// By the lists that are filtered, the rows that have a name.
    let choiceRows: [String: [String: [Int]]]

    /// - Complexity: O(nodes and what their expressions look at).
    package init(_ form: Form) {
        self.form = form
        layout = FormLayout(form)
        listNumbers = ListNumbers(form.tables)
        var bindings = Self.bindings(of: form)
        let facets = Facets(form, bindings)
        cycles = facets.cycles
        let order = bindings.indices.map { facets.rank(bindings[$0]) }
        bindings = bindings.indices.sorted { order[$0] < order[$1] }.map { bindings[$0] }
        self.bindings = bindings
        volatileValues = bindings.filter { $0.isVolatile && $0.rule.givesValue }.map(\.node)
            .sorted()
        choiceRows = Self.choiceRows(of: form, bindings)

        var dependents = [[Dependent]](repeating: [], count: form.nodes.count)
        var ofNode = [[Int]](repeating: [], count: form.nodes.count)
        var triggered = [[Dependent]](repeating: [], count: form.nodes.count)
        for (place, binding) in bindings.enumerated() where !facets.isUndecided(binding) {
            ofNode[binding.node].append(place)
            if binding.rule == .defaultValue { continue }
            if binding.rule == .calculation, let triggers = form.nodes[binding.node].triggers {
                for target in triggers.flatMap(form.definitions) {
                    let shared = form.sharedRepeats(binding.home, target)
                    triggered[target].append(Dependent(binding: place, sharedRepeats: shared))
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

    /// The binding that decides something about a node; nil where nothing is written, or where it
    /// rests on itself.
    func binding(_ rule: FormRule, of node: Int) -> Int? {
        bindingsOfNode[node].first { bindings[$0].rule == rule }
    }

    private static func bindings(of form: Form) -> [FormBinding] {
        form.nodes.enumerated().flatMap { number, node in
            node.rules.sorted { $0.key < $1.key }.compactMap { rule, expression in
                // What is always calculated begins with nothing else, and without a list there is
                // nothing to choose from.
                switch rule {
                case .defaultValue where form.isDerived(number): nil
                case .choiceFilter where node.kind.list == nil: nil
                default: FormBinding(number, rule, expression, in: form)
                }
            }
        }
    }

    private static func choiceRows(
        of form: Form, _ bindings: [FormBinding]
    ) -> [String: [String: [Int]]] {
        var found: [String: [String: [Int]]] = [:]
        for binding in bindings where binding.rule == .choiceFilter {
            guard let id = form.nodes[binding.node].kind.list, found[id] == nil,
                let table = form.table(id), let column = table.columns.firstIndex(of: "name")
            else { continue }
            found[id] = Dictionary(
                grouping: table.rows.indices, by: { table.rows[$0][column] })
        }
        return found
    }
}

extension Form {
    /// Whether a node's value follows from others alone, at every moment.
    package func isDerived(_ node: Int) -> Bool {
        nodes[node].rules[.calculation] != nil && nodes[node].triggers == nil
    }
}

extension FormRule {
    /// Whether other expressions rest on what it decides.
    var isLookedAt: Bool {
        switch self {
        case .relevance, .repeatCount, .calculation: true
        case .defaultValue, .required, .readOnly, .constraint, .choiceFilter: false
        }
    }

    var givesValue: Bool { self == .calculation || self == .defaultValue }
}
