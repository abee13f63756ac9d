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

package enum SourceStatus: String, CaseIterable, Sendable {
    case inForce = "in_force"
    case superseded, expired, unconfirmed
    /// A campaign paper: never a ground for a penalty.
    case programme
}

/// How sure the text of an item or a source is.
package enum Confidence: String, CaseIterable, Sendable {
    case verified, secondary, high, medium, low
}
