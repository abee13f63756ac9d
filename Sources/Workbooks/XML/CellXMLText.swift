/// Texts as a workbook's XML holds them (ECMA-376 part 1, 22.9.2.19): what XML cannot hold is
/// written as `_xHHHH_`.
enum CellXMLText {
    /// - Parameter preservesSpace: Whether `xml:space` says that blanks at the ends count.
    static func read(_ text: String, preservesSpace: Bool) -> String {
        var units = Substring(text).utf8
        if !preservesSpace {
            units = units.drop { isBlank($0) }
            while let last = units.last, isBlank(last) { units.removeLast() }
        }
        guard units.contains(UInt8(ascii: "_")) else { return String(Substring(units)) }
        return unescaped(Array(String(Substring(units)).utf16))
    }

    /// Text between tags or in an attribute.
    static func written(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "_" where isEscape(rest.prefix(7)): result += escape(0x5f)
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\u{0}"..<"\u{20}", "\u{fffe}", "\u{ffff}": result += escape(scalar.value)
            default: result.unicodeScalars.append(scalar)
            }
            rest.removeFirst()
        }
        return result
    }

    /// Whether a text begins or ends with a blank, which has to be said.
    static func needsPreserving(_ text: String) -> Bool {
        text.utf8.first.map(isBlank) ?? false || text.utf8.last.map(isBlank) ?? false
    }

    private static func isBlank(_ unit: UInt8) -> Bool { " \t\r\n".utf8.contains(unit) }

    private static func escape(_ unit: UInt32) -> String {
        let digits = String(unit, radix: 16, uppercase: true)
        return "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_"
    }

    private static func isEscape(_ scalars: Substring.UnicodeScalarView) -> Bool {
        value(ofEscape: scalars.compactMap { UInt16(exactly: $0.value) }[...]) != nil
    }

    /// The code unit that `_xHHHH_` stands for.
    private static func value(ofEscape units: ArraySlice<UInt16>) -> UInt16? {
        let units = Array(units)
        guard units.count == 7, units[0] == 0x5f, units[1] == 0x78, units[6] == 0x5f else {
            return nil
        }
        var value: UInt16 = 0
        for unit in units[2..<6] {
            guard let scalar = Unicode.Scalar(unit), scalar.isASCII,
                let digit = Character(scalar).hexDigitValue
            else { return nil }
            value = value << 4 | UInt16(digit)
        }
        return value
    }

    private static func unescaped(_ units: [UInt16]) -> String {
        var result: [UInt16] = []
        var index = units.startIndex
        while index < units.endIndex {
            let end = min(index + 7, units.endIndex)
            if units[index] == 0x5f, let value = value(ofEscape: units[index..<end]) {
                result.append(value)
                index = end
            } else {
                result.append(units[index])
                index += 1
            }
        }
        // Half of a pair is no character, and the escapes stay as they were written.
        return String(validating: result, as: UTF16.self)
            ?? String(decoding: units, as: UTF16.self)
    }
}
