/// A photo number in letters five rows high, to be read off a photograph of the screen.
///
/// - Parameter dot: Columns of a dot; two make it square.
/// - Returns: Rows of `#` and blanks; characters that no number has are left out.
package func largeText(_ text: String, dot: Int = 2) -> [String] {
    let letters = text.compactMap { glyphs[$0] }
    return (0..<5).map { row in
        letters.map { glyph in
            glyph.dropFirst(row * 5).prefix(5)
                .map { String(repeating: $0 == "#" ? "#" : " ", count: dot) }.joined()
        }.joined(separator: String(repeating: " ", count: dot))
    }
}

/// Five by five dots, row by row.
private let glyphs: [Character: String] = [
    "P": "####.#...#####.#....#....", "V": "#...##...#.#.#..#.#...#..",
    "-": "..........####...........", "0": ".###.#..###.#.###..#.###.",
    "1": "..#...##....#....#...###.", "2": "####.....#.###.#....#####",
    "3": "####.....#.###.....#####.", "4": "#..#.#..#.#####...#....#.",
    "5": "######....####.....#####.", "6": ".###.#....####.#...#.###.",
    "7": "#####...#...#...#....#...", "8": ".###.#...#.###.#...#.###.",
    "9": ".###.#...#.####....#.###.",
]
