import JournalStore

/// A file or a directory.
struct DiskNode: Sendable {
    enum Change {
        case write(offset: Int, bytes: [UInt8])
        case truncate(Int)
    }

    enum NameChange {
        case set(String, Int)
        case remove(String)
    }

    let kind: FileStatus.Kind

    /// What reads show.
    private(set) var content: [UInt8] = []
    private(set) var names: [String: Int] = [:]

    /// What is on the device for certain.
    private var durableContent: [UInt8] = []
    private var durableNames: [String: Int] = [:]

    /// What the next sync will put there, in order.
    private var pending: [Change] = []
    private var pendingNames: [(change: NameChange, move: Int?)] = []

    /// What a sync failed to put there and no later sync will, though reads show it.
    private var doomed: [Change] = []

    init(kind: FileStatus.Kind) { self.kind = kind }

    mutating func change(_ change: Change) {
        Self.apply(change, to: &content)
        pending.append(change)
    }

    mutating func change(_ change: NameChange, move: Int? = nil) {
        Self.apply(change, to: &names)
        pendingNames.append((change, move))
    }

    mutating func sync() {
        for change in pending { Self.apply(change, to: &durableContent) }
        pending = []
        // What of a failed write did arrive, arrived before this.
        doomed = []
    }

    mutating func syncNames() {
        durableNames = names
        pendingNames = []
    }

    /// The system reports the failure once and then takes the data for written.
    mutating func failSync() {
        doomed += pending
        pending = []
    }

    mutating func forgetCachedPages() {
        content = durableContent
        for change in pending { Self.apply(change, to: &content) }
    }

    /// - Parameter moved: Which renames arrived, in this directory and in others.
    mutating func losePower(_ random: inout SeededGenerator, _ moved: inout [Int: Bool]) {
        content = durableContent
        for change in doomed + pending { Self.applyPart(of: change, to: &content, &random) }
        // A whole operation may be missing, also one in the middle.
        names = durableNames
        for (change, move) in pendingNames {
            let isThere = move.flatMap { moved[$0] } ?? Bool.random(using: &random)
            if let move { moved[move] = isThere }
            if isThere { Self.apply(change, to: &names) }
        }
        durableContent = content
        durableNames = names
        (pending, doomed, pendingNames) = ([], [], [])
    }

    private static func apply(_ change: Change, to content: inout [UInt8]) {
        switch change {
        case .write(let offset, let bytes):
            grow(&content, to: offset + bytes.count)
            content.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        case .truncate(let length):
            grow(&content, to: length)
            content.removeSubrange(length...)
        }
    }

    /// All of a change, none of it, or the sectors of a write that happened to arrive; a file may
    /// have its new length without any of its new bytes.
    private static func applyPart(
        of change: Change, to content: inout [UInt8], _ random: inout SeededGenerator
    ) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return
        case 1: apply(change, to: &content)
        default:
            guard case .write(let offset, let bytes) = change else { return }
            let end = offset + bytes.count
            if Bool.random(using: &random) { grow(&content, to: end) }
            var start = offset
            while start < end {
                let next = min(end, (start / sectorBytes + 1) * sectorBytes)
                if Bool.random(using: &random) {
                    let part = Array(bytes[start - offset..<next - offset])
                    apply(.write(offset: start, bytes: part), to: &content)
                }
                start = next
            }
        }
    }

    private static func apply(_ change: NameChange, to names: inout [String: Int]) {
        switch change {
        case .set(let name, let node): names[name] = node
        case .remove(let name): names[name] = nil
        }
    }

    private static func grow(_ content: inout [UInt8], to length: Int) {
        if content.count < length {
            content += [UInt8](repeating: 0, count: length - content.count)
        }
    }

    /// What a device writes whole or not at all.
    static let sectorBytes = 512
}

// MARK: - Every remains of a power cut

extension DiskNode {
    /// The contents that may be left: of the changes not synced some first ones, of the next one a
    /// part; or all but one; last with all of them.
    ///
    /// - Parameter cuts: At most so many places within one write, evenly spread over its sectors.
    private func contentRemains(cuts: Int) -> [[UInt8]] {
        let changes = doomed + pending
        var found = [durableContent]
        for missing in changes.indices.dropLast() {
            var content = durableContent
            for (index, change) in changes.enumerated() where index != missing {
                Self.apply(change, to: &content)
            }
            found.append(content)
        }
        var arrived = durableContent
        for change in changes {
            found += Self.parts(of: change, over: arrived, cuts: cuts)
            Self.apply(change, to: &arrived)
            found.append(arrived)
        }
        return found
    }

    /// The names that may be left: each change made or not, whatever became of the others; when
    /// they are many, one after the other, and each missing alone. Last with all of them.
    private func nameRemains() -> [[String: Int]] {
        var found = [durableNames]
        guard pendingNames.count > Self.freeNames else {
            for (change, _) in pendingNames {
                found += found.map { names in
                    var names = names
                    Self.apply(change, to: &names)
                    return names
                }
            }
            return found
        }
        for missing in pendingNames.indices.dropLast() {
            var names = durableNames
            for (index, pending) in pendingNames.enumerated() where index != missing {
                Self.apply(pending.change, to: &names)
            }
            found.append(names)
        }
        var arrived = durableNames
        for (change, _) in pendingNames {
            Self.apply(change, to: &arrived)
            found.append(arrived)
        }
        return found
    }

    /// The node as a power cut may leave it: first with nothing of what was not synced, last with
    /// all of it.
    func remains(cuts: Int) -> [DiskNode] {
        switch kind {
        case .directory: nameRemains().map { remains(content: [], names: $0) }
        default: contentRemains(cuts: cuts).map { remains(content: $0, names: [:]) }
        }
    }

    /// The same node after the machine was started anew with this on its device.
    private func remains(content: [UInt8], names: [String: Int]) -> DiskNode {
        var node = DiskNode(kind: kind)
        (node.content, node.durableContent) = (content, content)
        (node.names, node.durableNames) = (names, names)
        return node
    }

    /// A write cut off at a sector, with and without its new length; with a hole of one sector;
    /// and its new length alone.
    private static func parts(
        of change: Change, over content: [UInt8], cuts: Int
    ) -> [[UInt8]] {
        guard case .write(let offset, let bytes) = change, !bytes.isEmpty else { return [] }
        let end = offset + bytes.count
        var grown = content
        grow(&grown, to: end)
        var whole = content
        apply(change, to: &whole)
        var found = [grown]
        for border in borders(offset, end, atMost: cuts) {
            let next = min(end, border + sectorBytes)
            var cut = content
            apply(.write(offset: offset, bytes: Array(bytes[..<(border - offset)])), to: &cut)
            found.append(cut)
            grow(&cut, to: end)
            found.append(cut)
            var holed = whole
            holed.replaceSubrange(border..<next, with: grown[border..<next])
            found.append(holed)
        }
        return found
    }

    /// Where sectors begin within a write, its own beginning included.
    private static func borders(_ offset: Int, _ end: Int, atMost limit: Int) -> [Int] {
        let first = (offset / sectorBytes + 1) * sectorBytes
        let all = [offset] + Array(stride(from: first, to: end, by: sectorBytes))
        guard all.count > limit else { return all }
        return (0..<limit).map { all[$0 * (all.count - 1) / (limit - 1)] }
    }

    /// Up to here any subset of new names is tried.
    private static let freeNames = 4
}
