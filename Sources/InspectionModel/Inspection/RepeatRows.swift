/// The rows of all repeats of one inspection, as the fold of their events.
package struct RepeatRows: Equatable, Sendable {
    private var rows: [RepeatKey: [Int]] = [:]
    /// Every change in order.
    private(set) var history: [RowChange] = []

    /// In the order in which they stand.
    package subscript(key: RepeatKey) -> [Int] { rows[key] ?? [] }

    package var keys: [RepeatKey] { Array(rows.keys) }

    func fits(_ event: RowEvent) -> Bool {
        let isThere = self[event.key].contains(event.row)
        return isThere == (event.act != .add)
    }

    /// - Precondition: The event fits.
    mutating func apply(_ event: RowEvent, _ stamp: EntryStamp) {
        let before = place(of: event.row, in: event.key)
        rows[event.key, default: []].removeAll { $0 == event.row }
        if event.act != .remove { insert(event.row, before: event.before, in: event.key) }
        history.append(
            RowChange(
                key: event.key, row: event.row, before: before,
                after: place(of: event.row, in: event.key), leaf: stamp.leaf))
    }

    /// Takes all rows of a repeat out.
    mutating func take(_ key: RepeatKey) -> [Int] { rows.removeValue(forKey: key) ?? [] }

    /// Puts rows in behind those that are there.
    mutating func put(_ numbers: [Int], of key: RepeatKey) {
        rows[key, default: []] += numbers.filter { !self[key].contains($0) }
    }

    /// A row that is gone, in front of which one was to stand, is the end.
    private mutating func insert(_ row: Int, before other: Int?, in key: RepeatKey) {
        let end = self[key].count
        let place = other.flatMap { self[key].firstIndex(of: $0) } ?? end
        rows[key, default: []].insert(row, at: place)
    }

    func place(of row: Int, in key: RepeatKey) -> RowPlace {
        guard let index = self[key].firstIndex(of: row) else { return .nowhere }
        return index + 1 < self[key].count ? .before(self[key][index + 1]) : .last
    }
}

/// Where a row stands among the others.
enum RowPlace: Equatable, Sendable {
    case nowhere
    case before(Int)
    case last

    var follower: Int? { if case .before(let row) = self { row } else { nil } }
}

/// One step in the life of a row.
struct RowChange: Equatable, Sendable {
    let key: RepeatKey
    let row: Int
    let before: RowPlace
    let after: RowPlace
    let leaf: LeafHash
}

// MARK: - Decisions

extension InspectionState {
    func decide(
        _ event: RowEvent, _ standing: ChecklistStanding
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        guard standing.repeats.contains(event.key.item) else {
            throw .unknownItem(event.key.item.text)
        }
        guard rows.fits(event) else { throw .unknownRow(event.key.item) }
        return [.row(event)]
    }

    /// The inverse of what one entry did to rows.
    func takeBackRows(
        _ leaf: LeafHash, _ author: PersonID
    ) throws(InspectionRefusal) -> [InspectionEvent] {
        var events: [InspectionEvent] = []
        for change in rows.history.reversed() where change.leaf == leaf {
            let (key, row) = (change.key, change.row)
            let isThere = rows.place(of: row, in: key) != .nowhere
            guard isThere == (change.after != .nowhere) else { throw .changedSince(key.item) }
            let act: RowEvent.Act =
                change.before == .nowhere ? .remove : isThere ? .move : .add
            events.append(
                .row(
                    RowEvent(
                        act, row, of: key, before: change.before.follower, author: author,
                        undo: leaf)))
        }
        return events
    }
}
