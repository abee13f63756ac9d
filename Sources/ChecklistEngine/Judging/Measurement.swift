package import FormLanguage

/// A measured value as somebody typed it: `0.62 m`, `62 cm`, `０．６２`.
package struct Measurement: Hashable, Sendable {
    /// With the digits as typed.
    package let value: DecimalNumber
    /// As typed, without the space before it; nil when none was typed.
    package let unit: String?

    /// Reads a number and, behind it, a unit.
    ///
    /// Full-width digits and signs, `−` and the Chinese full stop between digits are
    /// understood, because an input method types them. Grouped digits (`1,200`), exponents,
    /// fractions and ranges are refused rather than guessed.
    package init(_ text: String) throws(MeasurementError) {
        let scalars = text.unicodeScalars.map { UnitSpelling.narrowed($0) }
        var position = scalars.firstIndex { !Self.isSpace($0) } ?? scalars.count
        guard position < scalars.count else { throw MeasurementError(.empty, at: scalars.count) }

        var number: [Unicode.Scalar] = []
        if scalars[position] == "-" || scalars[position] == "−" || scalars[position] == "+" {
            if scalars[position] != "+" { number.append("-") }
            position += 1
        }
        let firstDigit = position
        while position < scalars.count {
            let scalar = scalars[position]
            let isPoint = scalar == "." || scalar == "。"
            guard scalar.decimalDigit != nil || isPoint else { break }
            number.append(isPoint ? "." : scalar)
            position += 1
        }
        guard position > firstDigit, scalars[firstDigit].decimalDigit != nil else {
            throw MeasurementError(.notANumber, at: firstDigit)
        }
        guard number.last != ".", number.count(where: { $0 == "." }) <= 1 else {
            throw MeasurementError(.notANumber, at: firstDigit)
        }
        guard let value = DecimalNumber(scalars: number) else {
            throw MeasurementError(.tooManyDigits, at: firstDigit)
        }
        self.value = value
        while position < scalars.count, Self.isSpace(scalars[position]) { position += 1 }
        let end = (scalars.lastIndex { !Self.isSpace($0) } ?? position - 1) + 1
        guard position < end else {
            unit = nil
            return
        }
        guard Self.canBeginUnit(scalars[position]) else {
            throw MeasurementError(.unexpectedCharacter(String(scalars[position])), at: position)
        }
        // The unit is kept as typed; only the number is narrowed.
        let typed = Array(text.unicodeScalars)[position..<end]
        unit = String(String.UnicodeScalarView(typed))
    }

    package init(value: DecimalNumber, unit: String?) {
        self.value = value
        self.unit = unit
    }

    /// The value in this unit.
    ///
    /// A value typed without a unit is in the unit already. Units that are no measures (`个`,
    /// `处`) are compared as they are written.
    package func value(in wanted: String) throws(MeasurementError) -> DecimalNumber {
        guard let unit, UnitSpelling.folded(unit) != UnitSpelling.folded(wanted) else {
            return value
        }
        guard let from = MeasurementUnit.named(unit) else {
            throw MeasurementError(.unknownUnit(unit, wanted: wanted), at: nil)
        }
        guard let to = MeasurementUnit.named(wanted), from.dimension == to.dimension else {
            throw MeasurementError(.incompatibleUnit(unit, wanted: wanted), at: nil)
        }
        guard let converted = from.convert(value, to: to) else {
            throw MeasurementError(.tooManyDigits, at: nil)
        }
        return converted
    }

    /// A second number, a sign or a bracket begins no unit: `1,200`, `0.5~0.6`, `1/2`.
    private static func canBeginUnit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .otherLetter, .otherSymbol: true
        default: scalar == "%" || scalar == "‰" || scalar == "º" || scalar == "﹪"
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isExpressionSpace || scalar.value == 0x3000 || scalar.value == 0xA0
    }
}
