package import FormLanguage
package import Wording

/// A question asked before the walk; its answer decides which items are relevant.
package struct Fact: Equatable, Sendable {
    package let name: String
    package let type: FactType
    package let label: Text
    package let hint: Text?
    /// Of an `integer` or `decimal`.
    package let unit: String?
    package let relevance: Expression?

    package init(
        name: String, type: FactType, label: Text, hint: Text?, unit: String?,
        relevance: Expression?
    ) {
        self.name = name
        self.type = type
        self.label = label
        self.hint = hint
        self.unit = unit
        self.relevance = relevance
    }
}

package enum FactType: Hashable, Sendable {
    case selectOne(list: String)
    case selectMultiple(list: String)
    case integer, decimal, text, date
    /// A `select_one` of the names `yes` and `no`.
    case yesNo

    /// As written in a pack; nil for anything else.
    package init?(_ text: String) {
        let words = text.split(separator: " ")
        switch words.first {
        case "select_one" where words.count == 2: self = .selectOne(list: String(words[1]))
        case "select_multiple" where words.count == 2:
            self = .selectMultiple(list: String(words[1]))
        case "integer" where words.count == 1: self = .integer
        case "decimal" where words.count == 1: self = .decimal
        case "text" where words.count == 1: self = .text
        case "date" where words.count == 1: self = .date
        case "yes_no" where words.count == 1: self = .yesNo
        default: return nil
        }
    }

    package var text: String {
        switch self {
        case .selectOne(let list): "select_one \(list)"
        case .selectMultiple(let list): "select_multiple \(list)"
        case .integer: "integer"
        case .decimal: "decimal"
        case .text: "text"
        case .date: "date"
        case .yesNo: "yes_no"
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
}

package struct Choice: Hashable, Sendable {
    package let name: String
    package let label: Text

    package init(name: String, label: Text) {
        self.name = name
        self.label = label
    }

    /// The choices of a `yes_no`.
    package static let yesNo = [
        Choice(name: "yes", label: Text(zh: "是", en: "Yes")),
        Choice(name: "no", label: Text(zh: "否", en: "No")),
    ]
}
