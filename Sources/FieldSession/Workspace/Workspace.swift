import CanonicalJSON
import ChecklistEngine
package import CivilTime
package import FieldScreens
package import Fieldwork
package import InspectionModel
package import JournalStore
package import LedgerIndex
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
    /// Everything that was recorded.
    package private(set) var field: IndexedField
    /// Private values of persons that somebody asked for.
    var knownNames: [PersonID: PersonNames] = [:]
    /// Who judges, where a shared laptop has switched; else the profile's person.
    package var author: PersonID?
    package var language: Language
    let journal: Journal
    /// The clock was set since the last time somebody asked.
    private var clockJump: ClockJump?
    private var sheets: [InspectionID: Sheet] = [:]

    static let version = "0.1.0"

    init(
        _ paths: WorkspacePaths, _ config: WorkspaceConfig, _ journal: Journal,
        _ report: OpenReport, _ field: IndexedField, _ library: PackLibrary,
        _ language: Language, _ world: JournalWorld
    ) {
        self.paths = paths
        self.config = config
        self.journal = journal
        self.report = report
        self.field = field
        self.library = library
        self.language = language
        self.world = world
    }

    package var profile: Profile { config.profile }
    package var size: Int { journal.size }
    package var root: String { journal.root.hex }
    package var device: String { journal.dev }
    package var origin: String { journal.origin }

    /// What was erased is shown no more.
    func forget(_ person: PersonID) { knownNames[person] = nil }

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
        for event in events {
            switch event {
            case .inspectionOpened(let opened): try store(opened.packs)
            case .inspection(_, .migrated(let migrated)): try store(migrated.packs.map(\.pack))
            default: break
            }
        }
        return try append(events)
    }

    /// Judges a command that brings nobody in, and does nothing else.
    func judge(_ command: FieldCommand) throws(WorkspaceError) {
        let sheet: Sheet? =
            if let id = command.inspection, field.inspection(id) != nil {
                try self.sheet(id)
            } else { nil }
        _ = try decide(command, sheet, IDMint(Self.seeds(world.random)), [])
    }

    private func decide(
        _ command: FieldCommand, _ sheet: Sheet?, _ mint: IDMint, _ people: [PersonAdded]
    ) throws(WorkspaceError) -> [Event] {
        var decision = FieldDecision(
            state: field, shelf: library.shelf(journal.blobs), context: context(mint),
            people: people)
        let outcome: Result<[Event], WorkspaceError>
        do throws(FieldRefusal) {
            outcome = .success(try decision.decide(command, sheet: sheet))
        } catch {
            outcome = .failure(.refused(error))
        }
        // What could not be looked up was answered with nothing: no ground for a decision.
        if let failure = field.takeFailure() { throw WorkspaceError(failure) }
        return try outcome.get()
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
        if let jump = entries.lazy.compactMap(\.clockJump).last { clockJump = jump }
        var stamped: [StampedEvent] = []
        for entry in entries { stamped += try take(entry) }
        // Somebody may never rest: what is not in the tables is held in memory.
        if field.lag > Self.toleratedLag * 8 { settle() }
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

    private func take(_ entry: JournalEntry) throws(WorkspaceError) -> [StampedEvent] {
        let read: ReadEntry
        do throws(EventCodingError) {
            read = try ReadEntry(entry, BlobReader(paths.journal, in: world.fileSystem))
        } catch {
            throw .event(seq: entry.seq, kind: error.kind, member: error.member)
        }
        field.take(read)
        for stamped in read.events {
            switch stamped.event {
            // The new texts are laid out when somebody asks.
            case .inspection(let id, .migrated): sheets[id] = nil
            case .inspection(let id, let event):
                if let state = field.inspection(id) { sheets[id]?.take(event, state) }
            case .personAdded(let person): knownNames[person.id] = nil
            default: break
            }
        }
        return read.events
    }

    /// Folds in what the journal wrote of its own accord.
    func take(from first: Int) {
        _ = try? JournalReader(paths.journal, in: world.fileSystem).entries(from: first) { entry in
            (try? take(entry)) != nil
        }
    }

    /// Entries that the index may lie behind. A question makes it catch up, and so does the next
    /// opening; writing it for each act would cost more than the act.
    private static let toleratedLag = 64

    /// Brings the index up to the journal when it lies far behind; to be called when nobody waits.
    package func rest() {
        if field.lag > Self.toleratedLag { settle() }
    }

    /// Brings the index up to what was recorded; it may lag behind while acts follow one another.
    ///
    /// An index that cannot be written is built anew. The journal does not depend on it.
    func settle() {
        do throws(IndexedFieldError) {
            try field.flush()
        } catch {
            if case .index(let cause) = error, cause.reason != .io { _ = rebuildIndex() }
        }
    }

    /// - Returns: Whether there is an index again; else the next question says what is wrong.
    func rebuildIndex() -> Bool {
        guard let built = try? Self.index(paths, journal, world, anew: true) else {
            return false
        }
        field = built
        return true
    }

    static func index(
        _ paths: WorkspacePaths, _ journal: Journal, _ world: JournalWorld, anew: Bool = false,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(IndexedFieldError) -> IndexedField {
        try? world.fileSystem.ensureDirectories(paths.cache)
        return try IndexedField.open(
            path: paths.index,
            IndexedField.Journal(
                device: journal.dev, size: journal.size, leaf: journal.lastLeaf.hex),
            JournalReader(paths.journal, in: world.fileSystem), anew: anew,
            progress: progress)
    }

    /// Told once.
    func takeClockJump() -> ClockJump? {
        defer { clockJump = nil }
        return clockJump
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
    private func store(_ packs: [PackReference]) throws(WorkspaceError) {
        for reference in packs {
            // An earlier text is there already.
            guard library.pack(reference.id)?.pack.digest == reference.digest else { continue }
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
}
