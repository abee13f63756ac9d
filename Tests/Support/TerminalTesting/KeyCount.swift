/// How often a person presses a key for a text.
package struct KeyCount: Equatable, Sendable {
    /// Keys, those with a name (`\u{1B}[A`) once.
    package private(set) var keys = 0
    /// Han characters, which take several keys of an input method.
    package private(set) var hanCharacters = 0

    /// Letters of a syllable and the choice among its characters; fewer where words are typed whole.
    package static let keysPerHanCharacter = 4

    package var all: Int { keys + hanCharacters * Self.keysPerHanCharacter }

    package init() {}

    package mutating func count(_ text: String) {
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar.properties.isIdeographic {
                hanCharacters += 1
                continue
            }
            keys += 1
            guard scalar == "\u{1B}", let introducer = rest.first else { continue }
            if introducer == "[" {
                rest.removeFirst()
                rest = rest.drop { !("@"..."~").contains($0) }.dropFirst()
            } else if introducer == "O" {
                rest = rest.dropFirst(2)
            }
        }
    }

    package static func - (left: KeyCount, keys: Int) -> KeyCount {
        var less = left
        less.keys -= keys
        return less
    }
}
