/// What the bytes behind the last good line are (docs/journal-format.md, 7).
enum TailVerdict: Hashable {
    case sound

    /// A write that did not finish. The whole lines in it were never acknowledged.
    case torn(wholeLines: [JournalEntry])

    /// Something that was durable once is missing or changed.
    case damage(JournalProblem.Reason)

    /// - Parameters:
    ///   - chain: The good lines.
    ///   - vouched: The largest size that was ever signed for.
    static func judge(_ end: LogWalk.End, chain: Chain, vouched: Int) -> TailVerdict {
        if end.rest.isEmpty, end.fault == nil {
            return chain.size < vouched
                ? .damage(.signedEntriesMissing(signed: vouched)) : .sound
        }
        let damage = TailVerdict.damage(.damagedEntry(end.fault ?? .unfinished))
        if end.hasLaterSegments || chain.size < vouched { return damage }
        let wholeLines = Self.wholeLines(in: end.rest)
        // One unfinished write can leave a hole and whole lines behind it; they carry its group,
        // which began at the hole or goes on from the last good line. Any other group shows that
        // a later write was begun, and so that this one had been synced.
        let isOneWrite = wholeLines.allSatisfy {
            $0.grp == chain.size || $0.grp == chain.lastGroup
        }
        return isOneWrite ? .torn(wholeLines: wholeLines) : damage
    }

    /// The pieces between line feeds that are entries in themselves, wherever they belong.
    static func wholeLines(in rest: [UInt8]) -> [JournalEntry] {
        var reader = EntryLineReader()
        return rest.split(separator: UInt8(ascii: "\n")).compactMap { piece in
            piece.withUnsafeBufferPointer { try? reader.entry(in: $0) }
        }
    }
}
