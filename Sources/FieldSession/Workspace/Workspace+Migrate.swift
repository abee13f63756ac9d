import ChecklistEngine
import FieldScreens
package import Fieldwork
package import InspectionModel
import JournalStore
import LedgerIndex
package import Wording

extension Workspace {
    /// What a migration would do; nothing is recorded.
    package func migrationPlan(
        _ id: InspectionID, _ request: MigrationRequest
    ) throws(WorkspaceError) -> MigrationPlan {
        guard let state = field.inspection(id) else { throw .noSuchInspection(id.text) }
        let author = state.judge(author, typist: profile.person)
        return try library.migrationPlan(state, request, journal.blobs, author, language)
    }
}

extension WorkspaceSnapshot {
    /// What a migration would do.
    package func migrationPlan(
        _ id: InspectionID, _ request: MigrationRequest, _ library: PackLibrary,
        _ language: Language
    ) throws(WorkspaceError) -> MigrationPlan {
        guard let state = field.inspection(id) else { throw .noSuchInspection(id.text) }
        let author = state.judge(nil, typist: config.profile.person)
        let blobs = BlobStore(paths.journal, in: world)
        return try library.migrationPlan(state, request, blobs, author, language)
    }
}

extension PackLibrary {
    fileprivate func migrationPlan(
        _ state: InspectionState, _ request: MigrationRequest, _ blobs: BlobStore,
        _ author: PersonID, _ language: Language
    ) throws(WorkspaceError) -> MigrationPlan {
        do throws(FieldRefusal) {
            return try MigrationPlan(
                state, request, on: shelf(blobs), author: author, language: language)
        } catch {
            throw .refused(error)
        }
    }

    /// With the versions at hand that are newer.
    func telling(of answer: FieldAnswer) -> FieldAnswer {
        guard case .inspection(var atHand, let people, let names) = answer else { return answer }
        atHand.newerPacks = atHand.state.newerPacks(on: index)
        return .inspection(atHand, people: people, names: names)
    }
}
