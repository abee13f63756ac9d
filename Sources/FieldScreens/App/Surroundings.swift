package import ChecklistEngine
package import CivilTime
package import Fieldwork
package import InspectionModel
package import TerminalUI
package import Wording

/// What screens read beside their own state; only the session changes it.
package struct Surroundings: Sendable {
    /// Of what was recorded, what is at hand: inspections that were opened on a screen with their
    /// hazards, those who inspect; nil until the journal is open.
    package var field: FieldState?
    /// Answers to questions of screens, the newest of each kind.
    package var home: Known<HomeSummary>?
    package var hazards: Known<HazardPage>?
    package var hazard: Known<HazardRecord>?
    package var sites: Known<SitesFound>?
    /// By blob, of the inspection whose photos were looked at last.
    package var photoUses: Known<[String: [PhotoUse]]>?
    package var entriesFound: Known<EntriesFound>?
    package var previews = PreviewShelf()
    /// What the site of an inspection showed before, by inspection and item.
    package var histories: [InspectionID: [ItemID: ItemHistory]] = [:]
    /// Versions at hand that are newer than those an inspection follows.
    package var newerPacks: [InspectionID: [NewerPack]] = [:]
    package var migration: Known<MigrationPreview>?
    /// How far the index is built: entries done and in all; nil while nothing is built.
    package var indexing: Indexing?
    /// Private values by person, as far as this device has them.
    package var names: [PersonID: PersonNames] = [:]
    /// Who judges and signs, once a shared laptop has switched; else the profile's person.
    package var author: PersonID?
    /// What can be started: first what the own authority has power over.
    package var packs: [PackSummary] = []
    /// What is to be known of packs before a visit, by id, as far as somebody asked.
    package var packWarnings: [String: PackWarnings] = [:]
    /// The modes an inspection can be started in.
    package var modes: [ModeSummary] = []
    /// The checklists of inspections that were opened on a screen.
    package var sheets: [InspectionID: Sheet] = [:]
    package var profile: Profile
    /// The clock shows an earlier time than the newest entry, and nobody has said that it is right.
    package var clockDoubt: ClockDoubt?
    package var journal: JournalStanding
    package var today: CivilDay
    /// `10:41`, in the device's zone.
    package var clock: String
    /// A pack is walked to be looked at; nothing of it is kept.
    package var isPreview = false
    /// A folder whose new pictures become photos.
    package var watchedFolder: String?
    /// Unsubmitted text, by the form it belongs to.
    package var drafts: [DraftKey: [String: String]] = [:]
    /// The sentences of the interface, for what a form fills in on its own: that stands in the
    /// record as it was shown.
    package var words = Phrasebook(language: .zh, phrases: [:])
    /// Of the terminal; screens need it to scroll.
    package var size = Size(rows: 24, columns: 80)
    /// Whether the terminal has colours for a photo.
    package var showsPictures = false
    /// Below 20 the title shows it; nil on mains power or where nobody knows.
    package var battery: Int?
    /// The kinds of authority that the packs name, each once; first start asks for them.
    package var authorityKinds: [PackAuthority] = []

    package init(
        profile: Profile, journal: JournalStanding, today: CivilDay, clock: String
    ) {
        self.profile = profile
        self.journal = journal
        self.today = today
        self.clock = clock
    }

    package struct Indexing: Equatable, Sendable {
        package var done: Int
        package var total: Int
    }

    /// Of somebody whose name is no longer here, the id, with a word for it.
    package func name(_ id: PersonID) -> String {
        if let name = names[id]?.name { return name }
        let isKnown = field?.book.people[id] != nil
        return isKnown ? words("person.erased", ["id": id.text]) : id.text
    }
}

package struct PersonNames: Equatable, Sendable {
    package var name: String
    package var certificate: String?
    package var phone: String?

    package init(name: String, certificate: String? = nil, phone: String? = nil) {
        self.name = name
        self.certificate = certificate
        self.phone = phone
    }
}

/// A kind of authority, as packs name it: who has power over a sector.
package struct PackAuthority: Hashable, Sendable {
    package var id: String
    package var label: Text

    package init(id: String, label: Text) {
        self.id = id
        self.label = label
    }
}

/// A pack as the start screen lists it.
package struct PackSummary: Equatable, Sendable {
    package var id: String
    package var title: Text
    package var version: String
    package var edition: String
    package var items: Int
    package var status: PackStatus
    package var provenance = PackProvenance.shipped
    /// One of this id was installed and cannot be used; this is the one of the program.
    package var standsIn = false
    /// Of a local addition, what it adds to.
    package var overlay: PackOverlay?

    package init(
        id: String, title: Text, version: String, edition: String, items: Int, status: PackStatus
    ) {
        self.id = id
        self.title = title
        self.version = version
        self.edition = edition
        self.items = items
        self.status = status
    }
}

/// What is to be known of a pack before a visit.
package struct PackWarnings: Equatable, Sendable {
    package var pack: String
    package var title: Text
    /// The day it was asked for.
    package var day: CivilDay
    package var warnings: [PackWarning]

    package init(_ pack: Pack, on day: CivilDay) {
        self.pack = pack.id
        title = pack.title
        self.day = day
        warnings = pack.warnings(on: day)
    }
}

package struct ModeSummary: Equatable, Sendable {
    package var mode: InspectionMode
    package var label: Text
    package var requires: ModeRequirements

    package init(mode: InspectionMode, label: Text, requires: ModeRequirements) {
        self.mode = mode
        self.label = label
        self.requires = requires
    }
}

/// Who works here: what first start asked.
package struct Profile: Equatable, Sendable {
    package enum Role: String, CaseIterable, Sendable {
        case enforcement
        case selfCheck = "self_check"
        case entry, training
    }

    package var role: Role
    package var person: PersonID
    package var deviceLabel: String
    package var authority: String?
    /// Ids of kinds of authority, as packs name them.
    package var authorities: Set<String>
    package var isPractice: Bool

    package init(
        role: Role, person: PersonID, deviceLabel: String, authority: String?,
        authorities: Set<String>, isPractice: Bool
    ) {
        self.role = role
        self.person = person
        self.deviceLabel = deviceLabel
        self.authority = authority
        self.authorities = authorities
        self.isPractice = isPractice
    }

    /// The mode a new inspection begins with.
    package var usualMode: InspectionMode {
        if isPractice { return .training }
        switch role {
        case .enforcement: return .routine
        case .selfCheck: return .selfCheck
        case .entry: return .paperEntry
        case .training: return .training
        }
    }
}

/// The truth about the journal, for the title and the status row.
package struct JournalStanding: Equatable, Sendable {
    /// Entries that are on disk.
    package var size: Int
    /// `10:41`, when the newest of them got there.
    package var savedAt: String?
    /// Acts on their way to the disk.
    package var saving = 0
    /// `disk_full` and the like: nothing more is recorded until it is solved.
    package var failure: String?
    package var device: String
    package var root: String
    package var directory: String
    package var freeBytes: Int?
    /// Result of the last whole check, if one was made.
    package var check: Check?
    /// `10:43`, when unsubmitted text was last saved as a draft.
    package var draftSavedAt: String?
    /// `disk_full` and the like: what was typed since is on the screen only.
    package var draftFailure: String?
    package var bytes: Int

    package enum Check: Equatable, Sendable {
        /// How many entries were read so far.
        case running(done: Int)
        case sound(entries: Int, root: String, at: String)
        case broken(reason: String, segment: String, byte: Int, seq: Int)
    }

    package init(size: Int, device: String, root: String, directory: String, bytes: Int) {
        self.size = size
        self.device = device
        self.root = root
        self.directory = directory
        self.bytes = bytes
    }
}
