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
        case unknownFunction(String)
        case wrongArgumentCount(function: String, expected: Int, found: Int)
        /// `0.5 < . < 1` compares a truth value with 1 and is never what was meant.
        case chainedComparison
    }

    package let reason: Reason
    /// In Unicode scalars of the expression, from 1.
    package let column: Int

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
        case .unknownFunction: "expression_unknown_function"
        case .wrongArgumentCount: "expression_wrong_argument_count"
        case .chainedComparison: "expression_chained_comparison"
        }
    }

    /// What a sentence about the error names, by placeholder.
    package var arguments: [String: String] {
        switch reason {
        case .empty, .unterminatedText, .unterminatedReference, .unexpectedEnd,
            .unclosedParenthesis, .chainedComparison:
            [:]
        case .tooLong(let limit), .tooDeep(let limit): ["limit": String(limit)]
        case .unexpectedCharacter(let text): ["character": text]
        case .badReferenceName(let text): ["name": text]
        case .tooManyDigits(let text): ["number": text]
        case .unexpectedWord(let text): ["word": text]
        case .unknownFunction(let name): ["function": name]
        case .wrongArgumentCount(let function, let expected, let found):
            ["function": function, "expected": String(expected), "found": String(found)]
        }
    }
}
