/// Where each character of a one-line scalar stands in its file.
struct ScalarColumns {
    /// One for each Unicode scalar of the text, and one behind the last.
    private let columns: [Int]
    private let line: Int

    /// Nil when the scalar does not lie on one line.
    ///
    /// - Parameters:
    ///   - place: Of the scalar's first character or quote.
    init?(_ scalar: YAMLScalar, at place: Place, in source: SourceText) {
        line = place.line
        let text = Array(scalar.text.unicodeScalars)
        let rest = source.line(place.line).dropFirst(place.column - 1)
        switch scalar.style {
        case .block: return nil
        case .plain:
            guard rest.starts(with: text) else { return nil }
            columns = (0...text.count).map { place.column + $0 }
        case .singleQuoted, .doubleQuoted:
            guard let found = Self.columns(ofQuoted: rest, from: place.column),
                found.count == text.count + 1
            else { return nil }
            columns = found
        }
    }

    /// - Parameter offset: Scalars of the text before the place.
    func place(ofOffset offset: Int) -> Place {
        Place(line: line, column: columns[min(max(offset, 0), columns.count - 1)])
    }

    /// Nil when the closing quote is not on the line.
    private static func columns(
        ofQuoted written: ArraySlice<Unicode.Scalar>, from column: Int
    ) -> [Int]? {
        guard let quote = written.first else { return nil }
        let written = Array(written)
        var columns: [Int] = []
        var index = 1
        while index < written.count {
            let scalar = written[index]
            let next = index + 1 < written.count ? written[index + 1] : nil
            let length: Int
            switch (scalar, quote) {
            case ("'", "'"):
                guard next == "'" else { return columns + [column + index] }
                length = 2
            case ("\"", "\""): return columns + [column + index]
            case ("\\", "\""):
                length =
                    switch next {
                    case "x": 4
                    case "u": 6
                    case "U": 10
                    default: 2
                    }
            default: length = 1
            }
            columns.append(column + index)
            index += length
        }
        return nil
    }
}
