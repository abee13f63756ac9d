/// One segment put together again from what is there and what a source has.
///
/// Worked backwards: every line names the hash of the one before it, so that from a line that is
/// known the one before can be told among any number of claimants.
struct SegmentMend {
    /// The lines in their order, each with its line feed, and what lay behind the last.
    private(set) var bytes: [UInt8] = []

    /// Numbers that came from the source.
    private(set) var taken: [Int] = []

    /// The first number for which there is no line of the right hash; nil when all are there.
    private(set) var missing: Int?

    /// The leaf hashes, as far as there are lines.
    private(set) var leaves: [Hash256] = []

    /// - Parameters:
    ///   - found: What the segment's file holds.
    ///   - chain: All lines before this segment.
    ///   - end: The number behind its last line, as far as is known.
    ///   - next: The hash its last line must have; nil when nobody names it. Then a line of the
    ///     file is believed for itself, and one of the source when the signed root bears it out,
    ///     which is for the caller to find out.
    init(
        first: Int, found: [UInt8], source: SegmentLines, chain: inout Chain, end: Int,
        next: Hash256?, dev: String
    ) {
        var own = SegmentLines(first: first, dev: dev)
        own.take(found)
        var lines: [Int: (entry: JournalEntry, line: [UInt8])] = [:]
        var expected = next
        for seq in stride(from: end - 1, through: first, by: -1) {
            if let leaf = expected {
                lines[seq] = own.line(seq, leaf: leaf) ?? source.line(seq, leaf: leaf)
            } else {
                lines[seq] = own.byNumber[seq]?.first
            }
            expected = lines[seq]?.entry.prev
        }
        var ownLast: [UInt8]?
        for seq in first..<max(first, end) {
            let claimants = [lines[seq]].compactMap { $0 } + (source.byNumber[seq] ?? [])
            // Behind the last line that is known there is nothing to go back from.
            guard let fit = claimants.first(where: { Self.accepts($0.entry, &chain) }) else {
                missing = seq
                break
            }
            bytes += fit.line + [UInt8(ascii: "\n")]
            leaves.append(fit.entry.leaf)
            if own.line(seq, leaf: fit.entry.leaf) == nil {
                taken.append(seq)
                ownLast = nil
            } else {
                ownLast = fit.line
            }
        }
        if missing == nil, let ownLast { bytes += Self.rest(of: found, behind: ownLast) }
    }

    private static func accepts(_ entry: JournalEntry, _ chain: inout Chain) -> Bool {
        (try? chain.accept(entry)) != nil
    }

    /// A torn tail stays where it is, for the next opening to set aside.
    private static func rest(of found: [UInt8], behind line: [UInt8]) -> [UInt8] {
        let whole = line + [UInt8(ascii: "\n")]
        guard let range = found.lastRange(of: whole) else { return [] }
        return Array(found[range.upperBound...])
    }
}

extension [UInt8] {
    /// Where these bytes occur last.
    fileprivate func lastRange(of part: [UInt8]) -> Range<Int>? {
        guard !part.isEmpty, count >= part.count else { return nil }
        var start = count - part.count
        while start >= 0 {
            if self[start] == part[0], self[start..<start + part.count].elementsEqual(part) {
                return start..<start + part.count
            }
            start -= 1
        }
        return nil
    }
}
