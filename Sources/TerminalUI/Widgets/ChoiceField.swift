import CellText

/// A choice of one among a few, all in sight: `(*) 1 一般   ( ) 2 重大`.
package struct ChoiceField: Equatable, Sendable {
    private static let gap = 3

    package let options: [String]
    /// The chosen option; nil until something is chosen.
    package private(set) var selection: Int?

    package init(_ options: [String], selection: Int? = nil) {
        self.options = options
        self.selection = selection.flatMap { options.indices.contains($0) ? $0 : nil }
    }

    package mutating func select(_ index: Int?) {
        guard let index else {
            selection = nil
            return
        }
        if options.indices.contains(index) { selection = index }
    }

    /// Left, right, Home and End go along the options; a digit picks one, Space the next.
    ///
    /// - Returns: Whether the event was the field's.
    package mutating func handle(_ event: InputEvent) -> Bool {
        guard !options.isEmpty else { return false }
        let last = options.count - 1
        switch event {
        case .key(.left): selection = max(0, (selection ?? 1) - 1)
        case .key(.right): selection = min(last, (selection ?? -1) + 1)
        case .key(.home): selection = 0
        case .key(.end): selection = last
        case .text(let text):
            var isOurs = false
            for character in text { if pick(foldedForCommand(character)) { isOurs = true } }
            return isOurs
        default: return false
        }
        return true
    }

    private mutating func pick(_ character: Character) -> Bool {
        if character == " " {
            selection = selection.map { ($0 + 1) % options.count } ?? 0
            return true
        }
        guard character.isASCII, let number = character.wholeNumberValue,
            (1...min(9, options.count)).contains(number)
        else { return false }
        selection = number - 1
        return true
    }

    /// Lines needed to show all options.
    package func rows(columns: Int) -> Int {
        (places(columns: columns).last?.row ?? 0) + 1
    }

    /// Draws the options, and places the cursor on the chosen or first one when it has the focus.
    package func paint(into painter: inout Painter, focused: Bool, style: Style = .normal) {
        let places = places(columns: painter.size.columns)
        for (index, place) in places.enumerated() {
            let isChosen = index == selection
            painter.put(
                label(index), row: place.row, column: place.column,
                style: isChosen ? style.adding(.bold) : style)
        }
        guard focused, let place = places.dropFirst(selection ?? 0).first else { return }
        painter.place(cursor: .block, row: place.row, column: place.column + 1)
    }

    /// Where the cursor is when the field is drawn in a block.
    package func cursor(in rect: Rect) -> Point {
        let place = places(columns: rect.columns).dropFirst(selection ?? 0).first
        return Point(
            row: rect.row + (place?.row ?? 0), column: rect.column + (place?.column ?? 0) + 1)
    }

    private func label(_ index: Int) -> String {
        let mark = index == selection ? "(*)" : "( )"
        return index < 9 ? "\(mark) \(index + 1) \(options[index])" : "\(mark) \(options[index])"
    }

    private func places(columns: Int) -> [Point] {
        Point.flow(options.indices.map { cellWidth(label($0)) }, columns: columns, gap: Self.gap)
    }
}
