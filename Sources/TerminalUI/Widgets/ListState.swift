/// Which row of a list is selected and which rows are seen.
///
/// All rows take one line, but the selected one, which may be shown in full, takes as many as it is
/// told. The list scrolls no further than it must.
package struct ListState: Equatable, Sendable {
    /// One row as seen: its number in the list, and its first line and lines on the screen.
    package struct Row: Equatable, Sendable {
        package let index: Int
        package let line: Int
        package let height: Int
    }

    package private(set) var count: Int
    /// The selected row; 0 in an empty list.
    package private(set) var selection = 0
    /// The first row seen.
    package private(set) var first = 0
    package private(set) var height: Int
    /// Lines of the selected row.
    package private(set) var focusedHeight = 1

    package init(count: Int = 0, height: Int = 1) {
        self.count = max(0, count)
        self.height = max(1, height)
    }

    /// The selected row, nil in an empty list.
    package var selected: Int? { count == 0 ? nil : selection }

    /// Says how many rows there are; the selection stays on its number, or goes to the last one.
    package mutating func setCount(_ count: Int) {
        self.count = max(0, count)
        select(selection)
    }

    /// Says how many lines there are for the list, and how many the selected row takes.
    package mutating func settle(height: Int, focusedHeight: Int = 1) {
        self.height = max(1, height)
        self.focusedHeight = max(1, focusedHeight)
        first = visibleFirst(height: self.height, focusedHeight: self.focusedHeight)
    }

    /// Selects a row, or the nearest there is.
    package mutating func select(_ index: Int) {
        selection = max(0, min(index, count - 1))
        first = visibleFirst(height: height, focusedHeight: focusedHeight)
    }

    package mutating func move(by rows: Int) { select(selection + rows) }

    /// - Returns: Whether the event moves in lists: arrows, pages, Home, End, Ctrl-D and Ctrl-U.
    package mutating func handle(_ event: InputEvent) -> Bool {
        guard case .key(let key) = event else { return false }
        switch key {
        case .up: move(by: -1)
        case .down: move(by: 1)
        case .pageUp: move(by: -max(1, height - 1))
        case .pageDown: move(by: max(1, height - 1))
        case .control("u"): move(by: -max(1, height / 2))
        case .control("d"): move(by: max(1, height / 2))
        case .home, .top: select(0)
        case .end, .bottom: select(count - 1)
        default: return false
        }
        return true
    }

    /// The rows to draw, top to bottom; the last one may reach below the list's end.
    ///
    /// With other heights than `settle` was told the selected row is still seen.
    package func rows(height: Int? = nil, focusedHeight: Int? = nil) -> [Row] {
        let height = max(1, height ?? self.height)
        let focusedHeight = min(max(1, focusedHeight ?? self.focusedHeight), height)
        var rows: [Row] = []
        var line = 0
        var index = visibleFirst(height: height, focusedHeight: focusedHeight)
        while index < count, line < height {
            let lines = index == selection ? focusedHeight : 1
            rows.append(Row(index: index, line: line, height: lines))
            line += lines
            index += 1
        }
        return rows
    }

    private func visibleFirst(height: Int, focusedHeight: Int) -> Int {
        let lines = min(focusedHeight, height)
        let least = max(0, selection + lines - height)
        let most = min(selection, max(0, count - 1 + lines - height))
        return max(least, min(first, max(least, most)))
    }
}
