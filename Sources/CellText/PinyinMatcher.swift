/// A query made ready to be looked for in many texts.
///
/// Its words, parted by spaces, must all be found. A query without words is found everywhere.
package struct PinyinMatcher: Sendable {
    /// Characters of a word that count; more are cut off.
    package static let maximumWordLength = 60

    private struct Word: Sendable {
        let scalars: [UInt32]
        /// For each the bit of its letter, see `PinyinText.letter`.
        let letters: [UInt32]
        /// The bits of all its characters, see `PinyinText.bit`.
        let contents: UInt64
        /// Whether it may be initials; Chinese characters are meant as they stand.
        let isASCII: Bool
    }

    /// Where a word was found.
    private struct Hit {
        let tier: FilterRank.Tier
        /// The characters it was found in, for `scattered` the first one alone.
        let range: Range<Int>
    }

    private let words: [Word]

    package init(_ query: String) {
        words = query.split(whereSeparator: { $0 == " " || $0 == "\u{3000}" }).map { word in
            let scalars = word.prefix(Self.maximumWordLength)
                .compactMap { $0.unicodeScalars.first.map { foldedForFilter($0).value } }
            return Word(
                scalars: scalars, letters: scalars.map { PinyinText.letter($0) },
                contents: scalars.reduce(0) { $0 | PinyinText.bit($1) },
                isASCII: scalars.allSatisfy { $0 < 0x80 })
        }
    }

    package var isEmpty: Bool { words.isEmpty }

    /// The rank of a text, nil when it does not answer the query.
    ///
    /// - Parameter scattered: Whether initials with gaps between them count; see
    ///   `FilterRank.Tier.scattered`.
    package func rank(_ text: PinyinText, scattered: Bool = true) -> FilterRank? {
        var worst = FilterRank.Tier.literal
        var first: Int?
        for word in words {
            guard let hit = find(word, in: text, scattered: scattered) else { return nil }
            worst = max(worst, hit.tier)
            if first == nil { first = hit.range.lowerBound }
        }
        let startsWord = first.map { text.units[$0].startsWord } ?? true
        return FilterRank(tier: worst, startsWord: startsWord, position: first ?? 0)
    }

    /// The rank of a text and the characters that were found.
    package func match(_ text: PinyinText, scattered: Bool = true) -> FilterMatch? {
        guard let rank = rank(text, scattered: scattered) else { return nil }
        var found = Set<Int>()
        for word in words {
            guard let hit = find(word, in: text, scattered: scattered) else { continue }
            if hit.tier == .scattered {
                let places = text.units.withUnsafeBufferPointer { units in
                    scatteredPlaces(of: word, in: units)
                }
                found.formUnion(places)
            } else {
                found.formUnion(hit.range)
            }
        }
        return FilterMatch(rank: rank, ranges: Self.ranges(of: found.sorted()))
    }

    private func find(_ word: Word, in text: PinyinText, scattered: Bool) -> Hit? {
        let first = word.scalars[0]
        let letter = word.letters[0]
        guard text.contents & PinyinText.bit(first) != 0 else { return nil }
        let mayBeByLetters = word.contents & ~text.contents == 0
        return text.units.withUnsafeBufferPointer { units in
            var initials: Range<Int>?
            var pinyin: Range<Int>?
            for start in units.indices where units[start].stands(for: first, letter: letter) {
                if mayBeByLetters, start + word.scalars.count <= units.count {
                    let range = start..<start + word.scalars.count
                    if isLiteral(word, in: units[range]) {
                        return Hit(tier: .literal, range: range)
                    }
                    if initials == nil, isInitials(word, in: units[range]) { initials = range }
                }
                if initials == nil, pinyin == nil {
                    pinyin = walk(word, from: start, in: units).map { start..<$0 }
                }
            }
            if let initials { return Hit(tier: .initials, range: initials) }
            if let pinyin { return Hit(tier: .pinyin, range: pinyin) }
            guard scattered, word.isASCII, mayBeByLetters else { return nil }
            return scatteredPlaces(of: word, in: units).first.map {
                Hit(tier: .scattered, range: $0..<$0 + 1)
            }
        }
    }

    private typealias Units = UnsafeBufferPointer<PinyinText.Unit>

    private func isLiteral(_ word: Word, in units: Slice<Units>) -> Bool {
        for (offset, scalar) in word.scalars.enumerated()
        where units[units.startIndex + offset].scalar != scalar {
            return false
        }
        return true
    }

    private func isInitials(_ word: Word, in units: Slice<Units>) -> Bool {
        for (offset, scalar) in word.scalars.enumerated()
        where !units[units.startIndex + offset].stands(for: scalar, letter: word.letters[offset]) {
            return false
        }
        return true
    }

    /// Follows a word through the readings of neighbouring characters.
    ///
    /// All ways to share the letters out are followed at once, as the set of the letters that may
    /// have been used up so far: the cost is bounded however often readings repeat.
    /// - Returns: The character after the last one used.
    private func walk(_ word: Word, from start: Int, in units: Units) -> Int? {
        let readings = PinyinReadings.shared
        var used: UInt64 = 1
        var index = start
        while used != 0, index < units.count {
            let unit = units[index]
            var next: UInt64 = 0
            var rest = used
            while rest != 0 {
                let position = rest.trailingZeroBitCount
                rest &= rest - 1
                if unit.scalar == word.scalars[position] {
                    if position + 1 == word.scalars.count { return index + 1 }
                    next |= 1 << UInt64(position + 1)
                }
                guard unit.set != 0 else { continue }
                let lengths = readings.lengths(
                    ofSet: Int(unit.set), in: word.scalars, from: position)
                if lengths.finishes { return index + 1 }
                next |= lengths.taken << UInt64(position)
            }
            used = next
            index += 1
        }
        return nil
    }

    private func scatteredPlaces(of word: Word, in units: Units) -> [Int] {
        var places: [Int] = []
        for index in units.indices where places.count < word.scalars.count {
            let next = places.count
            if units[index].stands(for: word.scalars[next], letter: word.letters[next]) {
                places.append(index)
            }
        }
        return places.count == word.scalars.count ? places : []
    }

    private static func ranges(of sorted: [Int]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for index in sorted {
            if let last = ranges.last, last.upperBound == index {
                ranges[ranges.count - 1] = last.lowerBound..<index + 1
            } else {
                ranges.append(index..<index + 1)
            }
        }
        return ranges
    }
}
