import CellText

/// A text cut into the words a full-text index can find: pairs of neighbouring Chinese characters,
/// runs of letters and digits.
///
/// Chinese is written without spaces and most of its words have two characters, so every pair of
/// neighbours is a word (bigrams); the last character of a run stands by itself as well, so that
/// each character begins a word. Punctuation separates. A text that is longer is found as a phrase
/// of such words.
struct SearchText {
    /// A piece of a text in which nothing separates.
    enum Piece: Equatable {
        case han([Unicode.Scalar])
        case letters(String)

        /// Nil for characters.
        var letters: String? {
            guard case .letters(let letters) = self else { return nil }
            return letters
        }
    }

    let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var han: [Unicode.Scalar] = []
        var letters = String.UnicodeScalarView()
        func flush() {
            if !han.isEmpty { pieces.append(.han(han)) }
            if !letters.isEmpty { pieces.append(.letters(String(letters))) }
            han.removeAll(keepingCapacity: true)
            letters = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            let folded = Self.folded(scalar)
            if isHan(folded) {
                if !letters.isEmpty { flush() }
                han.append(folded)
            } else if Self.isLetter(folded) {
                if !han.isEmpty { flush() }
                letters.append(folded)
            } else {
                flush()
            }
        }
        flush()
        self.pieces = pieces
    }

    /// What is put into the index: words with spaces between them.
    var words: String {
        var out = ""
        for piece in pieces {
            switch piece {
            case .letters(let letters): out += letters + " "
            case .han(let run): out += Self.pairs(run, closed: true) + " "
            }
        }
        return out
    }

    /// What a run of letters or digits may be the beginning of: such runs, by themselves and with
    /// the runs behind them, with the character before them, and the ends of numbers, so that
    /// `K7-2026`, `2026-0031`, `31` and `1` find `K7-2026-0031`.
    var beginnings: [String] {
        var out: [String] = []
        for (index, piece) in pieces.enumerated() {
            guard case .letters(let letters) = piece else { continue }
            out.append(letters)
            let runs = pieces[index...].prefix(Self.joinedRuns).prefix { $0.letters != nil }
            if runs.count > 1 { out.append(Self.joined(runs)) }
            if index > 0, case .han(let run) = pieces[index - 1], let before = run.last {
                out.append(String(Character(before)) + letters)
            }
            guard letters.utf8.count > 1, letters.utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else { continue }
            for length in 1..<letters.utf8.count { out.append(String(letters.suffix(length))) }
        }
        return out
    }

    /// Runs of letters that one key holds at most.
    static let joinedRuns = 4

    /// Runs of letters as one word; what separates them there stands in none of them.
    static func joined(_ runs: some Sequence<Piece>) -> String {
        runs.compactMap(\.letters).joined(separator: "_")
    }

    /// - Parameter closed: Whether the run ends here; else it may go on where it is looked for.
    static func pairs(_ run: [Unicode.Scalar], closed: Bool) -> String {
        var out = String.UnicodeScalarView()
        for index in run.indices.dropLast() {
            out.append(run[index])
            out.append(run[index + 1])
            out.append(" ")
        }
        if closed || run.count == 1, let last = run.last { out.append(last) }
        return String(out)
    }

    /// Full-width forms as ASCII; case is the tokenizer's.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
