/// How well a text answers a query; the better one is the smaller one.
package struct FilterRank: Comparable, Sendable {
    /// How the query was found, the surest first.
    package enum Tier: Int, Comparable, Sendable {
        /// The characters themselves, apart from case and width.
        case literal
        /// The initial letters of neighbouring characters: `whp` for 危化品.
        case initials
        /// Pinyin and characters mixed: `weihp`, `危hp`.
        case pinyin
        /// Initial letters with others between them.
        case scattered

        package static func < (a: Tier, b: Tier) -> Bool { a.rawValue < b.rawValue }
    }

    /// The least sure of the query's words.
    package let tier: Tier
    /// Whether the query's first word was found at the start of a word.
    package let startsWord: Bool
    /// The character at which the query's first word was found.
    package let position: Int

    package static func < (a: FilterRank, b: FilterRank) -> Bool { a.order < b.order }

    /// The rank as one number, so that long lists are sorted fast: 19 bits.
    var order: UInt64 {
        let place = UInt64(min(position, 0xFFFF))
        return UInt64(tier.rawValue) << 17 | (startsWord ? 0 : 1 << 16) | place
    }
}

/// A rank, and which characters to underline.
package struct FilterMatch: Comparable, Sendable {
    package let rank: FilterRank
    /// Offsets of characters, in order, apart from one another.
    package let ranges: [Range<Int>]

    package static func < (a: FilterMatch, b: FilterMatch) -> Bool { a.rank < b.rank }
}

/// Whether a text answers a query; for one text. Lists use `PinyinFilter`.
package func matches(query: String, in text: String) -> FilterMatch? {
    PinyinMatcher(query).match(PinyinText(text))
}
