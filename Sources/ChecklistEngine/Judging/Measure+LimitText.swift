package import FormLanguage

extension Measure {
    /// One side of a limit: the value must stand in this relation to a number.
    package struct Bound: Equatable, Sendable {
        package let relation: ExpressionOperator
        package let number: DecimalNumber

        package var text: String { "\(relation.sign) \(number.digits)" }
    }

    /// The bounds, when the limit is nothing but comparisons of `.` with numbers joined by
    /// `and`; nil for any other limit.
    package var bounds: [Bound]? { limit.flatMap { Self.bounds(of: $0.root) } }

    /// The limit as people read it, the same in every language: `≥ 0.6 m`,
    /// `≥ 19.5 %, ≤ 23.5 %`. A limit that is more than bounds stands as it is written; where none
    /// judges, the text is empty.
    package var limitText: String { limitText(unit: unit) }

    /// The same with another word for the unit.
    package func limitText(unit: String) -> String {
        guard let bounds else { return limit?.source ?? "" }
        let sign = unit == "%" || unit == "‰" ? unit : " \(unit)"
        return bounds.map { $0.text + sign }.joined(separator: ", ")
    }

    private static func bounds(of node: ExpressionNode) -> [Bound]? {
        guard case .operation(let found, let left, let right) = node.kind else { return nil }
        if found == .and {
            guard let first = bounds(of: left), let second = bounds(of: right) else { return nil }
            return first + second
        }
        guard found.isComparison else { return nil }
        if left.isCurrentValue, let number = constant(right) {
            return [Bound(relation: found, number: number)]
        }
        if right.isCurrentValue, let number = constant(left) {
            return [Bound(relation: found.mirrored, number: number)]
        }
        return nil
    }

    private static func constant(_ node: ExpressionNode) -> DecimalNumber? {
        switch node.kind {
        case .literal(.number(let number)): number.decimal
        case .negation(let operand): constant(operand)?.negated
        default: nil
        }
    }
}

extension ExpressionOperator {
    /// The relation as printed.
    package var sign: String {
        switch self {
        case .equal: "="
        case .notEqual: "≠"
        case .less: "<"
        case .lessOrEqual: "≤"
        case .greater: ">"
        case .greaterOrEqual: "≥"
        default: rawValue
        }
    }

    /// The relation that holds with the sides exchanged.
    fileprivate var mirrored: ExpressionOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }
}
