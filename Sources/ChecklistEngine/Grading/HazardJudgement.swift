package import FormLanguage
package import InspectionModel
package import Wording

/// How the items of a pack are weighed together.
package struct PackGrading: Equatable, Sendable {
    package var judgements: [HazardJudgement] = []
    package var scoring: Scoring?

    package init() {}
}

/// 判定规则: which failures together make a hazard of a grade (docs/pack-format.md, judgements).
///
/// All that a standard says about it is here as data; the program only counts.
package struct HazardJudgement: Equatable, Sendable {
    package let name: String
    package let label: Text
    /// Id of the source that has the rule; its status says whether the rule is in force.
    package let source: String
    package let clause: String?
    /// The edition in words: `2017 版`.
    package let edition: Text
    package let confidence: Confidence
    /// Id of the source by which a result must be reviewed, because it replaces `source`.
    package let reviewBy: String?
    /// 不应判定 when any of them holds.
    package let exclusions: [Exclusion]
    package let elements: [Element]
    /// The first that is reached counts.
    package let rules: [Rule]
    /// Outside of it the judgement is a draft.
    package var validity = Validity.always

    package init(
        name: String, label: Text, source: String, clause: String?, edition: Text,
        confidence: Confidence, reviewBy: String?, exclusions: [Exclusion], elements: [Element],
        rules: [Rule]
    ) {
        self.name = name
        self.label = label
        self.source = source
        self.clause = clause
        self.edition = edition
        self.confidence = confidence
        self.reviewBy = reviewBy
        self.exclusions = exclusions
        self.elements = elements
        self.rules = rules
    }

    package func element(_ id: String) -> Element? { elements.first { $0.id == id } }
    package func rule(_ name: String) -> Rule? { rules.first { $0.name == name } }
    package func exclusion(_ name: String) -> Exclusion? { exclusions.first { $0.name == name } }
}

extension HazardJudgement {
    /// A case in which nothing is judged.
    package struct Exclusion: Equatable, Sendable {
        package let name: String
        package let label: Text
        package let condition: Expression

        package init(name: String, label: Text, condition: Expression) {
            self.name = name
            self.label = label
            self.condition = condition
        }
    }

    /// 判定要素: it counts once, however many of its items fail in however many places.
    package struct Element: Equatable, Sendable {
        package enum Kind: String, CaseIterable, Sendable {
            /// 直接判定要素.
            case direct
            /// 综合判定要素.
            case composite
        }

        package let id: String
        package let label: Text
        package let kind: Kind
        /// Codes of the items whose failure confirms it.
        package let items: [String]
        /// Confirms it as well, such as a measured value beyond a second limit.
        package let condition: Expression?
        package let clause: String?
        /// Nil: that of the judgement.
        package let confidence: Confidence?

        package init(
            id: String, label: Text, kind: Kind, items: [String], condition: Expression?,
            clause: String?, confidence: Confidence?
        ) {
            self.id = id
            self.label = label
            self.kind = kind
            self.items = items
            self.condition = condition
            self.clause = clause
            self.confidence = confidence
        }

        /// Nothing on the list confirms it.
        package var hasNoItem: Bool { items.isEmpty && condition == nil }
    }

    /// So many of these elements make a hazard of this grade.
    package struct Rule: Equatable, Sendable {
        package enum Counted: Equatable, Sendable {
            case all
            case kind(Element.Kind)
            case elements([String])
        }

        package let name: String
        package let label: Text
        /// Where the rule applies; false while the facts it needs are not answered.
        package let condition: Expression?
        package let counted: Counted
        package let atLeast: Int
        package let result: HazardGrade
        package let clause: String?

        package init(
            name: String, label: Text, condition: Expression?, counted: Counted, atLeast: Int,
            result: HazardGrade, clause: String?
        ) {
            self.name = name
            self.label = label
            self.condition = condition
            self.counted = counted
            self.atLeast = atLeast
            self.result = result
            self.clause = clause
        }

        package func counts(_ element: Element) -> Bool {
            switch counted {
            case .all: true
            case .kind(let kind): element.kind == kind
            case .elements(let ids): ids.contains(element.id)
            }
        }
    }
}
