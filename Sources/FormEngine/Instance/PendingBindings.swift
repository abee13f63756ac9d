/// Expressions to evaluate again, each once, those first on which others may rest.
struct PendingBindings: Sendable {
    private struct Entry: Hashable, Comparable {
        let binding: Int
        let row: Int

        static func < (left: Entry, right: Entry) -> Bool {
            (left.binding, left.row) < (right.binding, right.row)
        }
    }

    /// A heap, the first on top.
    private var heap: [Entry] = []
    private var members: Set<Entry> = []

    mutating func add(_ binding: Int, _ row: Int) {
        let entry = Entry(binding: binding, row: row)
        guard members.insert(entry).inserted else { return }
        heap.append(entry)
        var place = heap.count - 1
        while place > 0, heap[place] < heap[(place - 1) / 2] {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func takeFirst() -> (binding: Int, row: Int)? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        members.remove(first)
        return (first.binding, first.row)
    }

    private mutating func sink() {
        var place = 0
        while true {
            let left = 2 * place + 1
            guard left < heap.count else { return }
            let right = left + 1
            let least = right < heap.count && heap[right] < heap[left] ? right : left
            guard heap[least] < heap[place] else { return }
            heap.swapAt(place, least)
            place = least
        }
    }
}
