/// A decimal number as it is written: `0.620` is 620 with three digits after the point.
///
/// Addition, subtraction and multiplication are exact or refuse; comparison is always exact; no
/// value passes through a binary fraction, so `0.1 + 0.2` is `0.3`. Holds up to 38 digits, at
/// most `maximumScale` of them after the point. Equality is by value: `0.10` equals `0.1`.
package struct DecimalNumber: Sendable {
    /// Digits after the point that a number may have.
    package static let maximumScale = 30

    /// The digits without the point.
    package let mantissa: Int128
    /// How many of the digits stand after the point, 0 to `maximumScale`.
    package let scale: Int

    package static let zero = DecimalNumber(0)

    package init(_ whole: Int) {
        mantissa = Int128(whole)
        scale = 0
    }

    /// Refuses what cannot be held: the smallest `Int128`, whose negation overflows, and a scale
    /// out of range.
    package init?(mantissa: Int128, scale: Int) {
        guard mantissa != .min, (0...Self.maximumScale).contains(scale) else { return nil }
        self.mantissa = mantissa
        self.scale = scale
    }

    /// Reads ASCII digits with an optional `-` and an optional point: `12`, `-0.50`, `.5`. No
    /// exponent, no grouping. Nil when the text is no such number or has too many digits.
    package init?(_ text: String) {
        self.init(scalars: Array(text.unicodeScalars))
    }

    package init?(scalars: some BidirectionalCollection<Unicode.Scalar>) {
        var mantissa: Int128 = 0
        var scale = 0
        var isFraction = false
        let isNegative = scalars.first == "-"
        for scalar in isNegative ? scalars.dropFirst() : scalars[...] {
            if scalar == "." {
                guard !isFraction else { return nil }
                isFraction = true
                continue
            }
            guard let digit = scalar.decimalDigit else { return nil }
            let (shifted, tooLarge) = mantissa.multipliedReportingOverflow(by: 10)
            let (sum, stillTooLarge) = shifted.addingReportingOverflow(Int128(digit))
            guard !tooLarge, !stillTooLarge else { return nil }
            mantissa = sum
            if isFraction { scale += 1 }
        }
        guard scalars.last?.decimalDigit != nil else { return nil }
        self.init(mantissa: isNegative ? -mantissa : mantissa, scale: scale)
    }

    package var isZero: Bool { mantissa == 0 }
    package var isNegative: Bool { mantissa < 0 }
    /// Whether nothing but zeros stands after the point.
    package var isWhole: Bool { mantissa % Self.powerOfTen(scale) == 0 }

    /// The number with the digits it was written with; trailing zeros stay.
    package var digits: String {
        guard scale > 0 else { return String(mantissa) }
        let (whole, fraction) = mantissa.magnitude.quotientAndRemainder(
            dividingBy: Self.powerOfTen(scale).magnitude)
        let written = String(fraction)
        let padding = String(repeating: "0", count: scale - written.count)
        return "\(isNegative ? "-" : "")\(whole).\(padding)\(written)"
    }

    /// The same value without trailing zeros after the point.
    package var withoutTrailingZeros: DecimalNumber {
        var digits = mantissa
        var places = scale
        while places > 0, digits % 10 == 0 {
            digits /= 10
            places -= 1
        }
        return DecimalNumber(mantissa: digits, scale: places) ?? self
    }

    /// Without what stands after the point.
    package var truncated: DecimalNumber {
        DecimalNumber(mantissa: mantissa / Self.powerOfTen(scale), scale: 0) ?? self
    }

    /// The nearest binary fraction.
    package var double: Double { Double(digits) ?? .nan }

    /// Nil when it has a fraction, or does not fit.
    package var whole: Int? {
        isWhole ? Int(exactly: mantissa / Self.powerOfTen(scale)) : nil
    }

    /// - Precondition: `exponent` is at most `maximumScale`, so that the power fits.
    static func powerOfTen(_ exponent: Int) -> Int128 {
        precondition((0...maximumScale).contains(exponent), "10^\(exponent)")
        return powersOfTen[exponent]
    }

    private static let powersOfTen: [Int128] = (0..<maximumScale).reduce(into: [1]) { powers, _ in
        powers.append(powers[powers.count - 1] * 10)
    }
}

extension DecimalNumber: Comparable {
    package static func == (left: Self, right: Self) -> Bool { compare(left, right) == 0 }
    package static func < (left: Self, right: Self) -> Bool { compare(left, right) < 0 }

    /// Compares whole parts first and then fractions brought to one scale, which cannot overflow.
    private static func compare(_ left: Self, _ right: Self) -> Int {
        let a = left.mantissa.quotientAndRemainder(dividingBy: powerOfTen(left.scale))
        let b = right.mantissa.quotientAndRemainder(dividingBy: powerOfTen(right.scale))
        if a.quotient != b.quotient { return a.quotient < b.quotient ? -1 : 1 }
        let common = max(left.scale, right.scale)
        let c = a.remainder * powerOfTen(common - left.scale)
        let d = b.remainder * powerOfTen(common - right.scale)
        return c == d ? 0 : (c < d ? -1 : 1)
    }
}

extension DecimalNumber: Hashable {
    package func hash(into hasher: inout Hasher) {
        let shortest = withoutTrailingZeros
        hasher.combine(shortest.mantissa)
        hasher.combine(shortest.scale)
    }
}

extension DecimalNumber: CustomStringConvertible {
    package var description: String { digits }
}

extension Unicode.Scalar {
    /// The value of an ASCII digit.
    package var decimalDigit: Int? {
        (0x30...0x39).contains(value) ? Int(value - 0x30) : nil
    }
}
