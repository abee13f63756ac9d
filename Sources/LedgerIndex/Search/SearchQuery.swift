import CellText

/// What a person typed, as an expression of the full-text index.
struct SearchQuery {
    /// Nil when there is nothing in the text that could be looked for.
    let expression: String?

    /// - Parameter pinyin: Whether the index has the columns `initials` and `spelled`.
    init(_ text: String, pinyin: Bool) {
        let terms = text.split(separator: " ").compactMap { Self.term(String($0), pinyin) }
        expression = terms.isEmpty ? nil : terms.joined(separator: " AND ")
    }

    /// The pieces of a word stand side by side; the last one may go on.
    private static func term(_ word: String, _ pinyin: Bool) -> String? {
        let pieces = SearchText(word).pieces
        guard let last = pieces.last else { return nil }
        var phrase = ""
        for piece in pieces.dropLast() {
            switch piece {
            case .letters(let letters): phrase += letters + " "
            case .han(let run): phrase += SearchText.pairs(run, closed: true) + " "
            }
        }
        let goesOn: Bool
        switch last {
        case .letters(let letters):
            phrase += letters
            goesOn = true
        case .han(let run):
            phrase += SearchText.pairs(run, closed: false)
            goesOn = run.count == 1
        }
        let literal = "words : \"\(phrase)\"" + (goesOn ? " *" : "")
        guard pinyin, let initials = initials(of: pieces) else { return "(\(literal))" }
        if pieces.count == 1 {
            return "(\(literal) OR initials : \"\(initials)\" * OR spelled : \"\(initials)\" *)"
        }
        let written = pieces.compactMap { piece in
            if case .han(let run) = piece { SearchText.pairs(run, closed: false) } else { nil }
        }.map { "words : \"\($0)\" *" }.joined(separator: " AND ")
        return "(\(literal) OR (initials : \"\(initials)\" * AND \(written)))"
    }

    /// Letters as they stand and characters by their initial letter: `许kz` is `xkz`. Nil when there
    /// are no letters, or digits among them.
    private static func initials(of pieces: [SearchText.Piece]) -> String? {
        var text = ""
        var hasLetters = false
        for piece in pieces {
            switch piece {
            case .letters(let letters):
                guard letters.isASCIILetters else { return nil }
                text += letters
                hasLetters = true
            case .han(let run):
                for scalar in run { text += PinyinKeys(String(scalar)).initials.first ?? "" }
            }
        }
        return hasLetters ? text : nil
    }
}

extension String {
    fileprivate var isASCIILetters: Bool {
        utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    }
}
