import FormLanguage

/// A unit with what is needed to turn a value in it into another unit of its dimension.
///
/// Factors are decimal powers wherever they can be, so that a changed unit only moves the point
/// and keeps the digits as written. Definitions: GB 3100-1993 and GB 3102; one millimetre of
/// water is 9.80665 Pa, one kgf/cm² 98066.5 Pa.
struct MeasurementUnit: Sendable {
    /// Values convert within a dimension only. Percent, volume fraction and percent of the lower
    /// explosive limit are different things that share a sign.
    enum Dimension: Hashable, Sendable {
        case length, area, volume, mass, time, months, pressure, temperature
        case ratio, volumeFraction, explosiveLimit
        case resistance, voltage, current, power, frequency, force
        case concentration, illuminance, soundLevel, speed, flow, angle
    }

    /// Spelling of the international symbol.
    let symbol: String
    let dimension: Dimension
    /// value in the base unit = (value + offset) × numerator × 10^power ÷ denominator
    let power: Int
    let numerator: DecimalNumber
    let denominator: DecimalNumber
    let offset: DecimalNumber

    init(
        _ symbol: String, _ dimension: Dimension, power: Int = 0, numerator: DecimalNumber = one,
        denominator: DecimalNumber = one, offset: DecimalNumber = .zero
    ) {
        self.symbol = symbol
        self.dimension = dimension
        self.power = power
        self.numerator = numerator
        self.denominator = denominator
        self.offset = offset
    }

    static let one = DecimalNumber(1)

    /// The value in another unit of the same dimension.
    ///
    /// Exact, except where a division does not end (seconds in minutes, Fahrenheit): then
    /// rounded to `DecimalNumber.quotientScale` digits after the point. Nil when the digits
    /// cannot be held.
    func convert(_ value: DecimalNumber, to other: MeasurementUnit) -> DecimalNumber? {
        precondition(dimension == other.dimension, "\(symbol) to \(other.symbol)")
        if symbol == other.symbol { return value }
        var result: DecimalNumber? = value
        if offset != .zero { result = result?.adding(offset) }
        result = result.flatMap { scaled($0, to: other) }?.movingPoint(by: power - other.power)
        if other.offset != .zero { result = result?.subtracting(other.offset) }
        return result
    }

    /// Multiplies by one factor where it is exact, which keeps the digits; else divides last,
    /// because the product may end the fraction that the divisor alone would leave open.
    private func scaled(_ value: DecimalNumber, to other: MeasurementUnit) -> DecimalNumber? {
        guard let numerator = numerator.multiplied(by: other.denominator),
            let denominator = denominator.multiplied(by: other.numerator)
        else { return nil }
        if numerator == denominator { return value }
        if let factor = numerator.divided(by: denominator),
            factor.multiplied(by: denominator) == numerator
        {
            return value.multiplied(by: factor)
        }
        return value.multiplied(by: numerator)?.divided(by: denominator)
    }
}

extension MeasurementUnit {
    /// Finds a unit by what people write: symbol, Chinese name, full-width or compatibility
    /// characters, `m2` for `m²`. Upper and lower case may be confused where only one unit can
    /// be meant (`KPA`, not `mpa`).
    static func named(_ text: String) -> MeasurementUnit? {
        let folded = UnitSpelling.folded(text)
        if let unit = bySpelling[folded] { return unit }
        guard let same = byLowercase[folded.lowercased()], same.count == 1 else { return nil }
        return same[0]
    }

    private static let bySpelling: [String: MeasurementUnit] = {
        var table: [String: MeasurementUnit] = [:]
        for (unit, spellings) in all {
            for spelling in [unit.symbol] + spellings {
                let folded = UnitSpelling.folded(spelling)
                precondition(table[folded] == nil, "two units are written \(folded)")
                table[folded] = unit
            }
        }
        return table
    }()

    private static let byLowercase: [String: [MeasurementUnit]] = {
        var table: [String: [MeasurementUnit]] = [:]
        for (spelling, unit) in bySpelling {
            let known = table[spelling.lowercased(), default: []]
            if !known.contains(where: { $0.symbol == unit.symbol }) {
                table[spelling.lowercased()] = known + [unit]
            }
        }
        return table
    }()
}

/// The international symbol of a unit by any of its spellings: `h` of `小时`. Nil for what is no
/// measure.
package func unitSymbol(_ spelling: String) -> String? { MeasurementUnit.named(spelling)?.symbol }

/// Brings the spellings of a unit together.
enum UnitSpelling {
    /// Without white space; full-width forms narrowed, `²` and `³` as digits, the micro and
    /// ohm signs as Greek letters, squared compatibility characters taken apart.
    static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: folded.append(narrowed(scalar))
            case 0x20, 0x09, 0xA0, 0x3000: break
            default:
                if let spelling = compatibility[scalar] {
                    folded.append(contentsOf: spelling.unicodeScalars)
                } else {
                    folded.append(scalar)
                }
            }
        }
        return String(folded)
    }

    /// The ASCII character of a full-width one (U+FF01 to U+FF5E).
    static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value),
            let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
        else { return scalar }
        return narrow
    }

    private static let compatibility: [Unicode.Scalar: String] = [
        "²": "2", "³": "3", "㎡": "m2", "㎥": "m3", "㎜": "mm", "㎝": "cm", "㎞": "km",
        "㎎": "mg", "㎏": "kg", "㎩": "Pa", "㎪": "kPa", "㎫": "MPa", "㎧": "m/s", "㏀": "kΩ",
        "㏁": "MΩ", "\u{2126}": "Ω", "\u{B5}": "μ", "ℓ": "L", "˚": "°", "º": "°", "℃": "°C",
        "℉": "°F", "\u{212A}": "K", "∕": "/", "⁄": "/", "﹪": "%",
    ]
}
