import FieldScreens
import Fieldwork
package import InspectionModel
import JournalStore
import LedgerIndex

extension Workspace {
    /// The personal values that this workspace holds of somebody.
    package func privateValues(of person: PersonID) throws(WorkspaceError) -> [String] {
        guard let added = field.person(person) else { return [] }
        var ids = Set([added.name, added.certificate, added.phone].compactMap { $0?.id })
        do throws(JournalError) {
            ids.formUnion(try journal.privateValues.ids(of: person.text))
            return try journal.privateValues.present(ids).sorted()
        } catch {
            throw .journal(error)
        }
    }

    /// Takes away for good what the workspace holds of persons beside the log. What people typed
    /// into texts of the record is part of the record and stays.
    ///
    /// - Returns: The number of the entry that says so.
    package func erase(
        _ people: [PersonID], order: String, why: String
    ) throws(WorkspaceError) -> Int {
        var ids: [String] = []
        for person in people { ids += try privateValues(of: person) }
        let seq: Int
        do throws(JournalError) {
            seq = try journal.erase(ids, by: profile.person.text, order: order, why: why).seq
        } catch {
            throw .journal(error)
        }
        for person in people { forget(person) }
        return seq
    }
}
