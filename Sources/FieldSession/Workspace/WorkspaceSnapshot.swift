import CanonicalJSON
package import CivilTime
package import FieldScreens
package import Fieldwork
import HazardLedger
package import InspectionModel
package import JournalStore
package import LedgerIndex

/// A workspace read without writing: no lock, no session, no repair.
package struct WorkspaceSnapshot {
    package let paths: WorkspacePaths
    package let config: WorkspaceConfig
    /// Read from the index when it stands where the journal stands; else from an index of its own,
    /// built in memory.
    package let field: IndexedField
    package let world: JournalWorld

    /// Why the index ends before the journal does; nil when it does not.
    package let damage: JournalError?

    /// - Parameter progress: Told entries done and entries in all while an index is built.
    package init(
        _ paths: WorkspacePaths, in world: JournalWorld,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(WorkspaceError) {
        self.paths = paths
        self.world = world
        try Workspace.checkFormat(paths, world.fileSystem)
        config = try Workspace.readConfig(paths, world.fileSystem)
        let reader = JournalReader(paths.journal, in: world.fileSystem, salvages: true)
        let status = try? reader.status()
        let journal = IndexedField.Journal(
            device: status?.identity.dev ?? "", size: status?.size ?? 0,
            leaf: status?.lastLeaf?.hex ?? "")
        do throws(JournalError) {
            if let current = IndexedField.current(path: paths.index, journal, reader) {
                field = current
                damage = try reader.shortfall()
                return
            }
        } catch {
            throw .journal(error)
        }
        do throws(IndexedFieldError) {
            let (field, damage) = try IndexedField.salvaged(journal, reader, progress: progress)
            self.field = field
            if let damage {
                self.damage = damage
                return
            }
        } catch {
            throw WorkspaceError(error)
        }
        do throws(JournalError) {
            damage = try reader.shortfall()
        } catch {
            throw .journal(error)
        }
    }

    package var reader: JournalReader {
        JournalReader(paths.journal, in: world.fileSystem, salvages: true)
    }

    /// The private values of a person, as far as this device has them.
    package func names(of id: PersonID) -> PersonNames? {
        field.person(id).flatMap { PersonNames($0, PrivateStore(paths.journal, in: world)) }
    }

    /// All inspections, in the order they were opened.
    package func inspections() throws(WorkspaceError) -> [InspectionRow] {
        try asked { () throws(IndexedFieldError) in
            try field.inspections(ListWindow(count: .max))
        }
    }

    /// All hazards that a query lists; as found means the first found first here.
    package func hazards(_ query: HazardQuery) throws(WorkspaceError) -> [HazardRow] {
        let rows = try asked { () throws(IndexedFieldError) in
            try field.hazards(query, ListWindow(count: .max)).rows
        }
        return query.order == .found ? rows.reversed() : rows
    }

    /// A hazard by its id or by its number.
    package func hazard(_ text: String) throws(WorkspaceError) -> HazardRow? {
        try asked { () throws(IndexedFieldError) in
            let known = HazardID(text).flatMap { field.hazard($0) }
            guard let hazard = known ?? field.hazard(numbered: text) else { return nil }
            return try field.hazardRow(hazard.id)
        }
    }

    private func asked<Value>(
        _ question: () throws(IndexedFieldError) -> Value
    ) throws(WorkspaceError) -> Value {
        do throws(IndexedFieldError) {
            let value = try question()
            if let failure = field.takeFailure() { throw failure }
            return value
        } catch {
            throw WorkspaceError(error)
        }
    }

    /// The checklists of an inspection on its present facts.
    ///
    /// - Parameter day: Whose law counts; nil for the day on which it was opened.
    package func sheet(
        _ state: InspectionState, _ library: PackLibrary, on day: CivilDay? = nil
    ) throws(WorkspaceError) -> Sheet {
        try library.sheet(of: state, blobs: BlobStore(paths.journal, in: world), on: day)
    }
}

extension PersonNames {
    /// Nil when the name is not on this device; what was erased is simply not there.
    init?(_ person: PersonAdded, _ store: PrivateStore) {
        func value(_ reference: PrivateReference?) -> String? {
            guard let reference else { return nil }
            let json: JSONObject = [
                "c": .string(reference.commitment), "id": .string(reference.id),
            ]
            return Commitment(json: json).flatMap { (try? store.value(of: $0))?.stringValue }
        }
        guard let name = value(person.name) else { return nil }
        self.init(
            name: name, certificate: value(person.certificate), phone: value(person.phone))
    }
}
