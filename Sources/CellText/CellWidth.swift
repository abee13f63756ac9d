/// Columns that a text takes when drawn.
package func cellWidth(_ text: String) -> Int {
    var columns = 0
    for byte in text.utf8 {
        guard byte >= 0x20 && byte < 0x7F else { return cellWidthByClusters(text) }
        columns += 1
    }
    return columns
}

private func cellWidthByClusters(_ text: String) -> Int {
    var columns = 0
    for cluster in CellSequence(text) { columns += cluster.width }
    return columns
}

/// Columns that one character takes when drawn; 0 for one that is not drawn at all.
package func cellWidth(_ character: Character) -> Int {
    var scalars = character.unicodeScalars.makeIterator()
    guard let first = scalars.next() else { return 0 }
    if scalars.next() == nil {
        let kind = CellClass(first)
        if kind != .control && kind != .mark && kind != .hangulTail { return kind.columns }
    }
    var columns = 0
    for cluster in CellSequence(character) { columns += cluster.width }
    return columns
}

/// Whether East Asian Width leaves a character's width to the terminal; such a character belongs
/// in no frame, label or rule of ours.
package func isAmbiguousWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch CellClass(scalar) {
    case .ambiguous, .ambiguousPictograph: true
    default: false
    }
}

/// Columns our table gives a scalar that starts a cell, nil for one that never starts a cell.
package func columnsOfSpacing(_ scalar: Unicode.Scalar) -> Int? {
    switch CellClass(scalar) {
    case .wide, .widePictograph, .emojiModifier: 2
    case .narrow, .narrowPictograph, .ambiguous, .ambiguousPictograph: 1
    default: nil
    }
}
