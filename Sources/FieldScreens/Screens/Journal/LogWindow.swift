/// The part of the log that a list has at hand, fetched page by page as it is looked at.
struct LogWindow: Sendable {
    /// Entries fetched at once: more than the tallest terminal shows.
    static let pageSize = 128
    /// Pages kept; what lies farthest from the view is dropped and fetched again when needed.
    static let pagesKept = 16

    private var pages: [Int: Page] = [:]

    private struct Page: Sendable {
        /// How many entries the page had when it was asked for.
        var asked: Int
        var lines: [Int: LogLine] = [:]
    }

    subscript(seq: Int) -> LogLine? { pages[seq / Self.pageSize]?.lines[seq] }

    /// The pages of these entries that were not asked for yet, or have grown since.
    ///
    /// - Returns: First entry and count of each, to be read.
    mutating func missing(_ entries: Range<Int>, of size: Int) -> [(from: Int, count: Int)] {
        guard !entries.isEmpty else { return [] }
        let seen = entries.lowerBound / Self.pageSize...(entries.upperBound - 1) / Self.pageSize
        var wanted: [(from: Int, count: Int)] = []
        for page in seen {
            let first = page * Self.pageSize
            let count = min(Self.pageSize, size - first)
            guard count > 0, (pages[page]?.asked ?? 0) < count else { continue }
            pages[page, default: Page(asked: 0)].asked = count
            wanted.append((first, count))
        }
        drop(awayFrom: seen)
        return wanted
    }

    mutating func take(_ lines: [LogLine]) {
        for line in lines {
            pages[line.seq / Self.pageSize]?.lines[line.seq] = line
        }
    }

    private mutating func drop(awayFrom seen: ClosedRange<Int>) {
        while pages.count > Self.pagesKept,
            let farthest = pages.keys.max(by: { distance($0, seen) < distance($1, seen) })
        {
            pages[farthest] = nil
        }
    }

    private func distance(_ page: Int, _ seen: ClosedRange<Int>) -> Int {
        max(0, seen.lowerBound - page, page - seen.upperBound)
    }
}
