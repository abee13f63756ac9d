/// A frame as text for golden files: the size, the cursor, each row between bars, then the stretches
/// that are not plain.
///
///     size 24x3 theme mono lang zh ambiguous narrow
///     cursor 1,0 block
///     | 照单                   |
///     |► 18 [ ] 未答           |
///     |                        |
///     styles 0: 0-23 title
///     styles 1: 0-10 selection, 11-13 ok+bold
///     dots 2: 40 f80/000*3 fff/fff
///
/// Rows and columns count from 0. A stretch names its first and last column. Dots of a picture
/// stand as upper and lower colour, from a column on, with the number of cells that are alike.
/// - Parameter language: The language's code as it stands in the first line.
package func goldenText(
    _ frame: Frame, theme: Theme = .mono, language: String = "zh", ambiguous: String = "narrow"
) -> String {
    let size = frame.surface.size
    var lines = [
        "size \(size.columns)x\(size.rows) theme \(theme.rawValue) lang \(language) "
            + "ambiguous \(ambiguous)",
        "cursor \(frame.cursor.row),\(frame.cursor.column) \(frame.cursor.shape.rawValue)",
    ]
    if let violation = frame.surface.violation { lines.append("violation \(violation)") }
    for row in 0..<size.rows { lines.append("|\(frame.surface.text(row: row))|") }
    for row in 0..<size.rows {
        let stretches = stretches(of: frame.surface.row(row))
        if !stretches.isEmpty {
            lines.append("styles \(row): \(stretches.joined(separator: ", "))")
        }
    }
    for row in 0..<size.rows {
        for stretch in dots(of: frame.surface.row(row)) { lines.append("dots \(row): \(stretch)") }
    }
    return lines.joined(separator: "\n") + "\n"
}

private func dots(of row: ArraySlice<Cell>) -> [String] {
    var stretches: [String] = []
    var start = row.startIndex
    while start < row.endIndex {
        guard row[start].pair != nil else {
            start += 1
            continue
        }
        var text = String(start - row.startIndex)
        while start < row.endIndex, let pair = row[start].pair {
            let end = row[start...].firstIndex { $0.pair != pair } ?? row.endIndex
            text += " \(pair.top.text)/\(pair.bottom.text)"
            if end - start > 1 { text += "*\(end - start)" }
            start = end
        }
        stretches.append(text)
    }
    return stretches
}

private func stretches(of row: ArraySlice<Cell>) -> [String] {
    var stretches: [String] = []
    var start = row.startIndex
    while start < row.endIndex {
        let style = row[start].style
        let end = row[start...].firstIndex { $0.style != style } ?? row.endIndex
        if style != .normal {
            let first = start - row.startIndex
            stretches.append("\(first)-\(end - row.startIndex - 1) \(name(of: style))")
        }
        start = end
    }
    return stretches
}

private func name(of style: Style) -> String {
    var name = "\(style.role)"
    if style.attributes.contains(.bold) { name += "+bold" }
    if style.attributes.contains(.underline) { name += "+underline" }
    if style.attributes.contains(.reverse) { name += "+reverse" }
    if style.attributes.contains(.dim) { name += "+dim" }
    return name
}
