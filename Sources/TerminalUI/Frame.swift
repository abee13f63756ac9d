import CellText

/// Where the terminal's cursor stands, and its shape.
///
/// It is always shown and always where the person's attention is: input methods, screen readers
/// and magnifiers follow nothing else.
package struct Cursor: Hashable, Sendable {
    package enum Shape: String, Sendable {
        /// In lists, on the first cell of the selected row.
        case block
        /// In text, before the character that the next one is put before.
        case bar
    }

    package var row: Int
    package var column: Int
    package var shape: Shape

    package init(row: Int, column: Int, shape: Shape = .block) {
        self.row = row
        self.column = column
        self.shape = shape
    }
}

/// One picture for the terminal, and what is said instead of it where nothing can be drawn.
package struct Frame: Sendable {
    package var surface: Surface
    package var cursor: Cursor
    /// For the terminal's window; empty leaves the window's title alone.
    package var title: String
    /// The same as sentences, for screen readers and terminals without cursor addressing.
    package var linear: [String]

    package init(surface: Surface, cursor: Cursor, title: String = "", linear: [String] = []) {
        self.surface = surface
        self.cursor = cursor
        self.title = title
        self.linear = linear
    }

    /// The title as a terminal may be told it: nothing but printable characters, and few enough.
    package var plainTitle: String {
        let longest = 80
        var scalars = String.UnicodeScalarView()
        for cluster in CellSequence(truncated(title, to: longest)) {
            scalars.append(contentsOf: cluster.scalars)
        }
        return String(scalars)
    }

    /// The cursor, moved to the nearest cell of the surface.
    package var cursorInside: Cursor {
        Cursor(
            row: max(0, min(cursor.row, surface.size.rows - 1)),
            column: max(0, min(cursor.column, surface.size.columns - 1)),
            shape: cursor.shape)
    }
}
