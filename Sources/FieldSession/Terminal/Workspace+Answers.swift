import FieldScreens
import Fieldwork
import HazardLedger
import InspectionModel
import JournalStore
import LedgerIndex

extension Workspace {
    /// What a screen wants to know.
    func answer(_ question: FieldQuestion) throws(WorkspaceError) -> FieldAnswer {
        if case .inspection(let id) = question { return try inspectionAtHand(id) }
        do throws(IndexedFieldError) {
            switch question {
            case .home(let today):
                return .home(try field.home(recent: Self.recentInspections, on: today))
            case .hazards(let query, let window, let kept):
                return .hazards(try field.hazards(query, window, keeping: kept))
            case .hazard(let id):
                let record = try field.hazardRecord(id)
                return .hazard(record, names: names(of: record.map { $0.row.people } ?? []))
            case .sites(let name, let today):
                let found = try field.sites(named: name, limit: Self.similarSites, on: today)
                let rows = found.similar + [found.exact].compactMap { $0 }
                let principals = rows.compactMap { $0.last?.principal }
                return .sites(
                    found, people: field.people(principals), names: names(of: principals))
            case .inspection: preconditionFailure("answered above")
            }
        } catch {
            throw WorkspaceError(error)
        }
    }

    /// More than the tallest terminal shows.
    private static let recentInspections = 64
    /// What a list of suggestions shows.
    private static let similarSites = 5

    private func inspectionAtHand(_ id: InspectionID) throws(WorkspaceError) -> FieldAnswer {
        let sheet = try sheet(id)
        guard let state = field.inspection(id) else { throw .noSuchInspection(id.text) }
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
}

extension HazardRow {
    /// Everybody whom a page about the hazard names.
    fileprivate var people: [PersonID] {
        [hazard.recorded.recordedBy] + hazard.grades.map(\.graded.byPerson)
            + [hazard.fixedOnSpot?.recordedBy, hazard.reinspection?.confirmedBy].compactMap { $0 }
            + [hazard.voided?.byPerson].compactMap { $0 }
    }
}
