import CanonicalJSON
import FieldScreens
package import Fieldwork
package import InspectionModel
package import JournalStore
import LedgerIndex

extension Workspace {
    /// What an officer is about to sign, word for word.
    package func statement(
        _ id: InspectionID, _ person: PersonID
    ) throws(WorkspaceError) -> Statement {
        guard let state = field.inspection(id) else { throw .noSuchInspection(id.text) }
        do throws(InspectionRefusal) {
            try state.maySign(person)
        } catch {
            throw .refused(.inspection(error))
        }
        let report = canonicalBytes(inspectionReport(state, field))
        let checkpoint = Checkpoint(origin: origin, size: size, root: journal.root)
        guard
            let statement = Statement(
                checkpoint: checkpoint, report: Hash256(of: report), person: person.text,
                roles: ["inspected", "signed", "responsible"])
        else { throw .noSuchInspection(id.text) }
        return statement
    }

    /// The report is stored, the journal checkpointed, the statement signed and recorded.
    ///
    /// - Parameter passphrase: Unlocks the person's key; makes it at the first signing. Practice
    ///   workspaces need none.
    package func sign(
        _ id: InspectionID, _ person: PersonID, passphrase: String?
    ) throws(WorkspaceError) -> [StampedEvent] {
        _ = try statement(id, person)
        guard let state = field.inspection(id) else { throw .noSuchInspection(id.text) }
        let report = canonicalBytes(inspectionReport(state, field))
        let signer = try signingKey(person, passphrase)
        try admit(signer, person)
        let statement = try statement(id, person)
        let name: String
        let note: SignedNote
        do throws(JournalError) {
            name = try journal.blobs.put(report, for: .text)
            try journal.checkpoint()
        } catch {
            throw .journal(error)
        }
        do throws(NoteFault) {
            note = try statement.signed(by: signer)
        } catch {
            throw .journal(JournalError(.badNote(error)))
        }
        let signed = RecordSigned(
            report: name, note: note.string, person: person, role: "inspected signed responsible",
            key: signer.verifier.vkey)
        return try perform(.sign(id, signed))
    }

    func signingKey(
        _ person: PersonID, _ passphrase: String?
    ) throws(WorkspaceError) -> NoteSigner {
        try keyStore(paths.signingKey(of: person.text), person)
            .signer(passphrase: passphrase, isPractice: profile.isPractice)
    }

    /// A new key beside the one in use; one that an interrupted replacement left there goes.
    func nextSigningKey(
        _ person: PersonID, _ passphrase: String?
    ) throws(WorkspaceError) -> NoteSigner {
        let path = paths.signingKey(of: person.text) + ".next"
        do throws(FileError) {
            try world.fileSystem.removeIfThere(path)
        } catch {
            throw .file(error)
        }
        return try keyStore(path, person)
            .signer(passphrase: passphrase, isPractice: profile.isPractice)
    }

    private func keyStore(_ path: String, _ person: PersonID) -> SigningKeyStore {
        SigningKeyStore(path: path, name: "\(keyDomain)/\(person.text)", world: world)
    }

    /// The origin's first part: keys of persons are named in the same domain as the device.
    private var keyDomain: String { String(origin.prefix { $0 != "/" }) }
}

extension Workspace {
    /// Signs size and root as they are, and makes missing tiles anew.
    ///
    /// - Returns: The signed note.
    package func checkpoint() throws(WorkspaceError) -> String {
        do throws(JournalError) {
            let signed = try journal.checkpoint()
            try journal.rebuildTiles()
            return signed.note.string
        } catch {
            throw .journal(error)
        }
    }
}
