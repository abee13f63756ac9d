import CellText

/// A text being edited, and its caret: the gap before the character of that number.
///
/// A caret never stands inside a character, whatever is inserted or removed: where neighbours join
/// into one character they are parted anew. Holds no control but the line end `\n`.
package struct TextBuffer: Equatable, Sendable {
    /// How many steps back are kept; the oldest go first.
    package static let maximumUndo = 100
    /// Scalars kept of one character; a pasted heap of marks is cut there.
    package static let maximumScalars = 32

    /// How text came in; decides what one undo takes back.
    package enum Origin: Sendable {
        /// By the keyboard or an input method. ASCII typed in one go is one step, each commit of an
        /// input method is one by itself.
        case typed
        case pasted
    }

    private struct Snapshot: Equatable, Sendable {
        let characters: [Character]
        let caret: Int
    }

    private enum Group: Equatable, Sendable {
        case typing, erasing
    }

    package private(set) var characters: [Character]
    package private(set) var caret: Int
    /// The most characters it takes; what would go beyond is cut off.
    package let limit: Int
    package let isMultiline: Bool
    private var undoable: [Snapshot] = []
    private var redoable: [Snapshot] = []
    private var openGroup: Group?

    /// The caret starts at the end.
    package init(_ text: String = "", limit: Int, isMultiline: Bool) {
        self.limit = limit
        self.isMultiline = isMultiline
        characters = Self.sanitised(text, isMultiline: isMultiline, limit: limit)
        caret = characters.count
    }

    package var text: String { String(characters) }

    /// Moves the caret, to the nearest end when the place is outside.
    package mutating func move(to place: Int) {
        caret = max(0, min(place, characters.count))
        openGroup = nil
    }

    /// Ends what one undo takes back; for a pause in typing, which the owner's clock tells.
    package mutating func closeUndoStep() {
        openGroup = nil
    }

    package mutating func insert(_ text: String, _ origin: Origin) {
        let free = limit - characters.count
        let new = Self.sanitised(text, isMultiline: isMultiline, limit: free)
        guard !new.isEmpty else { return }
        let isKeystroke = origin == .typed && new.count == 1 && new[0].isASCII
        record(isKeystroke ? .typing : nil)
        replace(caret..<caret, with: new)
        // A word and the space after it are one step.
        if new == [" "] || new == ["\n"] { openGroup = nil }
    }

    /// Removes characters; the caret goes to where they were.
    package mutating func erase(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<characters.count)
        guard !range.isEmpty else { return }
        record(range.count == 1 ? .erasing : nil)
        replace(range, with: [])
    }

    package mutating func replaceAll(with text: String) {
        record(nil)
        characters = Self.sanitised(text, isMultiline: isMultiline, limit: limit)
        caret = characters.count
    }

    /// - Returns: Whether there was a step to take back.
    @discardableResult
    package mutating func undo() -> Bool {
        guard let last = undoable.popLast() else { return false }
        redoable.append(Snapshot(characters: characters, caret: caret))
        restore(last)
        return true
    }

    @discardableResult
    package mutating func redo() -> Bool {
        guard let last = redoable.popLast() else { return false }
        undoable.append(Snapshot(characters: characters, caret: caret))
        restore(last)
        return true
    }

    /// The start of the run of characters before a place: a word, or some Han, or punctuation.
    package func wordStart(before place: Int) -> Int {
        var index = max(0, min(place, characters.count))
        while index > 0, Run(characters[index - 1]) == .space { index -= 1 }
        guard index > 0 else { return 0 }
        let run = Run(characters[index - 1])
        while index > 0, Run(characters[index - 1]) == run { index -= 1 }
        return index
    }

    /// The end of the run of characters after a place.
    package func wordEnd(after place: Int) -> Int {
        var index = max(0, min(place, characters.count))
        while index < characters.count, Run(characters[index]) == .space { index += 1 }
        guard index < characters.count else { return index }
        let run = Run(characters[index])
        while index < characters.count, Run(characters[index]) == run { index += 1 }
        return index
    }

    /// The paragraph around a place, without its line end.
    package func paragraph(around place: Int) -> Range<Int> {
        let place = max(0, min(place, characters.count))
        let start = characters[..<place].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let end = characters[place...].firstIndex(of: "\n") ?? characters.count
        return start..<end
    }

    private mutating func record(_ group: Group?) {
        redoable = []
        if group == nil || group != openGroup {
            undoable.append(Snapshot(characters: characters, caret: caret))
            if undoable.count > Self.maximumUndo { undoable.removeFirst() }
        }
        openGroup = group
    }

    private mutating func restore(_ snapshot: Snapshot) {
        characters = snapshot.characters
        caret = snapshot.caret
        openGroup = nil
    }

    private mutating func replace(_ range: Range<Int>, with new: [Character]) {
        let neighbours = [
            range.lowerBound > 0 ? characters[range.lowerBound - 1] : "\n",
            range.upperBound < characters.count ? characters[range.upperBound] : "\n",
        ]
        if (neighbours + new).allSatisfy(Self.joinsNothing) {
            characters.replaceSubrange(range, with: new)
            caret = range.lowerBound + new.count
            return
        }
        let head = String(characters[..<range.lowerBound]) + String(new)
        characters = Array(head + String(characters[range.upperBound...]))
        let bytes = head.utf8.count
        var passed = 0
        caret = 0
        while caret < characters.count, passed < bytes {
            passed += characters[caret].utf8.count
            caret += 1
        }
    }

    /// Whether a character never becomes one with its neighbours.
    private static func joinsNothing(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1 else { return false }
        return isPlain(scalar)
    }

    /// What of a text may stand in a buffer.
    ///
    /// Line ends become `\n`, or spaces in a single line, where those at the very end are dropped;
    /// tabs become spaces; other controls are left out.
    private static func sanitised(_ text: String, isMultiline: Bool, limit: Int) -> [Character] {
        var kept = String.UnicodeScalarView()
        var isCutShort = false
        var count = 0
        for character in text {
            guard count < limit else {
                isCutShort = true
                break
            }
            count += 1
            switch character {
            case "\r\n", "\r", "\n", "\u{2028}", "\u{2029}", "\u{85}":
                kept.append(isMultiline ? "\n" : " ")
            case "\t":
                kept.append(" ")
            default:
                for scalar in character.unicodeScalars.prefix(maximumScalars)
                where scalar.properties.generalCategory != .control {
                    kept.append(scalar)
                }
            }
        }
        // Parted anew, since what stood around a control may have become one character.
        var characters = Array(String(kept))
        if !isMultiline, !isCutShort, let last = text.last, last.isNewline {
            while characters.last == " " { characters.removeLast() }
        }
        return characters
    }

    private enum Run {
        case space, han, word, other

        init(_ character: Character) {
            if character.isWhitespace {
                self = .space
            } else if isHan(character) {
                self = .han
            } else if character.isLetter || character.isNumber {
                self = .word
            } else {
                self = .other
            }
        }
    }
}
