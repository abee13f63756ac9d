/// A word of an expression with its place.
struct ExpressionToken {
    enum Kind: Equatable {
        case number(DecimalNumber)
        case text(String)
        case reference(String)
        case current
        /// `and`, `or`, `div`, `mod`, or the name of a function.
        case word(String)
        case symbol(ExpressionOperator)
        case open, close, comma
    }

    let kind: Kind
    let span: ExpressionSpan
}

/// Cuts an expression into words.
struct ExpressionLexer {
    static func tokens(of scalars: [Unicode.Scalar]) throws(ExpressionError) -> [ExpressionToken] {
        var lexer = ExpressionLexer(scalars: scalars)
        var tokens: [ExpressionToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        return tokens
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0

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
        case "'", "\"": kind = .text(try text(closedBy: first))
        case "$": kind = .reference(try reference())
        case "0"..."9": kind = .number(try number())
        case "." where peek(1)?.decimalDigit != nil: kind = .number(try number())
        case "a"..."z", "A"..."Z": kind = .word(word())
        default: kind = try symbol(first)
        }
        return ExpressionToken(kind: kind, span: ExpressionSpan(start: start, end: position))
    }

    private mutating func symbol(
        _ first: Unicode.Scalar
    ) throws(ExpressionError) -> ExpressionToken.Kind {
        let second = peek(1)
        let kind: ExpressionToken.Kind
        var length = 1
        switch first {
        case ".": kind = .current
        case "(": kind = .open
        case ")": kind = .close
        case ",": kind = .comma
        case "=": kind = .symbol(.equal)
        case "+": kind = .symbol(.plus)
        case "-": kind = .symbol(.minus)
        case "*": kind = .symbol(.times)
        case "<":
            kind = .symbol(second == "=" ? .lessOrEqual : .less)
            length = second == "=" ? 2 : 1
        case ">":
            kind = .symbol(second == "=" ? .greaterOrEqual : .greater)
            length = second == "=" ? 2 : 1
        case "!" where second == "=":
            kind = .symbol(.notEqual)
            length = 2
        default: throw failure(.unexpectedCharacter(String(first)), at: position)
        }
        position += length
        return kind
    }

    private mutating func text(closedBy quote: Unicode.Scalar) throws(ExpressionError) -> String {
        let start = position
        position += 1
        var text = String.UnicodeScalarView()
        while let scalar = peek(), scalar != quote {
            text.append(scalar)
            position += 1
        }
        guard peek() != nil else { throw failure(.unterminatedText, at: start) }
        position += 1
        return String(text)
    }

    private mutating func reference() throws(ExpressionError) -> String {
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
        guard PackName.isName(String(name)) else {
            throw failure(.badReferenceName(String(name)), at: start + 2)
        }
        return String(name)
    }

    private mutating func number() throws(ExpressionError) -> DecimalNumber {
        let start = position
        var hasPoint = false
        while let scalar = peek() {
            if scalar == ".", !hasPoint, peek(1)?.decimalDigit != nil {
                hasPoint = true
            } else if scalar.decimalDigit == nil {
                break
            }
            position += 1
        }
        let written = scalars[start..<position]
        guard let number = DecimalNumber(scalars: written) else {
            let text = String(String.UnicodeScalarView(written))
            throw failure(.tooManyDigits(text), at: start)
        }
        return number
    }

    private mutating func word() -> String {
        var word = String.UnicodeScalarView()
        while let scalar = peek(), PackName.isNameScalar(scalar), scalar != "." {
            word.append(scalar)
            position += 1
        }
        return String(word)
    }
}
