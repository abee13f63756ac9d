import CanonicalJSON
import CivilTime

extension Journal {
    /// Records facts; they are durable when this returns.
    ///
    /// Drafts of one call are written in one go, but for two borders: a segment's end, and a
    /// `sign` entry, before which a checkpoint is signed. A `clock` entry of the journal's own
    /// comes first when the wall clock has jumped.
    ///
    /// - Returns: Every entry that was written, in order, own ones among them; the last is that
    ///   of the last draft.
    /// - Throws: A refusal, when nothing was written (`isRefusal`), or the failure of a write.
    ///   After the latter the entries up to `size` are durable, which may be some of these.
    @discardableResult
    package func append(_ drafts: [EntryDraft]) throws(JournalError) -> [JournalEntry] {
        let outcome = appendAsFarAsPossible(drafts)
        if let failure = outcome.failure { throw failure }
        return outcome.entries
    }

    /// What became of drafts: the entries that are durable, and why the rest are not.
    struct AppendOutcome {
        var entries: [JournalEntry] = []
        var failure: JournalError?
    }

    func appendAsFarAsPossible(_ drafts: [EntryDraft]) -> AppendOutcome {
        var outcome = AppendOutcome()
        do throws(JournalError) {
            try requireWritable()
            var rest = try prepare(drafts)[...]
            try requireSpace()
            while let next = rest.first {
                if next.wantsCheckpoint { try checkpoint() }
                let group = rest.prefix(1) + rest.dropFirst().prefix { !$0.wantsCheckpoint }
                let (entries, taken) = try writeSome(of: group)
                outcome.entries += entries
                rest = rest.dropFirst(taken)
                signIfDue()
            }
        } catch {
            outcome.failure = error
        }
        return outcome
    }

    /// Judges all drafts before anything is written.
    private func prepare(_ drafts: [EntryDraft]) throws(JournalError) -> [PreparedDraft] {
        guard drafts.count <= LineLimit.draftsAtOnce else {
            throw JournalError(.tooManyDrafts(count: drafts.count))
        }
        var prepared: [PreparedDraft] = []
        for draft in drafts {
            prepared.append(try PreparedDraft(draft))
            for blob in Self.blobs(in: .object(draft.body)) {
                guard try blobs.contains(blob) else { throw JournalError(.blobMissing(blob)) }
            }
        }
        return prepared
    }

    /// The blobs that a body names, at any depth: a line of several events has a body for each.
    private static func blobs(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object):
            object.flatMap { key, member -> [String] in
                guard key == "blob", case .string(let name) = member else {
                    return blobs(in: member)
                }
                return name.hasPrefix(BlobStore.namePrefix) ? [name] : []
            }
        case .array(let elements): elements.flatMap(blobs)
        case .string, .integer, .bool: []
        }
    }

    func requireSpace() throws(JournalError) {
        let free: Int
        do throws(FileError) {
            free = try world.fileSystem.freeBytes(of: location.journal)
        } catch {
            throw JournalError(error, file: location.journal)
        }
        freeBytes = free
        guard free >= Self.freeBytesForEntry else {
            throw JournalError(.spaceLow(freeBytes: free), file: location.journal)
        }
    }

    /// Writes a group, or the part of it that the segment has room for.
    private func writeSome(
        of group: ArraySlice<PreparedDraft>
    ) throws(JournalError) -> (entries: [JournalEntry], taken: Int) {
        let room = SegmentName.capacity - size % SegmentName.capacity
        let reading = sessionClock.read()
        guard let jump = try jumpDraft(at: reading) else {
            let part = group.prefix(room)
            return (try write(part, at: reading), part.count)
        }
        let part = group.prefix(room - 1)
        return (try write([jump][...] + part, at: reading), part.count)
    }

    /// What is recorded of a jump of the wall clock since the last entry; nil when there was none.
    func jumpDraft(at reading: SessionClock.Reading) throws(JournalError) -> PreparedDraft? {
        guard let before = sessionClock.jump(at: reading) else { return nil }
        return try PreparedDraft(
            own: .clock, by: session.by,
            body: [
                "mono": .integer(reading.boot - before.boot),
                "source": .string(world.clock.surroundings().source),
                "wall_after": .string(reading.wall.text),
                "wall_before": .string(before.wall.text),
            ])
    }

    /// Writes drafts as one group and waits until they are durable.
    @discardableResult
    func write(
        _ drafts: ArraySlice<PreparedDraft>, at reading: SessionClock.Reading? = nil
    ) throws(JournalError) -> [JournalEntry] {
        let reading = reading ?? sessionClock.read()
        var grown = chain
        var bytes: [UInt8] = []
        var entries: [JournalEntry] = []
        for draft in drafts {
            let line = EntryLine(
                at: reading.wall, hlc: (grown.lastTime ?? .zero).next(at: reading.wall),
                mono: sessionClock.mono(reading), by: draft.by, kind: draft.kind,
                body: draft.body, dev: identity.dev, grp: chain.size, prev: grown.lastLeaf,
                seq: grown.size
            ).bytes()
            entries.append(try checked(line, in: &grown))
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
        }
        try writeDurably(bytes)
        chain = grown
        for entry in entries { frontier.append(entry.leaf) }
        if SegmentName.isFirst(frontier.size) { segmentStart = frontier }
        sessionClock.note(reading)
        return entries
    }

    /// Reads a line as any reader will, before it goes to the disk.
    private func checked(_ line: [UInt8], in chain: inout Chain) throws(JournalError)
        -> JournalEntry
    {
        do throws(LineFault) {
            var reader = EntryLineReader()
            let entry = try line.withUnsafeBufferPointer { buffer throws(LineFault) in
                try reader.entry(in: buffer)
            }
            try chain.accept(entry)
            return entry
        } catch {
            preconditionFailure("the journal made a line it does not accept: \(error)")
        }
    }

    /// Steps 5 and 6 of a durable append: the bytes, and the name when the segment is new.
    private func writeDurably(_ bytes: [UInt8]) throws(JournalError) {
        let first = SegmentName.holding(size)
        let path = location.segment(first: first)
        do throws(FileError) {
            if let full = segment, full.first != first {
                world.fileSystem.close(full.file)
                segment = nil
            }
            let isNew = segment == nil
            if isNew {
                let file = try world.fileSystem.open(path, .createNew)
                segment = OpenSegment(first: first, file: file, end: 0)
            }
            guard let target = segment else { preconditionFailure("no segment is open") }
            try world.fileSystem.writeAll(bytes, to: target.file, at: target.end)
            try world.fileSystem.syncData(target.file)
            if isNew { try world.fileSystem.syncDirectory(location.log) }
            segment?.end += bytes.count
        } catch {
            throw stop(JournalError(error, file: path))
        }
    }

    /// Signs when another stretch of entries is full. The entries are durable already, so a
    /// failure is not theirs: it stops the next ones.
    private func signIfDue() {
        let signed = (newestCheckpoint?.checkpoint.size ?? 0) / Self.checkpointInterval
        guard size / Self.checkpointInterval > signed else { return }
        do throws(JournalError) {
            try checkpoint()
        } catch {
            _ = stop(error)
        }
    }
}

extension JournalError {
    /// Whether nothing was written and the journal goes on: the draft is to blame, or the space.
    package var isRefusal: Bool {
        switch reason {
        case .badPerson, .badKind, .bodyNotCanonical, .stringTooLong, .lineTooLong,
            .tooManyDrafts, .blobMissing, .spaceLow:
            true
        default: false
        }
    }
}
