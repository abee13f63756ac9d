/// The look of roles: the only place where colours are named.
///
/// The terminal's own foreground and background stay, so that a light and a dark terminal are both
/// readable; the four accents have a contrast of at least 4 to 1 against black and white alike, and
/// stay apart for the three common kinds of colour blindness. Meaning never rests on colour alone.
package enum Theme: String, CaseIterable, Sendable {
    case colour256
    case colour8
    case mono
    /// Bold and reverse only, nothing dim.
    case highContrast

    /// A colour number of the terminal's palette; -1 is the terminal's own.
    package struct Rendition: Hashable, Sendable {
        package var foreground: Int16 = -1
        package var background: Int16 = -1
        package var attributes: Style.Attributes = []
    }

    /// The richest theme a terminal can show.
    ///
    /// - Parameter colours: How many the terminal has; less than 8 or -1 for none.
    package static func suited(toColours colours: Int, wantsColour: Bool = true) -> Theme {
        guard wantsColour, colours >= 8 else { return .mono }
        return colours >= 256 ? .colour256 : .colour8
    }

    package func rendition(of style: Style) -> Rendition {
        var rendition = rendition(of: style.role)
        // What is set off by reversing stays set off within a selection, which is reversed itself.
        let isTwiceReversed =
            rendition.attributes.contains(.reverse) && style.attributes.contains(.reverse)
        rendition.attributes.formUnion(style.attributes)
        if isTwiceReversed { rendition.attributes.remove(.reverse) }
        if self == .highContrast, rendition.attributes.contains(.dim) {
            rendition.attributes.remove(.dim)
        }
        return rendition
    }

    /// Whether pictures have colours. Where not, two dots of a cell are as bright or dark as a
    /// glyph can make them: enough for a code to be read, too little for a photo.
    package var showsColours: Bool { self == .colour256 || self == .colour8 }

    /// The palette's colour that is nearest to a dot's; nil where there are none.
    package func colour(of dot: Dot) -> Int16? {
        switch self {
        case .colour256: Self.colourOf256(dot)
        case .colour8:
            (dot.red >= 128 ? 1 : 0) + (dot.green >= 128 ? 2 : 0) + (dot.blue >= 128 ? 4 : 0)
        case .mono, .highContrast: nil
        }
    }

    /// Of the cube of 216 colours and the 24 greys; the first 16 are whatever the person likes.
    private static func colourOf256(_ dot: Dot) -> Int16 {
        let levels = [0, 95, 135, 175, 215, 255]
        func nearest(_ value: Int) -> Int {
            value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40
        }
        let cube = [dot.red, dot.green, dot.blue].map(nearest)
        let grey = max(0, min(23, ((dot.red + dot.green + dot.blue) / 3 - 3) / 10))
        func distance(_ red: Int, _ green: Int, _ blue: Int) -> Int {
            let away = (dot.red - red, dot.green - green, dot.blue - blue)
            return away.0 * away.0 + away.1 * away.1 + away.2 * away.2
        }
        let level = 8 + 10 * grey
        let away = distance(levels[cube[0]], levels[cube[1]], levels[cube[2]])
        if distance(level, level, level) < away { return Int16(232 + grey) }
        return Int16(16 + 36 * cube[0] + 6 * cube[1] + cube[2])
    }

    private func rendition(of role: Role) -> Rendition {
        switch role {
        case .normal: Rendition()
        case .selection, .title: Rendition(attributes: .reverse)
        case .field: Rendition(attributes: .underline)
        case .muted: self == .colour256 ? Rendition(foreground: 243) : Rendition(attributes: .dim)
        case .ok: accent(wide: 31, narrow: Self.cyan, [])
        case .warn: accent(wide: 130, narrow: Self.yellow, .bold)
        case .critical: accent(wide: 161, narrow: Self.magenta, .bold)
        case .info: accent(wide: 99, narrow: Self.blue, .bold)
        case .error:
            self == .highContrast || self == .mono
                ? Rendition(attributes: [.bold, .reverse])
                : accent(wide: 161, narrow: Self.magenta, .bold, always: .bold)
        }
    }

    /// An accent: a colour that few attributes help where it is weak.
    private func accent(
        wide: Int16, narrow: Int16, _ help: Style.Attributes, always: Style.Attributes = []
    ) -> Rendition {
        switch self {
        case .colour256: Rendition(foreground: wide, attributes: always)
        case .colour8: Rendition(foreground: narrow, attributes: help)
        case .mono, .highContrast: Rendition(attributes: help)
        }
    }

    private static let yellow: Int16 = 3
    private static let blue: Int16 = 4
    private static let magenta: Int16 = 5
    private static let cyan: Int16 = 6
}
