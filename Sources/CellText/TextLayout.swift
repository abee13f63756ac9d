/// One line of a wrapped text, in offsets of characters.
package struct TextLine: Equatable, Sendable {
    /// The first character shown.
    package let start: Int
    /// The character after the last one shown.
    package let end: Int
    /// Where the next line starts; what lies between is a line end or spaces dropped at the break.
    package let next: Int
    /// Columns of what is shown.
    package let width: Int
    /// Whether the text goes on in a new paragraph, or ends, after this line.
    package let endsParagraph: Bool
}

/// A text broken into lines, with the way from a character to its place and back.
///
/// Breaking is greedy. At an overflow the line ends at the last place where it may; where
/// punctuation forbids every place within three characters, it ends at the margin all the same.
/// - Complexity: O(characters).
package struct TextLayout: Sendable {
    /// How many characters punctuation may push to the next line before it gives way.
    package static let maximumPushed = 3

    package let characters: [Character]
    package let columns: Int
    package private(set) var lines: [TextLine] = []
    private let widths: [Int]

    package init(_ text: String, columns: Int) {
        self.init(Array(text), columns: columns)
    }

    /// - Parameter columns: The room for each line; less than 1 counts as 1.
    package init(_ characters: [Character], columns: Int) {
        self.characters = characters
        self.columns = max(1, columns)
        widths = characters.map { cellWidth($0) }
        var start = 0
        while start <= characters.count {
            let end = characters[start...].firstIndex(where: Self.endsParagraph)
            breakParagraph(from: start, to: end ?? characters.count, isLast: end == nil)
            start = (end ?? characters.count) + 1
        }
    }

    /// Whether a character ends a paragraph.
    package static func endsParagraph(_ character: Character) -> Bool {
        switch character {
        case "\n", "\r", "\r\n", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// What a line shows.
    package func text(of line: TextLine) -> String {
        String(characters[line.start..<line.end])
    }

    /// The line and column of the gap before a character, or of the text's end.
    ///
    /// A gap amid dropped spaces lies at the end of the line that dropped them.
    package func place(of offset: Int) -> (line: Int, column: Int) {
        let offset = max(0, min(offset, characters.count))
        let index = lines.lastIndex(where: { $0.start <= offset }) ?? 0
        let column = widths[lines[index].start..<offset].reduce(0, +)
        return (index, min(column, columns))
    }

    /// The gap of a line that lies nearest to a column, on a character's left half or before it.
    package func offset(line: Int, column: Int) -> Int {
        let line = lines[max(0, min(line, lines.count - 1))]
        var offset = line.start
        var left = 0
        while offset < line.end, left + (widths[offset] + 1) / 2 <= column {
            left += widths[offset]
            offset += 1
        }
        return offset
    }

    private mutating func breakParagraph(from first: Int, to end: Int, isLast: Bool) {
        let next = isLast ? end : end + 1
        let breaker = LineBreaker(characters[first..<end])
        var start = first
        while true {
            let fit = fitting(from: start, to: end)
            if fit.end == end {
                lines.append(
                    TextLine(
                        start: start, end: end, next: next, width: fit.width, endsParagraph: true))
                return
            }
            let cut = place(toBreak: start..<fit.end, with: breaker)
            let shown = trimmed(start..<cut)
            let following = firstNonSpace(from: cut, to: end)
            lines.append(
                TextLine(
                    start: start, end: shown, next: following == end ? next : following,
                    width: widths[start..<shown].reduce(0, +), endsParagraph: following == end))
            if following == end { return }
            start = following
        }
    }

    /// How far a line from `start` reaches, at least one character.
    private func fitting(from start: Int, to end: Int) -> (end: Int, width: Int) {
        var width = 0
        var index = start
        while index < end, width + widths[index] <= columns || index == start {
            width += widths[index]
            index += 1
        }
        return (index, width)
    }

    /// Where a line breaks whose room ends before `range.upperBound`.
    private func place(toBreak range: Range<Int>, with breaker: LineBreaker) -> Int {
        if isDroppable(spaceAt: range.upperBound, with: breaker) { return range.upperBound }
        var pushed = 0
        var index = range.upperBound
        search: while index > range.lowerBound {
            switch breaker.permission(before: index) {
            case .allowed where trimmed(range.lowerBound..<index) > range.lowerBound:
                return index
            case .allowed: break search
            case .punctuation:
                pushed += 1
                if pushed > Self.maximumPushed { return range.upperBound }
            case .word: break
            }
            index -= 1
        }
        // A word longer than the line is split, but not before punctuation.
        let nearest = range.suffix(Self.maximumPushed).reversed()
        for index in [range.upperBound] + nearest where index > range.lowerBound {
            if breaker.permission(before: index) != .punctuation { return index }
        }
        return range.upperBound
    }

    /// Whether a line may end before a space that does not fit, the text going on after it.
    private func isDroppable(spaceAt space: Int, with breaker: LineBreaker) -> Bool {
        guard BreakClass(characters[space]) == .space else { return false }
        let end = breaker.endIndex
        let following = firstNonSpace(from: space, to: end)
        return following == end || breaker.permission(before: following) == .allowed
    }

    /// The end of a range without the spaces at its end; its start when there is nothing else.
    private func trimmed(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, BreakClass(characters[end - 1]) == .space { end -= 1 }
        return end
    }

    private func firstNonSpace(from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, BreakClass(characters[index]) == .space { index += 1 }
        return index
    }
}

/// The lines of a text in the given columns; at least one, which is empty for an empty text.
package func wrapped(_ text: String, columns: Int) -> [String] {
    let layout = TextLayout(text, columns: columns)
    return layout.lines.map { layout.text(of: $0) }
}
