/// The parts of a condition that decided it, in the order written.
package struct ConditionExplanation: Equatable, Sendable {
    /// A part that is no `and`, `or` or `not` itself: a comparison, a `selected(…)`, a value.
    package struct Part: Equatable, Sendable {
        package let span: ExpressionSpan
        /// As written.
        package let text: String
        /// What the part came out as.
        package let outcome: Bool
        /// The references in the part and what they were worth.
        package let values: [NamedValue]
    }

    package struct NamedValue: Equatable, Sendable {
        package let name: String
        package let value: FormValue
    }

    /// The whole condition as written.
    package let source: String
    package let outcome: Bool
    package let parts: [Part]
}

extension Expression {
    /// Why a condition is true or false.
    ///
    /// Of a false `and` the false sides are named, of a true one both; of a true `or` the true
    /// sides, of a false one both; of `if(…)` the condition and the branch it chose.
    package func explain(in host: some ExpressionHost) -> ConditionExplanation {
        let evaluator = Evaluator(self, host)
        let explainer = ExpressionExplainer(evaluator: evaluator, focus: .init(node: host.home))
        return ConditionExplanation(
            source: source, outcome: holds(in: host), parts: explainer.parts(of: root))
    }
}

private struct ExpressionExplainer {
    let evaluator: Evaluator
    let focus: Evaluator.Focus

    func holds(_ node: ExpressionNode) -> Bool {
        evaluator.boolean(evaluator.evaluate(node, focus))
    }

    func parts(of node: ExpressionNode) -> [ConditionExplanation.Part] {
        switch node.kind {
        case .call(.not, let arguments): parts(of: arguments[0])
        case .operation(.and, let left, let right): decisive(left, right, when: false)
        case .operation(.or, let left, let right): decisive(left, right, when: true)
        case .call(.conditional, let arguments):
            parts(of: arguments[0]) + parts(of: arguments[holds(arguments[0]) ? 1 : 2])
        default: [leaf(node)]
        }
    }

    /// One side with this outcome decides alone; without one it took both.
    private func decisive(
        _ left: ExpressionNode, _ right: ExpressionNode, when outcome: Bool
    ) -> [ConditionExplanation.Part] {
        let sides = [left, right]
        let deciding = sides.filter { holds($0) == outcome }
        return (deciding.isEmpty ? sides : deciding).flatMap(parts)
    }

    private func leaf(_ node: ExpressionNode) -> ConditionExplanation.Part {
        let expression = evaluator.expression
        return ConditionExplanation.Part(
            span: node.span, text: expression.text(of: node.span), outcome: holds(node),
            values: expression.names(in: node).compactMap { name in
                expression.references.firstIndex(of: name).map { number in
                    let nodes = evaluator.host.nodes(reference: number, from: evaluator.host.home)
                    return ConditionExplanation.NamedValue(
                        name: name, value: evaluator.value(.nodes(nodes)))
                }
            })
    }
}
