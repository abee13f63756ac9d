/// Whether a character is a Chinese one: an ideograph, or 〇.
package func isHan(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return isHan(scalar)
}

package func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x3007, 0x20000...0x323AF: true
    default: false
    }
}

/// Whether a scalar is a character by itself, whatever stands beside it, but for marks after it.
///
/// True of ASCII, Chinese characters and their punctuation: enough to go through most texts scalar
/// by scalar, which is many times faster than by characters.
package func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0x0A, 0x3001...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
    default: false
    }
}

/// A scalar as a filter compares it: full-width forms as ASCII, capitals as small letters.
func foldedForFilter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    var value = scalar.value
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    if value == 0x3000 { value = 0x20 }
    if (0x41...0x5A).contains(value) { value += 0x20 }
    guard let folded = Unicode.Scalar(value) else { return scalar }
    if value < 0x80 || isHan(folded) { return folded }
    return folded.properties.lowercaseMapping.unicodeScalars.first ?? folded
}
