import CanonicalJSON

extension Journal {
    /// Makes a journal and its key, and opens its first session.
    ///
    /// A creation that was interrupted before the first entry was durable is begun anew; what it
    /// left is set aside, a key included: a key that may have signed must not sign for another
    /// journal of the same id.
    ///
    /// - Throws: `journal_exists` when there is an entry or a checkpoint.
    package static func create(
        at location: JournalLocation, _ founding: JournalFounding = JournalFounding(),
        session: SessionIdentity, in world: JournalWorld
    ) throws(JournalError) -> Journal {
        try create(at: location, founding, session: session, isSuccession: false, in: world)
    }

    static func create(
        at location: JournalLocation, _ founding: JournalFounding, session: SessionIdentity,
        isSuccession: Bool, in world: JournalWorld
    ) throws(JournalError) -> Journal {
        guard isDomain(founding.domain) else { throw JournalError(.badDomain) }
        guard IDText.isPerson(session.by.utf8) else {
            throw JournalError(.badPerson(session.by))
        }
        let ground = try Premises.whatIsThere(of: location.journal, in: world.fileSystem)
        _ = try Premises.checkVolume(of: ground, in: world.fileSystem)
        try makeDirectories(location, world.fileSystem)
        let lock = try JournalLock.take(location, for: session, in: world)
        let signer: NoteSigner
        do throws(JournalError) {
            if !isSuccession { try SuccessorMarker(location, in: world.fileSystem).requireNone() }
            let log = LogDirectory(fileSystem: world.fileSystem, path: location.log)
            try setAsideUnfinishedLog(log, location, world.fileSystem)
            signer = try makeKey(location, founding, world)
            try writeReadme(location, world.fileSystem)
        } catch {
            lock.release()
            throw error
        }
        let dev = IDText.device(publicKey: signer.publicKey)
        // From here on the lock is the journal's, which lets go of it whatever happens.
        let journal = Journal(
            OpenedGround(
                location: location,
                identity: JournalIdentity(
                    origin: signer.name, dev: dev, publicKey: signer.publicKey,
                    isPractice: founding.isPractice, parent: founding.parent),
                world: world, session: session, signers: [signer],
                state: StateDirectory(
                    fileSystem: world.fileSystem, path: location.state(of: dev)),
                lock: lock))
        try journal.writeGenesis(founding)
        let home = try JournalHome(of: location, in: world)
        try journal.settle(home)
        journal.rememberOutside(home)
        try journal.beginSession()
        return journal
    }

    private func writeGenesis(_ founding: JournalFounding) throws(JournalError) {
        var body: JSONObject = [
            "alg": "ed25519",
            "format": .string(JournalIdentity.format),
            "key": .string(Base64.text(identity.publicKey)),
            "origin": .string(origin),
        ]
        if founding.isPractice { body["practice"] = true }
        if let parent = founding.parent { body["parent"] = .object(parent.json) }
        try write([try PreparedDraft(own: .genesis, by: session.by, body: body)][...])
    }

    private static func makeDirectories(
        _ location: JournalLocation, _ fileSystem: any FileSystem
    ) throws(JournalError) {
        let folders = [
            location.journal, location.log, location.privateValues, location.quarantine,
            location.blobs, "\(location.blobs)/tmp", "\(location.blobs)/sha256", location.keys,
        ]
        for folder in folders {
            do throws(FileError) {
                try fileSystem.ensureDirectories(folder)
            } catch {
                throw JournalError(error, file: folder)
            }
        }
    }

    /// Makes way for a first segment, unless there is a journal already.
    private static func setAsideUnfinishedLog(
        _ log: LogDirectory, _ location: JournalLocation, _ fileSystem: any FileSystem
    ) throws(JournalError) {
        let segments = try log.segments()
        let checkpoint = try CheckpointFile.read(
            location.checkpoint, identity: nil, in: fileSystem)
        let survey = try LogSurvey(log, segments[...], rootsAt: [])
        let exists = JournalError(.journalExists, file: location.journal)
        guard case .absent = checkpoint, survey.chain.size == 0 else { throw exists }
        if case .damage = survey.verdict(vouched: 0) { throw exists }
        guard !segments.isEmpty else { return }
        let quarantine = Quarantine(location, in: fileSystem)
        if !survey.end.rest.isEmpty { _ = try quarantine.keep(survey.end.rest, seq: 0) }
        do throws(FileError) {
            try fileSystem.remove(log.file(0))
            try fileSystem.syncDirectory(log.path)
        } catch {
            throw JournalError(error, file: log.path)
        }
    }

    private static func makeKey(
        _ location: JournalLocation, _ founding: JournalFounding, _ world: JournalWorld
    ) throws(JournalError) -> NoteSigner {
        let signer = NoteSigner.make(random: world.random) { publicKey in
            "\(founding.domain)/\(IDText.device(publicKey: publicKey))"
        }
        guard let signer else { throw JournalError(.badDomain) }
        do throws(FileError) {
            if try world.fileSystem.status(of: location.deviceKey) != nil {
                let unused = "\(location.deviceKey).unused-\(Hex.text(world.random.bytes(4)))"
                try world.fileSystem.rename(location.deviceKey, to: unused)
            }
        } catch {
            throw JournalError(error, file: location.deviceKey)
        }
        try KeyFile(path: location.deviceKey, in: world.fileSystem).write(signer)
        return signer
    }

    private static func writeReadme(
        _ location: JournalLocation, _ fileSystem: any FileSystem
    ) throws(JournalError) {
        do throws(FileError) {
            try fileSystem.replaceDurably(
                "README.txt", in: location.journal, temporary: "README.txt.new",
                with: Array(ArchiveReadme.text.utf8))
        } catch {
            throw JournalError(error, file: location.readme)
        }
    }

    /// Lower-case letters, digits, dots and hyphens; with `/` and the device it makes the origin.
    private static func isDomain(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
