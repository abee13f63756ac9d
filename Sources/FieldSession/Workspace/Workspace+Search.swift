package import CivilTime
import FieldScreens
import Fieldwork
package import InspectionModel
package import JournalStore
package import LedgerIndex

/// An entry that a text found.
package struct FoundEntry {
    package let seq: Int
    package let at: WallTime
    package let kind: String
    package let leaf: String
    package let typist: PersonID
    /// Who judged; nil where nobody did.
    package let author: PersonID?
    /// The author's name, or the typist's; nil where this device does not have it.
    package let name: String?
    package let found: FoundText
}

extension Workspace {
    /// Entries by what was written in them, the newest first. Writes nothing and takes no lock.
    package static func search(
        _ paths: WorkspacePaths, _ text: String, limit: Int, in world: JournalWorld
    ) throws(WorkspaceError) -> [FoundEntry] {
        try checkFormat(paths, world.fileSystem)
        let reader = JournalReader(paths.journal, in: world.fileSystem, salvages: true)
        let names = PrivateStore(paths.journal, in: world)
        let search: EntrySearch
        let entries: [JournalEntry]
        let status: JournalStatus
        do throws(JournalError) {
            status = try reader.status()
        } catch {
            throw .journal(error)
        }
        do throws(IndexedFieldError) {
            search = try EntrySearch.open(
                path: paths.index,
                IndexedField.Journal(
                    device: status.identity.dev, size: status.size,
                    leaf: status.lastLeaf?.hex ?? ""), reader)
            let numbers = try search.entries(matching: text, limit: limit)
            do throws(JournalError) {
                entries = try reader.entries(numbered: numbers)
            } catch {
                throw .journal(error)
            }
        } catch {
            throw WorkspaceError(error)
        }
        return entries.map { entry in
            let events = (try? entry.stampedEvents(reader.blobs)) ?? []
            let typist = events.first?.stamp.by ?? PersonID(unchecked: entry.by)
            let author = events.lazy.compactMap(\.event.author).first
            return FoundEntry(
                seq: entry.seq, at: events.first?.stamp.at ?? entry.at, kind: entry.kind,
                leaf: entry.leaf.hex, typist: typist, author: author,
                name: search.person(author ?? typist).flatMap { PersonNames($0, names)?.name },
                found: FoundText(text, in: events.compactMap(\.event.searchText).joined()))
        }
    }
}
