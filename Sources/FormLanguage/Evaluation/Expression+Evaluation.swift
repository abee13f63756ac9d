extension Expression {
    /// What the expression is worth in an answered form.
    ///
    /// Total: whatever was answered there is a value. One that takes more work than is allowed is
    /// empty.
    package func evaluate(in host: some ExpressionHost) -> FormValue {
        let evaluator = Evaluator(self, host)
        let value = evaluator.value(evaluator.evaluate(root, .init(node: host.home)))
        return evaluator.isExhausted ? .empty : value
    }

    /// Whether it holds: of nodes, whether one of them does.
    package func holds(in host: some ExpressionHost) -> Bool {
        let evaluator = Evaluator(self, host)
        let holds = evaluator.boolean(evaluator.evaluate(root, .init(node: host.home)))
        return holds && !evaluator.isExhausted
    }

    /// The nodes it gives; none where it gives a value.
    package func nodes(in host: some ExpressionHost) -> [NodeRef] {
        let evaluator = Evaluator(self, host)
        let nodes = evaluator.nodes(evaluator.evaluate(root, .init(node: host.home)))
        return evaluator.isExhausted ? [] : nodes
    }

    /// Whether it keeps a node as a predicate does, where `.` is the node and a number its
    /// position. The bounds of work count for each node alone.
    ///
    /// - Parameters:
    ///   - position: Of the node among those that are tried, from 1.
    ///   - size: How many are tried.
    package func keeps(
        _ node: NodeRef, position: Int, of size: Int, in host: some ExpressionHost
    ) -> Bool {
        let evaluator = Evaluator(self, host)
        let focus = Evaluator.Focus(node: node, position: position, size: size)
        return evaluator.holds(root, focus) && !evaluator.isExhausted
    }
}

/// A form without repeats, groups and lists: each name has one value.
package struct NamedValues: ExpressionHost {
    package let environment: ExpressionEnvironment
    package let home = NodeRef(-1)
    package let root = NodeRef(-2)
    private let current: FormValue
    private let values: [FormValue]

    /// - Parameters:
    ///   - current: The value of `.`.
    ///   - value: The value of a reference; empty when it is unanswered or not relevant.
    package init(
        of expression: Expression, in environment: ExpressionEnvironment,
        current: FormValue = .empty, value: (String) -> FormValue
    ) {
        self.environment = environment
        self.current = current
        values = expression.references.map(value)
    }

    package func nodes(reference: Int, from node: NodeRef) -> [NodeRef] { [NodeRef(reference)] }

    package func value(of node: NodeRef) -> FormValue {
        values.indices.contains(node.number) ? values[node.number] : node == home ? current : .empty
    }

    package func parent(of node: NodeRef) -> NodeRef? { node == root ? nil : root }
    package func children(of node: NodeRef, named name: String?) -> [NodeRef] { [] }
    package func position(of node: NodeRef) -> Int { 1 }
    package func list(_ id: String) -> NodeRef? { nil }
    package func choiceLabel(_ name: String, of question: NodeRef) -> String? { nil }
}
