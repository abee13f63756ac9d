/// A word of an expression with its place.
struct ExpressionToken {
    enum Kind: Equatable {
        case number(FormNumber)
        case text(String)
        case reference(String)
        case lastSaved(String)
        /// A name: of a function, of a step of a path, or `and`, `or`, `div`, `mod`.
        case word(String)
        case symbol(ExpressionOperator)
        /// `*` where a step of a path must stand.
        case anyChild
        case dot, dots, slash
        case open, close, comma
        case openBracket, closeBracket
    }

    let kind: Kind
    let span: ExpressionSpan
}

/// Cuts an expression into words (XPath 1.0, 3.7).
struct ExpressionLexer {
    static func tokens(of scalars: [Unicode.Scalar]) throws(ExpressionError) -> [ExpressionToken] {
        var lexer = ExpressionLexer(scalars: scalars)
        while let token = try lexer.next() { lexer.tokens.append(token) }
        return lexer.tokens
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var tokens: [ExpressionToken] = []

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private func failure(_ reason: ExpressionError.Reason, at start: Int) -> ExpressionError {
        ExpressionError(reason: reason, column: start + 1)
    }

    private mutating func next() throws(ExpressionError) -> ExpressionToken? {
        while let scalar = peek(), scalar.isExpressionSpace { position += 1 }
        guard let first = peek() else { return nil }
        let start = position
        let kind: ExpressionToken.Kind
        switch first {
        case "'", "\"", "\u{2018}", "\u{201C}": kind = .text(try text(closedBy: first))
        case "$": kind = try reference()
        case "0"..."9": kind = .number(try number())
        case "." where peek(1)?.decimalDigit != nil: kind = .number(try number())
        case _ where FormName.isStart(first): kind = .word(word())
        default: kind = try symbol(first)
        }
        return ExpressionToken(kind: kind, span: ExpressionSpan(start: start, end: position))
    }

    private mutating func symbol(
        _ first: Unicode.Scalar
    ) throws(ExpressionError) -> ExpressionToken.Kind {
        let second = peek(1)
        let long: (ExpressionToken.Kind)? =
            switch (first, second) {
            case (".", "."): .dots
            case ("<", "="): .symbol(.lessOrEqual)
            case (">", "="): .symbol(.greaterOrEqual)
            case ("!", "="): .symbol(.notEqual)
            case ("/", "/"): throw failure(.unsupported("//"), at: position)
            case (":", ":"): throw failure(.unsupported("::"), at: position)
            default: nil
            }
        if let long {
            position += 2
            return long
        }
        let kind: ExpressionToken.Kind
        switch first {
        case ".": kind = .dot
        case "/": kind = .slash
        case "(": kind = .open
        case ")": kind = .close
        case "[": kind = .openBracket
        case "]": kind = .closeBracket
        case ",": kind = .comma
        case "=": kind = .symbol(.equal)
        case "<": kind = .symbol(.less)
        case ">": kind = .symbol(.greater)
        case "+": kind = .symbol(.plus)
        case "-", "\u{2212}": kind = .symbol(.minus)
        case "|": kind = .symbol(.union)
        case "*": kind = followsOperand ? .symbol(.times) : .anyChild
        case "@": throw failure(.unsupported("@"), at: position)
        default: throw failure(.unexpectedCharacter(String(first)), at: position)
        }
        position += 1
        return kind
    }

    /// Whether what stands before can be the left side of an operator; only then is `*` one.
    private var followsOperand: Bool {
        switch tokens.last?.kind {
        case .number, .text, .reference, .lastSaved, .anyChild, .dot, .dots, .close, .closeBracket:
            true
        case .word(let word):
            // `and * 2` begins with an operator where an operand stood before the word.
            !["and", "or", "div", "mod"].contains(word)
        case .symbol, .slash, .open, .comma, .openBracket, nil: false
        }
    }

    /// Quotes of a spreadsheet that made them pretty are read as plain ones.
    private mutating func text(closedBy opening: Unicode.Scalar) throws(ExpressionError) -> String {
        let start = position
        let closing: Set<Unicode.Scalar> =
            switch opening {
            case "\u{2018}": ["\u{2019}", "'"]
            case "\u{201C}": ["\u{201D}", "\""]
            default: [opening]
            }
        position += 1
        var text = String.UnicodeScalarView()
        while let scalar = peek(), !closing.contains(scalar) {
            text.append(scalar)
            position += 1
        }
        guard peek() != nil else { throw failure(.unterminatedText, at: start) }
        position += 1
        return String(text)
    }

    /// `${name}` or `${last-saved#name}`.
    private mutating func reference() throws(ExpressionError) -> ExpressionToken.Kind {
        let start = position
        guard peek(1) == "{" else { throw failure(.unexpectedCharacter("$"), at: start) }
        position += 2
        var name = String.UnicodeScalarView()
        while let scalar = peek(), scalar != "}" {
            name.append(scalar)
            position += 1
        }
        guard peek() != nil else { throw failure(.unterminatedReference, at: start) }
        position += 1
        let text = String(name)
        let trimmed = String(
            String.UnicodeScalarView(
                name.drop(while: \.isExpressionSpace).reversed().drop(while: \.isExpressionSpace)
                    .reversed()))
        let prefix = "last-saved#"
        let isLastSaved = trimmed.hasPrefix(prefix)
        let own = isLastSaved ? String(trimmed.dropFirst(prefix.count)) : trimmed
        guard FormName.isName(own) else {
            throw failure(.badReferenceName(text), at: start + 2)
        }
        return isLastSaved ? .lastSaved(own) : .reference(own)
    }

    private mutating func number() throws(ExpressionError) -> FormNumber {
        let start = position
        var hasPoint = false
        while let scalar = peek() {
            if scalar == ".", !hasPoint, peek(1) != "." {
                hasPoint = true
            } else if scalar.decimalDigit == nil {
                break
            }
            position += 1
        }
        var written = scalars[start..<position]
        if written.last == "." { written.removeLast() }
        guard let number = DecimalNumber(scalars: written) else {
            let text = String(String.UnicodeScalarView(written))
            throw failure(.tooManyDigits(text), at: start)
        }
        return .exact(number)
    }

    /// With a prefix as in `jr:choice-name`.
    private mutating func word() -> String {
        var word = String.UnicodeScalarView()
        while let scalar = peek() {
            let isPrefix =
                scalar == ":" && !word.contains(":") && peek(1).map(FormName.isStart) == true
            guard isPrefix || FormName.isPart(scalar) else { break }
            word.append(scalar)
            position += 1
        }
        return String(word)
    }
}

extension ExpressionToken {
    /// As an error names it.
    var writtenText: String {
        switch kind {
        case .number(let number): number.text
        case .text(let text): "'\(text)'"
        case .reference(let name): "${\(name)}"
        case .lastSaved(let name): "${last-saved#\(name)}"
        case .word(let word): word
        case .symbol(let symbol): symbol.rawValue
        case .anyChild: "*"
        case .dot: "."
        case .dots: ".."
        case .slash: "/"
        case .open: "("
        case .close: ")"
        case .comma: ","
        case .openBracket: "["
        case .closeBracket: "]"
        }
    }
}

extension ExpressionNode {
    /// Whether a step can follow on it.
    var mayBeNodes: Bool {
        switch kind {
        case .reference, .path, .operation(.union, _, _): true
        case .call(let function, _): [.nodes, .any].contains(function.signature.result)
        case .literal, .lastSaved, .negation, .operation: false
        }
    }
}
