/// A photo number in letters five rows high, to be read off a photograph of the screen.
///
/// - Returns: Rows of `#` and blanks; characters that no number has are left out.
package func largeText(_ text: String) -> [String] {
    let letters = text.compactMap { glyphs[$0] }
    return (0..<5).map { row in
        letters.map { glyph in
            glyph.dropFirst(row * 5).prefix(5).map { $0 == "#" ? "##" : "  " }.joined()
        }.joined(separator: "  ")
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
