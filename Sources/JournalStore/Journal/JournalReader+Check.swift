import CanonicalJSON

/// What checking every byte found.
package struct JournalCheck: Sendable {
    package fileprivate(set) var outcome: Verification

    /// Blobs that an entry names and that are what their names say.
    package fileprivate(set) var blobs = 0

    /// Blobs and personal values that no entry names, as an interrupted act leaves them.
    package fileprivate(set) var orphans = 0

    /// Personal values that keep what the log promises.
    package fileprivate(set) var privateValues = 0

    /// Sealed values whose key is not here, as in a copy of the journal.
    package fileprivate(set) var sealedValues = 0

    /// Files of what was erased that are there all the same.
    package fileprivate(set) var unerased = 0

    /// The file `checkpoint` as it was read; nil when there is none that is sound.
    package fileprivate(set) var note: SignedNote?
}

extension JournalReader {
    /// Checks every byte of the log, the checkpoint, the tiles, the blobs and the personal values.
    ///
    /// - Returns: The first problem, in this order: log, checkpoint, torn tail, tiles, carried
    ///   lines, blobs, personal values, keys of statements.
    /// - Throws: When there is no journal, or a file cannot be read at all.
    package func verify() throws(JournalError) -> Verification { try check().outcome }

    /// The same, with what else was seen.
    ///
    /// One segment is held in memory at a time, and of each blob a piece.
    ///
    /// - Parameter progress: Is told how many entries were read, a segment at a time.
    package func check(
        progress: (Int) -> Void = { _ in }
    ) throws(JournalError) -> JournalCheck {
        // The checkpoint first: entries that are added meanwhile then do no harm.
        let segments: [Int]
        let file: CheckpointFile
        do throws(JournalError) {
            let identity = try log.segments().isEmpty ? nil : genesisIdentity()
            file = try CheckpointFile.read(
                location.checkpoint, identity: identity, in: fileSystem)
            segments = try log.segments()
        } catch {
            if case .damaged(let problem) = error.reason {
                return JournalCheck(outcome: .problem(problem))
            }
            throw error
        }
        if segments.isEmpty, case .absent = file {
            throw JournalError(.unfinishedCreation, file: log.path)
        }
        let size = file.checkpoint?.size
        var persons = PersonKeys(origin: try log.genesis()?.body.string("origin") ?? "")
        var badStatement: JournalProblem?
        var references = EntryReferences()
        var tiles = TileCheck(TileStore(location, in: fileSystem))
        let survey = try LogSurvey(
            log, segments[...], rootsAt: size.map { [$0] } ?? []
        ) { entry in
            references.take(entry)
            tiles.take(entry.leaf)
            if !persons.take(entry), badStatement == nil {
                badStatement = JournalProblem(.badStatement, segment: nil, seq: entry.seq)
            }
            if SegmentName.isFirst(entry.seq + 1) { progress(entry.seq + 1) }
        }
        let checkpoint = file.checked(by: survey.chain.keys)
        var check = JournalCheck(
            outcome: .sound(entries: survey.chain.size, root: survey.frontier.root))
        if case .signed(let signed) = checkpoint { check.note = signed.note }
        if let problem = Self.problem(survey, checkpoint) ?? tiles.problem {
            check.outcome = .problem(problem)
            return check
        }
        var problem = try carriedProblem()
        if problem == nil { problem = try lookAtBlobs(references, &check) }
        if problem == nil { problem = try lookAtValues(references, &check) }
        if problem == nil { problem = badStatement }
        if let problem { check.outcome = .problem(problem) }
        return check
    }

    private static func problem(
        _ survey: LogSurvey, _ checkpoint: CheckpointFile
    ) -> JournalProblem? {
        let verdict = survey.verdict(vouched: checkpoint.vouchedSize)
        if case .damage(let reason) = verdict { return survey.problem(reason) }
        if case .bad(let fault) = checkpoint {
            return JournalProblem(.badCheckpoint(fault), segment: "checkpoint")
        }
        if let signed = checkpoint.checkpoint, survey.roots[signed.size] != signed.root {
            return JournalProblem(.rootDiffers(size: signed.size), segment: "checkpoint")
        }
        if case .torn(let wholeLines) = verdict {
            return survey.problem(
                .tornTail(bytes: survey.end.rest.count, wholeLines: wholeLines.count))
        }
        return nil
    }

    private func lookAtBlobs(
        _ references: EntryReferences, _ check: inout JournalCheck
    ) throws(JournalError) -> JournalProblem? {
        let store = BlobFiles(location, in: fileSystem)
        for (hash, seq) in references.blobs.sorted(by: { $0.value < $1.value }) {
            let file = BlobFiles.name(hash)
            let found = try store.hash(of: hash)
            if references.erased.contains(BlobStore.namePrefix + hash.hex) {
                if found != nil { check.unerased += 1 }
                continue
            }
            guard let found else { return JournalProblem(.blobMissing, segment: file, seq: seq) }
            guard found == hash else {
                return JournalProblem(.blobDamaged, segment: file, seq: seq)
            }
            check.blobs += 1
        }
        check.orphans += try store.names().count { name in
            Hash256(hex: name).map { references.blobs[$0] == nil } ?? true
        }
        return nil
    }

    private func lookAtValues(
        _ references: EntryReferences, _ check: inout JournalCheck
    ) throws(JournalError) -> JournalProblem? {
        let files = PrivateFiles(location, in: fileSystem)
        for id in try files.ids() {
            guard let promise = references.promises[id] else {
                check.orphans += 1
                continue
            }
            if references.erased.contains(id) {
                check.unerased += 1
                continue
            }
            do throws(JournalError) {
                _ = try files.value(of: Commitment(hash: promise.hash, id: id))
                check.privateValues += 1
            } catch {
                switch error.reason {
                case .privateValueDamaged, .fileTooLarge:
                    return JournalProblem(
                        .privateValueDamaged, segment: PrivateFiles.name(id), seq: promise.seq)
                case .privateValueSealed: check.sealedValues += 1
                // Erased while this was reading.
                case .privateValueGone: break
                default: throw error
                }
            }
        }
        return nil
    }
}

/// Compares the tiles with the leaves of the log as they come by.
private struct TileCheck {
    private(set) var problem: JournalProblem?
    private var growth = TileGrowth()
    private let store: TileStore

    init(_ store: TileStore) { self.store = store }

    mutating func take(_ leaf: Hash256) {
        var found: JournalProblem?
        growth.append(leaf) { [store] level, index, hashes in
            if found == nil { found = Self.difference(store, level, index, hashes) }
        }
        if problem == nil { problem = found }
    }

    private static func difference(
        _ store: TileStore, _ level: Int, _ index: Int, _ hashes: [Hash256]
    ) -> JournalProblem? {
        let found: [UInt8]
        do throws(JournalError) {
            guard let bytes = try store.content(level: level, index: index) else { return nil }
            found = bytes
        } catch {
            // A file too long for a tile, a link, a directory.
            found = []
        }
        let wanted = hashes.flatMap(\.bytes)
        guard found != wanted else { return nil }
        let place = zip(found, wanted).prefix { $0 == $1 }.count
        let hash = index * TileStore.width + min(place / 32, TileStore.width - 1)
        return JournalProblem(
            .badTile, segment: TileStore.name(level: level, index: index), byteOffset: place,
            seq: hash << (TileStore.height * level))
    }
}
