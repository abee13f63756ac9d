extension JournalReader {
    /// The checkpoint, and the keys it was checked by.
    func checkpointFile(
        _ identity: JournalIdentity
    ) throws(JournalError) -> (file: CheckpointFile, keys: KeyHistory) {
        let found = try CheckpointFile.read(
            location.checkpoint, identity: identity, in: fileSystem)
        let likely = rememberedKeys(identity) ?? KeyHistory(identity)
        let file = found.checked(by: likely)
        guard case .bad = file, case .signed = found else { return (file, likely) }
        // A key may have been replaced where nobody remembers it: in a copy, for one.
        let keys = try keysOfWholeLog(identity)
        return (found.checked(by: keys), keys)
    }

    /// What the device remembers of this journal outside of it: a checkpoint that the journal's
    /// keys signed, those of this device among them; nil when there is none.
    package func remembered() throws(JournalError) -> Checkpoint? {
        let identity = try self.identity()
        return try state(of: identity).witness(of: identity)?.checkpoint(
            by: try checkpointFile(identity).keys.all)
    }

    func state(of identity: JournalIdentity) -> StateDirectory {
        StateDirectory(fileSystem: fileSystem, path: location.state(of: identity.dev))
    }

    /// The keys by the entries that the state directory names; nil when it names none or others
    /// than the log has.
    func rememberedKeys(_ identity: JournalIdentity) -> KeyHistory? {
        guard let entries = try? state(of: identity).keyEntries() else { return nil }
        var keys = KeyHistory(identity)
        for seq in entries {
            var found: JournalEntry?
            _ = try? self.entries(from: seq) { entry in
                found = entry
                return false
            }
            guard let found, found.seq == seq, (try? keys.take(found)) != nil else { return nil }
        }
        return keys.entries == entries ? keys : nil
    }

    private func keysOfWholeLog(
        _ identity: JournalIdentity
    ) throws(JournalError) -> KeyHistory {
        var walk = LogWalk(log, checksSums: false)
        _ = try walk.walk(try segments()[...]) { _ in true }
        return walk.chain.keys ?? KeyHistory(identity)
    }
}
