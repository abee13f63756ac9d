import CanonicalJSON
package import CivilTime

extension Journal {
    /// A write failed: nothing more is recorded until the journal is opened anew.
    package var hasFailed: Bool { failure != nil }

    /// When the last entry was written.
    package var lastTime: WallTime? { chain.lastEntry?.at }

    /// The leaf hash of the last entry.
    package var lastLeaf: Hash256 { chain.lastLeaf }
}

extension JournalEntry {
    /// The line as it is on disk, without its line feed: there is only one way to print it.
    package var line: [UInt8] {
        EntryLine(
            at: at, hlc: hlc, mono: mono, by: by, kind: kind, body: canonicalBytes(body),
            dev: dev, grp: grp, prev: prev, seq: seq
        ).bytes()
    }
}
