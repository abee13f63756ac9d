package import InspectionModel
package import Wording

/// What one mode of inspection requires (docs/pack-format.md, modes).
package struct Mode: Equatable, Sendable {
    package let name: String
    package let label: Text
    /// The least number of officers with a certificate.
    package let officers: Int
    package let steps: [VisitStep]
    /// Whether the enterprise may be told beforehand.
    package let noticeBefore: Bool
    package let signature: SignatureRule
    package let compulsory: CompulsoryRule
    package let record: RecordKind
    /// Whether the visit may order anything, within the authority's mandate.
    package let mayOrder: Bool

    package init(
        name: String, label: Text, officers: Int, steps: [VisitStep], noticeBefore: Bool,
        signature: SignatureRule, compulsory: CompulsoryRule, record: RecordKind, mayOrder: Bool
    ) {
        self.name = name
        self.label = label
        self.officers = officers
        self.steps = steps
        self.noticeBefore = noticeBefore
        self.signature = signature
        self.compulsory = compulsory
        self.record = record
        self.mayOrder = mayOrder
    }
}
