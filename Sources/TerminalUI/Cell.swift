/// One cell of a surface, eight bytes.
///
/// Width 1 or 2 says how many columns the glyph takes; width 0 marks the right half of the wide
/// glyph in the cell before.
package struct Cell: Hashable, Sendable {
    /// A scalar, or `firstCluster` plus an index into the surface's table of scalars with marks, or
    /// two dots of a picture above `firstPair`.
    package let glyph: UInt32
    fileprivate(set) var styleCode: UInt16
    package let width: UInt8

    static let firstCluster: UInt32 = 0x110000
    private static let firstPair: UInt32 = 0x8000_0000

    init(glyph: UInt32, width: UInt8, style: Style) {
        self.glyph = glyph
        self.width = width
        styleCode = style.code
    }

    init(_ pair: DotPair) {
        let code = UInt32(pair.top.code) << 12 | UInt32(pair.bottom.code)
        self.init(glyph: Self.firstPair | code, width: 1, style: .normal)
    }

    /// The dots of a picture that it shows; nil for a glyph.
    package var pair: DotPair? {
        guard glyph >= Self.firstPair else { return nil }
        return DotPair(
            top: Dot(code: UInt16(glyph >> 12 & 0xFFF)), bottom: Dot(code: UInt16(glyph & 0xFFF)))
    }

    package var style: Style { Style(code: styleCode) }

    static func blank(_ style: Style) -> Cell { Cell(glyph: 0x20, width: 1, style: style) }
    static func rightHalf(_ style: Style) -> Cell { Cell(glyph: 0, width: 0, style: style) }

    func restyled(_ style: Style) -> Cell {
        var cell = self
        cell.styleCode = style.code
        return cell
    }
}
