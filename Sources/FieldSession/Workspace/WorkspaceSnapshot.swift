import CanonicalJSON
package import FieldScreens
package import Fieldwork
package import InspectionModel
package import JournalStore

/// A workspace read without writing: no lock, no session, no repair.
package struct WorkspaceSnapshot: Sendable {
    package let paths: WorkspacePaths
    package let config: WorkspaceConfig
    package let field: FieldState
    package let names: [PersonID: PersonNames]
    package let world: JournalWorld

    /// Why the fold ends before the journal does; nil when it does not.
    package let damage: JournalError?

    package init(_ paths: WorkspacePaths, in world: JournalWorld) throws(WorkspaceError) {
        self.paths = paths
        self.world = world
        try Workspace.checkFormat(paths, world.fileSystem)
        config = try Workspace.readConfig(paths, world.fileSystem)
        (field, damage) = try Self.salvage(paths, in: world)
        names = Self.names(
            of: Array(field.book.people.values), PrivateStore(paths.journal, in: world))
    }

    package var reader: JournalReader {
        JournalReader(paths.journal, in: world.fileSystem, salvages: true)
    }

    /// The checklists of an inspection on its present facts.
    package func sheet(
        _ state: InspectionState, _ library: PackLibrary
    ) throws(WorkspaceError) -> Sheet {
        try library.sheet(of: state, blobs: BlobStore(paths.journal, in: world))
    }

    /// Reads the journal from its beginning to the first damage.
    ///
    /// - Throws: When there is nothing before it.
    private static func salvage(
        _ paths: WorkspacePaths, in world: JournalWorld
    ) throws(WorkspaceError) -> (FieldState, JournalError?) {
        let reader = JournalReader(paths.journal, in: world.fileSystem, salvages: true)
        var folded = FieldState()
        do throws(WorkspaceError) {
            try fold(reader, into: &folded)
            do throws(JournalError) {
                return (folded, try reader.shortfall())
            } catch {
                throw .journal(error)
            }
        } catch {
            guard case .journal(let damage) = error, folded.lastStamp != nil else { throw error }
            return (folded, damage)
        }
    }

    /// Reads the journal from its beginning.
    static func fold(
        _ paths: WorkspacePaths, in world: JournalWorld
    ) throws(WorkspaceError) -> FieldState {
        var folded = FieldState()
        try fold(JournalReader(paths.journal, in: world.fileSystem), into: &folded)
        return folded
    }

    private static func fold(
        _ reader: JournalReader, into folded: inout FieldState
    ) throws(WorkspaceError) {
        var failure: WorkspaceError?
        let blobs = reader.blobs
        do throws(JournalError) {
            let make = { @Sendable (entry: JournalEntry) in decoded(entry, blobs) }
            try reader.allEntries(making: make) { decoded in
                do throws(WorkspaceError) {
                    for stamped in try decoded.get() { folded.apply(stamped.event, stamped.stamp) }
                    return true
                } catch {
                    failure = error
                    return false
                }
            }
        } catch {
            throw .journal(error)
        }
        if let failure { throw failure }
    }

    /// Folds in what was recorded behind the newest entry that was folded.
    static func goOn(
        _ field: inout FieldState, _ paths: WorkspacePaths, in world: JournalWorld
    ) throws(WorkspaceError) {
        var added: [Result<[StampedEvent], WorkspaceError>] = []
        let blobs = BlobReader(paths.journal, in: world.fileSystem)
        do throws(JournalError) {
            let first = field.lastStamp.map { $0.seq + 1 } ?? 0
            try JournalReader(paths.journal, in: world.fileSystem).entries(from: first) { entry in
                added.append(decoded(entry, blobs))
                return true
            }
        } catch {
            throw .journal(error)
        }
        for result in added {
            for stamped in try result.get() { field.apply(stamped.event, stamped.stamp) }
        }
    }

    private static func decoded(
        _ entry: JournalEntry, _ blobs: BlobReader
    ) -> Result<[StampedEvent], WorkspaceError> {
        do throws(EventCodingError) {
            return .success(try entry.stampedEvents(blobs))
        } catch {
            return .failure(.event(seq: entry.seq, kind: error.kind, member: error.member))
        }
    }

    /// Private values as far as this device has them; what was erased is simply not there.
    static func names(
        of people: [PersonAdded], _ store: PrivateStore
    ) -> [PersonID: PersonNames] {
        func value(_ reference: PrivateReference?) -> String? {
            guard let reference else { return nil }
            let json: JSONObject = [
                "c": .string(reference.commitment), "id": .string(reference.id),
            ]
            return Commitment(json: json).flatMap { (try? store.value(of: $0))?.stringValue }
        }
        var names: [PersonID: PersonNames] = [:]
        for person in people {
            guard let name = value(person.name) else { continue }
            names[person.id] = PersonNames(
                name: name, certificate: value(person.certificate), phone: value(person.phone))
        }
        return names
    }
}
