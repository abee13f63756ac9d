import FormLanguage

/// The shapes of names in packs (docs/pack-format.md).
package enum PackName {
    /// A name that `${…}` can hold, of a fact, a group or an item: a letter, then letters, digits, `-`, `_`
    /// or `.`, all ASCII because answers are kept under these names.
    package static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isLetter(first) else { return false }
        return text.unicodeScalars.allSatisfy(isNameScalar)
    }

    /// A choice: like a name, but may begin with a digit or `_`. No spaces, because the names
    /// chosen of a `select_multiple` are written with spaces between.
    package static func isChoiceName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return (isLetter(first) || first.decimalDigit != nil || first == "_")
            && text.unicodeScalars.allSatisfy(isNameScalar)
    }

    /// A pack's id and a sector's: `[a-z][a-z0-9-]*`.
    package static func isPackID(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, ("a"..."z").contains(first) else {
            return false
        }
        return text.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || $0.decimalDigit != nil || $0 == "-"
        }
    }

    /// An offset from UTC: `+08:00`.
    package static func isZone(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count == 6, scalars[0] == "+" || scalars[0] == "-", scalars[3] == ":" else {
            return false
        }
        let digits = [1, 2, 4, 5].compactMap { scalars[$0].decimalDigit }
        return digits.count == 4 && digits[0] * 10 + digits[1] <= 14 && digits[2] <= 5
    }

    static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        isLetter(scalar) || scalar.decimalDigit != nil || scalar == "-" || scalar == "_"
            || scalar == "."
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
}
