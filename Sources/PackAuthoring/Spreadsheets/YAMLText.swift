import Workbooks

/// A value to be written as YAML, with the cell it came from.
indirect enum YAMLText {
    case string(String, CellPlace?)
    /// A number or a truth value, written as it is.
    case plain(String, CellPlace?)
    case list([YAMLText])
    case mapping([YAMLPair])
    /// Written on one line; inside it there is nothing but scalars and lists of them.
    case flow(YAMLText)
}

struct YAMLPair {
    let key: String
    let value: YAMLText

    init(_ key: String, _ value: YAMLText) {
        self.key = key
        self.value = value
    }
}

/// Where the values of a written YAML came from.
struct YAMLPlaces {
    /// Ascending.
    private(set) var places: [(place: Place, cell: CellPlace)] = []

    mutating func note(_ place: Place, _ cell: CellPlace?) {
        guard let cell else { return }
        places.append((place, cell))
    }

    /// The cell whose value or key stands at a place or is the last one before it.
    func cell(at place: Place) -> CellPlace? {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].place <= place { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? places[low - 1].cell : nil
    }

    /// The first cell that a line was written from.
    func cell(onLine line: Int) -> CellPlace? {
        cell(at: Place(line: line, column: .max))
    }
}

/// Writes YAML that says the same whoever reads it: block style, texts in quotes wherever a plain
/// one could be taken for something else, every value on one line.
struct YAMLWriter {
    private(set) var text = ""
    private(set) var places = YAMLPlaces()
    private var (line, column) = (1, 1)

    init(_ root: [YAMLPair]) { write(root, indent: 0, continues: false) }

    private mutating func put(_ string: String) {
        text += string
        column += string.unicodeScalars.count
    }

    private mutating func endLine() {
        text += "\n"
        (line, column) = (line + 1, 1)
    }

    private mutating func note(_ cell: CellPlace?) {
        places.note(Place(line: line, column: column), cell)
    }

    /// - Parameter continues: The first key stands behind the dash of a list.
    private mutating func write(_ pairs: [YAMLPair], indent: Int, continues: Bool) {
        for (index, pair) in pairs.enumerated() {
            if index > 0 || !continues { put(String(repeating: " ", count: indent)) }
            note(pair.value.cell)
            put(YAMLScalarText.written(pair.key, inFlow: false) + ":")
            writeValue(pair.value, indent: indent)
        }
    }

    /// Behind a key, to the end of its line or lines.
    private mutating func writeValue(_ value: YAMLText, indent: Int) {
        switch value {
        case .string, .plain, .flow:
            put(" ")
            writeInline(value)
            endLine()
        case .list(let elements):
            if elements.isEmpty { put(" []") }
            endLine()
            for element in elements { write(element, indent: indent + 2) }
        case .mapping(let pairs):
            if pairs.isEmpty { put(" {}") }
            endLine()
            write(pairs, indent: indent + 2, continues: false)
        }
    }

    /// An element of a list in block style.
    private mutating func write(_ element: YAMLText, indent: Int) {
        put(String(repeating: " ", count: indent) + "- ")
        switch element {
        case .string, .plain, .flow:
            writeInline(element)
            endLine()
        case .mapping(let pairs) where !pairs.isEmpty:
            write(pairs, indent: indent + 2, continues: true)
        case .mapping, .list:
            writeInline(element)
            endLine()
        }
    }

    private mutating func writeInline(_ value: YAMLText, inFlow: Bool = false) {
        note(value.cell)
        switch value {
        case .string(let text, _): put(YAMLScalarText.written(text, inFlow: inFlow))
        case .plain(let text, _): put(text)
        case .flow(let value): writeInline(value, inFlow: true)
        case .list(let elements):
            put("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { put(", ") }
                writeInline(element, inFlow: true)
            }
            put("]")
        case .mapping(let pairs):
            put("{")
            for (index, pair) in pairs.enumerated() {
                if index > 0 { put(", ") }
                note(pair.value.cell)
                put(YAMLScalarText.written(pair.key, inFlow: true) + ": ")
                writeInline(pair.value, inFlow: true)
            }
            put("}")
        }
    }
}

extension YAMLText {
    /// Of the first value inside.
    fileprivate var cell: CellPlace? {
        switch self {
        case .string(_, let cell), .plain(_, let cell): cell
        case .flow(let value): value.cell
        case .list(let elements): elements.first?.cell
        case .mapping(let pairs): pairs.first?.value.cell
        }
    }

    /// About how many columns it takes on one line.
    var width: Int {
        switch self {
        case .string(let text, _), .plain(let text, _):
            text.unicodeScalars.reduce(2) { $0 + ($1.value < 0x1100 ? 1 : 2) }
        case .flow(let value): value.width
        case .list(let elements): elements.reduce(2) { $0 + $1.width + 2 }
        case .mapping(let pairs): pairs.reduce(2) { $0 + $1.key.utf8.count + $1.value.width + 4 }
        }
    }
}

/// One text as a scalar of one line.
enum YAMLScalarText {
    static func written(_ text: String, inFlow: Bool) -> String {
        isPlain(text, inFlow: inFlow) ? text : quoted(text)
    }

    private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, last != " ", last != ":",
            !" -?:,[]{}#&*!|>'\"%@`=<~".unicodeScalars.contains(first),
            YAMLScalar(text: text, style: .plain).type == .string,
            // Dates, times and the like are numbers to some readers.
            !scalars.allSatisfy({ "0123456789+-:._".unicodeScalars.contains($0) })
        else { return false }
        var before: Unicode.Scalar = " "
        for scalar in scalars {
            if scalar == "#", before == " " { return false }
            if scalar == " ", before == ":" { return false }
            if inFlow, ",[]{}?:\"'".unicodeScalars.contains(scalar) { return false }
            if scalar == "&" || scalar == "*" || !isPrinted(scalar) { return false }
            before = scalar
        }
        return true
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        // An ampersand that begins a word looks like an anchor to whoever does not see the quotes.
        var beginsWord = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "&" where beginsWord: result += "\\x26"
            case _ where isPrinted(scalar): result.unicodeScalars.append(scalar)
            default: result += escape(scalar.value)
            }
            switch scalar {
            case " ", "\t": break
            case ":", "-", "?", ",", "[", "{": beginsWord = true
            default: beginsWord = false
            }
        }
        return result + "\""
    }

    private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7e, 0xa0...0x2027, 0x202a...0xd7ff, 0xe000...0xfdcf, 0xfdf0...0xfefe,
            0xff00...0xfffd:
            true
        case 0x1_0000...0x10_ffff: scalar.value & 0xfffe != 0xfffe
        default: false
        }
    }

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        let (letter, width) = value <= 0xff ? ("x", 2) : value <= 0xffff ? ("u", 4) : ("U", 8)
        return "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
    }
}
