/// Reads segments line by line as long as every line stands where it has to.
struct LogWalk {
    let log: LogDirectory

    /// The chain up to the last good line.
    private(set) var chain: Chain

    private let checksSums: Bool
    private var reader = EntryLineReader()

    /// - Parameters:
    ///   - chain: What is known before the first segment that is walked.
    ///   - checksSums: See `EntryLineReader`; the last line's is always checked.
    init(_ log: LogDirectory, from chain: Chain = Chain(), checksSums: Bool = true) {
        self.log = log
        self.chain = chain
        self.checksSums = checksSums
    }

    /// Where a walk ended.
    struct End {
        /// The first entry of the segment that was read last; nil when there is none.
        var segment: Int?

        /// Where that segment's good lines end.
        var byteOffset = 0

        /// What lies behind them.
        var rest: [UInt8] = []

        /// Why the rest does not begin with the next entry; nil when it is empty.
        var fault: LineFault?

        /// Whether segments follow that were not read.
        var hasLaterSegments = false

        /// Whether the visitor had enough.
        var isStopped = false
    }

    /// - Parameters:
    ///   - segments: The first entries of the segments to walk, without a gap.
    ///   - visit: Sees each good entry; false ends the walk.
    mutating func walk(
        _ segments: ArraySlice<Int>, visit: (JournalEntry) -> Bool
    ) throws(JournalError) -> End {
        var end = End()
        for first in segments {
            let bytes = try log.bytes(ofSegment: first)
            end = scan(bytes, from: 0, segment: first, visit: visit)
            end.hasLaterSegments = first != segments.last
            if end.isStopped || !end.rest.isEmpty { break }
            if end.hasLaterSegments, chain.size < first + SegmentName.capacity {
                end.fault = .unfinished
                break
            }
        }
        return end
    }

    /// Walks the lines of one segment from an offset on.
    mutating func scan(
        _ bytes: [UInt8], from offset: Int, segment: Int, visit: (JournalEntry) -> Bool
    ) -> End {
        var end = End(segment: segment, byteOffset: offset)
        // A line whose sum is left unchecked is good when the next one names its hash, so it is
        // handed out then; `before` is what was known before it.
        var held: (entry: JournalEntry, before: Chain, start: Int)?
        bytes.withUnsafeBufferPointer { buffer in
            while end.byteOffset < buffer.count {
                do throws(LineFault) {
                    let next = LineFeed.index(in: buffer, from: end.byteOffset)
                    guard let next else { throw .unfinished }
                    guard chain.size < segment + SegmentName.capacity else {
                        throw .beyondSegment
                    }
                    let line = UnsafeBufferPointer(rebasing: buffer[end.byteOffset..<next])
                    let isLast = next == buffer.count - 1
                    let entry = try reader.entry(in: line, checkingSum: checksSums || isLast)
                    let before = chain
                    try chain.accept(entry)
                    if let known = held {
                        held = nil
                        if !visit(known.entry) {
                            chain = before
                            end.isStopped = true
                            return
                        }
                    }
                    held = (entry, before, end.byteOffset)
                    end.byteOffset = next + 1
                } catch {
                    end.fault = error
                    if !checksSums, let doubtful = held {
                        let line = UnsafeBufferPointer(
                            rebasing: buffer[doubtful.start..<end.byteOffset - 1])
                        do throws(LineFault) {
                            _ = try reader.entry(in: line)
                        } catch {
                            held = nil
                            chain = doubtful.before
                            end.byteOffset = doubtful.start
                            end.fault = error
                        }
                    }
                    end.rest = Array(buffer[end.byteOffset...])
                    break
                }
            }
        }
        if let held, !visit(held.entry) { end.isStopped = true }
        return end
    }
}

/// Finds line feeds, eight bytes at a time.
enum LineFeed {
    static func index(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let pattern: UInt64 = 0x0a0a_0a0a_0a0a_0a0a
        let ones: UInt64 = 0x0101_0101_0101_0101
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        while index + 8 <= bytes.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            let difference = word ^ pattern
            // The lowest byte of the difference that is zero has its highest bit set here.
            let zeros = (difference &- ones) & ~difference & (ones << 7)
            if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\n") { return index }
            index += 1
        }
        return nil
    }
}
