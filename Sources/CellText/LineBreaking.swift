/// Where a line may end between two characters: the basic level of Chinese line breaking.
///
/// Requirements for Chinese Text Layout (W3C clreq) calls it so: closing punctuation starts no
/// line, opening punctuation ends none, words, numbers with their units and designations stay whole.
enum BreakPermission {
    case allowed
    /// Punctuation forbids it; given up when it would push too much to the next line.
    case punctuation
    /// It would split a word, a number from its unit, or a designation.
    case word
}

/// What a character does to the line breaks beside it.
enum BreakClass {
    case space
    /// Zero-width space: a place to break.
    case opportunity
    /// No-break space and word joiner.
    case glue
    case opener
    case closer
    /// ASCII punctuation: starts no line when it is attached to something.
    case attachedCloser
    case digit
    case word
    case ideograph

    init(_ character: Character) {
        guard let scalar = character.unicodeScalars.first else {
            self = .word
            return
        }
        switch scalar {
        case " ", "\t", "\u{3000}": self = .space
        case "\u{200B}": self = .opportunity
        case "\u{A0}", "\u{2060}", "\u{202F}": self = .glue
        case "0"..."9": self = .digit
        case "(", "[", "{": self = .opener
        case ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "/": self = .attachedCloser
        case "（", "《", "「", "『", "【", "〈", "〔", "〖", "｛", "［", "“", "‘", "￥", "＄", "№":
            self = .opener
        case "，", "。", "、", "；", "：", "？", "！", "）", "》", "」", "』", "】", "〉", "〕", "〗",
            "｝", "］", "”", "’", "…", "—", "～", "·", "・", "％", "‰", "℃", "°", "々", "ー":
            self = .closer
        default: self = CellClass(scalar).columns == 2 ? .ideograph : .word
        }
    }
}

/// Decides about breaks in one paragraph.
struct LineBreaker {
    private let characters: ArraySlice<Character>

    init(_ paragraph: ArraySlice<Character>) {
        characters = paragraph
    }

    var endIndex: Int { characters.endIndex }

    /// Whether a line may end before the character at `index`, which is not the paragraph's first.
    func permission(before index: Int) -> BreakPermission {
        let left = BreakClass(characters[index - 1])
        let right = BreakClass(characters[index])
        switch (left, right) {
        case (.glue, _), (_, .glue): return .word
        case (.opportunity, _): return .allowed
        case (_, .space), (_, .opportunity): return .word
        case (_, .closer): return .punctuation
        case (.opener, _): return .punctuation
        case (.space, _): return isGluing(spaceAt: index - 1) ? .word : .allowed
        case (_, .attachedCloser): return isInsideWord(index) ? .word : .punctuation
        case (.digit, .ideograph): return Self.isUnit(characters[index]) ? .word : .allowed
        case (.word, .word), (.word, .digit), (.digit, .word), (.digit, .digit): return .word
        case (.attachedCloser, .word), (.attachedCloser, .digit): return .word
        case (.word, .opener), (.digit, .opener):
            return characters[index].isASCII ? .word : .allowed
        default: return .allowed
        }
    }

    /// Whether ASCII punctuation stands between two letters or digits, as in `0.6` or `GB/T`.
    private func isInsideWord(_ index: Int) -> Bool {
        guard index + 1 < characters.endIndex else { return false }
        let sides = [BreakClass(characters[index - 1]), BreakClass(characters[index + 1])]
        return sides.allSatisfy { $0 == .word || $0 == .digit }
    }

    /// Whether a single space holds a number and its unit, or a designation (`GB 30871`), together.
    private func isGluing(spaceAt space: Int) -> Bool {
        guard space > characters.startIndex, characters[space] == " " else { return false }
        let before = characters[space - 1]
        let after = characters[space + 1]
        if BreakClass(after) == .digit {
            return before == "第" || isDesignation(endingAt: space - 1)
        }
        if BreakClass(before) == .digit {
            return Self.isUnit(after) || Self.latinUnits.contains(word(from: space + 1))
        }
        return false
    }

    /// Whether a word of up to six capitals and slashes ends here, as in `GB/T`.
    private func isDesignation(endingAt end: Int) -> Bool {
        var index = end
        while index >= characters.startIndex {
            let character = characters[index]
            if !("A"..."Z").contains(character) && character != "/" { break }
            index -= 1
        }
        let startsWord =
            index < characters.startIndex
            || ![.word, .digit].contains(BreakClass(characters[index]))
        return startsWord && (1...6).contains(end - index)
    }

    private func word(from start: Int) -> String {
        let letters = characters[start...].prefix(while: { BreakClass($0) == .word })
        return letters.count <= 6 ? String(letters) : ""
    }

    private static func isUnit(_ character: Character) -> Bool {
        unitCharacters.contains(character)
    }

    private static let unitCharacters: Set<Character> = Set(
        "%年月日时分秒天周岁个条项次人名米吨元万亿号层级度升台处间座套起件张页批倍栋户")

    private static let latinUnits: Set<String> = [
        "m", "m²", "m³", "mm", "cm", "km", "kg", "g", "mg", "t", "L", "mL", "Pa", "kPa", "MPa", "V",
        "kV", "A", "mA", "W", "kW", "Hz", "min", "h", "s", "dB", "lx", "ppm", "Ω", "MΩ", "LEL",
    ]
}
