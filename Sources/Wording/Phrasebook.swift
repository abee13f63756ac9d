/// The sentences of one language, looked up by key.
///
/// A string file holds lines `"key" = "sentence with {placeholders}";`, comments `/* … */` and
/// `// …`, and the escapes `\"`, `\\` and `\n`.
package struct Phrasebook: Sendable {
    package let language: Language
    private let phrases: [String: String]

    package init(language: Language, phrases: [String: String]) {
        self.language = language
        self.phrases = phrases
    }

    /// - Throws: `StringFileError` with the place of the first byte that does not fit.
    package init(language: Language, file bytes: some Collection<UInt8>) throws(StringFileError) {
        var reader = StringFileReader(bytes)
        self.init(language: language, phrases: try reader.read())
    }

    package var keys: some Collection<String> { phrases.keys }

    /// Whether the key has a sentence.
    package func has(_ key: String) -> Bool { phrases[key] != nil }

    /// The sentence of a key. A key without one is shown as it is, so that a gap is seen; a test
    /// holds that there are none.
    package func callAsFunction(_ key: String) -> String { phrases[key] ?? key }

    /// The sentence with `{name}` replaced by the named values. A placeholder without a value
    /// stays.
    package func callAsFunction(_ key: String, _ values: [String: String]) -> String {
        let sentence = self(key)
        guard !values.isEmpty, sentence.utf8.contains(0x7b) else { return sentence }
        var result = ""
        var rest = Substring(sentence)
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            let inside = rest.index(after: open)
            guard let close = rest[inside...].firstIndex(of: "}") else { break }
            if let value = values[String(rest[inside..<close])] {
                result += value
            } else {
                result += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    package func callAsFunction(_ text: Text) -> String { text[language] }

    /// The names between braces in a key's sentence, in order of appearance.
    package func placeholders(of key: String) -> [String] {
        var names: [String] = []
        var rest = Substring(self(key))
        while let open = rest.firstIndex(of: "{") {
            let inside = rest.index(after: open)
            guard let close = rest[inside...].firstIndex(of: "}") else { break }
            names.append(String(rest[inside..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }
}
