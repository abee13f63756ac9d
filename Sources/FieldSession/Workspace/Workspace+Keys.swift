import FieldScreens
import Fieldwork
package import InspectionModel
import JournalStore
import LedgerIndex

extension Workspace {
    /// Replaces the device's key; the journal's id stays.
    ///
    /// - Returns: The new verifier key.
    package func rotateDeviceKey(why: String) throws(WorkspaceError) -> String {
        do throws(JournalError) {
            return try journal.rotateKey(why: why).vkey
        } catch {
            throw .journal(error)
        }
    }

    /// Replaces the key of a person who has signed before. The passphrase unlocks the old one and
    /// seals the new one.
    ///
    /// - Returns: The new verifier key.
    package func rotateKey(
        of person: PersonID, passphrase: String?, why: String
    ) throws(WorkspaceError) -> String {
        let old = try signingKey(person, passphrase)
        try admit(old, person)
        let next = try nextSigningKey(person, passphrase)
        let keys = try personKeys(of: person)
        defer { catchUp() }
        do throws(JournalError) {
            guard let before = keys.newest(of: person.text) else {
                throw JournalError(.keyMissing, file: paths.signingKey(of: person.text))
            }
            try journal.addKey(next, of: person.text, after: before)
            try replaceSigningKey(of: person)
            try journal.retireKey(old.verifier.id, of: person.text, why: why)
            try journal.checkpoint()
        } catch {
            throw .journal(error)
        }
        return next.verifier.vkey
    }

    /// A person signs with none of their keys any more; the next signing makes a new one.
    package func retireKeys(of person: PersonID, why: String) throws(WorkspaceError) -> Int {
        let ids = try personKeys(of: person).valid(of: person.text).sorted()
        defer { catchUp() }
        do throws(JournalError) {
            for id in ids { try journal.retireKey(id, of: person.text, why: why) }
            if !ids.isEmpty { try journal.checkpoint() }
            try setSigningKeyAside(of: person)
            return ids.count
        } catch {
            throw .journal(error)
        }
    }

    /// Makes sure that a key is its person's before it signs. One that was made because the older
    /// is lost is added to the journal here.
    func admit(_ signer: NoteSigner, _ person: PersonID) throws(WorkspaceError) {
        let keys = try personKeys(of: person)
        defer { catchUp() }
        do throws(JournalError) {
            switch keys.standing(of: signer.verifier, for: person.text) {
            case .first, .valid: return
            case .retired:
                throw JournalError(.keyRetired, file: paths.signingKey(of: person.text))
            case .unknown:
                guard let old = keys.newest(of: person.text) else { return }
                try journal.addKey(signer, of: person.text, after: old)
            }
        } catch {
            throw .journal(error)
        }
    }

    /// Signing costs the same however long the journal is.
    func personKeys(of person: PersonID) throws(WorkspaceError) -> PersonKeys {
        do throws(IndexedFieldError) {
            return try field.personKeys(of: person.text)
        } catch {
            throw WorkspaceError(error)
        }
    }

    /// Folds in what the journal wrote by itself: entries about keys among it.
    private func catchUp() {
        if field.position.size < size { take(from: field.position.size) }
    }

    private func replaceSigningKey(of person: PersonID) throws(JournalError) {
        let path = paths.signingKey(of: person.text)
        try rename(path + ".next", to: path)
    }

    /// The file stays under another name, where no signing looks for it.
    private func setSigningKeyAside(of person: PersonID) throws(JournalError) {
        let path = paths.signingKey(of: person.text)
        let mark = IDMint(Self.seeds(world.random)).first() as PersonID
        do throws(FileError) {
            guard try world.fileSystem.status(of: path) != nil else { return }
        } catch {
            throw JournalError(.fileFailed(error), file: path)
        }
        try rename(path, to: "\(path).retired-\(mark.text.suffix(8))")
    }

    private func rename(_ old: String, to new: String) throws(JournalError) {
        do throws(FileError) {
            try world.fileSystem.rename(old, to: new)
            try world.fileSystem.syncDirectory(paths.keys)
        } catch {
            throw JournalError(.fileFailed(error), file: new)
        }
    }
}
