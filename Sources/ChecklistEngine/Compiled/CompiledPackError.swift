package import FormLanguage

/// Why a compiled pack could not be read.
package struct CompiledPackError: Error, Equatable, Sendable {
    package enum Reason: Equatable, Sendable {
        /// Written by another version of the program.
        case unsupportedFormat(Int64)
        case missing
        case wrongType
        case unknownWord(String)
        case badExpression(ExpressionError)
    }

    package let reason: Reason
    /// Where: `items.12.limit`.
    package let path: String

    package var code: String {
        switch reason {
        case .unsupportedFormat: "compiled_pack_unsupported_format"
        case .missing: "compiled_pack_missing"
        case .wrongType: "compiled_pack_wrong_type"
        case .unknownWord: "compiled_pack_unknown_word"
        case .badExpression: "compiled_pack_bad_expression"
        }
    }

    package var arguments: [String: String] {
        switch reason {
        case .unsupportedFormat(let format): ["path": path, "format": String(format)]
        case .missing, .wrongType: ["path": path]
        case .unknownWord(let word): ["path": path, "word": word]
        case .badExpression(let error): ["path": path, "reason": error.code]
        }
    }
}
