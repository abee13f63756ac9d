extension Expression {
    /// Whether any arithmetic or ordering in it meets something that is no number: a condition that
    /// came out false for such a reason says nothing.
    package func meetsNotANumber(in host: some ExpressionHost) -> Bool {
        let evaluator = Evaluator(self, host)
        return Self.isBroken(root, evaluator, .init(node: host.home))
    }

    private static func isBroken(
        _ node: ExpressionNode, _ evaluator: Evaluator, _ focus: Evaluator.Focus
    ) -> Bool {
        func isNoNumber(_ operand: ExpressionNode) -> Bool {
            !evaluator.number(evaluator.evaluate(operand, focus)).double.isFinite
        }
        switch node.kind {
        case .literal, .reference, .lastSaved, .path: return false
        case .negation(let operand):
            return isNoNumber(operand) || isBroken(operand, evaluator, focus)
        case .operation(let found, let left, let right):
            let isOrdering = found.isComparison && found != .equal && found != .notEqual
            if found.isArithmetic || isOrdering, isNoNumber(left) || isNoNumber(right) {
                return true
            }
            return isBroken(left, evaluator, focus) || isBroken(right, evaluator, focus)
        case .call(.conditional, let arguments):
            let holds = evaluator.boolean(evaluator.evaluate(arguments[0], focus))
            return isBroken(arguments[0], evaluator, focus)
                || isBroken(arguments[holds ? 1 : 2], evaluator, focus)
        case .call(let function, let arguments):
            let isNumber = function.signature.result == .number
            return isNumber && evaluator.number(evaluator.evaluate(node, focus)).isNaN
                || arguments.contains { isBroken($0, evaluator, focus) }
        }
    }
}
