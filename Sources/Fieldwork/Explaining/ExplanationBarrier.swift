package import InspectionModel
package import Wording

/// Why nothing can be answered, or not in the usual way, or nothing ordered.
package enum ExplanationBarrier: Equatable, Sendable {
    case finished
    case suspended
    /// Devices that knew nothing of one another answered; so many answers stand side by side.
    case conflict(Int)
    case readOnly
    case workedOut
    /// What the device notes, or what is kept and never shown.
    case notAsked
    /// A text to read.
    case note
    /// 符合 and 不符合 follow from the value.
    case measured
    case rowsAreCounted
    case recordOnly
    case modeOrdersNothing(InspectionMode)
    /// These may order; the inspectors' own authority may not.
    case outsideMandate([Text])

    package var code: String {
        switch self {
        case .finished: "blocked_finished"
        case .suspended: "blocked_suspended"
        case .conflict: "blocked_conflict"
        case .readOnly: "blocked_read_only"
        case .workedOut: "blocked_worked_out"
        case .notAsked: "blocked_not_asked"
        case .note: "blocked_note"
        case .measured: "blocked_measured"
        case .rowsAreCounted: "blocked_rows_are_counted"
        case .recordOnly: "blocked_record_only"
        case .modeOrdersNothing: "blocked_mode_orders_nothing"
        case .outsideMandate: "blocked_outside_mandate"
        }
    }
}
