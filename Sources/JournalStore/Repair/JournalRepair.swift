import CanonicalJSON

/// Puts a damaged journal in order with the help of a copy.
///
/// Only lines of the expected hash are taken: what the next line, a signed checkpoint, or the copy
/// of it in the state directory says. The damaged file is kept in quarantine before the mended one
/// takes its place; interrupted anywhere nothing is worse than before, and a second run goes on.
package struct JournalRepair {
    private let location: JournalLocation
    private let world: JournalWorld
    private let source: RepairSource
    private var report = RepairReport()

    private var log: LogDirectory {
        LogDirectory(fileSystem: world.fileSystem, path: location.log)
    }
    private var quarantine: Quarantine { Quarantine(location, in: world.fileSystem) }

    /// - Parameter directories: Copies, or what copies lie in.
    /// - Throws: `in_use`, or when a file can be neither read nor written.
    package static func run(
        _ location: JournalLocation, from directories: [String], session: SessionIdentity,
        in world: JournalWorld
    ) throws(JournalError) -> RepairReport {
        let source = try RepairSource(directories, in: world.fileSystem)
        let lock = try JournalLock.take(location, for: session, in: world)
        defer { lock.release() }
        var repair = JournalRepair(location: location, world: world, source: source)
        try repair.run()
        return repair.report
    }

    private init(location: JournalLocation, world: JournalWorld, source: RepairSource) {
        self.location = location
        self.world = world
        self.source = source
    }

    private mutating func run() throws(JournalError) {
        try setForeignFilesAside()
        let reader = JournalReader(location, in: world.fileSystem)
        if let dev = try deviceID() {
            // Two copies may hold two branches: then each is tried by itself.
            for source in [source] + source.single {
                if try mendLog(dev, source) { break }
            }
            try mendCheckpoint()
        }
        switch try reader.verify() {
        case .sound(let entries, _): report.entries = entries
        case .problem(let problem):
            report.entries = problem.seq ?? 0
            if !problem.isTornTail { report.problem = problem }
        }
        switch report.problem?.reason {
        case nil, .carriedDiffers, .blobMissing, .blobDamaged: try mendBlobs(reader)
        default: break
        }
    }

    // MARK: The log

    private mutating func setForeignFilesAside() throws(JournalError) {
        do throws(FileError) {
            for name in try world.fileSystem.names(in: location.log).sorted() {
                let path = "\(location.log)/\(name)"
                let isFile = try world.fileSystem.status(of: path)?.kind == .file
                if isFile, SegmentName.first(name) != nil { continue }
                try world.fileSystem.ensureDirectory(location.quarantine)
                try world.fileSystem.rename(path, to: try placeAside(name))
                try world.fileSystem.syncDirectory(location.quarantine)
                try world.fileSystem.syncDirectory(location.log)
                report.setAside.append(name)
            }
        } catch {
            if error.reason == .notFound { throw JournalError(.noJournal, file: location.log) }
            throw JournalError(error, file: location.log)
        }
    }

    private func placeAside(_ name: String) throws(FileError) -> String {
        var path = "\(location.quarantine)/foreign-\(name)"
        var number = 1
        while try world.fileSystem.status(of: path) != nil {
            number += 1
            path = "\(location.quarantine)/foreign-\(number)-\(name)"
        }
        return path
    }

    /// Whose journal this is, by any line of it that is whole.
    private func deviceID() throws(JournalError) -> String? {
        for first in try presentSegments() {
            var reader = EntryLineReader()
            for piece in try log.bytes(ofSegment: first).split(separator: UInt8(ascii: "\n")) {
                let entry = piece.withUnsafeBufferPointer { try? reader.entry(in: $0) }
                if let entry { return entry.dev }
            }
        }
        let key = try KeyFile(path: location.deviceKey, in: world.fileSystem).read()
        return key.map { IDText.device(publicKey: $0.publicKey) }
    }

    private func presentSegments() throws(JournalError) -> [Int] {
        do throws(FileError) {
            return try world.fileSystem.names(in: location.log).compactMap(SegmentName.first)
                .sorted()
        } catch {
            throw JournalError(error, file: location.log)
        }
    }

    /// - Returns: Whether everything is there now that has to be.
    private mutating func mendLog(
        _ dev: String, _ source: RepairSource
    ) throws(JournalError) -> Bool {
        let present = Set(try presentSegments())
        let anchors = try anchors(dev)
        let signed = anchors.map(\.size).max() ?? 0
        var last = max(present.max() ?? 0, signed > 0 ? SegmentName.holding(signed - 1) : 0)
        last = max(0, last)
        var chain = Chain()
        var tree = MerkleFrontier()
        var mended: [(first: Int, found: [UInt8]?, mend: SegmentMend)] = []
        for first in stride(from: 0, through: last, by: SegmentName.capacity) {
            let found = present.contains(first) ? try log.bytes(ofSegment: first) : nil
            var own = SegmentLines(first: first, dev: dev)
            own.take(found ?? [])
            let isFull = first < last
            let end =
                isFull
                ? first + SegmentName.capacity
                : max(own.last.map { $0 + 1 } ?? first, min(signed, first + SegmentName.capacity))
            let next = isFull ? try previousHash(first + SegmentName.capacity, dev, present) : nil
            let mend = SegmentMend(
                first: first, found: found ?? [],
                source: source.lines(ofSegment: first, of: dev), chain: &chain, end: end,
                next: next, dev: dev)
            for leaf in mend.leaves {
                tree.append(leaf)
                for anchor in anchors where anchor.size == tree.size && anchor.root != tree.root {
                    // What could be put together is not what was signed: nothing is touched.
                    return false
                }
            }
            if mend.missing != nil {
                try write(mended)
                return false
            }
            if mend.bytes != found ?? [] { mended.append((first, found, mend)) }
        }
        guard chain.size >= signed else { return false }
        try write(mended)
        return true
    }

    /// What was signed for, by this device's keys: the journal's own checkpoint and its copy
    /// outside; when the own one is lost, those of the source.
    private func anchors(_ dev: String) throws(JournalError) -> [Checkpoint] {
        guard let identity = try identity(dev) else { return [] }
        let keys = try keys(identity)
        let own = try CheckpointFile.read(
            location.checkpoint, identity: identity, in: world.fileSystem
        ).checked(by: keys)
        let state = StateDirectory(fileSystem: world.fileSystem, path: location.state(of: dev))
        let file = (try? state.witness(of: identity)) ?? nil
        let witness = [file?.checkpoint(by: keys.all)].compactMap { $0 }
        if let own = own.checkpoint { return [own] + witness }
        return witness + source.checkpoints(of: identity, keys).map(\.checkpoint)
    }

    /// The keys of the journal's device, as far as whole lines here or in the source say: each
    /// next one is signed for by itself and names the one before.
    private func keys(_ identity: JournalIdentity) throws(JournalError) -> KeyHistory {
        let present = Set(try presentSegments())
        var changes: [JournalEntry] = []
        for first in present.union(source.segments).sorted() {
            var lines = source.lines(ofSegment: first, of: identity.dev)
            if present.contains(first) { lines.take(try log.bytes(ofSegment: first)) }
            changes += lines.byNumber.values.flatMap { $0.map(\.entry) }.filter {
                $0.kind == OwnKind.keyAdd.rawValue || $0.kind == OwnKind.keyRetire.rawValue
            }
        }
        var keys = KeyHistory(identity)
        for entry in changes.sorted(by: { $0.seq < $1.seq }) { try? keys.take(entry) }
        return keys
    }

    /// A genesis entry belongs to its device by the key in it, whoever hands it over.
    private func identity(_ dev: String) throws(JournalError) -> JournalIdentity? {
        var lines = source.lines(ofSegment: 0, of: dev)
        if try presentSegments().contains(0) { lines.take(try log.bytes(ofSegment: 0)) }
        return lines.byNumber[0]?.lazy.compactMap { JournalIdentity(genesis: $0.entry) }.first
    }

    /// What the first line of a segment says of the line before it.
    private func previousHash(
        _ first: Int, _ dev: String, _ present: Set<Int>
    ) throws(JournalError) -> Hash256? {
        guard present.contains(first) else { return nil }
        var lines = SegmentLines(first: first, dev: dev)
        lines.take(try log.bytes(ofSegment: first))
        return lines.byNumber[first]?.first?.entry.prev
    }

    private mutating func write(
        _ mended: [(first: Int, found: [UInt8]?, mend: SegmentMend)]
    ) throws(JournalError) {
        for (first, found, mend) in mended {
            let name = SegmentName.text(first: first)
            let kept = try found.map { bytes throws(JournalError) in
                try quarantine.keep(bytes, label: "segment-\(name.prefix(12))")
            }
            let unfinished = "\(location.journal)/\(name).new"
            do throws(FileError) {
                try world.fileSystem.removeIfThere(unfinished)
                try world.fileSystem.createFile(unfinished, mend.bytes)
                try world.fileSystem.rename(unfinished, to: "\(location.log)/\(name)")
                try world.fileSystem.syncDirectory(location.log)
                try world.fileSystem.syncDirectory(location.journal)
            } catch {
                throw JournalError(error, file: "\(location.log)/\(name)")
            }
            report.segments.append(
                RepairReport.Segment(file: name, entries: mend.taken, quarantineFile: kept))
        }
    }

    // MARK: The checkpoint

    /// Signs anew what cannot be read, after every line was checked and everything else that was
    /// ever signed agrees.
    private mutating func mendCheckpoint() throws(JournalError) {
        let segments: [Int]
        do throws(JournalError) { segments = try log.segments() } catch { return }
        guard !segments.isEmpty,
            let identity = try log.genesis().flatMap(JournalIdentity.init(genesis:))
        else { return }
        let others = try anchors(identity.dev)
        let survey = try LogSurvey(log, segments[...], rootsAt: Set(others.map(\.size)))
        let file = try CheckpointFile.read(
            location.checkpoint, identity: identity, in: world.fileSystem
        ).checked(by: survey.chain.keys)
        if case .signed = file { return }
        let deviceKeys = DeviceKeys(location, in: world.fileSystem)
        guard case .sound = survey.verdict(vouched: 0),
            others.allSatisfy({ survey.roots[$0.size] == $0.root }),
            let signers = try? deviceKeys.signers(for: survey.chain.keys?.current ?? [])
        else { return }
        let checkpoint = Checkpoint(
            origin: identity.origin, size: survey.chain.size, root: survey.frontier.root)
        let signed: SignedCheckpoint
        do throws(NoteFault) {
            signed = try SignedCheckpoint(signing: checkpoint, by: signers)
        } catch {
            throw JournalError(.badNote(error), file: location.checkpoint)
        }
        try keepBadCheckpoint()
        do throws(FileError) {
            try world.fileSystem.replaceDurably(
                "checkpoint", in: location.journal, temporary: "checkpoint.new",
                with: signed.note.bytes)
        } catch {
            throw JournalError(error, file: location.checkpoint)
        }
        report.isSignedAnew = true
    }

    private func keepBadCheckpoint() throws(JournalError) {
        let kind: FileStatus.Kind?
        do throws(FileError) {
            kind = try world.fileSystem.status(of: location.checkpoint)?.kind
        } catch {
            throw JournalError(error, file: location.checkpoint)
        }
        guard kind == .file else { return }
        let bytes = try? world.fileSystem.bytes(of: location.checkpoint, limit: 1 << 20)
        if let bytes = bytes.flatMap({ $0 }) {
            _ = try quarantine.keep(bytes, label: "checkpoint")
        }
    }

    // MARK: Blobs

    private mutating func mendBlobs(_ reader: JournalReader) throws(JournalError) {
        var named: Set<String> = []
        try reader.entries { entry in
            Self.collectBlobs(.object(entry.body), key: "", &named)
            return true
        }
        let blobs = BlobStore(location, in: world)
        for name in named.sorted() {
            if (try? blobs.get(name)) != nil { continue }
            guard let bytes = source.blob(name) else {
                report.missingBlobs.append(name)
                continue
            }
            try keepBadBlob(name)
            _ = try blobs.put(bytes, for: .text)
            report.restoredBlobs.append(name)
        }
        guard report.problem != nil else { return }
        if case .sound(let entries, _) = try reader.verify() {
            report.entries = entries
            report.problem = nil
        }
    }

    private func keepBadBlob(_ name: String) throws(JournalError) {
        let path = try BlobReader(location, in: world.fileSystem).path(of: name)
        let bytes = try world.fileSystem.bytes(of: path, limit: BlobStore.byteLimit)
        if let bytes { _ = try quarantine.keep(bytes, label: "blob") }
    }

    /// Names with their prefix, wherever they stand, and the digests of packs.
    private static func collectBlobs(
        _ value: JSONValue, key: String, _ found: inout Set<String>
    ) {
        switch value {
        case .string(let text):
            let name = key == "digest" ? BlobStore.namePrefix + text : text
            guard name.hasPrefix(BlobStore.namePrefix),
                Hash256(hex: name.dropFirst(BlobStore.namePrefix.utf8.count)) != nil
            else { return }
            found.insert(name)
        case .array(let elements):
            for element in elements { collectBlobs(element, key: key, &found) }
        case .object(let object):
            for member in object.members { collectBlobs(member.value, key: member.key, &found) }
        case .integer, .bool: break
        }
    }
}
