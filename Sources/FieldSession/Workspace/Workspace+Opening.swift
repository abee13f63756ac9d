package import FieldScreens
import Fieldwork
import InspectionModel
package import JournalStore
import LedgerIndex
package import Wording

extension Workspace {
    /// Opens a workspace and the index of its journal.
    ///
    /// - Parameter progress: Told entries done and entries in all while the index is built.
    /// - Throws: `no_workspace`, `newer_format`, `in_use`, `damaged_…`; a damaged journal can still
    ///   be read and checked.
    package static func open(
        _ paths: WorkspacePaths, library: PackLibrary, language: Language, in world: JournalWorld,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(WorkspaceError) -> Workspace {
        try checkFormat(paths, world.fileSystem)
        let config = try readConfig(paths, world.fileSystem)
        let journal: Journal
        let report: OpenReport
        do throws(JournalError) {
            (journal, report) = try Journal.open(
                paths.journal, session: session(config.profile.person), in: world)
        } catch {
            throw .journal(error)
        }
        let field = try opened(paths, journal, world, progress)
        return Workspace(paths, config, journal, report, field, library, language, world)
    }

    private static func opened(
        _ paths: WorkspacePaths, _ journal: Journal, _ world: JournalWorld,
        _ progress: (Int, Int) -> Void = { _, _ in }
    ) throws(WorkspaceError) -> IndexedField {
        do throws(IndexedFieldError) {
            return try index(paths, journal, world, progress: progress)
        } catch {
            throw WorkspaceError(error)
        }
    }

    /// Makes a workspace: directories, key, journal, and the person who works here.
    package static func create(
        _ paths: WorkspacePaths, _ setup: WorkspaceSetup, isPractice: Bool,
        domain: String = "local",
        library: PackLibrary, language: Language, in world: JournalWorld
    ) throws(WorkspaceError) -> Workspace {
        let fileSystem = world.fileSystem
        do throws(FileError) {
            if try fileSystem.status(of: paths.format) != nil {
                throw FileError(.alreadyThere, in: .open, path: paths.format)
            }
            try fileSystem.ensureDirectories(paths.home)
            for directory in [paths.keys, paths.drafts] {
                try fileSystem.ensureDirectories(directory)
            }
        } catch {
            if error.reason == .alreadyThere { throw .alreadyThere(paths.home) }
            throw .file(error)
        }
        let person: PersonID = IDMint(seeds(world.random)).first()
        let config = WorkspaceConfig(
            profile: Profile(
                role: setup.role, person: person, deviceLabel: setup.deviceLabel,
                authority: setup.authority, authorities: setup.authorities,
                isPractice: isPractice))
        let journal: Journal
        do throws(JournalError) {
            journal = try Journal.create(
                at: paths.journal, JournalFounding(domain: domain, isPractice: isPractice),
                session: session(person), in: world)
        } catch {
            throw .journal(error)
        }
        let workspace = Workspace(
            paths, config, journal, OpenReport(tornTails: [], unclosedSession: nil, warnings: []),
            try opened(paths, journal, world), library, language, world)
        try workspace.introduce(person, setup)
        // The config makes the workspace complete, and the format line says so: written last.
        do throws(FileError) {
            try fileSystem.replaceDurably(
                "config.json", in: paths.home, temporary: "config.json.new", with: config.bytes())
            try fileSystem.replaceDurably(
                "format", in: paths.home, temporary: "format.new",
                with: Array((WorkspaceConfig.format + "\n").utf8))
        } catch {
            throw .file(error)
        }
        return workspace
    }

    package func close() throws(WorkspaceError) {
        let before = size
        do throws(JournalError) {
            try journal.close()
        } catch {
            throw .journal(error)
        }
        // The index knows the session's end as well, so that it is current for whoever only reads.
        take(from: before)
        settle()
    }

    static func session(_ person: PersonID) -> SessionIdentity {
        SessionIdentity(by: person.text, app: version)
    }

    static func checkFormat(
        _ paths: WorkspacePaths, _ fileSystem: any FileSystem
    ) throws(WorkspaceError) {
        let bytes: [UInt8]?
        do throws(JournalError) {
            bytes = try fileSystem.bytes(of: paths.format, limit: 256)
        } catch {
            throw .journal(error)
        }
        guard let bytes else { throw .notThere(paths.home) }
        let line = String(decoding: bytes.prefix { $0 != 0x0a }, as: UTF8.self)
        guard line == WorkspaceConfig.format else { throw .newerFormat(line) }
    }

    package static func readConfig(
        _ paths: WorkspacePaths, _ fileSystem: any FileSystem
    ) throws(WorkspaceError) -> WorkspaceConfig {
        let bytes: [UInt8]?
        do throws(JournalError) {
            bytes = try fileSystem.bytes(of: paths.config, limit: 65_536)
        } catch {
            throw .journal(error)
        }
        guard let bytes else { throw .notThere(paths.home) }
        guard let config = WorkspaceConfig(bytes) else { throw .configUnreadable(paths.config) }
        return config
    }

    /// The first person: their own id was drawn before the journal was made.
    private func introduce(
        _ person: PersonID, _ setup: WorkspaceSetup
    ) throws(WorkspaceError) {
        let role: PersonRole =
            switch setup.role {
            case .enforcement: .officer
            case .selfCheck: .selfInspector
            case .entry: .clerk
            case .training: .trainer
            }
        let draft = PersonDraft(
            name: setup.name, role: role, certificate: setup.certificate,
            authority: setup.authority)
        try append([.personAdded(try seal(draft, as: person))])
    }
}
