import CanonicalJSON
import Fieldwork
import InspectionModel
import JournalStore

extension Workspace {
    /// Puts what identifies somebody away from the log; durable when this returns.
    func seal(
        _ draft: PersonDraft, as id: PersonID
    ) throws(WorkspaceError) -> PersonAdded {
        var person = PersonAdded(id: id, name: try commit(draft.name, of: id), role: draft.role)
        if let certificate = draft.certificate {
            person.certificate = try commit(certificate, of: id)
        }
        if let phone = draft.phone { person.phone = try commit(phone, of: id) }
        person.post = draft.post
        person.authority = draft.authority
        return person
    }

    private func commit(
        _ value: String, of person: PersonID
    ) throws(WorkspaceError) -> PrivateReference {
        do throws(JournalError) {
            let commitment = try journal.privateValues.commit(.string(value), of: person.text)
            return PrivateReference(commitment: commitment.hash.hex, id: commitment.id)
        } catch {
            throw .journal(error)
        }
    }

    static func placeholder(_ draft: PersonDraft) -> PersonAdded {
        PersonAdded(
            id: PersonID(random: 0), name: PrivateReference(commitment: "", id: ""),
            role: draft.role)
    }

    static func seeds(_ random: any RandomSource) -> [UInt64] {
        let bytes = random.bytes(IDMint.size * 8)
        return (0..<IDMint.size).map { index in
            bytes[index * 8..<index * 8 + 8].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}

extension IDMint {
    /// One id and no more.
    func first<ID: Identifier>() -> ID {
        var mint = self
        return mint.next()
    }
}
