package import FormEngine
import FormLanguage
package import Wording

extension FilledPack {
    /// A text of the pack with the values of `${name}` in their places, a choice by its label; what
    /// has no value leaves nothing.
    package func filledIn(_ text: Text, in row: RowID) -> Text {
        guard text.zh.contains("${") || text.en.contains("${") else { return text }
        return Text(
            zh: filledIn(text.zh, in: row, \.zh), en: filledIn(text.en, in: row, \.en))
    }

    private func filledIn(
        _ text: String, in row: RowID, _ language: KeyPath<Text, String>
    ) -> String {
        text.replacing(/\$\{([^{}]+)\}/) { match in
            value(of: String(match.1), from: row, language)
        }
    }

    /// Of the row itself, else of what lies in no repeat.
    private func value(
        of name: String, from row: RowID, _ language: KeyPath<Text, String>
    ) -> String {
        let nodes = form.form.definitions(named: name)
        let places = [row, .form].flatMap { row in nodes.map { FormPlace($0, in: row) } }
        guard let place = places.first(where: { form.lies($0.node, in: $0.row) }) else { return "" }
        let value = form.value(of: place.node, in: place.row)
        if case .number(let number) = value { return number.digits }
        guard let question = pack.question(name), question.kind.list != nil else {
            return value.asString
        }
        let choices = pack.choices(of: question)
        return value.asString.split(separator: " ").map { name in
            choices.first { $0.name == name }?.label[keyPath: language] ?? String(name)
        }.joined(separator: language == \Text.zh ? "、" : ", ")
    }
}
