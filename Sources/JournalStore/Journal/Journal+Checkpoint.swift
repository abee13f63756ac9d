extension Journal {
    /// Signs size and root, after reading back from the file what was added since the last time.
    ///
    /// - Returns: The newest checkpoint; the one there is when nothing was added since.
    /// - Throws: `read_back_differs` when the file does not hold what was written. Any failure
    ///   stops the journal.
    @discardableResult
    package func checkpoint() throws(JournalError) -> SignedCheckpoint {
        try requireWritable()
        if let newestCheckpoint, newestCheckpoint.checkpoint.size == size {
            return newestCheckpoint
        }
        do throws(JournalError) {
            try readBackNewLines()
            let signed = try sign(Checkpoint(origin: origin, size: size, root: root))
            try replaceCheckpointFile(with: signed)
            newestCheckpoint = signed
            rememberOutside(signed)
            writeTiles()
            return signed
        } catch {
            throw stop(error)
        }
    }

    private func sign(_ checkpoint: Checkpoint) throws(JournalError) -> SignedCheckpoint {
        do throws(NoteFault) {
            return try SignedCheckpoint(signing: checkpoint, by: signers)
        } catch {
            throw JournalError(.badNote(error), file: location.checkpoint)
        }
    }

    private func replaceCheckpointFile(with signed: SignedCheckpoint) throws(JournalError) {
        do throws(FileError) {
            try world.fileSystem.replaceDurably(
                "checkpoint", in: location.journal, temporary: "checkpoint.new",
                with: signed.note.bytes)
        } catch {
            throw JournalError(error, file: location.checkpoint)
        }
    }

    /// Hashes again what lies in the files behind the mark.
    private func readBackNewLines() throws(JournalError) {
        var mark = readBack
        var tiles = tiles
        while mark.frontier.size < size {
            let lines = try bytes(behind: mark)
            for line in lines.split(separator: UInt8(ascii: "\n")) {
                let leaf = line.withUnsafeBytes { Hash256.leaf($0) }
                mark.frontier.append(leaf)
                tiles.append(leaf)
            }
            mark.byteOffset += lines.count
            if mark.frontier.size == mark.segment + SegmentName.capacity {
                mark.segment += SegmentName.capacity
                mark.byteOffset = 0
            } else if mark.frontier.size != size {
                throw differs(mark)
            }
        }
        guard mark.frontier == frontier else { throw differs(mark) }
        readBack = mark
        self.tiles = tiles
    }

    private func bytes(behind mark: ReadBackMark) throws(JournalError) -> [UInt8] {
        let path = location.segment(first: mark.segment)
        do throws(FileError) {
            let file = try world.fileSystem.open(path, .readOnly)
            defer { world.fileSystem.close(file) }
            let end =
                if let segment, segment.first == mark.segment { segment.end } else {
                    try world.fileSystem.status(of: file).size
                }
            return try world.fileSystem.bytes(of: file, in: mark.byteOffset..<end)
        } catch {
            throw JournalError(error, file: path)
        }
    }

    private func differs(_ mark: ReadBackMark) -> JournalError {
        JournalError(.readBackDiffers, file: location.segment(first: mark.segment))
    }

    /// Where the journal lies, a second time outside.
    func rememberOutside(_ home: JournalHome) {
        do throws(FileError) {
            try state.remember(home)
        } catch {
            outsideFailure = error
        }
    }

    /// A second copy outside. Losing it costs a warning sign, not an entry, so that a failure
    /// here stops nothing.
    private func rememberOutside(_ signed: SignedCheckpoint) {
        do throws(FileError) {
            try state.remember(signed)
            if let tree = segmentStart, tree.size != rememberedFrontierSize {
                try state.remember(tree)
                rememberedFrontierSize = tree.size
            }
            if let keys = chain.keys, keys.entries != rememberedKeyEntries {
                try state.remember(keys)
                rememberedKeyEntries = keys.entries
            }
        } catch {
            outsideFailure = error
        }
    }
}
