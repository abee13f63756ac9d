/// Precedence climbing over the words of one expression.
struct ExpressionParser {
    private let tokens: [ExpressionToken]
    private var position = 0
    private var depth = 0
    private(set) var references: [String] = []

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
        switch token.kind {
        case .number(let number):
            position += 1
            return leaf(.literal(.number(number)), token.span)
        case .text(let text):
            position += 1
            return leaf(.literal(.string(text)), token.span)
        case .symbol(.minus):
            position += 1
            let operand = try operation(atLeast: ExpressionOperator.negationPrecedence)
            let span = token.span.joined(with: operand.span)
            let node = ExpressionNode(kind: .negation(operand.node), span: span)
            return (node, span, operand.depth + 1)
        case .reference(let name):
            position += 1
            return try path(from: leaf(.reference(number(of: name)), token.span))
        case .lastSaved(let name):
            position += 1
            return leaf(.lastSaved(name), token.span)
        case .open:
            position += 1
            let inner = try operation(atLeast: 0)
            let end = try close(token, .close, orElse: .unclosedParenthesis)
            let whole = (inner.node, token.span.joined(with: end), inner.depth)
            return try path(from: whole)
        case .word(let name) where peek(1)?.kind == .open:
            return try path(from: call(name, token))
        case .word, .dot, .dots, .anyChild:
            return try path(from: .here, at: token.span)
        case .slash:
            position += 1
            return try path(from: .form, at: token.span)
        case .symbol, .close, .comma, .openBracket, .closeBracket: throw unexpected(token)
        }
    }

    // MARK: Calls

    private mutating func call(
        _ name: String, _ token: ExpressionToken
    ) throws(ExpressionError) -> Measured {
        position += 1
        guard let function = FormFunction(called: name) else {
            let meant = nearest(to: name, among: FormFunction.names)
            throw ExpressionError(
                reason: .unknownFunction(name, meant: meant), column: token.span.column)
        }
        let opening = tokens[position]
        position += 1
        var arguments: [Measured] = []
        if peek()?.kind != .close {
            arguments.append(try operation(atLeast: 0))
            while peek()?.kind == .comma {
                position += 1
                arguments.append(try operation(atLeast: 0))
            }
        }
        let end = try close(opening, .close, orElse: .unclosedParenthesis)
        let signature = function.signature
        guard function.accepts(arguments.count) else {
            throw ExpressionError(
                reason: .wrongArgumentCount(
                    function: name, least: signature.least, most: signature.most,
                    found: arguments.count),
                column: token.span.column)
        }
        var nodes = arguments.map(\.node)
        if function == .choiceName { nodes[1] = question(nodes[1]) }
        if function == .regex { try check(pattern: nodes[1]) }
        let span = token.span.joined(with: end)
        let nesting = (arguments.map(\.depth).max() ?? 0) + 1
        guard nesting <= Expression.maximumDepth else { throw tooDeep(at: token.span) }
        return (ExpressionNode(kind: .call(function, nodes), span: span), span, nesting)
    }

    /// `jr:choice-name(${city}, '${city}')` names its question inside of a text.
    private mutating func question(_ node: ExpressionNode) -> ExpressionNode {
        guard case .literal(.string(let text)) = node.kind, let inner = try? Expression(text),
            case .reference = inner.root.kind
        else { return node }
        return ExpressionNode(kind: .reference(number(of: inner.references[0])), span: node.span)
    }

    private func check(pattern node: ExpressionNode) throws(ExpressionError) {
        guard case .literal(.string(let pattern)) = node.kind,
            let place = Pattern.fault(in: pattern)
        else { return }
        throw ExpressionError(
            reason: .badPattern(pattern, place: place), column: node.span.column)
    }

    private mutating func number(of name: String) -> Int {
        if let known = references.firstIndex(of: name) { return known }
        references.append(name)
        return references.count - 1
    }

    // MARK: Paths

    /// Predicates and steps behind an expression; without any it stays what it is.
    private mutating func path(from start: Measured) throws(ExpressionError) -> Measured {
        guard let next = peek()?.kind, next == .slash || next == .openBracket else { return start }
        guard start.node.mayBeNodes else {
            throw ExpressionError(reason: .pathOfNoNodes, column: tokens[position].span.column)
        }
        var steps: [PathStep] = []
        var nesting = start.depth
        if next == .openBracket {
            let here = ExpressionSpan(start: start.span.end, end: start.span.end)
            steps.append(try step(.itself, here, &nesting))
        }
        while peek()?.kind == .slash {
            position += 1
            steps.append(try step(&nesting))
        }
        return try finished(.expression(start.node), steps, start.span, nesting)
    }

    private mutating func path(
        from start: PathStart, at span: ExpressionSpan
    ) throws(ExpressionError) -> Measured {
        var nesting = 0
        var steps = [try step(&nesting)]
        while peek()?.kind == .slash {
            position += 1
            steps.append(try step(&nesting))
        }
        return try finished(start, steps, span, nesting)
    }

    private func finished(
        _ start: PathStart, _ steps: [PathStep], _ span: ExpressionSpan, _ nesting: Int
    ) throws(ExpressionError) -> Measured {
        let end = tokens[position - 1].span
        guard nesting < Expression.maximumDepth else { throw tooDeep(at: span) }
        let whole = span.joined(with: end)
        return (ExpressionNode(kind: .path(start, steps), span: whole), whole, nesting + 1)
    }

    private mutating func step(_ nesting: inout Int) throws(ExpressionError) -> PathStep {
        guard let token = peek() else { throw unexpectedEnd() }
        let axis: PathStep.Axis
        switch token.kind {
        case .dot: axis = .itself
        case .dots: axis = .parent
        case .anyChild: axis = .anyChild
        case .word(let name) where peek(1)?.kind != .open: axis = .child(name)
        default: throw unexpected(token)
        }
        position += 1
        return try step(axis, token.span, &nesting)
    }

    /// With its predicates.
    private mutating func step(
        _ axis: PathStep.Axis, _ span: ExpressionSpan, _ nesting: inout Int
    ) throws(ExpressionError) -> PathStep {
        var predicates: [ExpressionNode] = []
        while let opening = peek(), opening.kind == .openBracket {
            position += 1
            let predicate = try operation(atLeast: 0)
            _ = try close(opening, .closeBracket, orElse: .unclosedBracket)
            nesting = max(nesting, predicate.depth + 1)
            predicates.append(predicate.node)
        }
        return PathStep(axis: axis, predicates: predicates, span: span)
    }

    // MARK: Words

    private func peek(_ distance: Int = 0) -> ExpressionToken? {
        position + distance < tokens.count ? tokens[position + distance] : nil
    }

    private func infix(_ token: ExpressionToken) -> ExpressionOperator? {
        switch token.kind {
        case .symbol(let symbol): symbol
        case .word("and"): .and
        case .word("or"): .or
        case .word("div"): .div
        case .word("mod"): .mod
        default: nil
        }
    }

    private func leaf(_ kind: ExpressionNode.Kind, _ span: ExpressionSpan) -> Measured {
        (ExpressionNode(kind: kind, span: span), span, 1)
    }

    private mutating func close(
        _ opening: ExpressionToken, _ wanted: ExpressionToken.Kind,
        orElse reason: ExpressionError.Reason
    ) throws(ExpressionError) -> ExpressionSpan {
        guard let token = peek() else {
            throw ExpressionError(reason: reason, column: opening.span.column)
        }
        guard token.kind == wanted else { throw unexpected(token) }
        position += 1
        return token.span
    }

    private func unexpected(_ token: ExpressionToken) -> ExpressionError {
        ExpressionError(
            reason: .unexpectedWord(token.writtenText), column: token.span.column)
    }

    private func unexpectedEnd() -> ExpressionError {
        ExpressionError(
            reason: .unexpectedEnd, column: (tokens.last?.span.end ?? 0) + 1)
    }

    private func tooDeep(at span: ExpressionSpan) -> ExpressionError {
        ExpressionError(
            reason: .tooDeep(limit: Expression.maximumDepth), column: span.column)
    }
}
