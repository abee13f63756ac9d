/// What a cell of a known column means.
enum CellContent: Equatable, Sendable {
    case text(String)
    case flag(Bool)
    /// Canonical digits.
    case integer(String)
    case words([String])
    case citations([Citation])
    case limits([DatedLimitText])

    struct Citation: Equatable, Sendable {
        let source: String
        let clause: String?
    }

    /// Reads a cell. Whatever does not have the column's form stays a text, so that whoever reads
    /// the YAML can say what is wrong with it.
    ///
    /// - Returns: Nil for a cell of nothing but white space.
    init?(_ text: String, as kind: ColumnKind, isKnown: Bool = true) {
        guard isKnown else {
            let text = text.withoutMark
            if text.isEmpty { return nil }
            self = .text(text)
            return
        }
        let text = text.withoutMark.trimmed
        guard !text.isEmpty else { return nil }
        switch kind {
        case .plain, .text: self = .text(text)
        case .expression: self = .text(Self.straightened(text))
        case .limits:
            let text = Self.straightened(text)
            self = LimitsCell.read(text).map { .limits($0) } ?? .text(text)
        case .type: self = .text(TypeCell(text).canonical)
        case .flag: self = Self.flag(text).map { .flag($0) } ?? .text(Self.straightened(text))
        case .integer: self = Self.isInteger(text) ? .integer(text) : .text(text)
        case .words: self = .words(text.split { $0.isWhitespace }.map(String.init))
        case .citations: self = Self.citations(text)
        }
    }

    /// The canonical text of a cell.
    ///
    /// - Returns: Nil when no cell text would be read as this again.
    func text(as kind: ColumnKind) -> String? {
        let text =
            switch self {
            case .text(let text), .integer(let text): text
            case .flag(let isTrue): isTrue ? "yes" : "no"
            case .words(let words): words.joined(separator: " ")
            case .citations(let list): list.map(\.text).joined(separator: "; ")
            case .limits(let list): LimitsCell.text(of: list)
            }
        if case .text = self { return text }
        return CellContent(text, as: kind) == self ? text : nil
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "true", "true()": true
        case "no", "false", "false()": false
        default: nil
        }
    }

    static func isInteger(_ text: String) -> Bool {
        text == "0"
            || (1...9).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: "0")
                && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func citations(_ text: String) -> CellContent {
        let parts = text.split { $0 == ";" || $0 == "；" }.map { String($0).trimmed }
        let list = parts.filter { !$0.isEmpty }.map { part in
            let source = part.prefix { !$0.isWhitespace }
            let clause = String(part.dropFirst(source.count)).trimmed
            return Citation(source: String(source), clause: clause.isEmpty ? nil : clause)
        }
        return list.isEmpty ? .text(text) : .citations(list)
    }

    /// Word processors turn quotes into typographic ones, which no expression knows.
    private static func straightened(_ text: String) -> String {
        guard text.contains(where: { "‘’“”".contains($0) }) else { return text }
        return String(
            text.map { character in
                switch character {
                case "‘", "’": "'"
                case "“", "”": "\""
                default: character
                }
            })
    }
}

extension CellContent.Citation {
    fileprivate var text: String { clause.map { "\(source) \($0)" } ?? source }
}

extension String {
    /// Without the byte order marks that it begins with; YAML has no place for them there.
    var withoutMark: String {
        String(String.UnicodeScalarView(unicodeScalars.drop { $0 == "\u{feff}" }))
    }
}
