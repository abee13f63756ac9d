/// Which entries a device had read when it wrote one.
package enum SeenEntries: Equatable, Sendable {
    /// All that stand before it: the rule inside of one journal, which is written by one hand after
    /// the other.
    case all
    /// Of the journals of other devices so many entries each; of its own all before it.
    case sizes([String: Int])
}

extension EntryStamp {
    /// Whether whoever wrote this entry could know that one. Entries of which neither comes after
    /// the other are concurrent.
    package func comesAfter(_ other: EntryStamp) -> Bool {
        switch seen {
        case .all: true
        case .sizes(let sizes):
            device == other.device
                ? seq >= other.seq : sizes[other.device, default: 0] > other.seq
        }
    }
}

/// `see`: what a device had read of the journals of others, by device.
package struct JournalsSeen: Equatable, Sendable {
    package struct Head: Equatable, Sendable {
        package var size: Int
        /// The root of the tree of that size, 64 hex digits.
        package var root: String

        package init(size: Int, root: String) {
            self.size = size
            self.root = root
        }
    }

    package var heads: [String: Head]

    package init(heads: [String: Head]) { self.heads = heads }
}
