/// A text prepared for filtering: each character folded and looked up once.
///
/// Twelve bytes a character. Prepare the rows of a list when its filter opens, not at each key.
package struct PinyinText: Sendable {
    struct Unit: Sendable {
        /// The character's first scalar, folded.
        let scalar: UInt32
        /// The letters it can stand for: itself when it is one, else the initials of its readings.
        let letters: UInt32
        /// The number of its set of readings.
        let set: UInt16
        let startsWord: Bool

        /// Whether it can stand for a folded scalar of a query, whose letter bit is given.
        func stands(for scalar: UInt32, letter: UInt32) -> Bool {
            self.scalar == scalar || letters & letter != 0
        }
    }

    let units: [Unit]
    /// The letters and digits a query may start with to match here, one bit for each; see `bit`.
    let contents: UInt64

    package init(_ text: String) {
        var builder = Builder(capacity: text.unicodeScalars.count)
        if text.unicodeScalars.allSatisfy({ isPlain($0) }) {
            for scalar in text.unicodeScalars { builder.add(scalar) }
        } else {
            for character in text { character.unicodeScalars.first.map { builder.add($0) } }
        }
        units = builder.units
        contents = builder.contents
    }

    private struct Builder {
        private let readings = PinyinReadings.shared
        private var previous = Kind.other
        private(set) var units: [Unit] = []
        private(set) var contents: UInt64 = 0

        init(capacity: Int) { units.reserveCapacity(capacity) }

        /// Adds a character by its first scalar.
        mutating func add(_ first: Unicode.Scalar) {
            let scalar = foldedForFilter(first)
            let set = readings.set(of: scalar)
            let kind = set == 0 ? Kind(scalar) : .han
            let letters = readings.initials(ofSet: set) | PinyinText.letter(scalar.value)
            let startsWord = kind != .other && kind != previous
            units.append(
                Unit(
                    scalar: scalar.value, letters: letters, set: UInt16(set), startsWord: startsWord
                ))
            contents |= PinyinText.bit(scalar.value) | UInt64(letters)
            previous = kind
        }
    }

    /// The bit of a folded scalar: a to z have the first 26, all others share the rest.
    static func bit(_ scalar: UInt32) -> UInt64 {
        if (0x61...0x7A).contains(scalar) { return 1 << UInt64(scalar - 0x61) }
        return 1 << UInt64(26 + scalar % 38)
    }

    /// The bit of a small letter, none for anything else.
    static func letter(_ scalar: UInt32) -> UInt32 {
        (0x61...0x7A).contains(scalar) ? 1 << (scalar - 0x61) : 0
    }

    private enum Kind {
        case letterOrDigit, han, other

        init(_ scalar: Unicode.Scalar) {
            if isHan(scalar) {
                self = .han
            } else if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
                || (scalar.value >= 0x80 && scalar.properties.isAlphabetic)
            {
                self = .letterOrDigit
            } else {
                self = .other
            }
        }
    }
}
