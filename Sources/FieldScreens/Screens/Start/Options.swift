import TerminalUI

/// A choice of one among a few whose words only the painter knows.
struct Options: Equatable, Sendable {
    let count: Int
    private(set) var selection: Int?
    /// Whether `0` takes the choice back.
    let isOptional: Bool

    init(count: Int, selection: Int? = nil, isOptional: Bool = false) {
        self.count = count
        self.isOptional = isOptional
        select(selection)
    }

    mutating func select(_ index: Int?) {
        selection = index.flatMap { (0..<count).contains($0) ? $0 : nil }
    }

    /// - Returns: Whether the event was the choice's.
    mutating func handle(_ event: InputEvent) -> Bool {
        if isOptional, case .text(let text) = event, text.map(foldedForCommand) == ["0"] {
            selection = nil
            return true
        }
        var field = ChoiceField(Array(repeating: "", count: count), selection: selection)
        let isOurs = field.handle(event)
        selection = field.selection
        return isOurs
    }

    func field(_ labels: [String]) -> ChoiceField { ChoiceField(labels, selection: selection) }
}

/// How many lines of a form are scrolled away, so that the focused one is seen whole.
///
/// - Parameters:
///   - heights: Rows of each line.
///   - rows: Rows for all that is seen; the focused line ends in them.
func scrolledLines(heights: [Int], focus: Int, rows: Int) -> Int {
    guard heights.indices.contains(focus) else { return 0 }
    var used = heights[...focus].reduce(0, +)
    var first = 0
    while used > rows, first < focus {
        used -= heights[first]
        first += 1
    }
    return first
}
