package import Fieldwork
import HazardLedger
import InspectionModel
import JournalStore

/// All that was recorded, read through the index: what is at work in memory, all else in tables.
///
/// Events are taken in as they are appended; the tables follow in one transaction together with
/// the position, at the latest when something is asked of them. Belongs to one thread.
package final class IndexedField {
    let database: IndexDatabase
    let reader: JournalReader

    /// Up to where events were taken in; the tables may lie behind.
    package internal(set) var position: IndexPosition
    package internal(set) var numbers: GivenNumbers
    var inspections: [InspectionID: InspectionState] = [:]
    var hazards: [HazardID: IndexedHazard] = [:]
    var changes = IndexChanges()

    /// What went wrong while somebody asked who cannot be told: see `takeFailure`.
    var failure: IndexedFieldError?
    /// Figures that hold until something changes.
    var figures = CachedFigures()
    /// Read when a list is asked for, and then kept as the tables are.
    var ordering: HazardOrdering?

    /// Entries that were taken in since the tables were written.
    package var lag: Int { position.size - written }
    var written: Int

    /// Inspections and hazards that stay in memory though nothing works on them.
    static let inspectionsKept = 64
    static let hazardsKept = 512

    init(
        _ database: IndexDatabase, _ reader: JournalReader, _ position: IndexPosition,
        _ numbers: GivenNumbers
    ) {
        self.database = database
        self.reader = reader
        self.position = position
        written = position.size
        self.numbers = numbers
    }

    /// The failure of an answer since the last time it was asked for. An answer that failed says
    /// that there is nothing; whoever relies on answers asks here before acting on them.
    package func takeFailure() -> IndexedFieldError? {
        defer { failure = nil }
        return failure
    }

    // MARK: Taking in

    /// Folds an entry in. The tables follow with `flush`.
    package func take(_ entry: ReadEntry) {
        position.size = entry.seq + 1
        position.leaf = entry.leaf.hex
        changes.isEmpty = false
        if let key = entry.personKey, changes.personKeys[key] == nil {
            changes.personKeys[key] = entry.seq
        }
        for stamped in entry.events { take(stamped, at: entry.seq) }
    }

    /// - Parameter seq: The number of the entry; the stamp of what was taken over from another
    ///   journal has its number there.
    private func take(_ stamped: StampedEvent, at seq: Int) {
        let stamp = stamped.stamp
        if let stem = numbers.note(stamped.event) { changes.stems.insert(stem) }
        if let words = stamped.event.searchText { changes.texts[seq, default: ""] += words }
        switch stamped.event {
        case .personAdded(let person): changes.people[person.id] = person
        case .siteAdded(let site): changes.sites[site.id] = site
        case .inspectionOpened(let opened):
            guard inspection(opened.id) == nil else { return }
            inspections[opened.id] = InspectionState(opened: opened, stamp: stamp)
            changes.visits[opened.site] = seq
            changes.note(opened.id, seq)
        case .inspection(let id, let event): take(event, of: id, stamped, at: seq)
        case .hazard(let id, let event): take(event, of: id, stamped)
        case .sessionOpened:
            position.session = seq
            for id in inspections.keys { inspections[id]?.endUndo() }
        case .journalsSeen, .unknown: break
        }
    }

    private func take(
        _ event: InspectionEvent, of id: InspectionID, _ stamped: StampedEvent, at seq: Int
    ) {
        guard inspection(id) != nil else { return }
        inspections[id]?.apply(event, stamped.stamp)
        changes.note(id, seq)
        switch event {
        case .evidence(.photo(let photo)): changes.photos[id, default: []].insert(photo.blob)
        case .answer(let answer): changes.answers[id, default: []].insert(answer.key)
        case .withdrawal(let withdrawal):
            changes.answers[id, default: []].insert(withdrawal.key)
        case .resolved(let choice): changes.answers[id, default: []].insert(choice.key)
        case .migrated:
            let changed = inspections[id]?.history.filter { $0.stamp == stamped.stamp } ?? []
            changes.answers[id, default: []].formUnion(changed.map(\.key))
        case .finding(let finding):
            // Only what the fold took counts: an inspection that is over takes no finding.
            guard inspections[id]?.findings[finding.id]?.stamp == stamped.stamp else { return }
            guard indexedHazard(finding.hazard) != nil else {
                changes.findings[finding.hazard, default: []].append(stamped)
                return
            }
            hazards[finding.hazard]?.take(finding: stamped)
            changes.hazards.insert(finding.hazard)
        default: break
        }
    }

    private func take(_ event: HazardEvent, of id: HazardID, _ stamped: StampedEvent) {
        guard indexedHazard(id) != nil else {
            guard case .recorded = event else { return }
            let finding = changes.findings.removeValue(forKey: id) ?? []
            hazards[id] = IndexedHazard(recorded: stamped, finding: finding)
            changes.hazards.insert(id)
            changes.newHazards.append(id)
            return
        }
        if case .recorded = event { return }
        hazards[id]?.take(event, stamped)
        changes.hazards.insert(id)
    }

    // MARK: Asking

    /// Runs a question whose failure is kept for later.
    func answer<Value>(
        _ nothing: Value, _ question: () throws(IndexedFieldError) -> Value
    ) -> Value {
        do throws(IndexedFieldError) {
            return try question()
        } catch {
            failure = failure ?? error
            return nothing
        }
    }

    /// Lets go of what nothing works on any more.
    func trim() {
        if inspections.count > Self.inspectionsKept {
            let kept = inspections.values.sorted { $0.lastStamp.seq > $1.lastStamp.seq }
                .prefix(Self.inspectionsKept / 2)
            inspections = Dictionary(uniqueKeysWithValues: kept.map { ($0.id, $0) })
        }
        if hazards.count > Self.hazardsKept { hazards.removeAll(keepingCapacity: true) }
    }
}

/// What the tables do not know yet.
struct IndexChanges {
    var isEmpty = true
    var people: [PersonID: PersonAdded] = [:]
    var sites: [SiteID: SiteAdded] = [:]
    /// The newest visit of a site, as the number of its first entry.
    var visits: [SiteID: Int] = [:]
    /// By inspection the numbers of its new entries, in order.
    var entries: [InspectionID: [Int]] = [:]
    var answers: [InspectionID: Set<AnswerKey>] = [:]
    /// Blobs that became evidence.
    var photos: [InspectionID: Set<String>] = [:]
    /// Findings whose hazard was not recorded yet.
    var findings: [HazardID: [StampedEvent]] = [:]
    var hazards: Set<HazardID> = []
    /// In the order in which they were recorded.
    var newHazards: [HazardID] = []
    var stems: Set<String> = []
    /// The first entry of each.
    var personKeys: [PersonKeyEntry: Int] = [:]
    /// What can be looked for in an entry, by its number.
    var texts: [Int: String] = [:]

    mutating func note(_ id: InspectionID, _ seq: Int) {
        if entries[id]?.last != seq { entries[id, default: []].append(seq) }
    }
}

/// What was read from the tables and holds until they change: counts for one day, rows of lists.
struct CachedFigures {
    /// By key; a filter that is typed letter by letter shows many of them again.
    var rows: [Int64: HazardRow] = [:]
    static let rowsKept = 1_024

    /// What the terms of a filter find; all but the last one stay the same while it is typed.
    var found: [SearchQuery.Term: RowSet] = [:]
    static let foundKept = 64

    var counts: [Int: HazardCounts] = [:]
}
