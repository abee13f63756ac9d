/// The judgement over a journal on disk, up to the point where it may be written to. Nothing is
/// changed here but the system's memory of the files.
struct Opening {
    let survey: LogSurvey
    let identity: JournalIdentity
    let signers: [NoteSigner]
    let state: StateDirectory
    let newestCheckpoint: SignedCheckpoint?
    let home: HomeCheck
    private(set) var warnings: [OpenWarning] = []

    private let location: JournalLocation
    private let world: JournalWorld

    /// - Throws: `damaged`, `unfinished_creation`, `copied_journal`, or what is wrong with the key.
    init(
        _ location: JournalLocation, home claim: HomeClaim, _ world: JournalWorld
    ) throws(JournalError) {
        self.location = location
        self.world = world
        let fileSystem = world.fileSystem
        let log = LogDirectory(fileSystem: fileSystem, path: location.log)
        let segments = try log.segments()
        if let newest = segments.last { try Self.seeWhatTheDeviceHolds(log, newest, fileSystem) }

        let identity =
            segments.isEmpty ? nil : try log.genesis().flatMap(JournalIdentity.init(genesis:))
        let found = try CheckpointFile.read(
            location.checkpoint, identity: identity, in: fileSystem)
        var remembered: WitnessFile?
        var state: StateDirectory?
        if let identity {
            let directory = StateDirectory(
                fileSystem: fileSystem, path: location.state(of: identity.dev))
            state = directory
            do throws(JournalError) {
                remembered = try directory.witness(of: identity)
            } catch {
                // What is kept outside is a warning sign; without it the journal stands as it is.
                if case .fileFailed(let failure) = error.reason {
                    warnings.append(.stateUnreadable(failure.reason))
                }
            }
        }
        let deviceKeys = DeviceKeys(location, in: fileSystem)
        let own = deviceKeys.own()
        let keys = identity.map { identity in
            JournalReader(location, in: fileSystem).rememberedKeys(identity) ?? KeyHistory(identity)
        }
        survey = try Self.survey(
            log, segments, identity,
            // Whoever holds another key than these knows of a change that has to be looked for.
            keys: keys.flatMap { keys in own.contains(where: keys.current.contains) ? keys : nil },
            found.checkpoint, remembered?.signed.checkpoint, state)
        let file = found.checked(by: survey.chain.keys)
        let known = (survey.chain.keys?.all ?? []).union(own)
        let witness = remembered?.checkpoint(by: known)
        try Self.judge(survey, file, witness, location)
        guard survey.chain.size > 0, let identity, let state else {
            throw JournalError(.unfinishedCreation, file: location.log)
        }
        self.identity = identity
        self.state = state
        home = try HomeCheck(
            claim, log: (survey.chain.size, survey.frontier.root), witness: witness, state: state,
            location, world)
        if home.isUncertain { warnings.append(.homeUncertain) }
        newestCheckpoint = if case .signed(let signed) = file { signed } else { nil }
        signers = try deviceKeys.signers(for: survey.chain.keys?.current ?? [])
        if try Self.isReadableByOthers(location.deviceKey, fileSystem) {
            warnings.append(.keyReadableByOthers)
        }
    }

    /// Opens the newest segment for writing.
    func ground(
        session: SessionIdentity, lock: JournalLock
    ) throws(JournalError) -> OpenedGround {
        let newest = survey.end.segment ?? 0
        let path = location.segment(first: newest)
        do throws(FileError) {
            let file = try world.fileSystem.open(path, .readWrite)
            return OpenedGround(
                location: location, identity: identity, world: world, session: session,
                signers: signers, state: state, lock: lock, chain: survey.chain,
                frontier: survey.frontier, segmentStart: survey.segmentStart,
                segment: OpenSegment(first: newest, file: file, end: survey.end.byteOffset),
                newestCheckpoint: newestCheckpoint, tiles: survey.tiles)
        } catch {
            throw JournalError(error, file: path)
        }
    }

    /// A process may have died after a sync that failed, or before the sync of a new segment's
    /// name. What the system shows then need not be what the device has.
    private static func seeWhatTheDeviceHolds(
        _ log: LogDirectory, _ newest: Int, _ fileSystem: any FileSystem
    ) throws(JournalError) {
        let path = log.file(newest)
        do throws(FileError) {
            let file = try fileSystem.open(path, .readOnly)
            fileSystem.forgetCachedPages(of: file)
            fileSystem.close(file)
            try fileSystem.syncDirectory(log.path)
        } catch {
            throw JournalError(error, file: path)
        }
    }

    /// Walks the newest segment, when the tree before it is remembered and a signed root proves
    /// that memory right; else all segments.
    private static func survey(
        _ log: LogDirectory, _ segments: [Int], _ identity: JournalIdentity?,
        keys: KeyHistory?, _ signed: Checkpoint?, _ witness: Checkpoint?, _ state: StateDirectory?
    ) throws(JournalError) -> LogSurvey {
        let sizes = Set([signed, witness].compactMap { $0?.size })
        // A memory that cannot be read is none: everything is walked.
        if segments.count > 1, let newest = segments.last, let identity, let keys, let signed,
            let tree = try? state?.frontier(), tree.size == newest, signed.size >= newest,
            let last = try log.lastEntry(ofSegment: newest - SegmentName.capacity),
            last.seq == newest - 1
        {
            let quick = try LogSurvey(
                log, segments.suffix(1), from: (Chain(after: last, of: identity, keys: keys), tree),
                rootsAt: sizes)
            if quick.roots[signed.size] == signed.root { return quick }
        }
        return try LogSurvey(log, segments[...], rootsAt: sizes)
    }

    private static func judge(
        _ survey: LogSurvey, _ file: CheckpointFile, _ witness: Checkpoint?,
        _ location: JournalLocation
    ) throws(JournalError) {
        func damaged(_ problem: JournalProblem) -> JournalError {
            JournalError(.damaged(problem), file: location.journal)
        }
        if case .damage(let reason) = survey.verdict(vouched: file.vouchedSize) {
            throw damaged(survey.problem(reason))
        }
        if case .bad(let fault) = file {
            throw damaged(JournalProblem(.badCheckpoint(fault), segment: "checkpoint"))
        }
        if let signed = file.checkpoint, survey.roots[signed.size] != signed.root {
            throw damaged(JournalProblem(.rootDiffers(size: signed.size), segment: "checkpoint"))
        }
        guard let witness else { return }
        if witness.size > survey.chain.size {
            throw damaged(survey.problem(.olderCopy(known: witness.size)))
        }
        if let root = survey.roots[witness.size], root != witness.root {
            throw damaged(JournalProblem(.otherBranch(size: witness.size), segment: nil))
        }
    }

    private static func isReadableByOthers(
        _ path: String, _ fileSystem: any FileSystem
    ) throws(JournalError) -> Bool {
        do throws(FileError) {
            return try fileSystem.status(of: path).map { $0.permissions & 0o077 != 0 } ?? false
        } catch {
            throw JournalError(error, file: path)
        }
    }
}
