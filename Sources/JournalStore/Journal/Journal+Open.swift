import CanonicalJSON
import CivilTime

extension Journal {
    /// Opens a journal for writing: checks the newest segment and the checkpoint, sets a torn tail
    /// aside, and begins a session.
    ///
    /// - Throws: `in_use`, `no_journal`, `unfinished_creation`, `copied_journal`, a `key_…`, or
    ///   `damaged`; a damaged journal is not touched and can still be read with `JournalReader`.
    package static func open(
        _ location: JournalLocation, home claim: HomeClaim = .asRecorded,
        session: SessionIdentity, in world: JournalWorld
    ) throws(JournalError) -> (Journal, OpenReport) {
        try open(location, home: claim, session: session, isSuccession: false, in: world)
    }

    static func open(
        _ location: JournalLocation, home claim: HomeClaim = .asRecorded,
        session: SessionIdentity, isSuccession: Bool, in world: JournalWorld
    ) throws(JournalError) -> (Journal, OpenReport) {
        guard IDText.isPerson(session.by.utf8) else {
            throw JournalError(.badPerson(session.by))
        }
        let marker = SuccessorMarker(location, in: world.fileSystem)
        if !isSuccession { try marker.requireNone() }
        try requireLog(location, world.fileSystem)
        var warnings = try Premises.checkVolume(of: location.journal, in: world.fileSystem)
        let lock = try JournalLock.take(location, for: session, in: world)
        let opening: Opening
        let ground: OpenedGround
        do throws(JournalError) {
            if !isSuccession { try marker.requireNone() }
            opening = try Opening(location, home: claim, world)
            ground = try opening.ground(session: session, lock: lock)
        } catch {
            lock.release()
            throw error
        }
        // From here on the lock is the journal's, which lets go of it whatever happens.
        let journal = Journal(ground)
        warnings += opening.warnings
        try journal.settleKey()
        let tornTails = try journal.recover(opening)
        if let warning = journal.finishErasures(opening.survey.erased) { warnings.append(warning) }
        try journal.beginSession(isMoved: opening.home.isMoved)
        if opening.home.isNews { try journal.settle(opening.home.here) }
        if opening.home.isNewsOutside { journal.rememberOutside(opening.home.here) }
        let last = opening.survey.chain.lastEntry
        let report = OpenReport(
            tornTails: tornTails, isMoved: opening.home.isMoved,
            unclosedSession: last.flatMap { Self.unclosed($0, now: journal) },
            warnings: warnings,
            laterEntry: last.flatMap { Self.isLater($0.at, now: journal) ? $0.at : nil })
        return (journal, report)
    }

    private static func requireLog(
        _ location: JournalLocation, _ fileSystem: any FileSystem
    ) throws(JournalError) {
        do throws(FileError) {
            guard try fileSystem.status(of: location.log)?.kind == .directory else {
                throw FileError(.notFound, in: .status, path: location.log)
            }
        } catch {
            if error.reason == .notFound { throw JournalError(.noJournal, file: location.log) }
            throw JournalError(error, file: location.log)
        }
    }

    /// As much apart as within a session makes an entry.
    private static func isLater(_ time: WallTime, now journal: Journal) -> Bool {
        guard let now = journal.chain.lastEntry?.at else { return false }
        return time.milliseconds(since: now) > SessionClock.toleratedJump
    }

    private static func unclosed(_ last: JournalEntry, now journal: Journal) -> UnclosedSession? {
        guard last.kind != OwnKind.sessionClose.rawValue, let opened = journal.chain.lastEntry
        else { return nil }
        return UnclosedSession(
            lastSeq: last.seq, lastAt: last.at,
            gapMilliseconds: opened.at.milliseconds(since: last.at))
    }

    /// Takes what lies behind the last good line out of the log, after a copy of it is durable,
    /// and records that. Cut short at any point, the next opening goes on.
    private func recover(_ opening: Opening) throws(JournalError) -> [TornTail] {
        let quarantine = Quarantine(location, in: world.fileSystem)
        let seq = size
        let end = opening.survey.end
        if let segment, !end.rest.isEmpty {
            _ = try quarantine.keep(end.rest, seq: seq)
            try cut(segment)
        }
        let pieces = try quarantine.pieces(seq: seq)
        let segmentName = SegmentName.text(first: end.segment ?? 0)
        var tails: [TornTail] = []
        var drafts: [PreparedDraft] = []
        for piece in pieces {
            drafts.append(
                try PreparedDraft(
                    own: .quarantine, by: session.by,
                    body: [
                        "bytes": .integer(Int64(piece.bytes.count)),
                        "offset": .integer(Int64(end.byteOffset)),
                        "segment": .string(segmentName),
                        "sha256": .string(piece.hash.hex),
                    ]))
            tails.append(
                TornTail(
                    seq: seq, segment: segmentName, byteOffset: end.byteOffset,
                    bytes: piece.bytes.count, quarantineFile: piece.file,
                    wholeLines: TailVerdict.wholeLines(in: piece.bytes)))
        }
        var unwritten = drafts[...]
        while !unwritten.isEmpty {
            let room = SegmentName.capacity - size % SegmentName.capacity
            try write(unwritten.prefix(room))
            unwritten = unwritten.dropFirst(room)
        }
        return tails
    }

    /// Writes down where the journal lies.
    func settle(_ home: JournalHome) throws(JournalError) {
        do throws(FileError) {
            try world.fileSystem.replaceDurably(
                JournalHome.name, in: location.journal, temporary: "\(JournalHome.name).new",
                with: home.bytes)
        } catch {
            throw stop(JournalError(error, file: location.home))
        }
    }

    private func cut(_ segment: OpenSegment) throws(JournalError) {
        do throws(FileError) {
            try world.fileSystem.truncate(segment.file, to: segment.end)
            try world.fileSystem.sync(segment.file)
        } catch {
            throw stop(JournalError(error, file: location.segment(first: segment.first)))
        }
    }
}
