import CivilTime

/// What an expression or a reference is worth.
///
/// One kind becomes another as in XPath 1.0, with the two extensions of XForms that the field
/// relies on (lists of names, dates as numbers):
///
/// | from | to boolean | to number | to string |
/// | --- | --- | --- | --- |
/// | boolean | itself | 1 or 0 | `true` or `false` |
/// | number | not zero | itself | digits without trailing zeros |
/// | not a number | false | itself | `NaN` |
/// | string | not empty | its number; a `YYYY-MM-DD` day is days since 1970-01-01 | itself |
/// | names | not empty | as its string | the names with single spaces between |
/// | empty | false | not a number | the empty string |
package enum ExpressionValue: Hashable, Sendable {
    case boolean(Bool)
    case number(DecimalNumber)
    /// A text read as a number, a division by zero, or a result with too many digits.
    case notANumber
    case string(String)
    /// The names chosen of a `select_multiple`.
    case names([String])
    /// An unanswered reference, or one that is not relevant.
    case empty

    /// `boolean`, `number`, `string` or `nodeset`.
    package var typeName: String {
        switch self {
        case .boolean: "boolean"
        case .number, .notANumber: "number"
        case .string, .empty: "string"
        case .names: "nodeset"
        }
    }

    package var asBoolean: Bool {
        switch self {
        case .boolean(let flag): flag
        case .number(let number): !number.isZero
        case .string(let text): !text.isEmpty
        case .names(let names): !names.isEmpty
        case .notANumber, .empty: false
        }
    }

    /// Nil is not a number.
    package var asNumber: DecimalNumber? {
        switch self {
        case .boolean(let flag): DecimalNumber(flag ? 1 : 0)
        case .number(let number): number
        case .string(let text): Self.number(in: text)
        case .names(let names): Self.number(in: names.joined(separator: " "))
        case .notANumber, .empty: nil
        }
    }

    package var asString: String {
        switch self {
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number.withoutTrailingZeros.digits
        case .notANumber: "NaN"
        case .string(let text): text
        case .names(let names): names.joined(separator: " ")
        case .empty: ""
        }
    }

    /// Nothing was answered: an empty value, text or list.
    package var isEmpty: Bool {
        switch self {
        case .empty: true
        case .string(let text): text.isEmpty
        case .names(let names): names.isEmpty
        case .boolean, .number, .notANumber: false
        }
    }

    private static func number(in text: String) -> DecimalNumber? {
        let scalars = text.unicodeScalars.drop(while: \.isExpressionSpace)
        guard let last = scalars.lastIndex(where: { !$0.isExpressionSpace }) else { return nil }
        let trimmed = scalars[...last]
        return DecimalNumber(scalars: trimmed)
            ?? CivilDay(String(String.UnicodeScalarView(trimmed))).map {
                DecimalNumber($0.daysSince1970)
            }
    }
}

extension Unicode.Scalar {
    /// White space between the words of an expression and the names of a list.
    var isExpressionSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }
}
