package import CellText

/// A grid of cells that is always one a terminal can show.
///
/// In each row the widths add up to the number of columns; a cell of width 2 is followed by one of
/// width 0 in the same style, and no other cell has width 0. Writing over either half of a wide
/// glyph blanks the other half. Writing outside is a no-op.
package struct Surface: Sendable {
    package let size: Size
    package private(set) var cells: [Cell]
    /// Glyphs that are more than one scalar, in the order of their first use.
    private var clusters: [[Unicode.Scalar]] = []

    /// A blank surface; negative extents count as none.
    package init(_ size: Size, style: Style = .normal) {
        self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
        cells = Array(repeating: .blank(style), count: self.size.rows * self.size.columns)
    }

    /// The cell at a place, nil outside.
    package subscript(row: Int, column: Int) -> Cell? {
        index(row, column).map { cells[$0] }
    }

    package func row(_ row: Int) -> ArraySlice<Cell> {
        guard (0..<size.rows).contains(row) else { return [] }
        return cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// The scalars of a cell of this surface; empty for the right half of a wide glyph.
    package func scalars(of cell: Cell) -> [Unicode.Scalar] {
        if cell.width == 0 { return [] }
        if let pair = cell.pair { return [pair.plainGlyph] }
        if cell.glyph >= Cell.firstCluster { return clusters[Int(cell.glyph - Cell.firstCluster)] }
        return Unicode.Scalar(cell.glyph).map { [$0] } ?? []
    }

    /// Whether some terminals draw a cell of this surface two columns wide and others one.
    package func isAmbiguous(_ cell: Cell) -> Bool {
        scalars(of: cell).first.map { isAmbiguousWidth($0) } ?? false
    }

    /// Whether a row shows the same as the row of that number in another surface of this size.
    package func showsSame(row: Int, as other: Surface) -> Bool {
        guard size == other.size else { return false }
        guard self.row(row) == other.row(row) else { return false }
        return clusters == other.clusters
            || !self.row(row).contains { $0.glyph >= Cell.firstCluster && $0.pair == nil }
    }

    /// Puts a glyph at a place. A wide one that does not fit the row's end becomes a blank.
    package mutating func set(_ cluster: CellCluster, row: Int, column: Int, style: Style) {
        set(cluster, row: row, column: column, style: style, endColumn: size.columns)
    }

    /// As above, with a right margin of its own, which a wide glyph may not cross.
    mutating func set(
        _ cluster: CellCluster, row: Int, column: Int, style: Style, endColumn: Int
    ) {
        guard let index = index(row, column), column < endColumn else { return }
        let end = min(endColumn, size.columns)
        if column + cluster.width > end {
            blank(row: row, column: column, style: style)
            return
        }
        detach(index)
        if cluster.width == 2 { detach(index + 1) }
        cells[index] = Cell(
            glyph: glyph(of: cluster), width: UInt8(cluster.width), style: style)
        if cluster.width == 2 { cells[index + 1] = .rightHalf(style) }
    }

    /// Puts two dots of a picture at a place.
    mutating func set(_ pair: DotPair, row: Int, column: Int) {
        guard let index = index(row, column) else { return }
        detach(index)
        cells[index] = Cell(pair)
    }

    package mutating func blank(row: Int, column: Int, style: Style) {
        guard let index = index(row, column) else { return }
        detach(index)
        cells[index] = .blank(style)
    }

    /// Changes the style of a glyph, of both its halves from either of them.
    package mutating func restyle(row: Int, column: Int, _ change: (Style) -> Style) {
        guard var index = index(row, column) else { return }
        if cells[index].width == 0 { index -= 1 }
        let style = change(cells[index].style)
        cells[index] = cells[index].restyled(style)
        if cells[index].width == 2 { cells[index + 1] = cells[index + 1].restyled(style) }
    }

    /// What a row shows, wide glyphs once; exactly the surface's columns wide.
    package func text(row: Int) -> String {
        var text = String.UnicodeScalarView()
        for cell in self.row(row) { text.append(contentsOf: scalars(of: cell)) }
        return String(text)
    }

    /// The first breach of the rules above, nil when there is none. For tests and debug builds.
    package var violation: String? {
        if cells.count != size.rows * size.columns { return "\(cells.count) cells for \(size)" }
        for row in 0..<size.rows {
            let line = Array(self.row(row))
            for column in line.indices {
                if let breach = breach(in: line, at: column) {
                    return "row \(row), column \(column): \(breach)"
                }
            }
        }
        return nil
    }

    private func breach(in line: [Cell], at column: Int) -> String? {
        let cell = line[column]
        switch cell.width {
        case 0:
            if column == 0 || line[column - 1].width != 2 { return "lone right half" }
            return nil
        case 1: break
        case 2:
            guard column + 1 < line.count, line[column + 1].width == 0 else {
                return "no right half"
            }
            if line[column + 1].styleCode != cell.styleCode { return "halves differ in style" }
        default: return "width \(cell.width)"
        }
        if Self.isFit(scalars(of: cell), width: Int(cell.width)) { return nil }
        return "glyph \(cell.glyph) does not take \(cell.width) columns"
    }

    private static func isFit(_ scalars: [Unicode.Scalar], width: Int) -> Bool {
        guard let first = scalars.first, columnsOfSpacing(first) == width else { return false }
        return scalars.dropFirst().allSatisfy { columnsOfSpacing($0) == nil }
    }

    private func index(_ row: Int, _ column: Int) -> Int? {
        guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return nil }
        return row * size.columns + column
    }

    /// Blanks the other half of the wide glyph at `index`, if there is one.
    private mutating func detach(_ index: Int) {
        switch cells[index].width {
        case 0: cells[index - 1] = .blank(cells[index - 1].style)
        case 2: cells[index + 1] = .blank(cells[index + 1].style)
        default: break
        }
    }

    private mutating func glyph(of cluster: CellCluster) -> UInt32 {
        if cluster.marks.isEmpty { return cluster.base.value }
        let scalars = cluster.scalars
        if let known = clusters.firstIndex(of: scalars) {
            return Cell.firstCluster + UInt32(known)
        }
        clusters.append(scalars)
        return Cell.firstCluster + UInt32(clusters.count - 1)
    }
}
