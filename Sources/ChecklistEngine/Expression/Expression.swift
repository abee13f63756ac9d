/// An expression of a pack, understood: relevance, or the limit of a measured item.
///
/// The language is that of docs/pack-format.md. An expression that was understood never fails
/// later, whatever was answered.
package struct Expression: Sendable {
    /// The text as written.
    package let source: String
    package let root: ExpressionNode
    /// Names of `${…}` in the order they first appear, each once.
    package let references: [String]
    /// Whether `.` appears.
    package let usesCurrentValue: Bool

    /// Scalars an expression may have; the longest in use has a few hundred.
    package static let maximumLength = 4_096
    /// How deep operators and parentheses may nest: evaluation recurses that far.
    package static let maximumDepth = 200

    /// - Throws: The first error, with its column.
    package init(_ source: String) throws(ExpressionError) {
        let scalars = Array(source.unicodeScalars)
        guard scalars.count <= Self.maximumLength else {
            throw ExpressionError(
                reason: .tooLong(limit: Self.maximumLength), column: Self.maximumLength + 1)
        }
        var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(of: scalars))
        root = try parser.parse()
        references = parser.references
        usesCurrentValue = parser.usesCurrentValue
        self.source = source
    }

    /// The text of a part of the expression, as written.
    package func text(of span: ExpressionSpan) -> String {
        let scalars = source.unicodeScalars.dropFirst(span.start).prefix(span.length)
        return String(String.UnicodeScalarView(scalars))
    }
}

/// Equal when written alike: the text decides all the rest.
extension Expression: Hashable {
    package static func == (left: Self, right: Self) -> Bool {
        left.source.utf8.elementsEqual(right.source.utf8)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

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

/// One operator, value or call with its operands and its place in the text.
package struct ExpressionNode: Sendable {
    package indirect enum Kind: Sendable {
        case literal(ExpressionValue)
        case reference(String)
        /// `.`
        case current
        case negation(ExpressionNode)
        case not(ExpressionNode)
        case operation(ExpressionOperator, ExpressionNode, ExpressionNode)
        /// The name looked for is any expression; lint holds it to the list's names when it is
        /// a text.
        case selected(ExpressionNode, name: ExpressionNode)
        case conditional(ExpressionNode, then: ExpressionNode, otherwise: ExpressionNode)
    }

    package let kind: Kind
    package let span: ExpressionSpan

    /// The nodes directly below, in the order written.
    package var operands: [ExpressionNode] {
        switch kind {
        case .literal, .reference, .current: []
        case .negation(let operand), .not(let operand): [operand]
        case .operation(_, let left, let right): [left, right]
        case .selected(let list, let name): [list, name]
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        }
    }
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

    package var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        case .or, .and, .plus, .minus, .times, .div, .mod: false
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
        }
    }
}
