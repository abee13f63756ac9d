package import CivilTime
package import Fieldwork
import HazardLedger
package import InspectionModel

/// What a screen wants to know of what was recorded, beside what is at hand.
///
/// A screen says what it lacks (`Screen.questions`); the application asks the session, once for
/// each question, and the screen is drawn with what is known by then.
package enum FieldQuestion: Hashable, Sendable {
    case home(on: CivilDay)
    /// A part of the ledger; moved to where a hazard stands that is to be in it.
    case hazards(HazardQuery, ListWindow, keeping: HazardID?)
    case hazard(HazardID)
    /// Known sites of this name, or similar ones.
    case sites(named: String, on: CivilDay)
    /// What is to be known of a pack before a visit on this day.
    case packWarnings(of: String, on: CivilDay)
    /// An inspection to work on.
    case inspection(InspectionID)
    /// What would become of its answers under other texts of its packs.
    case migration(InspectionID, MigrationRequest)
    /// Where the pictures of an inspection are evidence, there and elsewhere.
    case photoUses(in: InspectionID)
    /// The newest entries in which a text was written.
    case entries(matching: String)
    /// What a stored picture looks like.
    case preview(PreviewRequest)
    /// How a path that is being typed can go on.
    case paths(PathRequest)

    /// Whether it is about files and no record: it is answered beside the workspace.
    package var isAboutFiles: Bool {
        switch self {
        case .preview, .paths: true
        default: false
        }
    }
}

package enum FieldAnswer: Sendable {
    case home(HomeSummary)
    case hazards(HazardPage)
    case hazard(HazardRecord?, names: [PersonID: PersonNames])
    case sites(SitesFound, people: [PersonAdded], names: [PersonID: PersonNames])
    /// nil when there is no such pack.
    case packWarnings(PackWarnings?)
    /// By blob.
    case photoUses([String: [PhotoUse]])
    case entries(EntriesFound)
    case migration(MigrationPreview)
    case inspection(InspectionAtHand, people: [PersonAdded], names: [PersonID: PersonNames])
    case preview(PreviewRequest, Result<PhotoPreview, PreviewFault>)
    /// nil when the folder cannot be read.
    case paths(PathRequest, PathCandidates?)
    /// Somebody asked for something newer before this was looked at.
    case overtaken
}

/// What a migration would do to an inspection.
package struct MigrationPreview: Equatable, Sendable {
    package let inspection: InspectionID
    package let request: MigrationRequest
    package let plan: MigrationPlan

    package init(_ inspection: InspectionID, _ request: MigrationRequest, _ plan: MigrationPlan) {
        self.inspection = inspection
        self.request = request
        self.plan = plan
    }
}

/// An answer, and how many entries the journal had then.
package struct Known<Answer: Sendable>: Sendable {
    package var answer: Answer
    package var entries: Int

    package init(_ answer: Answer, entries: Int) {
        self.answer = answer
        self.entries = entries
    }
}

extension Surroundings {
    /// The question for an inspection that is not at hand yet.
    func lacks(_ inspection: InspectionID) -> [FieldQuestion] {
        let isAtHand = field?.inspection(inspection) != nil && sheets[inspection] != nil
        return isAtHand ? [] : [.inspection(inspection)]
    }

    /// Keeps an answer for the screens.
    mutating func take(_ answer: FieldAnswer, entries: Int) {
        switch answer {
        case .home(let summary): home = Known(summary, entries: entries)
        case .hazards(let page): hazards = Known(page, entries: entries)
        case .hazard(let record, let names):
            hazard = record.map { Known($0, entries: entries) }
            self.names.merge(names) { _, new in new }
        case .sites(let found, let people, let names):
            sites = Known(found, entries: entries)
            take(people, names)
        case .packWarnings(let found):
            if let found { packWarnings[found.pack] = found }
        case .entries(let found): entriesFound = Known(found, entries: entries)
        case .photoUses(let uses): photoUses = Known(uses, entries: entries)
        case .inspection(let atHand, let people, let names):
            field?.put(atHand.state)
            for hazard in atHand.hazards { field?.put(hazard) }
            sheets[atHand.state.id] = atHand.sheet
            histories[atHand.state.id] = atHand.history
            newerPacks[atHand.state.id] = atHand.newerPacks
            take(people, names)
        case .preview(let request, let outcome): previews.keep(outcome, for: request)
        case .migration(let preview): migration = Known(preview, entries: entries)
        case .paths, .overtaken: break
        }
    }

    private mutating func take(_ people: [PersonAdded], _ names: [PersonID: PersonNames]) {
        for person in people { field?.put(person) }
        self.names.merge(names) { _, new in new }
    }
}
