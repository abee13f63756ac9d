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

/// `row.add`, `row.move`, `row.remove`: one instance of a repeat comes, changes its place or goes.
///
/// The answers of a row that is gone stay readable and count no more.
package struct RowEvent: Equatable, Sendable {
    package enum Act: String, CaseIterable, Sendable {
        case add, move, remove
    }

    package var act: Act
    package var key: RepeatKey
    /// Drawn at random, so that two devices do not give the same; of a counted row it follows from
    /// its place.
    package var row: Int
    /// The row in front of which it stands from now on; nil: behind all. None of one that goes.
    package var before: Int?
    package var author: PersonID
    package var undo: LeafHash?
    /// A count that the migration in front of it brought made the row.
    package var isByMigration = false

    package init(
        _ act: Act, _ row: Int, of key: RepeatKey, before: Int? = nil, author: PersonID,
        undo: LeafHash? = nil
    ) {
        self.act = act
        self.key = key
        self.row = row
        self.before = act == .remove ? nil : before
        self.author = author
        self.undo = undo
    }
}
