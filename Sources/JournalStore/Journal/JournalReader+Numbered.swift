extension JournalReader {
    /// Entries by their numbers, in the order asked for; what is not there is left out.
    ///
    /// - Complexity: O(bytes of the segments they lie in).
    package func entries(numbered wanted: [Int]) throws(JournalError) -> [JournalEntry] {
        var found: [Int: JournalEntry] = [:]
        let bySegment = Dictionary(grouping: Set(wanted)) { $0 / SegmentName.capacity }
        for numbers in bySegment.values {
            guard let first = numbers.min(), let last = numbers.max() else { continue }
            let asked = Set(numbers)
            try entries(from: first) { entry in
                if asked.contains(entry.seq) { found[entry.seq] = entry }
                return entry.seq < last
            }
        }
        return wanted.compactMap { found[$0] }
    }
}
