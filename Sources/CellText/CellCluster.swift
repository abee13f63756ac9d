/// What stands in one cell, or in two neighbouring ones: a spacing scalar and the marks over it.
///
/// Clusters come from `cellClusters` or `CellSequence` and are fit to be drawn: no control
/// character, nothing invisible, a known width.
package struct CellCluster: Equatable, Sendable {
    /// The most marks kept over one scalar; a curses cell holds no more.
    package static let maximumMarks = 4

    package let base: Unicode.Scalar
    package private(set) var marks: [Unicode.Scalar]
    /// Columns: 1 or 2.
    package let width: Int
    /// Whether the cell stands for something that can't be drawn, and is to be set off from text.
    package let isSubstitute: Bool

    package init(_ base: Unicode.Scalar, width: Int = 1, isSubstitute: Bool = false) {
        precondition(width == 1 || width == 2, "a cell cluster of width \(width)")
        self.base = base
        self.marks = []
        self.width = width
        self.isSubstitute = isSubstitute
    }

    /// The scalars for the cell, the spacing one first.
    package var scalars: [Unicode.Scalar] { [base] + marks }

    mutating func add(mark: Unicode.Scalar) {
        if marks.count < Self.maximumMarks { marks.append(mark) }
    }
}

/// The clusters of a text, left to right; see `CellSequence` for what becomes of the characters
/// that have no place in a cell.
package func cellClusters(_ text: String) -> [CellCluster] {
    Array(CellSequence(text))
}
