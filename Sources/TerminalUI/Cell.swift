/// One cell of a surface, eight bytes.
///
/// Width 1 or 2 says how many columns the glyph takes; width 0 marks the right half of the wide
/// glyph in the cell before.
package struct Cell: Hashable, Sendable {
    /// A scalar, or `firstCluster` plus an index into the surface's table of scalars with marks.
    package let glyph: UInt32
    fileprivate(set) var styleCode: UInt16
    package let width: UInt8

    static let firstCluster: UInt32 = 0x110000

    init(glyph: UInt32, width: UInt8, style: Style) {
        self.glyph = glyph
        self.width = width
        styleCode = style.code
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
