/// A number of an expression: exact as long as it can be, else as IEEE 754 has it.
///
/// XPath 1.0 counts in binary fractions alone, where `0.1 + 0.2` is not `0.3`. A limit of the law
/// must not fail by such a fraction, so sums, differences, products and quotients that end stay
/// decimal; what leaves that (`1 div 3`, a root, a sine, too many digits) is as in XPath.
package enum FormNumber: Sendable {
    case exact(DecimalNumber)
    /// Never a value that `exact` was asked to hold and could.
    case binary(Double)

    package static let notANumber = FormNumber.binary(.nan)

    package init(_ whole: Int) { self = .exact(DecimalNumber(whole)) }

    package init(_ value: Double) {
        if let whole = Int(exactly: value), value != 0 || value.sign == .plus {
            self = .exact(DecimalNumber(whole))
        } else {
            self = .binary(value)
        }
    }

    package var isNaN: Bool { if case .binary(let value) = self { value.isNaN } else { false } }

    package var isZero: Bool {
        switch self {
        case .exact(let number): number.isZero
        case .binary(let value): value == 0
        }
    }

    package var isNegative: Bool {
        switch self {
        case .exact(let number): number.isNegative
        case .binary(let value): value < 0
        }
    }

    package var double: Double {
        switch self {
        case .exact(let number): number.double
        case .binary(let value): value
        }
    }

    /// Nil for NaN, the infinities and what only a binary fraction holds.
    package var decimal: DecimalNumber? {
        if case .exact(let number) = self { number } else { nil }
    }

    /// The whole number it is; nil when it is none, or none that fits.
    package var whole: Int? {
        switch self {
        case .exact(let number): number.whole
        case .binary(let value): Int(exactly: value)
        }
    }

    /// With the digits it was written with; trailing zeros stay.
    package var digits: String { decimal?.digits ?? text }

    /// As XPath 1.0, 4.2 writes it: no exponent, no `.0`.
    package var text: String {
        switch self {
        case .exact(let number): number.withoutTrailingZeros.digits
        case .binary(let value): plainText(value)
        }
    }
}

// MARK: - Arithmetic

extension FormNumber {
    package static func + (left: Self, right: Self) -> Self {
        exactly(left, right) { $0.adding($1) } ?? .init(left.double + right.double)
    }

    package static func - (left: Self, right: Self) -> Self {
        exactly(left, right) { $0.subtracting($1) } ?? .init(left.double - right.double)
    }

    package static func * (left: Self, right: Self) -> Self {
        exactly(left, right) { $0.multiplied(by: $1) } ?? .init(left.double * right.double)
    }

    /// By zero it is an infinity, or NaN for zero by zero.
    package static func / (left: Self, right: Self) -> Self {
        let quotient = exactly(left, right) { a, b in
            a.divided(by: b).flatMap { $0.multiplied(by: b) == a ? $0 : nil }
        }
        return quotient ?? .init(left.double / right.double)
    }

    /// What is left of a division that is cut off at the point, with the sign of the dividend.
    package func remainder(dividingBy divisor: Self) -> Self {
        Self.exactly(self, divisor) { $0.remainder(dividingBy: $1) }
            ?? .init(double.truncatingRemainder(dividingBy: divisor.double))
    }

    package var negated: Self {
        switch self {
        case .exact(let number): .exact(number.negated)
        case .binary(let value): .init(-value)
        }
    }

    private static func exactly(
        _ left: Self, _ right: Self,
        _ operation: (DecimalNumber, DecimalNumber) -> DecimalNumber?
    ) -> Self? {
        guard case .exact(let a) = left, case .exact(let b) = right else { return nil }
        return operation(a, b).map { .exact($0) }
    }
}

// MARK: - Comparison

extension FormNumber {
    /// As XPath's `=`: NaN equals nothing.
    package func isEqual(to other: Self) -> Bool {
        if case .exact(let a) = self, case .exact(let b) = other { return a == b }
        return double == other.double
    }

    /// As XPath's `<`: false with NaN on a side.
    package func isLess(than other: Self) -> Bool {
        if case .exact(let a) = self, case .exact(let b) = other { return a < b }
        return double < other.double
    }

    /// As XPath's `<=`: false with NaN on a side.
    package func isAtMost(_ other: Self) -> Bool { isLess(than: other) || isEqual(to: other) }
}

/// The same number, by which a change is noticed; here NaN is the same as NaN.
extension FormNumber: Hashable {
    package static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.exact(let a), .exact(let b)): a == b
        case (.binary(let a), .binary(let b)): a == b || a.isNaN && b.isNaN
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .exact(let number): hasher.combine(number)
        case .binary(let value): hasher.combine(value.isNaN ? .nan : value)
        }
    }
}

/// The shortest digits that read back as the same value, without an exponent.
private func plainText(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return "0" }
    let written = value.magnitude.description.split(separator: "e")
    let parts = written[0].split(separator: ".")
    let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
    var digits = parts[0] + fraction
    var point = parts[0].count + (written.count > 1 ? Int(written[1]) ?? 0 : 0)
    let leading = digits.prefix { $0 == "0" }.count
    digits = digits.dropFirst(leading)
    point -= leading
    let sign = value < 0 ? "-" : ""
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
        return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}
