import JournalStore

/// Everything a disk holds: what a program sees, and what would be left of it without power.
struct DiskState: Sendable {
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

    /// Every state that the next start of the machine may find, as far as `DiskNode` tells parts
    /// apart. Several files that were not synced are combined freely while that stays small; else
    /// each one with all of the others, and with none.
    func remains(cuts: Int) -> [DiskState] {
        let numbers = nodes.keys.sorted()
        let choices = numbers.map { number in nodes[number]?.remains(cuts: cuts) ?? [] }
        let product = choices.reduce(1) { min(Self.freeStates + 1, $0 * $1.count) }
        var picks: [[Int]] = [choices.map { _ in 0 }]
        if product <= Self.freeStates {
            for (place, options) in choices.enumerated() where options.count > 1 {
                picks = picks.flatMap { pick in
                    options.indices.map { option in
                        var pick = pick
                        pick[place] = option
                        return pick
                    }
                }
            }
        } else {
            let others = [choices.map { _ in 0 }, choices.map { $0.count - 1 }]
            for (place, options) in choices.enumerated() where options.count > 1 {
                for var pick in others {
                    for option in options.indices {
                        pick[place] = option
                        picks.append(pick)
                    }
                }
            }
        }
        return picks.map { pick in
            var state = self
            for (place, number) in numbers.enumerated() {
                state.nodes[number] = choices[place][pick[place]]
            }
            state.usedBytes = state.nodes.values.reduce(0) { $0 + $1.content.count }
            return state
        }
    }

    /// What paths name and hold, whatever the nodes' numbers are.
    func hash(into hasher: inout Hasher, from node: Int = Self.root) {
        guard let node = nodes[node] else { return }
        hasher.combine(node.kind)
        hasher.combine(node.content.count)
        node.content.withUnsafeBytes { hasher.combine(bytes: $0) }
        hasher.combine(node.names.count)
        for (name, next) in node.names.sorted(by: { $0.key < $1.key }) {
            hasher.combine(name)
            hash(into: &hasher, from: next)
        }
    }

    private static let freeStates = 512

    mutating func syncAll() {
        for number in nodes.keys {
            nodes[number]?.sync()
            nodes[number]?.syncNames()
        }
    }
}
