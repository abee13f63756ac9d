/// A text without the usual characters that take one column on some terminals and two on others.
///
/// For terminals that draw them wide, where curses can't be told. Only what is shown is replaced;
/// the text itself stays as it is. Characters not listed here are left to the host, which shows `?`.
package func withoutAmbiguousWidth(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if let substitute = substitutes[scalar] {
            shown.append(contentsOf: substitute.unicodeScalars)
        } else if (0x2460...0x2473).contains(scalar.value) {
            shown.append(contentsOf: "(\(scalar.value - 0x245F))".unicodeScalars)
        } else if (0x2160...0x216B).contains(scalar.value) {
            shown.append(contentsOf: romanNumerals[Int(scalar.value - 0x2160)].unicodeScalars)
        } else {
            shown.append(scalar)
        }
    }
    return String(shown)
}

private let substitutes: [Unicode.Scalar: String] = [
    "“": "＂", "”": "＂", "‘": "＇", "’": "＇", "…": "..", "—": "－", "·": "・", "×": "✕", "÷": "/",
    "℃": "度", "°": "度", "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "±": "+-", "≠": "!=", "√": "✓",
    "●": "＊", "■": "＊", "★": "＊", "○": "〇", "□": "☐", "│": "|", "─": "-", "•": "・", "²": "^2",
    "³": "^3", "Ω": "欧", "μ": "u", "№": "No.", "‰": "/1000", "§": "第", "∶": ":",
]

private let romanNumerals = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
]
