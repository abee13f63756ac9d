import CellText

/// What a person typed: terms that must all be found.
struct SearchQuery {
    /// A part between spaces, as expressions of the full-text tables.
    struct Term: Hashable {
        /// Where the term stands as it was typed.
        enum Literal: Hashable {
            /// Among the words, as `words` has it.
            case words
            /// Among the keys, where it costs less; pinyin is found by this as well.
            case key(String)
        }

        /// Characters as typed beside letters that stand for others.
        struct Pinyin: Hashable {
            /// The initial letters of all.
            let key: String
            /// The characters, among the words.
            let written: String
        }

        /// The pieces of the term side by side, among the words.
        let words: String
        let literal: Literal
        let pinyin: Pinyin?
    }

    /// Empty when there is nothing in the text that could be looked for.
    let terms: [Term]

    init(_ text: String) {
        terms = text.split(separator: " ").compactMap { Self.term(String($0)) }
    }

    /// All terms, for a table that has words alone; nil when there are none.
    var words: String? {
        terms.isEmpty ? nil : terms.map(\.words).joined(separator: " AND ")
    }

    /// The pieces of a word stand side by side; the last one may go on.
    private static func term(_ word: String) -> Term? {
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
        let written = pieces.compactMap { piece in
            if case .han(let run) = piece { SearchText.pairs(run, closed: false) } else { nil }
        }.map { beginning($0) }.joined(separator: " AND ")
        return Term(
            words: beginning(phrase, goesOn: goesOn),
            literal: key(of: pieces).map { .key(beginning($0)) } ?? .words,
            pinyin: written.isEmpty
                ? nil
                : initials(of: pieces).map {
                    Term.Pinyin(key: beginning($0), written: written)
                })
    }

    /// Runs of letters, or one character and letters behind it, are the beginning of a key.
    private static func key(of pieces: [SearchText.Piece]) -> String? {
        if pieces.allSatisfy({ $0.letters != nil }) {
            return pieces.count <= SearchText.joinedRuns ? SearchText.joined(pieces) : nil
        }
        guard pieces.count == 2, case .han(let run) = pieces[0], run.count == 1,
            let letters = pieces[1].letters
        else { return nil }
        return String(Character(run[0])) + letters
    }

    private static func beginning(_ phrase: String, goesOn: Bool = true) -> String {
        goesOn ? "\"\(phrase)\" *" : "\"\(phrase)\""
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
