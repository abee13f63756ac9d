internal import CTerminal
import TerminalUI

/// Brings frames to the screen, row by row, and only the rows that differ from the last frame.
struct ScreenWriter {
    private let ambiguousIsWide: Bool
    private let setsTitle: Bool
    let theme: Theme
    private var shown: Surface?
    private var title = ""

    init(_ configuration: HostConfiguration) {
        ambiguousIsWide = configuration.ambiguousIsWide
        setsTitle = configuration.setsTitle
        theme =
            configuration.theme
            ?? .suited(toColours: Int(ct_colours()), wantsColour: configuration.wantsColour)
        Self.define(theme)
    }

    /// Forgets what is on the screen: the next frame is drawn anew from nothing.
    mutating func forget() {
        shown = nil
        title = ""
        ct_redraw()
    }

    mutating func show(_ frame: Frame) {
        assert(frame.surface.violation == nil, frame.surface.violation ?? "")
        for row in 0..<frame.surface.size.rows {
            if let shown, frame.surface.showsSame(row: row, as: shown) { continue }
            write(row, of: frame.surface)
        }
        shown = frame.surface
        let cursor = frame.cursorInside
        let shape = cursor.shape == .bar ? CT_CURSOR_BAR : CT_CURSOR_BLOCK
        ct_flush(Int32(cursor.row), Int32(cursor.column), Int32(shape))
        show(title: frame.plainTitle)
    }

    private func write(_ row: Int, of surface: Surface) {
        var glyphs: [ct_glyph] = []
        glyphs.reserveCapacity(surface.size.columns)
        for cell in surface.row(row) where cell.width > 0 {
            glyphs.append(glyph(of: cell, in: surface))
        }
        ct_row(Int32(row), glyphs, Int32(glyphs.count))
    }

    private func glyph(of cell: Cell, in surface: Surface) -> ct_glyph {
        var glyph = ct_glyph()
        glyph.width = cell.width
        glyph.style = Self.number(of: cell.style)
        if let pair = cell.pair, show(pair, in: &glyph) { return glyph }
        if ambiguousIsWide, surface.isAmbiguous(cell) {
            let isBlock = surface.scalars(of: cell) == ["█"]
            if isBlock { glyph.style = Self.number(of: cell.style.adding(.reverse)) }
            glyph.scalar_count = 1
            glyph.scalars.0 = isBlock ? 0x20 : 0x3F
            return glyph
        }
        let scalars = surface.scalars(of: cell)
        glyph.scalar_count = UInt8(min(scalars.count, Int(CT_MAXIMUM_SCALARS)))
        withUnsafeMutableBytes(of: &glyph.scalars) { bytes in
            let slots = bytes.bindMemory(to: UInt32.self)
            for (index, scalar) in scalars.prefix(slots.count).enumerated() {
                slots[index] = scalar.value
            }
        }
        return glyph
    }

    /// Two dots of a picture in a half block; false where the theme has no colours for them.
    private func show(_ pair: DotPair, in glyph: inout ct_glyph) -> Bool {
        guard let top = theme.colour(of: pair.top), let bottom = theme.colour(of: pair.bottom)
        else { return false }
        glyph.has_colours = true
        glyph.scalar_count = 1
        // The greater one in front: half as many pairs of colours, of which 8 colours have few.
        glyph.foreground = max(top, bottom)
        glyph.background = min(top, bottom)
        glyph.scalars.0 = top > bottom ? 0x2580 : 0x2584
        if top == bottom || ambiguousIsWide {
            glyph.foreground = top
            glyph.background = top
            // Of one colour it looks like a blank; copied as text, what is bright is still there.
            glyph.scalars.0 = ambiguousIsWide ? 0x20 : pair.plainGlyph.value
        }
        return true
    }

    private mutating func show(title: String) {
        guard setsTitle, !title.isEmpty, title != self.title else { return }
        self.title = title
        let bytes = Array(title.utf8)
        bytes.withUnsafeBytes { bytes in
            let characters = bytes.bindMemory(to: CChar.self)
            ct_set_title(characters.baseAddress, characters.count)
        }
    }

    /// A style's number for curses: 16 sets of attributes for each role.
    private static func number(of style: Style) -> UInt8 {
        style.role.rawValue << 4 | style.attributes.rawValue & 0xF
    }

    private static func define(_ theme: Theme) {
        for role in Role.allCases {
            for attributes in UInt8(0)..<16 {
                let style = Style(role, Style.Attributes(rawValue: attributes))
                let look = theme.rendition(of: style)
                ct_define_style(
                    Int32(number(of: style)), Int32(look.foreground), Int32(look.background),
                    UInt32(look.attributes.rawValue))
            }
        }
    }
}
