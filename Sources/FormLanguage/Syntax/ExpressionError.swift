/// Why an expression was not understood, and where.
package struct ExpressionError: Error, Equatable, Sendable {
    package enum Reason: Equatable, Sendable {
        case empty
        case tooLong(limit: Int)
        /// Parentheses, operators or a chain of them nest deeper than the limit.
        case tooDeep(limit: Int)
        case unexpectedCharacter(String)
        case unterminatedText
        case unterminatedReference
        case badReferenceName(String)
        case tooManyDigits(String)
        case unexpectedWord(String)
        case unexpectedEnd
        /// The column is that of the opening parenthesis.
        case unclosedParenthesis
        /// Of a predicate; the column is that of the opening one.
        case unclosedBracket
        case unknownFunction(String, meant: String?)
        /// `most` is nil where there is no end.
        case wrongArgumentCount(function: String, least: Int, most: Int?, found: Int)
        /// `0.5 < . < 1` compares a truth value with 1 and is never what was meant.
        case chainedComparison
        /// `//`, `@`, `::` and other parts of XPath that forms do not have.
        case unsupported(String)
        /// A step or a predicate behind what gives no nodes.
        case pathOfNoNodes
        /// A checklist rests on answers alone: no clock, no chance, no path, no list.
        case beyondAnswers(String)
        /// The text is no pattern; `place` counts its scalars from 1.
        case badPattern(String, place: Int)
    }

    package let reason: Reason
    /// In Unicode scalars of the expression, from 1.
    package let column: Int

    package init(reason: Reason, column: Int) {
        self.reason = reason
        self.column = column
    }

    package var code: String {
        switch reason {
        case .empty: "expression_empty"
        case .tooLong: "expression_too_long"
        case .tooDeep: "expression_too_deep"
        case .unexpectedCharacter: "expression_unexpected_character"
        case .unterminatedText: "expression_unterminated_text"
        case .unterminatedReference: "expression_unterminated_reference"
        case .badReferenceName: "expression_bad_reference_name"
        case .tooManyDigits: "expression_too_many_digits"
        case .unexpectedWord: "expression_unexpected_word"
        case .unexpectedEnd: "expression_unexpected_end"
        case .unclosedParenthesis: "expression_unclosed_parenthesis"
        case .unclosedBracket: "expression_unclosed_bracket"
        case .unknownFunction(_, meant: nil): "expression_unknown_function"
        case .unknownFunction: "expression_function_meant"
        case .wrongArgumentCount: "expression_wrong_argument_count"
        case .chainedComparison: "expression_chained_comparison"
        case .unsupported: "expression_unsupported"
        case .pathOfNoNodes: "expression_path_of_no_nodes"
        case .beyondAnswers: "expression_beyond_answers"
        case .badPattern: "expression_bad_pattern"
        }
    }

    /// What a sentence about the error names, by placeholder.
    package var arguments: [String: String] {
        switch reason {
        case .empty, .unterminatedText, .unterminatedReference, .unexpectedEnd,
            .unclosedParenthesis, .unclosedBracket, .chainedComparison, .pathOfNoNodes:
            [:]
        case .tooLong(let limit), .tooDeep(let limit): ["limit": String(limit)]
        case .unexpectedCharacter(let text): ["character": text]
        case .badReferenceName(let text): ["name": text]
        case .tooManyDigits(let text): ["number": text]
        case .unexpectedWord(let text): ["word": text]
        case .unknownFunction(let name, let meant):
            ["function": name].merging(meant.map { ["meant": $0] } ?? [:]) { $1 }
        case .wrongArgumentCount(let function, let least, let most, let found):
            [
                "function": function, "found": String(found),
                "expected": most == least
                    ? String(least) : most.map { "\(least)–\($0)" } ?? "≥ \(least)",
            ]
        case .unsupported(let text), .beyondAnswers(let text): ["text": text]
        case .badPattern(let pattern, let place):
            ["pattern": pattern, "place": String(place)]
        }
    }
}
