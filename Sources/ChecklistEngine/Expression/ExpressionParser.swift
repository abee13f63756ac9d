/// Precedence climbing over the words of one expression.
struct ExpressionParser {
    private let tokens: [ExpressionToken]
    private var position = 0
    private var depth = 0
    private(set) var references: [String] = []
    private(set) var usesCurrentValue = false

    init(tokens: [ExpressionToken]) { self.tokens = tokens }

    mutating func parse() throws(ExpressionError) -> ExpressionNode {
        guard !tokens.isEmpty else { throw ExpressionError(reason: .empty, column: 1) }
        let root = try operation(atLeast: 0).node
        if let extra = peek() { throw unexpected(extra) }
        return root
    }

    /// A node, its place with the parentheses around it, and how deep it nests: a long chain of
    /// operators leans to the left without the parser recursing, but evaluation recurses.
    private typealias Measured = (node: ExpressionNode, span: ExpressionSpan, depth: Int)

    private mutating func operation(atLeast minimum: Int) throws(ExpressionError) -> Measured {
        depth += 1
        defer { depth -= 1 }
        if let next = peek(), depth > Expression.maximumDepth { throw tooDeep(at: next.span) }
        var left = try operand()
        var comparedAt: Int?
        while let token = peek(), let found = infix(token), found.precedence >= minimum {
            if found.isComparison, comparedAt == found.precedence {
                throw ExpressionError(reason: .chainedComparison, column: token.span.column)
            }
            comparedAt = found.isComparison ? found.precedence : nil
            position += 1
            let right = try operation(atLeast: found.precedence + 1)
            let nesting = max(left.depth, right.depth) + 1
            guard nesting <= Expression.maximumDepth else { throw tooDeep(at: token.span) }
            let span = left.span.joined(with: right.span)
            let kind = ExpressionNode.Kind.operation(found, left.node, right.node)
            left = (ExpressionNode(kind: kind, span: span), span, nesting)
        }
        return left
    }

    private mutating func operand() throws(ExpressionError) -> Measured {
        guard let token = peek() else { throw unexpectedEnd() }
        position += 1
        switch token.kind {
        case .number(let number): return leaf(.literal(.number(number)), token.span)
        case .text(let text): return leaf(.literal(.string(text)), token.span)
        case .current:
            usesCurrentValue = true
            return leaf(.current, token.span)
        case .reference(let name):
            if !references.contains(name) { references.append(name) }
            return leaf(.reference(name), token.span)
        case .symbol(.minus):
            let operand = try operation(atLeast: ExpressionOperator.times.precedence + 1)
            let span = token.span.joined(with: operand.span)
            let node = ExpressionNode(kind: .negation(operand.node), span: span)
            return (node, span, operand.depth + 1)
        case .open:
            let inner = try operation(atLeast: 0)
            return (inner.node, token.span.joined(with: try closing(token)), inner.depth)
        case .word(let name): return try call(of: name, at: token)
        case .symbol, .close, .comma: throw unexpected(token)
        }
    }

    private mutating func call(
        of name: String, at token: ExpressionToken
    ) throws(ExpressionError) -> Measured {
        guard let count = Self.argumentCounts[name] else {
            guard peek()?.kind == .open else { throw unexpected(token) }
            throw ExpressionError(reason: .unknownFunction(name), column: token.span.column)
        }
        guard let opening = peek() else { throw unexpectedEnd() }
        guard opening.kind == .open else { throw unexpected(opening) }
        position += 1
        var arguments: [Measured] = []
        if peek()?.kind != .close {
            arguments.append(try operation(atLeast: 0))
            while peek()?.kind == .comma {
                position += 1
                arguments.append(try operation(atLeast: 0))
            }
        }
        let span = token.span.joined(with: try closing(opening))
        guard arguments.count == count else {
            throw ExpressionError(
                reason: .wrongArgumentCount(
                    function: name, expected: count, found: arguments.count),
                column: token.span.column)
        }
        let nodes = arguments.map(\.node)
        let kind: ExpressionNode.Kind =
            switch name {
            case "true": .literal(.boolean(true))
            case "false": .literal(.boolean(false))
            case "not": .not(nodes[0])
            case "selected": .selected(nodes[0], name: nodes[1])
            default: .conditional(nodes[0], then: nodes[1], otherwise: nodes[2])
            }
        let nesting = (arguments.map(\.depth).max() ?? 0) + 1
        return (ExpressionNode(kind: kind, span: span), span, nesting)
    }

    private static let argumentCounts = [
        "true": 0, "false": 0, "not": 1, "selected": 2, "if": 3,
    ]

    private func leaf(_ kind: ExpressionNode.Kind, _ span: ExpressionSpan) -> Measured {
        (ExpressionNode(kind: kind, span: span), span, 1)
    }

    private func peek() -> ExpressionToken? {
        position < tokens.count ? tokens[position] : nil
    }

    private func infix(_ token: ExpressionToken) -> ExpressionOperator? {
        switch token.kind {
        case .symbol(let found): found
        case .word(let word): ExpressionOperator(rawValue: word)
        default: nil
        }
    }

    /// Takes the `)` that belongs to an opening parenthesis.
    private mutating func closing(
        _ opening: ExpressionToken
    ) throws(ExpressionError) -> ExpressionSpan {
        guard let token = peek() else {
            throw ExpressionError(reason: .unclosedParenthesis, column: opening.span.column)
        }
        guard token.kind == .close else { throw unexpected(token) }
        position += 1
        return token.span
    }

    private func unexpected(_ token: ExpressionToken) -> ExpressionError {
        let word =
            switch token.kind {
            case .number(let number): number.digits
            case .text(let text): "'\(text)'"
            case .reference(let name): "${\(name)}"
            case .current: "."
            case .word(let word): word
            case .symbol(let symbol): symbol.rawValue
            case .open: "("
            case .close: ")"
            case .comma: ","
            }
        return ExpressionError(reason: .unexpectedWord(word), column: token.span.column)
    }

    private func unexpectedEnd() -> ExpressionError {
        ExpressionError(reason: .unexpectedEnd, column: (tokens.last?.span.end ?? 0) + 1)
    }

    private func tooDeep(at span: ExpressionSpan) -> ExpressionError {
        ExpressionError(
            reason: .tooDeep(limit: Expression.maximumDepth), column: span.column)
    }
}
