/// How a scalar behaves in a row of terminal cells; the letters are those of the generated table.
enum CellClass: UInt8 {
    /// C0, DEL and C1.
    case control = 0x63  // c
    /// U+2028 and U+2029.
    case lineSeparator = 0x6C  // l
    case privateUse = 0x70  // p
    case unassigned = 0x75  // u
    /// One half of a flag.
    case regionalIndicator = 0x66  // f
    /// A skin tone, which joins the emoji before it.
    case emojiModifier = 0x73  // s
    /// Variation selectors and joiners: they extend a cluster and are not drawn.
    case hiddenExtender = 0x78  // x
    /// Bidi controls, zero-width space, byte order mark: they end a cluster and are not drawn.
    case hiddenDivider = 0x64  // d
    /// Zero columns, drawn over the cell before it.
    case mark = 0x6D  // m
    /// A vowel or tail of a Hangul syllable: a mark where it continues one.
    case hangulTail = 0x76  // v
    case wide = 0x77  // w
    case widePictograph = 0x65  // e
    case narrow = 0x6E  // n
    case narrowPictograph = 0x69  // i
    /// East Asian Width "Ambiguous": one column, two on some terminals.
    case ambiguous = 0x61  // a
    case ambiguousPictograph = 0x62  // b

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value >= 0x20 && value < 0x7F {
            self = .narrow
        } else if value < 0x40000 {
            let block = Int(value >> 8)
            let numbers = CellClassTable.blockNumbers.utf8Start
            let number = TableDigits.value(numbers, at: 2 * block)
            let letter = CellClassTable.letters.utf8Start[number * 256 + Int(value & 0xFF)]
            self = CellClass(rawValue: letter) ?? .unassigned
        } else if value >= 0xF0000 && value & 0xFFFF < 0xFFFE {
            self = .privateUse
        } else if (0xE0020...0xE007F).contains(value) || (0xE0100...0xE01EF).contains(value) {
            self = .hiddenExtender
        } else if value == 0xE0001 {
            self = .hiddenDivider
        } else {
            self = .unassigned
        }
    }

    var isPictograph: Bool {
        switch self {
        case .widePictograph, .narrowPictograph, .ambiguousPictograph: true
        default: false
        }
    }

    /// Columns of a scalar that starts a cell; 0 for those that never do.
    var columns: Int {
        switch self {
        case .wide, .widePictograph, .emojiModifier: 2
        case .narrow, .narrowPictograph, .ambiguous, .ambiguousPictograph: 1
        // Drawn by substitutes of one column each.
        case .regionalIndicator, .privateUse, .unassigned, .lineSeparator: 1
        case .control, .mark, .hangulTail, .hiddenExtender, .hiddenDivider: 0
        }
    }
}

/// The parts that Hangul syllables are made of (Unicode Standard Annex 29, GB6 to GB8).
enum HangulPart {
    case lead, vowel, tail, openSyllable, closedSyllable

    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x1100...0x115F, 0xA960...0xA97C: self = .lead
        case 0x1160...0x11A7, 0xD7B0...0xD7C6: self = .vowel
        case 0x11A8...0x11FF, 0xD7CB...0xD7FB: self = .tail
        case 0xAC00...0xD7A3:
            self = (scalar.value - 0xAC00) % 28 == 0 ? .openSyllable : .closedSyllable
        default: return nil
        }
    }

    func isContinued(by next: HangulPart) -> Bool {
        switch (self, next) {
        case (.lead, .vowel), (.openSyllable, .vowel), (.vowel, .vowel): true
        case (.openSyllable, .tail), (.vowel, .tail), (.closedSyllable, .tail), (.tail, .tail): true
        default: false
        }
    }
}

/// The numbers of the generated tables: two digits of base 57, the highest first, from `#` on.
enum TableDigits {
    static func value(_ digits: UnsafePointer<UInt8>, at index: Int) -> Int {
        Int(digits[index] - 0x23) * 57 + Int(digits[index + 1] - 0x23)
    }
}
