extension Expression {
    /// What the expression is worth.
    ///
    /// Comparison follows XPath 1.0, 3.4: `=` and `!=` compare truth values when one side is
    /// one, else numbers when one side is one, else strings; `<` and its like compare numbers.
    /// What is not a number equals nothing, differs from everything and is neither less nor
    /// greater. An unanswered reference is empty.
    ///
    /// - Parameters:
    ///   - current: The value of `.`.
    ///   - value: The value of a reference; `.empty` when it is unanswered or not relevant.
    /// - Complexity: O(length of the text).
    package func evaluate(
        current: ExpressionValue = .empty, value: (String) -> ExpressionValue
    ) -> ExpressionValue {
        withoutActuallyEscaping(value) { value in
            ExpressionEvaluator(current: current, value: value).evaluate(root)
        }
    }
}

struct ExpressionEvaluator {
    let current: ExpressionValue
    let value: (String) -> ExpressionValue

    func evaluate(_ node: ExpressionNode) -> ExpressionValue {
        switch node.kind {
        case .literal(let literal): literal
        case .reference(let name): value(name)
        case .current: current
        case .negation(let operand):
            .init(evaluate(operand).asNumber?.negated)
        case .not(let operand): .boolean(!evaluate(operand).asBoolean)
        case .operation(let found, let left, let right): operation(found, left, right)
        case .selected(let list, let name):
            .boolean(Self.names(of: evaluate(list)).contains(evaluate(name).asString))
        case .conditional(let condition, let then, let otherwise):
            evaluate(evaluate(condition).asBoolean ? then : otherwise)
        }
    }

    private func operation(
        _ found: ExpressionOperator, _ left: ExpressionNode, _ right: ExpressionNode
    ) -> ExpressionValue {
        switch found {
        case .or: return .boolean(evaluate(left).asBoolean || evaluate(right).asBoolean)
        case .and: return .boolean(evaluate(left).asBoolean && evaluate(right).asBoolean)
        case .equal: return .boolean(Self.areEqual(evaluate(left), evaluate(right)))
        case .notEqual: return .boolean(!Self.areEqual(evaluate(left), evaluate(right)))
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .times, .div, .mod:
            break
        }
        guard let a = evaluate(left).asNumber, let b = evaluate(right).asNumber else {
            return found.isComparison ? .boolean(false) : .notANumber
        }
        return switch found {
        case .less: .boolean(a < b)
        case .lessOrEqual: .boolean(a <= b)
        case .greater: .boolean(a > b)
        case .greaterOrEqual: .boolean(a >= b)
        case .plus: .init(a.adding(b))
        case .minus: .init(a.subtracting(b))
        case .times: .init(a.multiplied(by: b))
        case .div: .init(a.divided(by: b))
        default: .init(a.remainder(dividingBy: b))
        }
    }

    private static func areEqual(_ left: ExpressionValue, _ right: ExpressionValue) -> Bool {
        switch (left, right) {
        case (.boolean, _), (_, .boolean): left.asBoolean == right.asBoolean
        case (.number, _), (_, .number):
            if let a = left.asNumber, let b = right.asNumber { a == b } else { false }
        case (.notANumber, _), (_, .notANumber): false
        default: left.asString.utf8.elementsEqual(right.asString.utf8)
        }
    }

    /// The names a list holds; a text holds them between white space.
    private static func names(of list: ExpressionValue) -> [String] {
        if case .names(let names) = list { return names }
        return list.asString.unicodeScalars.split(whereSeparator: \.isExpressionSpace)
            .map { String($0) }
    }
}

extension ExpressionValue {
    /// A result; nil is not a number.
    init(_ number: DecimalNumber?) {
        self = number.map { .number($0) } ?? .notANumber
    }
}
