package import CivilTime

/// What whoever begins an inspection should know about the law in a pack on a day.
///
/// Nothing is refused for it; what is not in force judges and suggests nothing by itself.
package enum PackWarning: Equatable, Sendable {
    case packNotYetValid(CivilDay)
    case packEnded(CivilDay)
    /// It ends soon.
    case packEnds(CivilDay)
    /// It says of itself that it is a draft, or for a time of transition.
    case packStatus(PackStatus)
    case source(PackSource, SourceTrouble, Resting)
    /// Codes of items that come in or fall away soon.
    case itemsBegin([String], CivilDay)
    case itemsEnd([String], CivilDay)
    /// Codes of measured items whose limit changes soon.
    case limitsBegin([String], CivilDay)
    case limitsEnd([String], CivilDay)
    /// Codes of measured items that have limits, and none for this day.
    case limitsMissing([String])

    package enum SourceTrouble: Hashable, Sendable {
        case obstacle(SourceObstacle)
        case successionUnsettled
        /// It ends soon.
        case ends(CivilDay, replacedBy: String?)
    }

    /// What rests on a source first of all.
    package struct Resting: Hashable, Sendable {
        package let items: Int
        package let judgements: Int

        package var isNothing: Bool { items == 0 && judgements == 0 }
    }

    /// So many days ahead count as soon: a visit that is planned now still lies within them.
    package static let horizon = 60

    /// The stable word for scripts and for the string files.
    package var code: String {
        switch self {
        case .packNotYetValid: "pack_not_yet_valid"
        case .packEnded: "pack_ended"
        case .packEnds: "pack_ends"
        case .packStatus(let status): "pack_\(status.rawValue)"
        case .source(_, .obstacle(.status(let status)), _): "source_\(status.rawValue)"
        case .source(_, .obstacle(.notYetEffective), _): "source_not_yet_effective"
        case .source(_, .obstacle(.ended(_, nil)), _): "source_ended"
        case .source(_, .obstacle(.ended), _): "source_replaced"
        case .source(_, .successionUnsettled, _): "source_unsettled"
        case .source(_, .ends(_, nil), _): "source_ends"
        case .source(_, .ends, _): "source_will_be_replaced"
        case .itemsBegin: "items_begin"
        case .itemsEnd: "items_end"
        case .limitsBegin: "limits_begin"
        case .limitsEnd: "limits_end"
        case .limitsMissing: "limits_missing"
        }
    }

    /// The first day of what begins, the last one of what ends.
    package var day: CivilDay? {
        switch self {
        case .packNotYetValid(let day), .packEnded(let day), .packEnds(let day),
            .itemsBegin(_, let day), .itemsEnd(_, let day), .limitsBegin(_, let day),
            .limitsEnd(_, let day), .source(_, .ends(let day, _), _),
            .source(_, .obstacle(.notYetEffective(let day)), _),
            .source(_, .obstacle(.ended(let day, _)), _):
            day
        case .packStatus, .limitsMissing, .source(_, .obstacle(.status), _),
            .source(_, .successionUnsettled, _):
            nil
        }
    }

    /// Codes of the items it is about; of a source none, but their number.
    package var items: [String] {
        switch self {
        case .itemsBegin(let codes, _), .itemsEnd(let codes, _), .limitsBegin(let codes, _),
            .limitsEnd(let codes, _), .limitsMissing(let codes):
            codes
        default: []
        }
    }

    /// Id of the source that comes after the one it is about.
    package var successor: String? {
        switch self {
        case .source(_, .obstacle(.ended(_, let id)), _), .source(_, .ends(_, let id), _): id
        default: nil
        }
    }
}

/// Where a pack or a part of it stands on a day.
package enum Standing: String, CaseIterable, Sendable {
    case inForce = "in_force"
    /// In force, and its last day is known.
    case ends
    case ended
    case notYet = "not_yet"
}

extension Validity {
    package func standing(on day: CivilDay) -> Standing {
        switch lapse(on: day) {
        case .notYet: .notYet
        case .ended: .ended
        case nil: until == nil ? .inForce : .ends
        }
    }

    /// The day that a standing is about; nil while there is none to tell.
    package func decisiveDay(on day: CivilDay) -> CivilDay? {
        standing(on: day) == .notYet ? from : until
    }
}
