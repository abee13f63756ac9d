package import CivilTime
package import FormLanguage
package import InspectionModel
package import Wording

/// One question of a checklist.
package struct ChecklistItem: Equatable, Sendable {
    /// Unique in the pack.
    package var code: String
    /// In `Pack.groups`.
    package var groupIndex: Int
    package var kind: ItemKind
    /// What is asked, stated as met.
    package var requirement: Text
    /// The failure; used only in findings.
    package var violation: Text
    package var rectify: Text
    package var emphasis: Emphasis
    package var basis: [Basis]
    package var confidence: Confidence

    /// What a re-inspection must see; a major item has it.
    package var accept: Text?
    package var hint: Text?
    /// What to record.
    package var evidence: Text?
    package var methods: [CheckMethod] = []
    package var photo: PhotoRule?
    package var relevance: Expression?
    /// A compulsory matter: the inspection cannot end while it is unanswered.
    package var isMandatory = false
    package var defaultGrade: HazardGrade?
    /// Practice, not law; 0 is during this visit.
    package var deadlineDays: Int?
    package var liability: [Basis] = []
    /// Ids of `Pack.authorities`; empty when all of them.
    package var authorities: [String] = []
    /// Ids of the checkpoints and systems it serves.
    package var seeds: [String] = []
    /// It belongs to the short version of its pack, for a visit of a quarter of an hour.
    package var isQuick = false
    /// For trainers: why it matters, what a failure looks like, how such accidents happen.
    package var teaching: Text?
    /// Codes that it had in earlier versions of the pack.
    package var formerly: [String] = []
    /// Judged and graded only by a person.
    package var isManual = false
    /// Outside of it the item is no part of a list.
    package var validity = Validity.always

    package init(
        code: String, groupIndex: Int, kind: ItemKind, requirement: Text, violation: Text,
        rectify: Text, emphasis: Emphasis, basis: [Basis], confidence: Confidence
    ) {
        self.code = code
        self.groupIndex = groupIndex
        self.kind = kind
        self.requirement = requirement
        self.violation = violation
        self.rectify = rectify
        self.emphasis = emphasis
        self.basis = basis
        self.confidence = confidence
    }

    /// Its text is not confirmed: it is shown as a draft, judges, grades and suggests nothing.
    package var isDraft: Bool { confidence != .verified }

    /// Nil for a verdict item.
    package var measure: Measure? {
        if case .measured(let measure) = kind { measure } else { nil }
    }

    /// With the limit that judges on a day, and no other.
    package func asJudged(on day: CivilDay) -> ChecklistItem {
        guard let measure, measure.limits.contains(where: { !$0.validity.contains(day) }) else {
            return self
        }
        var item = self
        item.kind = .measured(measure.inForce(on: day))
        return item
    }
}

package enum ItemKind: Equatable, Sendable {
    case verdict
    case measured(Measure)

    /// As in the column `type`.
    package var typeName: String {
        switch self {
        case .verdict: "verdict"
        case .measured(let measure): measure.number.rawValue
        }
    }
}

/// What a measured item measures and when the requirement is met.
package struct Measure: Equatable, Sendable {
    package enum NumberType: String, CaseIterable, Sendable {
        case decimal, integer
    }

    package let number: NumberType
    package let unit: String
    /// In the order of the pack; their periods do not overlap. Most items have one, without dates.
    package let limits: [DatedLimit]

    package init(number: NumberType, unit: String, limits: [DatedLimit]) {
        self.number = number
        self.unit = unit
        self.limits = limits
    }

    package init(number: NumberType, unit: String, limit: Expression) {
        self.init(number: number, unit: unit, limits: [DatedLimit(limit, .always)])
    }

    /// True when met; `.` is the value in `unit`. Nil when none is in force, and when there are
    /// several and no day chose among them (`inForce`): then nothing is judged.
    package var limit: Expression? { limits.count == 1 ? limits[0].limit : nil }

    package func inForce(on day: CivilDay) -> Measure {
        Measure(number: number, unit: unit, limits: limits.filter { $0.validity.contains(day) })
    }
}

/// A place in a source.
package struct Basis: Hashable, Sendable {
    /// Id of a `PackSource`.
    package let source: String
    /// Nil when the number is not certain.
    package let clause: String?

    package init(source: String, clause: String?) {
        self.source = source
        self.clause = clause
    }
}

/// 重大判据, 重点, and the rest.
package enum Emphasis: String, CaseIterable, Sendable {
    case major, priority, ordinary
}

package enum CheckMethod: String, CaseIterable, Sendable {
    case document, observe, measure, interview, test
}

package enum PhotoRule: String, CaseIterable, Sendable {
    case onFail = "on_fail"
    case always
}
