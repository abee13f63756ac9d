/// The instances of a repeat, inside of one instance of the repeat around it.
package struct RepeatKey: Hashable, Sendable {
    /// The pack and the name of the repeat.
    package var item: ItemID
    /// The row of the repeat around it.
    package var within: Int?

    package init(item: ItemID, within: Int? = nil) {
        self.item = item
        self.within = within
    }
}

/// `row.add`: one more instance of a repeat.
package struct RowAdded: Equatable, Sendable {
    package var key: RepeatKey
    /// Drawn at random, so that two devices do not give the same.
    package var row: Int
    /// The row in front of which it stands; nil: behind all.
    package var before: Int?
    package var author: PersonID
    package var undo: LeafHash?

    package init(
        key: RepeatKey, row: Int, before: Int? = nil, author: PersonID, undo: LeafHash? = nil
    ) {
        self.key = key
        self.row = row
        self.before = before
        self.author = author
        self.undo = undo
    }
}

/// `row.remove`: its answers stay readable and count no more.
package struct RowRemoved: Equatable, Sendable {
    package var key: RepeatKey
    package var row: Int
    package var author: PersonID
    package var undo: LeafHash?

    package init(key: RepeatKey, row: Int, author: PersonID, undo: LeafHash? = nil) {
        self.key = key
        self.row = row
        self.author = author
        self.undo = undo
    }
}

/// `row.move`.
package struct RowMoved: Equatable, Sendable {
    package var key: RepeatKey
    package var row: Int
    /// The row in front of which it stands from now on; nil: behind all.
    package var before: Int?
    package var author: PersonID
    package var undo: LeafHash?

    package init(
        key: RepeatKey, row: Int, before: Int? = nil, author: PersonID, undo: LeafHash? = nil
    ) {
        self.key = key
        self.row = row
        self.before = before
        self.author = author
        self.undo = undo
    }
}

package enum RowEvent: Equatable, Sendable {
    case added(RowAdded)
    case removed(RowRemoved)
    case moved(RowMoved)

    package var key: RepeatKey {
        switch self {
        case .added(let event): event.key
        case .removed(let event): event.key
        case .moved(let event): event.key
        }
    }

    package var row: Int {
        switch self {
        case .added(let event): event.row
        case .removed(let event): event.row
        case .moved(let event): event.row
        }
    }

    package var author: PersonID {
        switch self {
        case .added(let event): event.author
        case .removed(let event): event.author
        case .moved(let event): event.author
        }
    }

    package var undo: LeafHash? {
        switch self {
        case .added(let event): event.undo
        case .removed(let event): event.undo
        case .moved(let event): event.undo
        }
    }
}
