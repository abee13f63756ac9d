/// A set of entries of several devices, in the one order in which they are folded.
///
/// The order, and with it every state, depends on the set alone: in whatever order and how often the
/// entries arrive, they stand by clock, device and number, but never before an entry that their
/// device had read.
package struct DeviceEntries: Sendable {
    package struct Entry: Equatable, Sendable {
        package var stamp: EntryStamp
        /// The entry's `hlc`, as it stands in the line: its bytes have the order of the times.
        package var clock: String
        package var events: [Event]

        package init(stamp: EntryStamp, clock: String, events: [Event]) {
            self.stamp = stamp
            self.clock = clock
            self.events = events
        }
    }

    /// Each entry once, with what its device had read of the others.
    package let ordered: [Entry]

    package init(_ entries: some Sequence<Entry>) {
        var journals: [String: Journal] = [:]
        var known: Set<LeafHash> = []
        for entry in entries where known.insert(entry.stamp.leaf).inserted {
            journals[entry.stamp.device, default: Journal()].entries.append(entry)
        }
        for device in journals.keys {
            journals[device]?.entries.sort(by: Self.stands)
        }
        var ordered: [Entry] = []
        while let device = Self.next(journals), var journal = journals.removeValue(forKey: device) {
            journal.take(others: journals).map { ordered.append($0) }
            journals[device] = journal
        }
        self.ordered = ordered
    }

    /// Two entries of one number are a fork; even then the order is the same everywhere.
    private static func stands(_ left: Entry, before right: Entry) -> Bool {
        if left.stamp.seq != right.stamp.seq { return left.stamp.seq < right.stamp.seq }
        if left.clock != right.clock { return left.clock < right.clock }
        return left.stamp.leaf.hex < right.stamp.leaf.hex
    }

    /// The device whose next entry comes next: the earliest of those that wait for nothing. Entries
    /// that wait for one another in a circle are taken as the clocks have them.
    private static func next(_ journals: [String: Journal]) -> String? {
        let open = journals.filter { !$0.value.isRead }
        let ready = open.filter { $0.value.isReady(others: journals) }
        return (ready.isEmpty ? open : ready).min {
            ($0.value.clock, $0.key) < ($1.value.clock, $1.key)
        }?.key
    }
}

/// The entries of one device while all are brought into order.
private struct Journal {
    var entries: [DeviceEntries.Entry] = []
    private var read = 0
    /// What it had read of the others, from this many of its own entries on.
    private var seen: [(from: Int, sizes: [String: Int])] = []

    var isRead: Bool { read == entries.count }
    var clock: String { entries[read].clock }

    /// Whether everything that the next entry says it had seen was taken, as far as it is here.
    func isReady(others: [String: Journal]) -> Bool {
        Self.heads(entries[read]).allSatisfy { device, head in
            guard let other = others[device], !other.isRead else { return true }
            return other.entries[other.read].stamp.seq >= head.size
        }
    }

    mutating func take(others: [String: Journal]) -> DeviceEntries.Entry? {
        guard !isRead else { return nil }
        var entry = entries[read]
        read += 1
        var sizes = seen.last?.sizes ?? [:]
        for (device, head) in Self.heads(entry) {
            sizes[device] = max(sizes[device] ?? 0, head.size)
            // What the other had read by then, whoever reads the other has read as well.
            let beyond = others[device]?.seen.last { $0.from < head.size }?.sizes ?? [:]
            sizes.merge(beyond, uniquingKeysWith: max)
        }
        sizes[entry.stamp.device] = nil
        if sizes != seen.last?.sizes { seen.append((entry.stamp.seq, sizes)) }
        entry.stamp.seen = .sizes(sizes)
        return entry
    }

    private static func heads(_ entry: DeviceEntries.Entry) -> [(String, JournalsSeen.Head)] {
        var heads: [(String, JournalsSeen.Head)] = []
        for case .journalsSeen(let seen) in entry.events {
            for (device, head) in seen.heads where device != entry.stamp.device {
                heads.append((device, head))
            }
        }
        return heads
    }
}
