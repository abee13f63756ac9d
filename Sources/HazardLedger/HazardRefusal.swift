package import InspectionModel

/// Why a hazard does not take a step. Nothing was written.
package enum HazardRefusal: Error, Equatable, Sendable {
    case unknownHazard
    case alreadyRecorded
    case wrongState(HazardState)
    case placeMissing
    case majorNeedsGround
    case criterionIsDraft(ItemID)
    case unsettledOnlySuggests(ItemID)
    case reasonMissing
    case evidenceMissing
    case confirmerIsNotAnOfficer

    /// The stable word for scripts and for the string files.
    package var code: String {
        switch self {
        case .unknownHazard: "unknown_hazard"
        case .alreadyRecorded: "hazard_already_recorded"
        case .wrongState: "hazard_wrong_state"
        case .placeMissing: "place_missing"
        case .majorNeedsGround: "major_needs_ground"
        case .criterionIsDraft: "criterion_is_draft"
        case .unsettledOnlySuggests: "unsettled_only_suggests"
        case .reasonMissing: "hazard_reason_missing"
        case .evidenceMissing: "evidence_missing"
        case .confirmerIsNotAnOfficer: "confirmer_is_not_an_officer"
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .wrongState(let state): ["state": state.rawValue]
        case .criterionIsDraft(let item), .unsettledOnlySuggests(let item): ["item": item.code]
        default: [:]
        }
    }
}
