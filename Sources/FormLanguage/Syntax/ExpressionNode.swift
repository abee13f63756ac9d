/// A stretch of an expression, counted in Unicode scalars.
package struct ExpressionSpan: Hashable, Sendable {
    /// Scalars before it.
    package let start: Int
    package let end: Int

    package var length: Int { end - start }
    /// Of its first scalar, from 1.
    package var column: Int { start + 1 }

    func joined(with other: ExpressionSpan) -> ExpressionSpan {
        ExpressionSpan(start: min(start, other.start), end: max(end, other.end))
    }
}

/// One operator, value, call or path with its operands and its place in the text.
package struct ExpressionNode: Sendable {
    package indirect enum Kind: Sendable {
        case literal(FormValue)
        /// `${name}`, by its place in `Expression.references`.
        case reference(Int)
        /// `${last-saved#name}`: what the question was answered with in the last form of the kind.
        case lastSaved(String)
        case negation(ExpressionNode)
        case operation(ExpressionOperator, ExpressionNode, ExpressionNode)
        case call(FormFunction, [ExpressionNode])
        /// Nodes that lie some steps from others; `.` is a path of one step.
        case path(PathStart, [PathStep])
    }

    package let kind: Kind
    package let span: ExpressionSpan

    /// The nodes directly below, in the order written.
    package var operands: [ExpressionNode] {
        switch kind {
        case .literal, .reference, .lastSaved: []
        case .negation(let operand): [operand]
        case .operation(_, let left, let right): [left, right]
        case .call(_, let arguments): arguments
        case .path(let start, let steps):
            (start.expression.map { [$0] } ?? []) + steps.flatMap(\.predicates)
        }
    }

    /// Whether it is `.` alone.
    package var isCurrentValue: Bool {
        if case .path(.here, let steps) = kind {
            steps.count == 1 && steps[0].axis == .itself && steps[0].predicates.isEmpty
        } else {
            false
        }
    }
}

/// Where a path begins.
package indirect enum PathStart: Sendable {
    /// At the node that the expression is about, in a predicate the node that is tried.
    case here
    /// At the form: `/data/site`.
    case form
    /// At what an expression gives: `instance('cities')/root/item`.
    case expression(ExpressionNode)

    var expression: ExpressionNode? {
        if case .expression(let node) = self { node } else { nil }
    }
}

package struct PathStep: Sendable {
    package enum Axis: Equatable, Sendable {
        /// `.`
        case itself
        /// `..`
        case parent
        case child(String)
        /// `*`
        case anyChild
    }

    package let axis: Axis
    package let predicates: [ExpressionNode]
    /// Of the step without its predicates.
    package let span: ExpressionSpan
}

package enum ExpressionOperator: String, Sendable {
    case or, and
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case div, mod
    case union = "|"

    package var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        case .or, .and, .plus, .minus, .times, .div, .mod, .union: false
        }
    }

    package var isArithmetic: Bool {
        switch self {
        case .plus, .minus, .times, .div, .mod: true
        default: false
        }
    }

    /// Binds the tighter the higher; all are left-associative (XPath 1.0, 3.4 and 3.5).
    var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .notEqual: 3
        case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
        case .plus, .minus: 5
        case .times, .div, .mod: 6
        case .union: 8
        }
    }

    /// Of the unary minus, looser than `|`.
    static let negationPrecedence = 7
}
