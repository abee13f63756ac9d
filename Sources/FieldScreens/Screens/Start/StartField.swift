import InspectionModel

/// What the start form asks; raw values name a field in drafts and in the string files.
enum StartField: String, CaseIterable, Sendable {
    case packs, site
    case paperNumber = "paper_number"
    case paperDate = "paper_date"
    case creditCode = "credit_code"
    case address, principal, contact
    case contactPost = "contact_post"
    case contactPhone = "contact_phone"
    case place, source
    case taskNumber = "task_number"
    case mode
    /// Which items are asked.
    case scope
    /// The person this device belongs to: shown, never asked.
    case officer
    case secondOfficer = "second_officer"
    case secondCertificate = "second_certificate"
    /// Who signed the paper that a clerk types in.
    case paperOfficers = "paper_officers"
    case assistants, production

    var labelKey: String { "start.field.\(rawValue)" }
    var helpKey: String { "start.help.\(rawValue)" }

    var isChoice: Bool { [.mode, .scope, .source, .production].contains(self) }
    var isText: Bool { !isChoice && self != .packs && self != .officer }

    /// Fields that share a line with the one before, where the line is wide enough.
    var continuesLine: Bool {
        self == .paperDate || self == .contactPost || self == .secondCertificate
    }

    /// What a visit that yields such a record asks for, in the order of the form.
    static func asked(for record: RecordKind) -> [StartField] {
        switch record {
        case .inspectionRecord, .advice, .training:
            allCases.filter { ![.paperNumber, .paperDate, .paperOfficers].contains($0) }
        case .lead:
            // Nobody on the site is told, so nobody there is named.
            [
                .packs, .site, .creditCode, .address, .place, .source, .taskNumber, .mode, .scope,
                .officer, .secondOfficer, .secondCertificate, .assistants, .production,
            ]
        case .selfCheck: [.packs, .site, .address, .place, .mode, .scope, .officer, .production]
        case .entry:
            [
                .packs, .site, .paperNumber, .paperDate, .creditCode, .address, .place, .mode,
                .officer, .paperOfficers,
            ]
        }
    }
}

extension ModeSummary {
    /// Whether a person of this role starts inspections in this mode.
    func fits(_ profile: Profile) -> Bool {
        // Nothing that is written in a practice workspace can be taken for a record.
        if profile.isPractice { return true }
        return switch profile.role {
        case .enforcement: mode != .selfCheck && mode != .training
        case .selfCheck: mode == .selfCheck
        case .entry: mode == .paperEntry
        case .training: mode == .training
        }
    }
}
