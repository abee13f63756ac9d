package import CivilTime
package import Wording

/// A law, rule or standard that items cite.
package struct PackSource: Equatable, Sendable {
    package let id: String
    package let title: Text
    /// The document's number: `主席令第88号（2021）`, `GB 55009-2021`.
    package let number: String
    /// `YYYY-MM-DD`; nil when not known.
    package let issued: String?
    package let effective: String?
    package let status: SourceStatus
    package let confidence: Confidence
    /// It is not settled whether a newer text replaces this one (替代关系待核).
    package let isSuccessionUnsettled: Bool
    package let note: Text?
    /// The last day on which it was in force; nil when no end is known.
    package var validUntil: CivilDay?
    /// Id of the source of the pack that stands in its place from then on.
    package var replacedBy: String?

    package init(
        id: String, title: Text, number: String, issued: String?, effective: String?,
        status: SourceStatus, confidence: Confidence, isSuccessionUnsettled: Bool, note: Text?
    ) {
        self.id = id
        self.title = title
        self.number = number
        self.issued = issued
        self.effective = effective
        self.status = status
        self.confidence = confidence
        self.isSuccessionUnsettled = isSuccessionUnsettled
        self.note = note
    }
}

extension PackSource {
    package var validity: Validity {
        Validity(from: effective.flatMap { CivilDay($0) }, until: validUntil)
    }

    /// Why it is no ground on a day; nil when it is in force then.
    ///
    /// Of a source that was replaced or has expired, the last day decides where it is known: before
    /// it the source was law, whatever became of it.
    package func obstacle(on day: CivilDay) -> SourceObstacle? {
        switch validity.lapse(on: day) {
        case .notYet(let first): return .notYetEffective(first)
        case .ended(let last): return .ended(last, replacedBy: replacedBy)
        case nil: break
        }
        switch status {
        case .inForce: return nil
        case .superseded, .expired: return validUntil == nil ? .status(status) : nil
        case .unconfirmed, .programme, .practice: return .status(status)
        }
    }
}

/// Why a source is no ground on a day.
package enum SourceObstacle: Hashable, Sendable {
    case status(SourceStatus)
    case notYetEffective(CivilDay)
    /// With the last day, and the source that came after it.
    case ended(CivilDay, replacedBy: String?)
}

package enum SourceStatus: String, CaseIterable, Sendable {
    case inForce = "in_force"
    case superseded, expired, unconfirmed
    /// A campaign paper: never a ground for a penalty.
    case programme
    /// What is usually done in the field; nobody has laid it down.
    case practice
}

/// How sure the text of an item or a source is.
package enum Confidence: String, CaseIterable, Sendable {
    case verified, secondary, high, medium, low
}
