import CanonicalJSON
import ChecklistEngine
import CivilTime
import FieldScreens
import Fieldwork
import InspectionModel
import JournalStore
import LedgerIndex
import Resources
import Wording

extension Surroundings {
    /// What can be shown before the journal was opened.
    static func beforeOpening(
        _ configuration: FieldApp.Configuration, _ clock: any JournalClock
    ) -> Surroundings {
        var around = Surroundings(
            profile: Profile(
                role: .training, person: PersonID(random: 0),
                deviceLabel: configuration.deviceLabel, authority: nil, authorities: [],
                isPractice: configuration.opensSample),
            journal: JournalStanding(
                size: 0, device: "", root: "", directory: configuration.paths.home, bytes: 0),
            today: Workspace.today(clock), clock: clockText(clock.wallTime()))
        around.names[around.profile.person] = PersonNames(name: "-")
        return around
    }

    /// The kinds of authority that packs name, each once: first start asks which one this is.
    static func authorityKinds(_ resources: Resources) -> [PackAuthority] {
        guard let library = try? PackLibrary(resources) else { return [] }
        var seen: Set<String> = []
        return library.index.flatMap(\.authorities)
            .filter { $0.id != "sector" && seen.insert($0.id).inserted }
            .map { PackAuthority(id: $0.id, label: $0.label) }
    }
}

extension Workspace {
    /// A failed write stops a journal for good; it is opened anew then.
    var hasFailed: Bool { journal.hasFailed }

    func surroundings() -> Surroundings {
        var around = Surroundings(
            profile: profile, journal: standing(), today: Self.today(world.clock),
            clock: clockText(world.clock.wallTime()))
        introduce(to: &around)
        around.battery = Battery.percent()
        around.clockDoubt = report.laterEntry.map {
            ClockDoubt(newest: $0, now: world.clock.wallTime())
        }
        around.packs = library.summaries(for: profile.authorities)
        around.modes = library.modeSummaries
        return around
    }

    func standing() -> JournalStanding {
        var standing = JournalStanding(
            size: size, device: device, root: root, directory: paths.home, bytes: 0)
        standing.savedAt = journal.lastTime.map { clockText($0) }
        standing.bytes = logBytes
        standing.freeBytes = try? world.fileSystem.volume(of: paths.home).freeBytes
        return standing
    }

    /// What the log takes on disk; the newest segment is the only one that grows.
    private var logBytes: Int {
        let log = paths.journal.log
        let names = (try? world.fileSystem.names(in: log)) ?? []
        return names.reduce(0) { sum, name in
            let status = try? world.fileSystem.status(of: "\(log)/\(name)")
            return sum + (status?.size ?? 0)
        }
    }

    func names(in events: [StampedEvent]) -> [PersonID: PersonNames] {
        var found: [PersonID: PersonNames] = [:]
        for case .personAdded(let person) in events.map(\.event) {
            found[person.id] = names(of: person.id)
        }
        return found
    }

    /// The line after an interruption: what happened, up to where everything is safe.
    func openNotices(drafts: [DraftKey: [String: String]]) -> [Notice] {
        var notices: [Notice] = []
        for tail in report.tornTails {
            notices.append(
                Notice(
                    "notice.torn_tail",
                    ["bytes": String(tail.bytes), "seq": String(tail.seq)], .warning))
        }
        if let unclosed = report.unclosedSession {
            notices.append(
                Notice(
                    "notice.interrupted",
                    [
                        "time": clockText(unclosed.lastAt),
                        "seq": String(unclosed.lastSeq),
                        "item": lastAnswered ?? "-",
                        "drafts": String(drafts.count),
                        "minutes": String(max(0, unclosed.gapMilliseconds) / 60_000),
                    ], .warning))
        } else if !drafts.isEmpty {
            notices.append(Notice("notice.drafts_kept", ["drafts": String(drafts.count)]))
        }
        for warning in report.warnings {
            notices.append(Notice("warning.\(warning.code)", [:], .warning))
        }
        return notices + library.notices
    }

    /// The item at which the unfinished inspection stands.
    private var lastAnswered: String? {
        let today = Self.today(world.clock)
        return (try? field.home(recent: 0, on: today))?.unfinished
            .flatMap { field.inspection($0.id) }?.lastAnswered?.item.code
    }

    var reader: JournalReader { JournalReader(paths.journal, in: world.fileSystem) }

    /// Entries with their lines as they are on disk.
    func logLines(from first: Int, count: Int) throws(WorkspaceError) -> [LogLine] {
        return try logLines(reader, from: first, count: count)
    }
}

extension FieldDesk {
    /// Entries with their lines as they are on disk.
    func logLines(
        _ reader: JournalReader, from first: Int, count: Int
    ) throws(WorkspaceError) -> [LogLine] {
        var lines: [LogLine] = []
        let blobs = reader.blobs
        do throws(JournalError) {
            try reader.entries(from: first) { entry in
                lines.append(LogLine(entry, blobs))
                return lines.count < count
            }
        } catch {
            throw .journal(error)
        }
        for index in lines.indices { addWhatIsNamed(in: &lines[index]) }
        return lines
    }
}

extension LogLine {
    init(_ entry: JournalEntry, _ blobs: BlobReader) {
        self.init(
            seq: entry.seq, time: entry.at, by: PersonID(unchecked: entry.by), kind: entry.kind,
            leaf: entry.leaf.hex, line: String(decoding: entry.line, as: UTF8.self),
            events: (try? entry.stampedEvents(blobs).map(\.event)) ?? [], jump: entry.clockJump)
    }
}

extension PackLibrary {
    /// What can be started: what the own authority has power over before the rest, each in the
    /// shelf's order, an addition behind its base.
    func summaries(for own: Set<String>) -> [PackSummary] {
        let all = index.filter { $0.id != PackLibrary.compulsoryID }
        func isOwn(_ entry: PackIndexEntry) -> Bool {
            entry.authorities.contains { own.contains($0.id) }
        }
        let entries = all.filter(isOwn) + all.filter { !isOwn($0) }
        func isJoining(_ entry: PackIndexEntry) -> Bool {
            entry.overlay.map { overlay in entries.contains { $0.id == overlay.base } } ?? false
        }
        return entries.filter { !isJoining($0) }.flatMap { base in
            [base] + entries.filter { isJoining($0) && $0.overlay?.base == base.id }
        }.map { entry in
            var summary = PackSummary(
                id: entry.id, title: entry.title, version: entry.version, edition: entry.edition,
                items: entry.itemCount, status: entry.status)
            summary.provenance = provenance(of: entry.id)
            summary.standsIn = standIn(for: entry.id) != nil
            summary.overlay = entry.overlay
            return summary
        }
    }

    /// Installed packs that are not used, and what stands in for them.
    var notices: [Notice] {
        unused.flatMap { id, error in
            let fault = Notice("refusal.\(error.code)", error.arguments, .warning)
            let standIn = standIn(for: id).map {
                Notice("pack.stands_in", ["pack": id, "version": $0.version], .warning)
            }
            return [fault] + (standIn.map { [$0] } ?? [])
        } + (trustProblem.map { [Notice("refusal.\($0.code)", $0.arguments, .warning)] } ?? [])
    }

    /// Nil when there is no such pack.
    func warnings(of id: String, on day: CivilDay) -> PackWarnings? {
        pack(id).map { PackWarnings($0.pack, on: day) }
    }

    /// The modes an inspection can be started in.
    var modeSummaries: [ModeSummary] {
        compulsoryMatters.pack.modes.compactMap { mode in
            InspectionMode(rawValue: mode.name).map {
                ModeSummary(mode: $0, label: mode.label, requires: ModeRequirements(mode))
            }
        }
    }
}

extension JournalStanding.Check {
    /// Reads every byte, and tells of its progress.
    init(_ reader: JournalReader, progress: (Int) -> Void, at time: () -> String) {
        do throws(JournalError) {
            switch try reader.check(progress: progress).outcome {
            case .sound(let entries, let root):
                self = .sound(entries: entries, root: root.hex, at: time())
            case .problem(let problem):
                self = .broken(
                    reason: problem.code, segment: problem.segment ?? "",
                    byte: problem.byteOffset ?? 0, seq: problem.seq ?? 0)
            }
        } catch {
            self = .broken(reason: error.code, segment: error.file ?? "", byte: 0, seq: 0)
        }
    }
}

extension WorkspaceError {
    /// `disk_full`, `read_only` or `io` when writing failed; nil when nothing is wrong with the disk.
    var journalFailure: String? {
        guard case .journal(let error) = self else { return nil }
        switch error.reason {
        case .spaceLow: return "disk_full"
        case .fileFailed(let failure): return failure.writingFailure
        case .writingStopped, .readBackDiffers: return "io"
        default: return nil
        }
    }
}

extension FileError {
    /// What a person can do something about when a write failed; the rest is the disk's.
    var writingFailure: String {
        switch reason {
        case .noSpace: "disk_full"
        case .readOnly: "read_only"
        default: "io"
        }
    }
}
