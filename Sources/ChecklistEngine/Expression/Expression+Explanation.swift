/// The parts of a condition that decided it, in the order written.
package struct ConditionExplanation: Equatable, Sendable {
    /// A part that is no `and`, `or` or `not` itself: a comparison, a `selected(…)`, a value.
    package struct Part: Equatable, Sendable {
        package let span: ExpressionSpan
        /// As written in the pack.
        package let text: String
        /// What the part came out as.
        package let outcome: Bool
        /// The references in the part and what they were worth.
        package let values: [NamedValue]
    }

    package struct NamedValue: Equatable, Sendable {
        package let name: String
        package let value: ExpressionValue
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
    package func explain(
        current: ExpressionValue = .empty, value: (String) -> ExpressionValue
    ) -> ConditionExplanation {
        withoutActuallyEscaping(value) { value in
            let explainer = ExpressionExplainer(
                expression: self,
                evaluator: ExpressionEvaluator(current: current, value: value))
            return ConditionExplanation(
                source: source, outcome: explainer.evaluator.evaluate(root).asBoolean,
                parts: explainer.parts(of: root))
        }
    }
}

private struct ExpressionExplainer {
    let expression: Expression
    let evaluator: ExpressionEvaluator

    func parts(of node: ExpressionNode) -> [ConditionExplanation.Part] {
        switch node.kind {
        case .not(let operand): return parts(of: operand)
        case .operation(.and, let left, let right): return decisive(left, right, when: false)
        case .operation(.or, let left, let right): return decisive(left, right, when: true)
        case .conditional(let condition, let then, let otherwise):
            let chosen = evaluator.evaluate(condition).asBoolean ? then : otherwise
            return parts(of: condition) + parts(of: chosen)
        case .literal, .reference, .current, .negation, .operation, .selected:
            return [leaf(node)]
        }
    }

    /// One side with this outcome decides alone; without one it took both.
    private func decisive(
        _ left: ExpressionNode, _ right: ExpressionNode, when outcome: Bool
    ) -> [ConditionExplanation.Part] {
        let sides = [left, right]
        let deciding = sides.filter { evaluator.evaluate($0).asBoolean == outcome }
        return (deciding.isEmpty ? sides : deciding).flatMap(parts)
    }

    private func leaf(_ node: ExpressionNode) -> ConditionExplanation.Part {
        ConditionExplanation.Part(
            span: node.span, text: expression.text(of: node.span),
            outcome: evaluator.evaluate(node).asBoolean,
            values: node.referencedNames.map {
                ConditionExplanation.NamedValue(name: $0, value: evaluator.value($0))
            })
    }
}

extension ExpressionNode {
    /// Names of the references at or below the node, in the order written, each once.
    package var referencedNames: [String] {
        if case .reference(let name) = kind { return [name] }
        return operands.reduce(into: []) { names, operand in
            for name in operand.referencedNames where !names.contains(name) { names.append(name) }
        }
    }
}
