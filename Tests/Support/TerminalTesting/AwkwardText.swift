/// Pieces that are awkward for terminals, each alone and beside any other.
package let awkwardPieces: [String] = [
    "a", "Z", "7", " ", ",", "(", ")", "-", "\t", "\n", "\r\n", "\r", "\u{1B}", "\u{0}", "\u{7F}",
    "\u{85}", "\u{9B}", "危", "险", "，", "。", "（", "）", "“", "”", "…", "—", "℃", "①", "✓", "►",
    "\u{301}", "\u{20E3}", "\u{FE0F}", "\u{FE0E}", "\u{200D}", "\u{200B}", "\u{200C}", "\u{202E}",
    "\u{FEFF}", "👨", "👩", "👧", "🚒", "🏽", "❤", "🇨", "🇳", "가", "\u{1100}", "\u{1161}", "\u{11A8}",
    "क", "\u{94D}", "ष", "\u{93F}", "\u{600}", "\u{E000}", "\u{378}", "\u{10FFFF}", "𠮷",
    "\u{31350}",
    "\u{E0061}", "\u{2028}", "é", "が", "\u{3099}", "　", "㎡", "９",
]

/// A text of such pieces, of random length.
package func awkwardText(_ random: inout SplitMix, upTo length: Int) -> String {
    (0..<Int.random(in: 0...length, using: &random))
        .compactMap { _ in awkwardPieces.randomElement(using: &random) }.joined()
}
