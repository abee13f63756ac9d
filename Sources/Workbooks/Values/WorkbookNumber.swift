/// A number as a file writes it. Two that mean the same are equal: 1, 1.0 and 1E0.
package struct WorkbookNumber: Sendable {
    /// As it was written.
    package let source: String
    package let value: Double
    /// In full, without exponent as far as that is readable, without `.0`: `1`, `0.1`, `12000`.
    ///
    /// Whole numbers keep every digit, also where `value` has no room for them (18 digits of an
    /// identity number). Fractions of more than 15 digits are the nearest short ones of `value`:
    /// the rest is what arithmetic left.
    package let text: String

    /// - Returns: nil unless it is digits, with a sign, a point and an exponent where wanted.
    package init?(_ source: String) {
        guard let digits = DecimalDigits(source), let value = Double(source), value.isFinite,
            let shortest = DecimalDigits(value.description)
        else { return nil }
        self.source = source
        self.value = value
        text = digits.isExact ? digits.text : shortest.text
    }

    package init(_ value: Int) {
        source = String(value)
        text = source
        self.value = Double(value)
    }
}

extension WorkbookNumber: Hashable {
    package static func == (left: Self, right: Self) -> Bool { left.text == right.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// A decimal number: 0.DIGITS times a power of ten.
private struct DecimalDigits {
    private let isNegative: Bool
    /// ASCII, without zeros at either end; empty for zero.
    private let digits: ArraySlice<UInt8>
    private let exponent: Int

    init?(_ text: String) {
        var rest = Substring(text).utf8[...]
        isNegative = rest.first == UInt8(ascii: "-")
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            rest.removeFirst()
        }
        func run() -> [UInt8] {
            let run = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(run.count)
            return Array(run)
        }
        let whole = run()
        var fraction: [UInt8] = []
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = run()
        }
        var power = 0
        if let letter = rest.first, letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
            rest.removeFirst()
            guard let named = Int(String(Substring(rest))), Self.powers.contains(named) else {
                return nil
            }
            power = named
            rest = rest.suffix(0)
        }
        guard rest.isEmpty, !whole.isEmpty || !fraction.isEmpty else { return nil }

        let zero = UInt8(ascii: "0")
        let all = whole + fraction
        let leading = all.prefix { $0 == zero }.count
        let trailing = all.reversed().prefix { $0 == zero }.count
        digits = leading == all.count ? [] : all[leading..<all.count - trailing]
        exponent = whole.count - leading + power
        guard Self.powers.contains(exponent) else { return nil }
    }

    /// Far beyond what a `Double` holds.
    private static let powers = -1_000...1_000

    private var isWhole: Bool { exponent >= digits.count }

    /// Whether the digits are somebody's and not what arithmetic left.
    var isExact: Bool { isWhole || digits.count <= 15 }

    var text: String {
        guard !digits.isEmpty else { return "0" }
        let sign = isNegative ? "-" : ""
        let digits = String(decoding: digits, as: UTF8.self)
        let count = self.digits.count
        func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
        switch exponent {
        case ...(-20), 22...:
            let power = exponent - 1
            let tail = count > 1 ? "." + digits.dropFirst() : ""
            return "\(sign)\(digits.prefix(1))\(tail)e\(power < 0 ? "-" : "+")\(abs(power))"
        case ...0: return "\(sign)0.\(zeros(-exponent))\(digits)"
        case count...: return "\(sign)\(digits)\(zeros(exponent - count))"
        default: return "\(sign)\(digits.prefix(exponent)).\(digits.dropFirst(exponent))"
        }
    }
}
