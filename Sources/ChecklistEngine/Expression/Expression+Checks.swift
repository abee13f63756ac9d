/// What can be said about an expression before anything is answered.
extension Expression {
    /// A `${name} = 'text'`, `${name} != 'text'` or `selected(${name}, 'text')`.
    package struct TextComparison: Equatable, Sendable {
        package enum Kind: Sendable {
            case equality, selection
        }

        package let kind: Kind
        package let name: String
        package let text: String
        /// Of the text, with its quotes.
        package let span: ExpressionSpan
    }

    /// The first part that stands where a truth value is needed and is none: the whole
    /// expression, or a side of `and`, `or`, `not(…)`, `if(…)`. A reference alone is a text:
    /// `${kitchen}` is true for the answer `no` as well.
    package var firstPartThatIsNoCondition: ExpressionSpan? {
        Self.firstNonCondition(in: root)
    }

    package var textComparisons: [TextComparison] {
        var found: [TextComparison] = []
        Self.collectTextComparisons(in: root, into: &found)
        return found
    }

    /// Every `${…}` with its place, in the order written.
    package var referencePlaces: [(name: String, span: ExpressionSpan)] {
        var found: [(name: String, span: ExpressionSpan)] = []
        Self.collect(in: root) { node in
            if case .reference(let name) = node.kind { found.append((name, node.span)) }
        }
        return found
    }

    /// The first `.`.
    package var currentValuePlace: ExpressionSpan? {
        var place: ExpressionSpan?
        Self.collect(in: root) { node in
            if case .current = node.kind, place == nil { place = node.span }
        }
        return place
    }

    private static func collect(in node: ExpressionNode, _ visit: (ExpressionNode) -> Void) {
        visit(node)
        for operand in node.operands { collect(in: operand, visit) }
    }

    private static func firstNonCondition(in node: ExpressionNode) -> ExpressionSpan? {
        switch node.kind {
        case .literal(.boolean), .selected: nil
        case .not(let operand): firstNonCondition(in: operand)
        case .operation(.and, let left, let right), .operation(.or, let left, let right):
            firstNonCondition(in: left) ?? firstNonCondition(in: right)
        case .operation(let found, _, _): found.isComparison ? nil : node.span
        case .conditional(let condition, let then, let otherwise):
            firstNonCondition(in: condition) ?? firstNonCondition(in: then)
                ?? firstNonCondition(in: otherwise)
        case .literal, .reference, .current, .negation: node.span
        }
    }

    private static func collectTextComparisons(
        in node: ExpressionNode, into found: inout [TextComparison]
    ) {
        let pair: (TextComparison.Kind, ExpressionNode, ExpressionNode)? =
            switch node.kind {
            case .operation(.equal, let left, let right),
                .operation(.notEqual, let left, let right):
                (.equality, left, right)
            case .selected(let list, let name): (.selection, list, name)
            default: nil
            }
        if let (kind, left, right) = pair {
            switch (left.kind, right.kind) {
            case (.reference(let name), .literal(.string(let text))):
                found.append(TextComparison(kind: kind, name: name, text: text, span: right.span))
            case (.literal(.string(let text)), .reference(let name)) where kind == .equality:
                found.append(TextComparison(kind: kind, name: name, text: text, span: left.span))
            default: break
            }
        }
        for operand in node.operands { collectTextComparisons(in: operand, into: &found) }
    }
}
