/// What a question was answered with, or what an expression is worth.
///
/// One kind becomes another as in XPath 1.0, 3 and 4, and dates become numbers as in XForms:
///
/// | from | to boolean | to number | to string |
/// | --- | --- | --- | --- |
/// | boolean | itself | 1 or 0 | `true` or `false` |
/// | number | not zero, not NaN | itself | digits without trailing zeros |
/// | string | not empty | its number; a day or a time of a day as days since 1970-01-01 | itself |
///
/// The names chosen of a `select_multiple` are one string with single spaces between. Nothing
/// answered is the empty string.
package enum FormValue: Hashable, Sendable {
    case boolean(Bool)
    case number(FormNumber)
    case string(String)

    package static let empty = FormValue.string("")

    /// Nothing was answered.
    package var isEmpty: Bool { if case .string("") = self { true } else { false } }

    /// `boolean`, `number` or `string`.
    package var typeName: String {
        switch self {
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        }
    }

    package var asBoolean: Bool {
        switch self {
        case .boolean(let flag): flag
        case .number(let number): !number.isZero && !number.isNaN
        case .string(let text): !text.isEmpty
        }
    }

    package var asNumber: FormNumber {
        switch self {
        case .boolean(let flag): FormNumber(flag ? 1 : 0)
        case .number(let number): number
        case .string(let text): Self.number(in: text)
        }
    }

    package var asString: String {
        switch self {
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number.text
        case .string(let text): text
        }
    }

    /// The names of a list that is written with white space between.
    package var names: [String] {
        asString.unicodeScalars.split(whereSeparator: \.isExpressionSpace).map { String($0) }
    }

    private static func number(in text: String) -> FormNumber {
        let scalars = text.unicodeScalars.drop(while: \.isExpressionSpace)
        guard let last = scalars.lastIndex(where: { !$0.isExpressionSpace }) else {
            return .notANumber
        }
        let trimmed = scalars[...last]
        if let exact = DecimalNumber(scalars: trimmed) { return .exact(exact) }
        let plain = String(String.UnicodeScalarView(trimmed))
        if plain.utf8.allSatisfy({ "-.0123456789".utf8.contains($0) }), let value = Double(plain) {
            return FormNumber(value)
        }
        return FormMoment(plain)?.days ?? .notANumber
    }
}

extension Unicode.Scalar {
    /// White space between the words of an expression and the names of a list.
    package var isExpressionSpace: Bool {
        self == " " || self == "\t" || self == "\n" || self == "\r"
    }
}
