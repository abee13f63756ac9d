extension DecimalNumber {
    /// Digits after the point to which a quotient that does not end is rounded.
    package static let quotientScale = 20

    /// Exact, or nil when the sum has more digits than can be held.
    package func adding(_ other: DecimalNumber) -> DecimalNumber? {
        guard let (a, b, scale) = aligned(with: other) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : DecimalNumber(mantissa: sum, scale: scale)
    }

    /// Exact, or nil when the difference has more digits than can be held.
    package func subtracting(_ other: DecimalNumber) -> DecimalNumber? {
        adding(other.negated)
    }

    /// Exact, or nil when the product has more digits than can be held.
    package func multiplied(by other: DecimalNumber) -> DecimalNumber? {
        exactProduct(self, other)
            ?? exactProduct(withoutTrailingZeros, other.withoutTrailingZeros)
    }

    /// Exact when the quotient ends within `quotientScale` digits after the point, else rounded
    /// there, half to even; trailing zeros are dropped. A quotient with a large whole part is
    /// rounded earlier, where 38 digits are used up. Nil when the divisor is zero or nothing
    /// of the quotient can be held.
    package func divided(by divisor: DecimalNumber) -> DecimalNumber? {
        guard !divisor.isZero else { return nil }
        let a = withoutTrailingZeros
        let b = divisor.withoutTrailingZeros
        // a.mantissa / b.mantissa must be multiplied by ten so many times.
        var shifts = Self.quotientScale + b.scale - a.scale
        var denominator = b.mantissa.magnitude
        while shifts < 0 {
            let (larger, overflow) = denominator.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            denominator = larger
            shifts += 1
        }
        var (quotient, remainder) = a.mantissa.magnitude.quotientAndRemainder(
            dividingBy: denominator)
        while shifts > 0 {
            let (next, remainderOverflow) = remainder.multipliedReportingOverflow(by: 10)
            let (shifted, quotientOverflow) = quotient.multipliedReportingOverflow(by: 10)
            if remainderOverflow || quotientOverflow || shifted > Self.largestMagnitude - 10 {
                break
            }
            let digit = next.quotientAndRemainder(dividingBy: denominator)
            quotient = shifted + digit.quotient
            remainder = digit.remainder
            shifts -= 1
        }
        let scale = Self.quotientScale - shifts
        guard scale >= 0 else { return nil }
        // Comparing with what is left to the denominator avoids doubling the remainder.
        let rest = denominator - remainder
        if remainder > rest || (remainder == rest && quotient % 2 == 1) { quotient += 1 }
        guard let magnitude = Int128(exactly: quotient) else { return nil }
        let sign: Int128 = isNegative == divisor.isNegative ? 1 : -1
        return DecimalNumber(mantissa: sign * magnitude, scale: scale)?.withoutTrailingZeros
    }

    /// What is left after dividing by a whole number of times, with the sign of the dividend
    /// (XPath 1.0, 3.5); exact. Nil when the divisor is zero or the digits cannot be held.
    package func remainder(dividingBy divisor: DecimalNumber) -> DecimalNumber? {
        guard !divisor.isZero, let (a, b, scale) = aligned(with: divisor) else { return nil }
        let (remainder, overflow) = a.remainderReportingOverflow(dividingBy: b)
        return overflow ? nil : DecimalNumber(mantissa: remainder, scale: scale)
    }

    package var negated: DecimalNumber {
        DecimalNumber(mantissa: -mantissa, scale: scale) ?? self
    }

    /// The value times ten to `places`, keeping the digits as written: `0.620` moved by 2 is
    /// `62.0`, moved by -1 `0.0620`. Nil when the digits cannot be held.
    package func movingPoint(by places: Int) -> DecimalNumber? {
        let moved = scale - places
        if moved >= 0 { return DecimalNumber(mantissa: mantissa, scale: moved) }
        guard -moved <= Self.maximumScale else { return nil }
        let (digits, overflow) = mantissa.multipliedReportingOverflow(by: Self.powerOfTen(-moved))
        return overflow ? nil : DecimalNumber(mantissa: digits, scale: 0)
    }

    /// Rounded half to even when it has more digits after the point than `places`.
    package func rounded(toScale places: Int) -> DecimalNumber {
        guard scale > places else { return self }
        let unit = Self.powerOfTen(scale - places).magnitude
        var (quotient, remainder) = mantissa.magnitude.quotientAndRemainder(dividingBy: unit)
        let rest = unit - remainder
        if remainder > rest || (remainder == rest && quotient % 2 == 1) { quotient += 1 }
        let magnitude = Int128(quotient)
        return DecimalNumber(mantissa: isNegative ? -magnitude : magnitude, scale: places) ?? self
    }

    private static let largestMagnitude = Int128.max.magnitude

    private func exactProduct(_ left: DecimalNumber, _ right: DecimalNumber) -> DecimalNumber? {
        let (product, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
        return overflow ? nil : DecimalNumber(mantissa: product, scale: left.scale + right.scale)
    }

    private func aligned(with other: DecimalNumber) -> (Int128, Int128, scale: Int)? {
        let common = max(scale, other.scale)
        let (a, aOverflow) = mantissa.multipliedReportingOverflow(
            by: Self.powerOfTen(common - scale))
        let (b, bOverflow) = other.mantissa.multipliedReportingOverflow(
            by: Self.powerOfTen(common - other.scale))
        return aOverflow || bOverflow ? nil : (a, b, common)
    }
}
