import CanonicalJSON

/// What a journal stands on when it begins to write.
struct OpenedGround {
    let location: JournalLocation
    let identity: JournalIdentity
    let world: JournalWorld
    let session: SessionIdentity
    let signers: [NoteSigner]
    let state: StateDirectory
    let lock: JournalLock
    var chain = Chain()
    var frontier = MerkleFrontier()
    var segmentStart: MerkleFrontier?
    var segment: OpenSegment?
    var newestCheckpoint: SignedCheckpoint?
    var tiles = TileQueue()

    /// Everything up to here was read when the journal was opened.
    var readBack: ReadBackMark {
        let newest = SegmentName.holding(chain.size)
        return ReadBackMark(
            frontier: frontier, segment: newest,
            byteOffset: segment?.first == newest ? segment?.end ?? 0 : 0)
    }
}

/// What has to be right before anything is written.
enum Premises {
    /// The path, or the nearest directory above it that is there.
    static func whatIsThere(
        of path: String, in fileSystem: any FileSystem
    ) throws(JournalError) -> String {
        do throws(FileError) {
            var path = path
            while try fileSystem.status(of: path) == nil, fileSystem.parent(of: path) != path {
                path = fileSystem.parent(of: path)
            }
            return path
        } catch {
            throw JournalError(error, file: path)
        }
    }

    /// - Parameter path: Something that is there.
    /// - Returns: What is worth a warning.
    static func checkVolume(
        of path: String, in fileSystem: any FileSystem
    ) throws(JournalError) -> [OpenWarning] {
        let volume: Volume
        do throws(FileError) {
            volume = try fileSystem.volume(of: path)
        } catch {
            throw JournalError(error, file: path)
        }
        var warnings: [OpenWarning] = []
        switch volume.kind {
        case .local: break
        case .fat, .network: throw JournalError(.unsuitableVolume(volume.kind), file: path)
        case .overlay, .memory, .unknown: warnings.append(.volume(volume.kind))
        }
        guard volume.freeBytes >= Journal.freeBytesForEntry else {
            throw JournalError(.spaceLow(freeBytes: volume.freeBytes), file: path)
        }
        if volume.freeBytes < Journal.freeBytesForSilence {
            warnings.append(.spaceLow(freeBytes: volume.freeBytes))
        }
        return warnings
    }
}

extension Journal {
    /// The first entry of a session; its clocks begin here.
    func beginSession(isMoved: Bool = false) throws(JournalError) {
        let surroundings = world.clock.surroundings()
        let reading = sessionClock.read()
        var body: JSONObject = [
            "app": .string(session.app),
            "boot": .string(surroundings.boot),
            "clock": .string(surroundings.source),
            "run": .string(Hex.text(world.random.bytes(16))),
            "size": .integer(Int64(size)),
            "tz": .string(surroundings.zone ?? "unknown"),
        ]
        if isMoved { body["home"] = "moved" }
        let opening = try PreparedDraft(own: .sessionOpen, by: session.by, body: body)
        sessionClock.begin(reading)
        try write([opening][...], at: reading)
    }
}
