package import FormEngine
package import FormLanguage
package import Wording

/// Something that is asked and is no checklist item: a fact before the walk, or a question of the
/// survey.
package struct Question: Equatable, Sendable {
    package let name: String
    package let kind: QuestionKind
    package let label: Text
    package var hint: Text?
    /// At length, for print and training.
    package var guidance: Text?
    /// Of a number.
    package var unit: String?
    package var rules: [FormRule: Expression] = [:]
    /// Names of the questions at whose change alone the calculation runs; nil: at every change.
    package var triggers: [String]?
    /// Why an answer that breaks the constraint is wrong.
    package var constraintMessage: Text?
    package var requiredMessage: Text?
    /// Words for how it is shown, as written.
    package var appearance: String?
    /// Names that it had in earlier versions of the pack.
    /// Of a fact: ids of the checkpoints that it asks.
    package var seeds: [String] = []
    package var formerly: [String] = []

    package init(
        name: String, kind: QuestionKind, label: Text, hint: Text? = nil, unit: String? = nil,
        relevance: Expression? = nil
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.hint = hint
        self.unit = unit
        rules[.relevance] = relevance
    }

    package var relevance: Expression? { rules[.relevance] }

    package var allowsSeveral: Bool {
        switch kind {
        case .selectMultiple, .rank: true
        default: false
        }
    }

    /// Whether a person answers it.
    package var isAsked: Bool {
        switch kind {
        case .note, .calculate, .hidden, .metadata, .group, .repeat: false
        default: rules[.calculation] == nil
        }
    }
}

package struct ChoiceList: Equatable, Sendable {
    package let name: String
    package let choices: [Choice]

    package init(name: String, choices: [Choice]) {
        self.name = name
        self.choices = choices
    }

    /// As expressions look into it: `name`, `label`, then all other columns.
    package var table: ChoiceTable {
        var columns: [String] = []
        for column in choices.flatMap(\.columns.keys).sorted() where column != columns.last {
            columns.append(column)
        }
        return ChoiceTable(
            id: name, columns: ["name", "label"] + columns,
            rows: choices.map { choice in
                [choice.name, choice.label.zh] + columns.map { choice.columns[$0] ?? "" }
            })
    }
}

package struct Choice: Hashable, Sendable {
    package let name: String
    package let label: Text
    /// What its list says of it besides, by column.
    package let columns: [String: String]

    package init(name: String, label: Text, columns: [String: String] = [:]) {
        self.name = name
        self.label = label
        self.columns = columns
    }
}

extension ChoiceList {
    /// Of the type `yes_no`, unless a pack has a list of that name.
    package static let yesNo = ChoiceList(
        name: "yes_no",
        choices: [
            Choice(name: "yes", label: Text(zh: "是", en: "Yes")),
            Choice(name: "no", label: Text(zh: "否", en: "No")),
        ])
}
