import CanonicalJSON
package import FieldScreens
import Fieldwork
package import InspectionModel
import JournalStore
import LedgerIndex

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

    /// The private values of a person, as far as this device has them.
    package func names(of id: PersonID) -> PersonNames? {
        if let known = knownNames[id] { return known }
        guard let person = field.person(id) else { return nil }
        let names = PersonNames(person, journal.privateValues)
        knownNames[id] = names
        return names
    }

    /// Everybody of this name whose private values are on this device.
    package func people(named name: String) -> [PersonID] {
        PersonRole.allCases.flatMap { field.people($0) }.map(\.id)
            .filter { names(of: $0)?.name == name }
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
