import JournalStore

/// Everything a disk holds: what a program sees, and what would be left of it without power.
struct DiskState {
    var nodes: [Int: DiskNode] = [DiskState.root: DiskNode(kind: .directory)]
    private var nextNode = DiskState.root + 1
    private var nextMove = 0

    /// The lengths of all files together.
    private(set) var usedBytes = 0

    static let root = 1

    /// The node a path names now.
    func node(at path: String) -> Int? {
        var node = Self.root
        for part in path.split(separator: "/") {
            guard let next = nodes[node]?.names[String(part)] else { return nil }
            node = next
        }
        return node
    }

    /// The directory a path lies in, and its last part.
    func place(of path: String) -> (directory: Int, name: String)? {
        guard let slash = path.lastIndex(of: "/") else { return nil }
        let above = node(at: String(path[..<slash]))
        return above.map { ($0, String(path[path.index(after: slash)...])) }
    }

    mutating func make(_ kind: FileStatus.Kind) -> Int {
        defer { nextNode += 1 }
        nodes[nextNode] = DiskNode(kind: kind)
        return nextNode
    }

    mutating func link(_ node: Int, _ name: String, in directory: Int) {
        nodes[directory]?.change(.set(name, node))
    }

    mutating func unlink(_ name: String, in directory: Int) {
        nodes[directory]?.change(.remove(name))
    }

    /// Gives a node another name in one step: after a power cut it has the old or the new.
    mutating func move(
        _ node: Int, from old: (directory: Int, name: String),
        to new: (directory: Int, name: String)
    ) {
        nextMove += 1
        nodes[new.directory]?.change(.set(new.name, node), move: nextMove)
        nodes[old.directory]?.change(.remove(old.name), move: nextMove)
    }

    mutating func change(_ change: DiskNode.Change, of node: Int) {
        let before = nodes[node]?.content.count ?? 0
        nodes[node]?.change(change)
        usedBytes += (nodes[node]?.content.count ?? 0) - before
    }

    /// What the next start of the machine finds: of everything that was not synced, any part.
    func afterPowerLoss(_ random: inout SeededGenerator) -> DiskState {
        var state = self
        var moved: [Int: Bool] = [:]
        for number in nodes.keys.sorted() { state.nodes[number]?.losePower(&random, &moved) }
        state.usedBytes = state.nodes.values.reduce(0) { $0 + $1.content.count }
        return state
    }

    mutating func syncAll() {
        for number in nodes.keys {
            nodes[number]?.sync()
            nodes[number]?.syncNames()
        }
    }
}

/// A file or a directory.
struct DiskNode {
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
    private static let sectorBytes = 512
}
