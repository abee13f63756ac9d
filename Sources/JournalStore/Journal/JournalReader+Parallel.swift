import Synchronization

extension JournalReader {
    /// Makes something of every entry, segments side by side on several threads, and hands it out
    /// in the order of the log. What is checked is what `entries` checks.
    ///
    /// - Parameters:
    ///   - make: Runs on any thread, several at a time.
    ///   - take: Runs on this thread; returns false to end the reading.
    /// - Throws: `damaged` when something that was durable is missing or changed; what lies before
    ///   it has been handed out by then.
    package func allEntries<Made: Sendable>(
        making make: @escaping @Sendable (JournalEntry) -> Made, _ take: (Made) -> Bool
    ) throws(JournalError) {
        let segments = try segments()
        let desk = ReadingDesk<Made>(segments: segments.count)
        let threads = min(segments.count, DedicatedThread.usefulCount)
        var isAlone = true
        for _ in 0..<threads {
            let isStarted = DedicatedThread.start {
                while let index = desk.nextSegment() { read(segments, index, make, desk) }
            }
            if isStarted { isAlone = false }
        }
        for index in segments.indices {
            if isAlone, let index = desk.nextSegment() { read(segments, index, make, desk) }
            while let pieces = try desk.waitForPieces(of: index) {
                for piece in pieces {
                    for made in piece where !take(made) { return desk.stop() }
                }
            }
        }
    }

    private func read<Made: Sendable>(
        _ segments: [Int], _ index: Int, _ make: (JournalEntry) -> Made, _ desk: ReadingDesk<Made>
    ) {
        let end = segments[index] + SegmentName.capacity
        var piece: [Made] = []
        var isWanted = true
        do throws(JournalError) {
            try entries(from: segments[index]) { entry in
                piece.append(make(entry))
                if piece.count == ReadingDesk<Made>.pieceSize {
                    isWanted = desk.put(piece, of: index)
                    piece.removeAll(keepingCapacity: true)
                }
                return isWanted && entry.seq < end - 1
            }
            _ = desk.put(piece, of: index)
            desk.finish(index, nil)
        } catch {
            _ = desk.put(piece, of: index)
            desk.finish(index, error)
        }
    }
}

/// Where the threads of one reading put what they made, and the one that asked takes it.
private final class ReadingDesk<Made: Sendable>: Sendable {
    /// Entries in one piece: few enough that taking begins early, many enough that the lock is
    /// no cost.
    static var pieceSize: Int { 256 }

    private struct Segment {
        var pieces: [[Made]] = []
        var isFinished = false
        var failure: JournalError?
    }

    private struct State {
        var segments: [Segment]
        var next = 0
        var isStopped = false
    }

    private let state: Mutex<State>
    private let changed = Signal()

    init(segments: Int) {
        state = Mutex(State(segments: [Segment](repeating: Segment(), count: segments)))
    }

    /// The next segment nobody reads yet; it is the caller's then.
    func nextSegment() -> Int? {
        state.withLock { state in
            guard !state.isStopped, state.next < state.segments.count else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    /// - Returns: Whether more is wanted.
    func put(_ piece: [Made], of index: Int) -> Bool {
        let isWanted = state.withLock { state in
            if !piece.isEmpty { state.segments[index].pieces.append(piece) }
            return !state.isStopped
        }
        changed.raise()
        return isWanted
    }

    func finish(_ index: Int, _ failure: JournalError?) {
        state.withLock { state in
            state.segments[index].isFinished = true
            state.segments[index].failure = failure
        }
        changed.raise()
    }

    func stop() { state.withLock { $0.isStopped = true } }

    /// What a segment's reader made since the last time; nil when there is no more.
    func waitForPieces(of index: Int) throws(JournalError) -> [[Made]]? {
        while true {
            let (pieces, isFinished, failure) = state.withLock { state in
                let segment = state.segments[index]
                state.segments[index].pieces = []
                return (segment.pieces, segment.isFinished, segment.failure)
            }
            if !pieces.isEmpty { return pieces }
            if let failure {
                stop()
                throw failure
            }
            if isFinished { return nil }
            changed.wait()
        }
    }
}
