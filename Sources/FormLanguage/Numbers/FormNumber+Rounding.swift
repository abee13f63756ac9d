extension FormNumber {
    /// Cut off at the point.
    package var truncated: Self { mapped({ $0.truncated }, { $0.rounded(.towardZero) }) }

    /// The largest whole number that is not above it.
    package var floor: Self {
        mapped(
            { number in
                let whole = number.truncated
                return number.isNegative && !number.isWhole
                    ? whole.subtracting(DecimalNumber(1)) : whole
            },
            { $0.rounded(.down) })
    }

    /// The smallest whole number that is not below it.
    package var ceiling: Self { negated.floor.negated }

    package var magnitude: Self { isNegative ? negated : self }

    /// Cut off at the point, and brought into a range where it lies outside; 0 for NaN.
    package func clamped(to range: ClosedRange<Int>) -> Int {
        if isLess(than: Self(range.lowerBound)) { return range.lowerBound }
        if Self(range.upperBound).isLess(than: self) { return range.upperBound }
        return truncated.whole ?? 0
    }

    /// To the nearest with so many digits after the point, before it where `places` is negative;
    /// a half goes up, `-2.5` to `-2` (XPath 1.0, 4.4).
    package func rounded(places: Int = 0) -> Self {
        guard (-30...30).contains(places) else {
            return places > 0 ? self : (double.isFinite ? .init(0) : self)
        }
        let unit = Self.powerOfTen(places.magnitude)
        let half = Self.exact(DecimalNumber(mantissa: 5, scale: 1) ?? .zero)
        let scaled = places >= 0 ? self * unit : self / unit
        guard scaled.double.isFinite else { return self }
        let whole = (scaled + half).floor
        return places >= 0 ? whole / unit : whole * unit
    }

    /// Exact for a whole exponent as long as the digits can be held.
    package func raised(to exponent: Self) -> Self {
        if case .exact(let base) = self, let count = exponent.whole, (0...128).contains(count) {
            let exact = (0..<count).reduce(DecimalNumber(1) as DecimalNumber?) { power, _ in
                power?.multiplied(by: base)
            }
            if let exact { return .exact(exact) }
        }
        return .init(power(double, exponent.double))
    }

    private static func powerOfTen(_ exponent: UInt) -> Self {
        (0..<exponent).reduce(Self(1)) { power, _ in power * Self(10) }
    }

    private func mapped(
        _ exact: (DecimalNumber) -> DecimalNumber?, _ binary: (Double) -> Double
    ) -> Self {
        switch self {
        case .exact(let number): exact(number).map { .exact($0) } ?? .init(binary(double))
        case .binary(let value): .init(binary(value))
        }
    }
}
