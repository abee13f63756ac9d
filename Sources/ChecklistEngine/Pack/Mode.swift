package import Wording

/// What one mode of inspection requires (docs/pack-format.md, modes).
package struct Mode: Equatable, Sendable {
    /// The acts of a visit, in their order.
    package enum Step: String, CaseIterable, Sendable {
        case arrive
        case showID = "show_id"
        case inform, check, record
        case readBack = "read_back"
        case sign, measures, leave
    }

    /// Whether the enterprise signs.
    package enum Signature: String, CaseIterable, Sendable {
        case required, optional, none
    }

    /// Which compulsory matters must be answered.
    package enum Compulsory: String, CaseIterable, Sendable {
        case all
        /// Those with an open hazard.
        case openOnly = "open_only"
        case none
    }

    /// What the visit yields.
    package enum Record: String, CaseIterable, Sendable {
        case inspectionRecord = "inspection_record"
        case lead, advice
        case selfCheck = "self_check"
        case entry, training
    }

    package let name: String
    package let label: Text
    /// The least number of officers with a certificate.
    package let officers: Int
    package let steps: [Step]
    /// Whether the enterprise may be told beforehand.
    package let noticeBefore: Bool
    package let signature: Signature
    package let compulsory: Compulsory
    package let record: Record
    /// Whether the visit may order anything, within the authority's mandate.
    package let mayOrder: Bool

    package init(
        name: String, label: Text, officers: Int, steps: [Step], noticeBefore: Bool,
        signature: Signature, compulsory: Compulsory, record: Record, mayOrder: Bool
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
