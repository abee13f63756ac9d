/// What can be said about an expression before anything is answered, without its form.
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
    package var firstPartThatIsNoCondition: ExpressionSpan? { Self.firstNonCondition(in: root) }

    package var textComparisons: [TextComparison] {
        var found: [TextComparison] = []
        root.visit { node in
            let pair: (TextComparison.Kind, ExpressionNode, ExpressionNode)? =
                switch node.kind {
                case .operation(.equal, let left, let right),
                    .operation(.notEqual, let left, let right):
                    (.equality, left, right)
                case .call(.selected, let arguments): (.selection, arguments[0], arguments[1])
                default: nil
                }
            guard let (kind, left, right) = pair else { return }
            switch (left.kind, right.kind) {
            case (.reference(let number), .literal(.string(let text))):
                found.append(
                    TextComparison(
                        kind: kind, name: references[number], text: text, span: right.span))
            case (.literal(.string(let text)), .reference(let number)) where kind == .equality:
                found.append(
                    TextComparison(
                        kind: kind, name: references[number], text: text, span: left.span))
            default: break
            }
        }
        return found
    }

    private static func firstNonCondition(in node: ExpressionNode) -> ExpressionSpan? {
        switch node.kind {
        case .call(.not, let arguments): firstNonCondition(in: arguments[0])
        case .call(.conditional, let arguments):
            arguments.lazy.compactMap { firstNonCondition(in: $0) }.first
        case .call(let function, _): function.signature.result == .boolean ? nil : node.span
        case .operation(.and, let left, let right), .operation(.or, let left, let right):
            firstNonCondition(in: left) ?? firstNonCondition(in: right)
        case .operation(let found, _, _): found.isComparison ? nil : node.span
        case .literal(.boolean): nil
        case .literal, .reference, .lastSaved, .path, .negation: node.span
        }
    }
}
