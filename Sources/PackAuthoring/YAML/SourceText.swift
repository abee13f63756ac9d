/// The characters of a file, with its lines as a YAML parser counts them.
struct SourceText {
    /// Without the byte order mark; line ends as they are.
    private(set) var scalars: [Unicode.Scalar]
    /// The index of each line's first character.
    private let lineStarts: [Int]

    /// - Throws: The place of the first byte that is not UTF-8, or of the first character that
    ///   YAML or the compiled form cannot hold.
    init(_ bytes: [UInt8]) throws(SourceTextError) {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(content.count)
        var lineStarts = [0]
        var decoder = UTF8()
        var iterator = content.makeIterator()
        decoding: while true {
            let column = scalars.count - lineStarts[lineStarts.count - 1] + 1
            let place = Place(line: lineStarts.count, column: column)
            switch decoder.decode(&iterator) {
            case .emptyInput: break decoding
            case .error: throw SourceTextError(reason: .notUTF8, place: place)
            case .scalarValue(let scalar):
                guard Self.isAllowed(scalar) else {
                    throw SourceTextError(
                        reason: .forbiddenCharacter(Self.name(of: scalar)), place: place)
                }
                scalars.append(scalar)
                if scalar == "\n", scalars.count > 1, scalars[scalars.count - 2] == "\r" {
                    lineStarts[lineStarts.count - 1] = scalars.count
                } else if Self.endsLine(scalar) {
                    lineStarts.append(scalars.count)
                }
            }
        }
        self.scalars = scalars
        self.lineStarts = lineStarts
    }

    var text: String { String(String.UnicodeScalarView(scalars)) }

    var lineCount: Int { lineStarts.count }

    /// The characters of a line, its end included.
    func line(_ number: Int) -> ArraySlice<Unicode.Scalar> {
        guard lineStarts.indices.contains(number - 1) else { return [] }
        let end = number < lineStarts.count ? lineStarts[number] : scalars.count
        return scalars[lineStarts[number - 1]..<end]
    }

    func index(of place: Place) -> Int? {
        guard lineStarts.indices.contains(place.line - 1) else { return nil }
        let index = lineStarts[place.line - 1] + place.column - 1
        return index < scalars.count ? index : nil
    }

    func scalar(at place: Place) -> Unicode.Scalar? { index(of: place).map { scalars[$0] } }

    /// Puts other characters in the place of as many.
    mutating func replace(_ range: Range<Int>, with other: [Unicode.Scalar]) {
        precondition(range.count == other.count, "\(range) by \(other.count) characters")
        scalars.replaceSubrange(range, with: other)
    }

    /// YAML 1.1 breaks lines at these as well as at LF and CR.
    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// The printable characters of YAML 1.1 without noncharacters, which canonical JSON refuses.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFDCF,
            0xFDF0...0xFEFE, 0xFF00...0xFFFD:
            true
        case 0x1_0000...0x10_FFFF: scalar.value & 0xFFFE != 0xFFFE
        default: false
        }
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// Line and column from 1; the column in Unicode scalars.
struct Place: Hashable, Comparable {
    let line: Int
    let column: Int

    static let start = Place(line: 1, column: 1)

    static func < (left: Place, right: Place) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

struct SourceTextError: Error {
    let reason: PackProblem.Reason
    let place: Place
}
