import CanonicalJSON
import ChecklistEngine
package import CivilTime
package import FieldScreens
package import Fieldwork
package import InspectionModel
package import JournalStore
package import Wording

/// One workspace open for writing: judges commands, appends, folds.
///
/// Not sendable: the command line uses it where it stands, the terminal keeps it on a thread of
/// its own (`WorkspaceThread`), so that no key waits for the disk.
package final class Workspace {
    package let paths: WorkspacePaths
    package let world: JournalWorld
    package let library: PackLibrary
    package let report: OpenReport
    package private(set) var config: WorkspaceConfig
    package private(set) var field = FieldState()
    package private(set) var names: [PersonID: PersonNames] = [:]
    /// Who judges, where a shared laptop has switched; else the profile's person.
    package var author: PersonID?
    package var language: Language
    let journal: Journal
    private var sheets: [InspectionID: Sheet] = [:]

    static let version = "0.1.0"

    private init(
        _ paths: WorkspacePaths, _ config: WorkspaceConfig, _ journal: Journal,
        _ report: OpenReport, _ library: PackLibrary, _ language: Language, _ world: JournalWorld
    ) {
        self.paths = paths
        self.config = config
        self.journal = journal
        self.report = report
        self.library = library
        self.language = language
        self.world = world
    }

    package var profile: Profile { config.profile }
    package var size: Int { journal.size }
    package var root: String { journal.root.hex }
    package var device: String { journal.dev }
    package var origin: String { journal.origin }

    // MARK: Coming and going

    /// Opens a workspace and folds its journal.
    ///
    /// - Throws: `no_workspace`, `newer_format`, `in_use`, `damaged_…`; a damaged journal can still
    ///   be read and checked.
    package static func open(
        _ paths: WorkspacePaths, library: PackLibrary, language: Language, in world: JournalWorld
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
        let workspace = Workspace(paths, config, journal, report, library, language, world)
        try workspace.fold()
        return workspace
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
            library, language, world)
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
        try workspace.fold()
        return workspace
    }

    package func close() throws(WorkspaceError) {
        do throws(JournalError) {
            try journal.close()
        } catch {
            throw .journal(error)
        }
    }

    private static func session(_ person: PersonID) -> SessionIdentity {
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

    private func fold() throws(WorkspaceError) {
        field = try WorkspaceSnapshot.fold(paths, in: world)
        names = names(of: Array(field.book.people.values))
    }

    private func names(of people: [PersonAdded]) -> [PersonID: PersonNames] {
        WorkspaceSnapshot.names(of: people, journal.privateValues)
    }

    // MARK: Acting

    /// Judges a command, makes its events durable, folds them in.
    ///
    /// - Returns: The events with their entries, in order.
    /// - Throws: `refused` before anything was written; `journal` when writing failed.
    package func perform(_ command: FieldCommand) throws(WorkspaceError) -> [StampedEvent] {
        let sheet: Sheet? =
            if let id = command.inspection, field.inspection(id) != nil {
                try self.sheet(id)
            } else { nil }
        let drafts = command.newPeople
        let mint = IDMint(Self.seeds(world.random))
        if !drafts.isEmpty {
            // Refused commands leave no private values behind: try with nobody first.
            _ = try decide(command, sheet, mint, drafts.map(Self.placeholder))
        }
        var people: [PersonAdded] = []
        for draft in drafts {
            people.append(try seal(draft, as: IDMint(Self.seeds(world.random)).first()))
        }
        let events = try decide(command, sheet, mint, people)
        for case .inspectionOpened(let opened) in events { try storePacks(opened) }
        return try append(events)
    }

    private func decide(
        _ command: FieldCommand, _ sheet: Sheet?, _ mint: IDMint, _ people: [PersonAdded]
    ) throws(WorkspaceError) -> [Event] {
        var decision = FieldDecision(
            state: field, shelf: library, context: context(mint), people: people)
        do throws(FieldRefusal) {
            return try decision.decide(command, sheet: sheet)
        } catch {
            throw .refused(error)
        }
    }

    private func context(_ mint: IDMint) -> FieldContext {
        let now = world.clock.wallTime()
        return FieldContext(
            today: Self.today(world.clock), now: now, typist: profile.person,
            author: author ?? profile.person, deviceLabel: profile.deviceLabel,
            isPractice: profile.isPractice, authorities: profile.authorities, language: language,
            mint: mint)
    }

    /// A civil day of the packs' zone, whatever zone the device is set to.
    package static func today(_ clock: any JournalClock) -> CivilDay {
        CivilDay(
            unixMilliseconds: clock.wallTime().milliseconds, offsetMinutes: chinaOffsetMinutes)
    }

    static let chinaOffsetMinutes = 480

    /// Several events of one command are one line, so that there are all or none; only what is
    /// too long for a line becomes several.
    @discardableResult
    func append(_ events: [Event]) throws(WorkspaceError) -> [StampedEvent] {
        var drafts: [EntryDraft] = []
        for part in Self.lines(events) {
            let encoded = Event.encode(part)
            drafts.append(
                EntryDraft(by: profile.person.text, kind: encoded.kind, body: encoded.body))
        }
        let entries: [JournalEntry]
        do throws(JournalError) {
            entries = try journal.append(drafts)
        } catch {
            throw .journal(error)
        }
        var stamped: [StampedEvent] = []
        for entry in entries {
            do throws(EventCodingError) {
                stamped += try entry.stampedEvents()
            } catch {
                throw .event(seq: entry.seq, kind: error.kind, member: error.member)
            }
        }
        for event in stamped { take(event) }
        return stamped
    }

    private static func lines(_ events: [Event]) -> [[Event]] {
        var parts: [[Event]] = []
        var bytes = lineRoom
        for event in events {
            let size = canonicalBytes(event.encoded.body).count + 64
            if bytes + size > lineRoom {
                parts.append([])
                bytes = 0
            }
            parts[parts.count - 1].append(event)
            bytes += size
        }
        return parts
    }

    /// Of a line's bytes, what is left beside the envelope.
    private static let lineRoom = LineLimit.bytes - 1_024

    private func take(_ stamped: StampedEvent) {
        field.apply(stamped.event, stamped.stamp)
        if case .inspection(let id, let event) = stamped.event, let state = field.inspection(id) {
            sheets[id]?.take(event, state)
        }
        if case .personAdded(let person) = stamped.event {
            names.merge(names(of: [person])) { _, new in new }
        }
    }

    // MARK: Checklists

    /// The checklists of an inspection on its present facts.
    package func sheet(_ id: InspectionID) throws(WorkspaceError) -> Sheet {
        if let known = sheets[id] { return known }
        guard let state = field.inspection(id) else { throw .noSuchInspection(id.text) }
        let sheet = try library.sheet(of: state, blobs: journal.blobs)
        sheets[id] = sheet
        return sheet
    }

    /// The text of each pack is durable before the entry that names its digest.
    private func storePacks(_ opened: InspectionOpened) throws(WorkspaceError) {
        for reference in opened.packs {
            guard let yaml = library.source(of: reference.id) else {
                throw .resourceMissing("Packs/\(reference.id).yaml")
            }
            do throws(JournalError) {
                _ = try journal.blobs.put(yaml, for: .text)
            } catch {
                throw .journal(error)
            }
        }
    }

    // MARK: Persons

    /// Puts what identifies somebody away from the log; durable when this returns.
    private func seal(
        _ draft: PersonDraft, as id: PersonID
    ) throws(WorkspaceError) -> PersonAdded {
        PersonAdded(
            id: id, name: try commit(draft.name), role: draft.role,
            certificate: try draft.certificate.map(commit), phone: try draft.phone.map(commit),
            post: draft.post, authority: draft.authority)
    }

    private func commit(_ value: String) throws(WorkspaceError) -> PrivateReference {
        do throws(JournalError) {
            let commitment = try journal.privateValues.commit(.string(value))
            return PrivateReference(commitment: commitment.hash.hex, id: commitment.id)
        } catch {
            throw .journal(error)
        }
    }

    private static func placeholder(_ draft: PersonDraft) -> PersonAdded {
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

extension JournalEntry {
    /// The entry's events with what the journal says about it.
    package func stampedEvents() throws(EventCodingError) -> [StampedEvent] {
        let stamp = EntryStamp(
            seq: seq, leaf: LeafHash(leaf.words), at: at, by: PersonID(unchecked: by),
            device: dev)
        return try Event.decode(kind: kind, body: body).map {
            StampedEvent(event: $0, stamp: stamp)
        }
    }
}
