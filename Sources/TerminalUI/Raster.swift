/// The colour of a dot: red, green and blue in four bits each, finer than any palette here.
package struct Dot: Hashable, Sendable {
    let code: UInt16

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        code = Self.level(red) << 8 | Self.level(green) << 4 | Self.level(blue)
    }

    init(code: UInt16) { self.code = code }

    package static let black = Dot(code: 0)
    package static let white = Dot(code: 0xFFF)

    private static func level(_ value: UInt8) -> UInt16 { (UInt16(value) * 15 + 127) / 255 }

    package var red: Int { Int(code >> 8) * 17 }
    package var green: Int { Int(code >> 4 & 15) * 17 }
    package var blue: Int { Int(code & 15) * 17 }

    /// To the eye green weighs most.
    var isBright: Bool { red * 30 + green * 59 + blue * 11 >= 12_750 }

    /// `f80`
    package var text: String {
        let digits = String(code, radix: 16)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }
}

/// The two dots that one cell shows, one above the other.
package struct DotPair: Hashable, Sendable {
    package var top: Dot
    package var bottom: Dot

    package init(top: Dot, bottom: Dot) {
        self.top = top
        self.bottom = bottom
    }

    /// As on paper: what is bright is drawn, on ground that is taken for dark.
    package var plainGlyph: Unicode.Scalar {
        switch (top.isBright, bottom.isBright) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
    }
}

/// A picture of some dots.
package struct Raster: Hashable, Sendable {
    package let columns: Int
    package let rows: Int
    private let dots: [Dot]

    /// - Parameter dots: Row by row from the top.
    package init?(columns: Int, rows: Int, dots: [Dot]) {
        guard columns > 0, rows > 0, dots.count == columns * rows else { return nil }
        self.columns = columns
        self.rows = rows
        self.dots = dots
    }

    /// Rows of cells that it takes.
    package var cellRows: Int { (rows + 1) / 2 }

    /// The dots of a cell. Below the last row of an odd number it is gone on with.
    package func pair(row: Int, column: Int) -> DotPair {
        DotPair(
            top: dots[row * 2 * columns + column],
            bottom: dots[min(row * 2 + 1, rows - 1) * columns + column])
    }
}

extension Painter {
    /// Draws a picture, two dots in a cell.
    package mutating func put(_ raster: Raster, row: Int, column: Int) {
        for line in 0..<raster.cellRows {
            for place in 0..<raster.columns {
                put(
                    raster.pair(row: line, column: place), row: row + line, column: column + place)
            }
        }
    }
}
