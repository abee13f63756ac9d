/// The rows of a list that answer a query being typed.
///
/// Each query is looked for only among the rows that answered the one it continues. Scattered
/// initials count only while nothing better is found in any row.
package struct PinyinFilter: Sendable {
    private let rows: [PinyinText]
    private var query = ""
    private var scattered = false
    /// The rows that answer the query, in the list's order.
    private var found: [Int]

    package init(_ rows: [PinyinText]) {
        self.rows = rows
        found = Array(rows.indices)
    }

    package init(_ texts: [String]) {
        self.init(texts.map { PinyinText($0) })
    }

    /// The rows that answer a query, best first; equal ones keep the list's order.
    ///
    /// - Returns: Indices of rows; all of them, in order, for an empty query.
    /// - Complexity: O(rows that answered the query's beginning).
    package mutating func narrow(to query: String) -> [Int] {
        let matcher = PinyinMatcher(query)
        let continues = query.hasPrefix(self.query) && !self.query.isEmpty
        self.query = query
        if matcher.isEmpty {
            scattered = false
            found = Array(rows.indices)
            return found
        }
        var ranked: [UInt64] = []
        if !continues || !scattered {
            scattered = false
            ranked = rank(continues ? found : Array(rows.indices), matcher)
        }
        if ranked.isEmpty {
            let candidates = continues && scattered ? found : Array(rows.indices)
            scattered = true
            ranked = rank(candidates, matcher)
        }
        found = ranked.map { Int($0 & 0xFFFF_FFFF) }
        ranked.sort()
        return ranked.map { Int($0 & 0xFFFF_FFFF) }
    }

    /// The rows that answer: their rank in the upper half of a number, their index in the lower.
    private func rank(_ candidates: [Int], _ matcher: PinyinMatcher) -> [UInt64] {
        var ranked: [UInt64] = []
        ranked.reserveCapacity(candidates.count)
        for row in candidates {
            guard let rank = matcher.rank(rows[row], scattered: scattered) else { continue }
            ranked.append(rank.order << 32 | UInt64(row))
        }
        return ranked
    }
}
