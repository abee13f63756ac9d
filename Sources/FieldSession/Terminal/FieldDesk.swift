package import FieldScreens
import Fieldwork
import HazardLedger
import InspectionModel
import JournalStore
import LedgerIndex

/// Where questions of screens are answered: a workspace, or one that is only read.
protocol FieldDesk {
    var field: IndexedField { get }
    var reader: JournalReader { get }

    /// The private values of a person, as far as this device has them.
    func names(of id: PersonID) -> PersonNames?
}

extension Workspace: FieldDesk {
    /// A damaged index is built anew and asked again.
    package func answer(_ question: FieldQuestion) throws(WorkspaceError) -> FieldAnswer {
        if case .packWarnings(let id, let day) = question {
            return .packWarnings(library.warnings(of: id, on: day))
        }
        if case .migration(let id, let request) = question {
            let plan = try migrationPlan(id, request)
            return .migration(MigrationPreview(id, request, plan))
        }
        let layOut = { (state: InspectionState) throws(WorkspaceError) in try self.sheet(state.id) }
        do throws(WorkspaceError) {
            return library.telling(of: try answer(question, layOut))
        } catch {
            guard case .index(let cause) = error, cause.reason != .io, rebuildIndex() else {
                throw error
            }
            return library.telling(of: try answer(question, layOut))
        }
    }
}

extension WorkspaceSnapshot: FieldDesk {}

extension FieldDesk {
    /// What a screen wants to know.
    ///
    /// - Parameter layOut: The checklists of an inspection on its present facts.
    func answer(
        _ question: FieldQuestion,
        _ layOut: (InspectionState) throws(WorkspaceError) -> Sheet
    ) throws(WorkspaceError) -> FieldAnswer {
        if case .inspection(let id) = question { return try inspectionAtHand(id, layOut) }
        do throws(IndexedFieldError) {
            switch question {
            case .home(let today):
                return .home(try field.home(recent: recentInspections, on: today))
            case .hazards(let query, let window, let kept):
                return .hazards(try field.hazards(query, window, keeping: kept))
            case .hazard(let id):
                let record = try field.hazardRecord(id)
                return .hazard(record, names: names(of: record.map { $0.row.people } ?? []))
            case .sites(let name, let today):
                let found = try field.sites(named: name, limit: similarSites, on: today)
                let rows = found.similar + [found.exact].compactMap { $0 }
                let principals = rows.compactMap { $0.last?.principal }
                return .sites(
                    found, people: field.people(principals), names: names(of: principals))
            case .entries(let text): return .entries(try entries(matching: text))
            case .photoUses(let id):
                var uses: [String: [PhotoUse]] = [:]
                for photo in field.inspection(id)?.evidence.standing ?? [] {
                    uses[photo.added.blob] = field.uses(ofPhoto: photo.added.blob)
                }
                if let failure = field.takeFailure() { throw failure }
                return .photoUses(uses)
            case .inspection, .migration, .packWarnings, .preview, .paths:
                preconditionFailure("answered elsewhere")
            }
        } catch {
            throw WorkspaceError(error)
        }
    }

    /// The newest entries in which a text was written, each with the line it stands in.
    private func entries(matching text: String) throws(IndexedFieldError) -> EntriesFound {
        let numbers = try field.entries(matching: text, limit: EntriesFound.most)
        do throws(JournalError) {
            let blobs = reader.blobs
            return EntriesFound(
                text: text,
                lines: try reader.entries(numbered: numbers).map { entry in
                    var line = LogLine(entry, blobs)
                    addWhatIsNamed(in: &line)
                    let written = line.events.compactMap(\.searchText).joined()
                    line.excerpt = FoundText(text, in: written).lines.first
                    return line
                })
        } catch {
            throw .journal(error)
        }
    }

    /// More than the tallest terminal shows.
    private var recentInspections: Int { 64 }
    /// What a list of suggestions shows.
    private var similarSites: Int { 5 }

    private func inspectionAtHand(
        _ id: InspectionID, _ layOut: (InspectionState) throws(WorkspaceError) -> Sheet
    ) throws(WorkspaceError) -> FieldAnswer {
        let known = field.inspection(id)
        if let failure = field.takeFailure() { throw WorkspaceError(failure) }
        guard let state = known else { throw .noSuchInspection(id.text) }
        let sheet = try layOut(state)
        do throws(IndexedFieldError) {
            let atHand = InspectionAtHand(
                state: state, sheet: sheet,
                hazards: state.findingsInOrder.compactMap { field.hazard($0.recorded.hazard) },
                history: try field.history(before: state))
            let people = Array(state.namedPeople)
            return .inspection(
                atHand, people: field.people(people), names: names(of: people))
        } catch {
            throw WorkspaceError(error)
        }
    }

    func names(of ids: some Sequence<PersonID>) -> [PersonID: PersonNames] {
        var found: [PersonID: PersonNames] = [:]
        for id in ids { found[id] = names(of: id) }
        return found
    }

    /// Those who inspect are few and at hand; people of a site come with what names them.
    func introduce(to around: inout Surroundings) {
        var atHand = FieldState()
        for role in PersonRole.allCases where role != .sitePerson {
            for person in field.people(role) {
                atHand.put(person)
                around.names[person.id] = names(of: person.id)
            }
        }
        around.field = atHand
    }

    /// Entries name others by leaf hash and hazards by id; people know both by numbers.
    func addWhatIsNamed(in line: inout LogLine) {
        for event in line.events {
            switch event {
            case .inspection(let id, let event):
                for leaf in event.namedLeaves {
                    line.entries[leaf] = field.inspection(id)?.entry(of: leaf)
                }
            case .hazard(let id, _):
                if let row = try? field.hazardRow(id) { line.hazards[id] = row }
            default: break
            }
        }
    }
}

extension HazardRow {
    /// Everybody whom a page about the hazard names.
    fileprivate var people: [PersonID] {
        [hazard.recorded.recordedBy] + hazard.grades.map(\.graded.byPerson)
            + [hazard.fixedOnSpot?.recordedBy, hazard.reinspection?.confirmedBy].compactMap { $0 }
            + [hazard.voided?.byPerson].compactMap { $0 }
    }
}

extension InspectionEvent {
    /// The entries it replaces or takes back.
    fileprivate var namedLeaves: [LeafHash] {
        switch self {
        case .answer(let answer): [answer.amends, answer.undo].compactMap { $0 }
        case .withdrawal(let withdrawal): [withdrawal.amends]
        default: []
        }
    }
}

extension InspectionState {
    /// The number of the entry of this leaf hash.
    fileprivate func entry(of leaf: LeafHash) -> Int? {
        history.last { $0.stamp.leaf == leaf }?.stamp.seq
            ?? findings.values.first { $0.stamp.leaf == leaf }?.stamp.seq
    }
}
