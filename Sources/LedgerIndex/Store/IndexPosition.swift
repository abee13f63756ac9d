/// Up to where the journal is in the index.
package struct IndexPosition: Equatable, Sendable {
    /// The journal's id.
    package var device: String
    /// Entries that are in.
    package var size: Int
    /// The leaf hash of the last of them, 64 hex digits.
    package var leaf: String
    /// The number of the newest `session.open`; what lies before it is not undone by a key.
    package var session: Int

    package init(device: String, size: Int, leaf: String, session: Int) {
        self.device = device
        self.size = size
        self.leaf = leaf
        self.session = session
    }
}
