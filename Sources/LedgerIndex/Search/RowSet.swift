/// A set of row numbers, a bit each: rows are numbered from 1 and none goes away.
struct RowSet {
    private var words: [UInt64] = []
    private(set) var count = 0

    mutating func insert(_ row: Int) {
        let word = row >> 6
        if word >= words.count {
            words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
        }
        let bit: UInt64 = 1 << UInt64(row & 63)
        if words[word] & bit == 0 {
            words[word] |= bit
            count += 1
        }
    }

    func contains(_ row: Int) -> Bool {
        let word = row >> 6
        return word < words.count && words[word] & (1 << UInt64(row & 63)) != 0
    }

    mutating func formIntersection(_ other: RowSet) {
        if words.count > other.words.count {
            words.removeLast(words.count - other.words.count)
        }
        for index in words.indices { words[index] &= other.words[index] }
        recount()
    }

    mutating func formUnion(_ other: RowSet) {
        if words.count < other.words.count {
            words.append(contentsOf: other.words[words.count...])
        }
        for index in other.words.indices { words[index] |= other.words[index] }
        recount()
    }

    private mutating func recount() {
        count = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// The rows, the smallest first.
    var rows: [Int] {
        var rows: [Int] = []
        rows.reserveCapacity(count)
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                rows.append(index << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return rows
    }
}
