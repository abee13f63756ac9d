/// A text cut at its end so that it takes at most the given columns, the mark included.
///
/// The mark is left out where it alone would not fit. What fits already is returned unchanged.
package func truncated(_ text: String, to columns: Int, mark: String = "..") -> String {
    if cellWidth(text) <= columns { return text }
    let markWidth = cellWidth(mark)
    if markWidth >= columns { return prefix(of: text, columns: columns) }
    return prefix(of: text, columns: columns - markWidth) + mark
}

/// A text cut in its middle: for names whose ends tell them apart.
package func truncatedInMiddle(_ text: String, to columns: Int, mark: String = "..") -> String {
    if cellWidth(text) <= columns { return text }
    let free = columns - cellWidth(mark)
    if free < 2 { return truncated(text, to: columns, mark: mark) }
    let head = prefix(of: text, columns: free - free / 2)
    return head + mark + suffix(of: text, columns: free - cellWidth(head))
}

/// A text filled up with spaces on the right, or cut, to exactly the given columns.
package func padded(_ text: String, to columns: Int, mark: String = "..") -> String {
    let cut = truncated(text, to: columns, mark: mark)
    return cut + String(repeating: " ", count: max(0, columns - cellWidth(cut)))
}

/// A text filled up with spaces on the left, or cut, to exactly the given columns.
package func paddedLeading(_ text: String, to columns: Int, mark: String = "..") -> String {
    let cut = truncated(text, to: columns, mark: mark)
    return String(repeating: " ", count: max(0, columns - cellWidth(cut))) + cut
}

private func prefix(of text: String, columns: Int) -> String {
    var free = columns
    var end = text.startIndex
    while end < text.endIndex {
        free -= cellWidth(text[end])
        if free < 0 { break }
        text.formIndex(after: &end)
    }
    return String(text[..<end])
}

private func suffix(of text: String, columns: Int) -> String {
    var free = columns
    var start = text.endIndex
    while start > text.startIndex {
        let before = text.index(before: start)
        free -= cellWidth(text[before])
        if free < 0 { break }
        start = before
    }
    return String(text[start...])
}
