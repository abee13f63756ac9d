package import CivilTime
package import FormLanguage

/// From which civil day of the pack's zone to which something is in force, both days included.
package struct Validity: Hashable, Sendable {
    /// The first day; nil when it has always been in force.
    package let from: CivilDay?
    /// The last day; nil when no end is known.
    package let until: CivilDay?

    package static let always = Validity(from: nil, until: nil)

    package init(from: CivilDay?, until: CivilDay?) {
        self.from = from
        self.until = until
    }

    /// Why it is not in force on a day; nil when it is.
    package func lapse(on day: CivilDay) -> Lapse? {
        if let from, day < from { return .notYet(from) }
        if let until, until < day { return .ended(until) }
        return nil
    }

    package func contains(_ day: CivilDay) -> Bool { lapse(on: day) == nil }

    /// Whether both are in force on some day.
    package func overlaps(_ other: Validity) -> Bool {
        func beginsInTime(_ from: CivilDay?, _ until: CivilDay?) -> Bool {
            guard let from, let until else { return true }
            return from <= until
        }
        return beginsInTime(from, other.until) && beginsInTime(other.from, until)
    }
}

/// Why something is not in force on a day.
package enum Lapse: Hashable, Sendable {
    /// With its first day.
    case notYet(CivilDay)
    /// With its last day.
    case ended(CivilDay)

    /// The stable word for scripts and for the string files.
    package var code: String {
        switch self {
        case .notYet: "not_yet"
        case .ended: "ended"
        }
    }

    package var day: CivilDay {
        switch self {
        case .notYet(let day), .ended(let day): day
        }
    }
}

/// A limit of a measured item, and when it judges.
package struct DatedLimit: Equatable, Sendable {
    package let limit: Expression
    package let validity: Validity

    package init(_ limit: Expression, _ validity: Validity) {
        self.limit = limit
        self.validity = validity
    }
}
