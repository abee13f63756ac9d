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
