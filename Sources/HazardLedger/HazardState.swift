/// Where a hazard stands on its way from 发现 to 销号.
package enum HazardState: String, CaseIterable, Sendable {
    case found, graded, assigned, referred, planned, rectifying
    case awaitingReinspection = "awaiting_reinspection"
    case passed
    case closedOut = "closed_out"
    case eliminatedByClosure = "eliminated_by_closure"
    case voided

    package var isOpen: Bool {
        switch self {
        case .closedOut, .eliminatedByClosure, .voided: false
        default: true
        }
    }

    /// Whether a deadline still runs: not once a re-inspection has been passed.
    package var deadlineRuns: Bool { isOpen && self != .passed }
}
