import CanonicalJSON

extension Journal {
    /// Replaces the device's key: an entry adds the new one, both sign a checkpoint over it, an
    /// entry retires the old one, and the new one signs over that. The journal's id stays.
    ///
    /// Interrupted anywhere the journal opens again, and calling this anew ends what was begun.
    ///
    /// - Returns: The new key.
    @discardableResult
    package func rotateKey(why: String) throws(JournalError) -> NoteVerifier {
        try requireWritable()
        do throws(JournalError) {
            if signers.count == 1 { try addNextKey() }
            try checkpoint()
            try writeOwn(
                .keyRetire,
                ["key_id": .string(Hex.text(signers[0].verifier.keyID)), "why": .string(why)])
            signers.removeFirst()
            try checkpoint()
            try DeviceKeys(location, in: world.fileSystem).settle(on: signers[0].verifier)
        } catch {
            throw stop(error)
        }
        return signers[0].verifier
    }

    /// The file first: an entry must not name a key that a crash can lose.
    private func addNextKey() throws(JournalError) {
        guard let next = NoteSigner.make(name: origin, random: world.random) else {
            throw JournalError(.badDomain)
        }
        let old = signers[0].verifier
        try KeyFile(path: location.nextDeviceKey, in: world.fileSystem).write(next)
        try writeOwnAtSize(.keyAdd) { size throws(NoteFault) in
            let proof = KeyProof(origin: origin, size: size, old: Hex.text(old.keyID))
            return JSONObject(try proof.body(of: next).map { ($0.0, .string($0.1)) })
        }
        signers.append(next)
    }

    /// Ends a replacement of the key that was cut short behind its last entry.
    func settleKey() throws(JournalError) {
        guard signers.count == 1 else { return }
        try DeviceKeys(location, in: world.fileSystem).settle(on: signers[0].verifier)
    }

    /// Says which key a person signs with from now on; `sign` entries named the one before.
    ///
    /// - Parameter old: The id of the key before, 8 hex digits.
    package func addKey(
        _ signer: NoteSigner, of person: String, after old: String
    ) throws(JournalError) {
        try writeOwnAtSize(.keyAdd) { size throws(NoteFault) in
            let proof = KeyProof(origin: origin, size: size, old: old)
            var members = try proof.body(of: signer)
            members += [("name", signer.name), ("person", person)]
            return JSONObject(members.map { ($0.0, .string($0.1)) })
        }
    }

    /// Says that a person signs with a key no more.
    package func retireKey(
        _ id: String, of person: String, why: String
    ) throws(JournalError) {
        try writeOwn(
            .keyRetire,
            ["key_id": .string(id), "person": .string(person), "why": .string(why)])
    }

    private func writeOwn(_ kind: OwnKind, _ body: JSONObject) throws(JournalError) {
        try writeOwnAtSize(kind) { _ in body }
    }

    /// Writes an entry of the journal's own whose body may name its number.
    private func writeOwnAtSize(
        _ kind: OwnKind, _ body: (Int) throws(NoteFault) -> JSONObject
    ) throws(JournalError) {
        try requireWritable()
        let reading = sessionClock.read()
        if let jump = try jumpDraft(at: reading) { try write([jump][...], at: reading) }
        let members: JSONObject
        do throws(NoteFault) {
            members = try body(size)
        } catch {
            throw JournalError(.badNote(error))
        }
        try write([try PreparedDraft(own: kind, by: session.by, body: members)][...], at: reading)
    }
}

/// The files of the device's keys: `device.key`, and while it is being replaced
/// `device.key.next`.
struct DeviceKeys {
    private let location: JournalLocation
    private let fileSystem: any FileSystem

    init(_ location: JournalLocation, in fileSystem: any FileSystem) {
        self.location = location
        self.fileSystem = fileSystem
    }

    /// The secrets of some keys, in their order.
    ///
    /// - Throws: `key_missing`, `key_unreadable`, `key_of_another_journal`.
    func signers(for keys: [NoteVerifier]) throws(JournalError) -> [NoteSigner] {
        let path = location.deviceKey
        guard let first = try KeyFile(path: path, in: fileSystem).read() else {
            throw JournalError(.keyMissing, file: path)
        }
        // The next one counts only when an entry names it; before that it may be half a file.
        let next = try? KeyFile(path: location.nextDeviceKey, in: fileSystem).read()
        let found = [first, next].compactMap { $0 }
        var signers: [NoteSigner] = []
        for key in keys {
            guard let signer = found.first(where: { $0.verifier == key }) else {
                throw JournalError(.keyOfAnotherJournal, file: path)
            }
            signers.append(signer)
        }
        return signers
    }

    /// The public keys whose secrets are here, whatever the log says.
    func own() -> [NoteVerifier] {
        [location.deviceKey, location.nextDeviceKey].compactMap {
            (try? KeyFile(path: $0, in: fileSystem).read())?.verifier
        }
    }

    /// Puts the next key in the place of the one it replaced, when that is retired.
    func settle(on key: NoteVerifier) throws(JournalError) {
        let next = location.nextDeviceKey
        guard let found = try? KeyFile(path: next, in: fileSystem).read(), found.verifier == key
        else { return }
        do throws(FileError) {
            try fileSystem.rename(next, to: location.deviceKey)
            try fileSystem.syncDirectory(location.keys)
        } catch {
            throw JournalError(error, file: location.deviceKey)
        }
    }
}
