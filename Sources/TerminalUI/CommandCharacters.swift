import CellText

/// What a character means where commands are read and no text: an input method left in full-width
/// mode, or with Chinese punctuation, must not make the keyboard dead.
///
/// Full-width forms give their ASCII relatives, Chinese punctuation the key it is typed with.
package func foldedForCommand(_ character: Character) -> Character {
    if let known = punctuation[character] { return known }
    let scalars = character.unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1,
        (0xFF01...0xFF5E).contains(scalar.value),
        let folded = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(folded)
}

/// Whether a character typed where commands are read shows that the input method is on.
///
/// It then is no command: the screen says how to switch, once, and does nothing else.
package func showsInputMethod(_ character: Character) -> Bool {
    isHan(character)
}

private let punctuation: [Character: Character] = [
    "、": "/", "。": ".", "，": ",", "；": ";", "：": ":", "？": "?", "！": "!",
    "【": "[", "】": "]", "《": "<", "》": ">", "（": "(", "）": ")", "￥": "$", "·": "`",
    "「": "{", "」": "}", "“": "\"", "”": "\"", "‘": "'", "’": "'", "～": "~", "\u{3000}": " ",
]
