internal import CPseudoTerminal

/// What a terminal of the xterm kind shows after the bytes it was sent.
///
/// As much of one as curses uses: cursor movement, erasing, inserting and deleting, scroll regions,
/// the alternate screen, private modes, attributes without their colours. Sequences it does not
/// know are kept in `unknown`. It takes a character's width from the C library.
package struct ScreenModel: Sendable {
    package struct Cell: Equatable, Sendable {
        package var text = " "
        /// 0 for the right half of a wide glyph.
        package var width = 1
        package var isReversed = false
        package var isBold = false
        package var isUnderlined = false
    }

    package private(set) var rows: Int
    package private(set) var columns: Int
    package private(set) var cells: [[Cell]]
    package private(set) var row = 0
    package private(set) var column = 0
    /// The private modes that are on, such as 1049 and 2004.
    package private(set) var modes: Set<Int> = [7, 25]
    /// The parameter of the last cursor shape; 0 for the person's own.
    package private(set) var cursorShape = 0
    package private(set) var title = ""
    /// The number in the last idle marker.
    package private(set) var idle = 0
    package private(set) var isKeypadMode = false
    package private(set) var unknown: [String] = []

    private var pen = Cell()
    private var top = 0
    private var bottom: Int
    /// After a glyph in the last column the cursor stays there until the next glyph.
    private var wraps = false
    private var pending: [UInt8] = []
    private var lastGlyph = ""
    private var saved = (row: 0, column: 0)

    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        bottom = rows - 1
        cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    }

    /// A row as text, wide glyphs once, without the blanks at its end.
    package func text(row: Int) -> String {
        var text = cells[row].map(\.text).joined()
        while text.last == " " { text.removeLast() }
        return text
    }

    package var text: String { (0..<rows).map { text(row: $0) }.joined(separator: "\n") }

    /// Fits the screen to a new size, as a terminal does when its window is changed.
    package mutating func resize(rows: Int, columns: Int) {
        var next = ScreenModel(rows: rows, columns: columns)
        for row in 0..<min(rows, self.rows) {
            for column in 0..<min(columns, self.columns) {
                next.cells[row][column] = cells[row][column]
            }
        }
        cells = next.cells
        self.rows = rows
        self.columns = columns
        top = 0
        bottom = rows - 1
        row = min(row, rows - 1)
        column = min(column, columns - 1)
    }

    package mutating func feed(_ bytes: [UInt8]) {
        pending += bytes
        var index = 0
        while index < pending.count {
            guard let length = take(pending[index...]) else { break }
            index += length
        }
        pending.removeFirst(index)
    }

    /// Takes one character or sequence; nil when its end has not come yet.
    private mutating func take(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        switch first {
        case 0x1B: return takeSequence(bytes)
        case 0x0D:
            column = 0
            wraps = false
        case 0x0A: lineFeed()
        case 0x08:
            column = max(0, column - 1)
            wraps = false
        case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
        case 0x00..<0x20: break
        default:
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            guard bytes.count >= length else { return nil }
            put(String(decoding: bytes.prefix(length), as: UTF8.self))
            return length
        }
        return 1
    }

    private mutating func takeSequence(_ bytes: ArraySlice<UInt8>) -> Int? {
        let start = bytes.startIndex
        guard bytes.count > 1 else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "["):
            guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) })
            else { return nil }
            let parameters = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
            control(parameters, Character(Unicode.Scalar(bytes[end])))
            return end - start + 1
        case UInt8(ascii: "]"):
            guard let end = bytes.firstIndex(of: 0x07) else { return nil }
            command(String(decoding: bytes[(start + 2)..<end], as: UTF8.self))
            return end - start + 1
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            return bytes.count > 2 ? 3 : nil
        case UInt8(ascii: "="): isKeypadMode = true
        case UInt8(ascii: ">"): isKeypadMode = false
        case UInt8(ascii: "M"):
            if row == top { scroll(by: -1) } else { row = max(0, row - 1) }
        case UInt8(ascii: "D"): lineFeed()
        case UInt8(ascii: "7"): saved = (row, column)
        case UInt8(ascii: "8"): move(row: saved.row, column: saved.column)
        default: unknown.append(String(decoding: bytes.prefix(2), as: UTF8.self))
        }
        return 2
    }

    private mutating func command(_ text: String) {
        let parts = text.split(separator: ";", maxSplits: 1)
        if parts.first == "2" || parts.first == "0" {
            title = parts.count > 1 ? String(parts[1]) : ""
        }
        let marker = "7717;idle;"
        if text.hasPrefix(marker) { idle = Int(text.dropFirst(marker.count)) ?? idle }
    }

    private mutating func control(_ parameters: String, _ final: Character) {
        if parameters.hasPrefix("?") {
            let numbers = parameters.dropFirst().split(separator: ";").compactMap { Int($0) }
            if final == "h" { modes.formUnion(numbers) }
            if final == "l" { modes.subtract(numbers) }
            return
        }
        if final == "q", parameters.hasSuffix(" ") {
            cursorShape = Int(parameters.dropLast()) ?? 0
            return
        }
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
            .map { Int($0) ?? 0 }
        let first = numbers.first ?? 0
        let count = max(1, first)
        if final != "m" && final != "b" { wraps = false }
        switch final {
        case "H": move(row: count - 1, column: max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
        case "d": move(row: count - 1, column: column)
        case "G": move(row: row, column: count - 1)
        case "A": move(row: row - count, column: column)
        case "B": move(row: row + count, column: column)
        case "C": move(row: row, column: column + count)
        case "D": move(row: row, column: column - count)
        case "K":
            erase(
                in: row, first == 0 ? column..<columns : first == 1 ? 0..<column + 1 : 0..<columns)
        case "J": eraseScreen(first)
        case "X": erase(in: row, column..<min(columns, column + count))
        case "@": insert(count)
        case "P": delete(count)
        case "L": scrollPart(from: row, by: -count)
        case "M": scrollPart(from: row, by: count)
        case "S": scroll(by: count)
        case "T": scroll(by: -count)
        case "b": for _ in 0..<count { put(lastGlyph) }
        case "r":
            top = max(0, first - 1)
            bottom = (numbers.count > 1 && numbers[1] > 0 ? min(numbers[1], rows) : rows) - 1
            move(row: 0, column: 0)
        case "m": attributes(numbers)
        case "l", "h", "t": break
        default: unknown.append("[\(parameters)\(final)")
        }
    }

    private mutating func attributes(_ numbers: [Int]) {
        var index = 0
        while index < numbers.count {
            switch numbers[index] {
            case 0: pen = Cell()
            case 1: pen.isBold = true
            case 4: pen.isUnderlined = true
            case 7: pen.isReversed = true
            case 22: pen.isBold = false
            case 24: pen.isUnderlined = false
            case 27: pen.isReversed = false
            case 38, 48: index += 2
            default: break
            }
            index += 1
        }
        if numbers.isEmpty { pen = Cell() }
    }

    private mutating func move(row: Int, column: Int) {
        self.row = max(0, min(row, rows - 1))
        self.column = max(0, min(column, columns - 1))
    }

    private mutating func put(_ glyph: String) {
        let width = glyph.unicodeScalars.first.map { Int(cpt_width($0.value)) } ?? 0
        if width == 0 {
            // Over the glyph before the cursor.
            var at = wraps ? column : max(0, column - 1)
            if cells[row][at].width == 0 { at -= 1 }
            cells[row][at].text += glyph
            return
        }
        if wraps || column + max(1, width) > columns {
            column = 0
            lineFeed()
            wraps = false
        }
        lastGlyph = glyph
        erase(in: row, column..<column + max(1, width))
        var cell = pen
        cell.text = glyph
        cell.width = max(1, width)
        cells[row][column] = cell
        if width == 2 {
            cell.text = ""
            cell.width = 0
            cells[row][column + 1] = cell
        }
        column += max(1, width)
        if column >= columns {
            column = columns - 1
            wraps = true
        }
    }

    /// Blanks cells, and the other halves of wide glyphs at both ends.
    private mutating func erase(in row: Int, _ range: Range<Int>) {
        var blank = Cell()
        blank.isReversed = false
        if range.isEmpty { return }
        if cells[row][range.lowerBound].width == 0 { cells[row][range.lowerBound - 1] = blank }
        if range.upperBound < columns, cells[row][range.upperBound].width == 0 {
            cells[row][range.upperBound] = blank
        }
        for column in range { cells[row][column] = blank }
    }

    private mutating func eraseScreen(_ part: Int) {
        switch part {
        case 0:
            erase(in: row, column..<columns)
            for below in (row + 1)..<max(row + 1, rows) { erase(in: below, 0..<columns) }
        case 1:
            erase(in: row, 0..<column + 1)
            for above in 0..<row { erase(in: above, 0..<columns) }
        default: for any in 0..<rows { erase(in: any, 0..<columns) }
        }
    }

    private mutating func insert(_ count: Int) {
        let count = min(count, columns - column)
        cells[row].removeLast(count)
        cells[row].insert(contentsOf: Array(repeating: Cell(), count: count), at: column)
    }

    private mutating func delete(_ count: Int) {
        let count = min(count, columns - column)
        cells[row].removeSubrange(column..<column + count)
        cells[row] += Array(repeating: Cell(), count: count)
    }

    private mutating func lineFeed() {
        if row == bottom { scroll(by: 1) } else { row = min(rows - 1, row + 1) }
    }

    private mutating func scroll(by lines: Int) { scrollPart(from: top, by: lines) }

    /// Moves the rows from one to the region's end up, or down when negative.
    private mutating func scrollPart(from first: Int, by lines: Int) {
        guard first <= bottom else { return }
        let blank = Array(repeating: Cell(), count: columns)
        for _ in 0..<min(abs(lines), bottom - first + 1) {
            if lines > 0 {
                cells.remove(at: first)
                cells.insert(blank, at: bottom)
            } else {
                cells.remove(at: bottom)
                cells.insert(blank, at: first)
            }
        }
    }
}
