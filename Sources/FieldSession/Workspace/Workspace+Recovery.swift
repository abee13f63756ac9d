import CanonicalJSON
import CivilTime
import FieldScreens
import Fieldwork
import InspectionModel
package import JournalStore
import LedgerIndex
import Synchronization

/// The ways on when a workspace's journal is not simply opened.
extension Workspace {
    /// What came of saying that the journal was only moved.
    package struct Settled: Sendable {
        package let entries: Int
        /// Whether it had lain elsewhere before.
        package let isMoved: Bool
    }

    /// The journal was only moved: from here on it lies in this place.
    package static func settle(
        _ paths: WorkspacePaths, _ claim: HomeClaim, in world: JournalWorld
    ) throws(WorkspaceError) -> Settled {
        try checkFormat(paths, world.fileSystem)
        let person = try readConfig(paths, world.fileSystem).profile.person
        do throws(JournalError) {
            let (journal, report) = try Journal.open(
                paths.journal, home: claim, session: session(person), in: world)
            try journal.close()
            return Settled(entries: journal.size, isMoved: report.isMoved)
        } catch {
            throw .journal(error)
        }
    }

    /// Mends a damaged journal with what copies have of it.
    ///
    /// - Parameter directories: Copies, or what they lie in.
    package static func repair(
        _ paths: WorkspacePaths, from directories: [String], in world: JournalWorld
    ) throws(WorkspaceError) -> RepairReport {
        try checkFormat(paths, world.fileSystem)
        let person = try readConfig(paths, world.fileSystem).profile.person
        do throws(JournalError) {
            return try JournalRepair.run(
                paths.journal, from: directories, session: session(person), in: world)
        } catch {
            throw .journal(error)
        }
    }

    /// Gives the journal up and goes on with a new one that carries all of its entries.
    package static func succeed(
        _ paths: WorkspacePaths, in world: JournalWorld
    ) throws(WorkspaceError) -> SuccessorReport {
        try checkFormat(paths, world.fileSystem)
        let person = try readConfig(paths, world.fileSystem).profile.person
        do throws(JournalError) {
            return try Journal.succeed(paths.journal, session: session(person), in: world)
        } catch {
            throw .journal(error)
        }
    }
}

extension Workspace {
    /// Everything recorded behind an entry.
    func events(after seq: Int) throws(WorkspaceError) -> [StampedEvent] {
        let reader = JournalReader(paths.journal, in: world.fileSystem)
        var events: [StampedEvent] = []
        do throws(JournalError) {
            try reader.entries(from: seq + 1) { entry in
                events += (try? entry.stampedEvents(reader.blobs)) ?? []
                return true
            }
        } catch {
            throw .journal(error)
        }
        return events
    }
}

/// Up to where the screens know the journal, so that what a failed write left there after all is
/// told when the journal is opened anew.
final class KnownEntries: Sendable {
    private let newest = Mutex<Int?>(nil)

    var seq: Int? { newest.withLock { $0 } }

    func note(_ workspace: Workspace) { newest.withLock { $0 = workspace.size - 1 } }
}

extension JournalEntry {
    /// What an entry of kind `clock` says.
    var clockJump: ClockJump? {
        guard kind == OwnKind.clock.rawValue,
            let before = body.string("wall_before").flatMap({ WallTime($0) }),
            let after = body.string("wall_after").flatMap({ WallTime($0) }),
            let passed = body.integer("mono")
        else { return nil }
        return ClockJump(before: before, after: after, passed: passed)
    }
}
