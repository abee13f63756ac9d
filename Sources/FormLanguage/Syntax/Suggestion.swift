/// The name that was probably meant: the nearest by the fewest letters to change.
///
/// - Returns: Nil when nothing is near: more than two letters differ, of a short text more than one.
package func nearest(to text: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(text.lowercased())
    let limit = wanted.count < 4 ? 1 : 2
    var best: (name: String, distance: Int)?
    for name in names {
        let other = Array(name.lowercased())
        guard abs(other.count - wanted.count) <= limit else { continue }
        let distance = editDistance(wanted, other)
        guard distance <= limit, distance < best?.distance ?? .max else { continue }
        best = (name, distance)
    }
    return best?.name
}

/// Letters to add, take away, change, or change places with the next one.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var older = [Int](repeating: 0, count: b.count + 1)
    var row = Array(0...b.count)
    for i in a.indices {
        var next = [i + 1]
        for j in b.indices {
            var best = min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                best = min(best, older[j - 1] + 1)
            }
            next.append(best)
        }
        older = row
        row = next
    }
    return row[b.count]
}
