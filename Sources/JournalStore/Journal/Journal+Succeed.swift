import CanonicalJSON

extension Journal {
    /// Gives up the journal that lies here, and begins a new one that goes on from it: a new key,
    /// a new id, every line of the old one carried over. The old log is kept whole in `peers/`;
    /// blobs and private values stay where they are.
    ///
    /// Whatever interrupts it, nothing of the old log is changed, and the next call goes on; until
    /// then nobody else writes here (`unfinished_successor`). The session is closed at the end.
    ///
    /// - Throws: `damaged` when the old log is: what cannot be read cannot be carried over.
    package static func succeed(
        _ location: JournalLocation, session: SessionIdentity, in world: JournalWorld
    ) throws(JournalError) -> SuccessorReport {
        guard IDText.isPerson(session.by.utf8) else {
            throw JournalError(.badPerson(session.by))
        }
        _ = try Premises.checkVolume(of: location.journal, in: world.fileSystem)
        let (parent, founding) = try Handover(location, world).begin(session)
        let journal: Journal
        if let founding {
            journal = try create(
                at: location, founding, session: session, isSuccession: true, in: world)
        } else {
            (journal, _) = try open(
                location, session: session, isSuccession: true, in: world)
        }
        do throws(JournalError) {
            try journal.carry(from: parent)
            try journal.close()
        } catch {
            journal.abandon()
            throw error
        }
        let reader = JournalReader(location, in: world.fileSystem)
        if let problem = try reader.carriedProblem() {
            throw JournalError(.damaged(problem), file: location.journal)
        }
        try SuccessorMarker(location, in: world.fileSystem).remove()
        return SuccessorReport(dev: journal.dev, parent: parent, size: journal.size)
    }

    /// Takes over every line of the parent that is not here yet, in its order.
    private func carry(from parent: ParentJournal) throws(JournalError) {
        let fileSystem = world.fileSystem
        let old = JournalReader(location.peer(parent.dev), in: fileSystem)
        var next = 0
        try JournalReader(location, in: fileSystem).entries { entry in
            if entry.kind == OwnKind.carry.rawValue { next += 1 }
            return true
        }
        while next < parent.size {
            var batch: [JournalEntry] = []
            let end = min(parent.size, next + Self.carriedAtOnce)
            try old.entries(from: next) { entry in
                if entry.seq < end { batch.append(entry) }
                return entry.seq + 1 < end
            }
            // It was read whole before; what is missing now was taken away meanwhile.
            guard next + batch.count == end else {
                throw JournalError(.carriedLineMissing(seq: next + batch.count), file: old.log.path)
            }
            try requireSpace()
            var drafts: [PreparedDraft] = []
            for entry in batch { drafts.append(try carried(entry)) }
            var rest = drafts[...]
            while !rest.isEmpty {
                let room = SegmentName.capacity - size % SegmentName.capacity
                try write(rest.prefix(room))
                rest = rest.dropFirst(room)
            }
            next = end
        }
    }

    /// Lines that are written in one go: some hundred kilobytes.
    private static let carriedAtOnce = 512

    private func carried(_ entry: JournalEntry) throws(JournalError) -> PreparedDraft {
        let line = entry.line
        var body: JSONObject = [
            "from": .string(entry.dev), "seq": .integer(Int64(entry.seq)),
        ]
        if line.count <= LineLimit.stringBytes {
            body["line"] = .string(String(decoding: line, as: UTF8.self))
        } else {
            body["blob"] = .string(try blobs.put(line, for: .text))
        }
        return try PreparedDraft(own: .carry, by: session.by, body: body)
    }
}

/// What is done to the journal that is given up.
private struct Handover {
    let location: JournalLocation
    let world: JournalWorld

    init(_ location: JournalLocation, _ world: JournalWorld) {
        self.location = location
        self.world = world
    }

    private var log: LogDirectory {
        LogDirectory(fileSystem: world.fileSystem, path: location.log)
    }

    /// Puts the old journal aside under its lock, or goes on with that.
    ///
    /// - Returns: What is given up, and what the successor has to be; nil when that is there.
    func begin(
        _ session: SessionIdentity
    ) throws(JournalError) -> (ParentJournal, JournalFounding?) {
        let lock = try JournalLock.take(location, for: session, in: world)
        defer { lock.release() }
        let marker = SuccessorMarker(location, in: world.fileSystem)
        if let begun = try marker.read() {
            try putAside(begun)
            return (begun, try founding(of: begun))
        }
        let parent = try parentAsItStands()
        try marker.write(parent)
        try putAside(parent)
        return (parent, try founding(of: parent))
    }

    /// Reads the whole log.
    private func parentAsItStands() throws(JournalError) -> ParentJournal {
        switch try JournalReader(location, in: world.fileSystem).verify() {
        case .problem(let problem) where !problem.isTornTail:
            throw JournalError(.damaged(problem), file: location.journal)
        default: break
        }
        let survey = try LogSurvey(log, try log.segments()[...], rootsAt: [])
        guard let identity = survey.chain.identity else {
            throw JournalError(.unfinishedCreation, file: location.log)
        }
        return ParentJournal(
            dev: identity.dev, size: survey.chain.size, root: survey.frontier.root)
    }

    /// Moves the log and what belongs to it into `peers/`, the log last, as far as that was not
    /// done before.
    private func putAside(_ parent: ParentJournal) throws(JournalError) {
        guard try isStillHere(parent) else { return }
        let fileSystem = world.fileSystem
        let peer = location.peer(parent.dev)
        do throws(FileError) {
            try fileSystem.ensureDirectories(peer.journal)
            for (old, new) in [
                (location.checkpoint, peer.checkpoint), (location.home, peer.home),
                (location.quarantine, peer.quarantine), (location.log, peer.log),
            ] where try fileSystem.status(of: old) != nil {
                try fileSystem.rename(old, to: new)
                try fileSystem.syncDirectory(peer.journal)
                try fileSystem.syncDirectory(location.journal)
            }
            let key = try? KeyFile(path: location.deviceKey, in: fileSystem).read()
            if let key, key.name.hasSuffix("/\(parent.dev)") {
                try fileSystem.rename(
                    location.deviceKey, to: "\(location.deviceKey).\(parent.dev)")
                try fileSystem.syncDirectory(location.keys)
            }
        } catch {
            throw JournalError(error, file: peer.journal)
        }
    }

    /// What the successor has to be; nil when it is there already.
    private func founding(of parent: ParentJournal) throws(JournalError) -> JournalFounding? {
        let here = try genesis(of: log)
        if here?.parent == parent { return nil }
        let peer = location.peer(parent.dev)
        let old = LogDirectory(fileSystem: world.fileSystem, path: peer.log)
        guard let identity = try genesis(of: old) else {
            throw JournalError(.carriedLineMissing(seq: 0), file: peer.log)
        }
        return JournalFounding(
            domain: String(identity.origin.prefix { $0 != "/" }), isPractice: identity.isPractice,
            parent: parent)
    }

    private func isStillHere(_ parent: ParentJournal) throws(JournalError) -> Bool {
        try genesis(of: log)?.dev == parent.dev
    }

    private func genesis(of log: LogDirectory) throws(JournalError) -> JournalIdentity? {
        do throws(FileError) {
            guard try world.fileSystem.status(of: log.file(0)) != nil else { return nil }
        } catch {
            throw JournalError(error, file: log.path)
        }
        return try log.genesis().flatMap(JournalIdentity.init(genesis:))
    }
}
