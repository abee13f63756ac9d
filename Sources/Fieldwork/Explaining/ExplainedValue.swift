package import ChecklistEngine
import FormEngine
import FormLanguage
package import InspectionModel
package import Wording

/// What something is worth, or would be, with all that is needed to say it in the words of its pack.
package struct ExplainedValue: Equatable, Sendable {
    package enum Worth: Equatable, Sendable {
        case nothing
        /// Of an item.
        case noVerdict
        /// In the order in which they were chosen.
        case choices([Choice])
        case verdict(Verdict)
        case number(String, unit: String?)
        /// A division by zero, a sum over nothing answered.
        case notANumber
        case acknowledged
        case truth(Bool)
        case text(String)
    }

    /// As expressions name it.
    package let name: String
    /// Of an item its code.
    package let label: Text
    /// The rows it lies in, `2.1`; nil outside of repeats.
    package let row: String?
    package let worth: Worth
    /// The value as the journal keeps it.
    package let recorded: String
}

/// A part of a condition with what it came out as.
package struct ExplainedTest: Equatable, Sendable {
    /// As the pack has it.
    package let source: String
    /// The same with the labels of questions and choices in place of their names.
    package let shown: Text
}

extension Sheet {
    /// What a node of a pack is worth in a row.
    func explained(_ value: FormValue, of place: FormPlace, ofPack pack: Int) -> ExplainedValue {
        let form = filled[pack].form
        return explained(
            value, named: form.form.nodes[place.node].name, ofPack: pack,
            row: form.path(of: place.row))
    }

    func explained(
        _ value: FormValue, named name: String, ofPack index: Int, row: String? = nil
    ) -> ExplainedValue {
        let pack = packs[index]
        let group = pack.groups.first { $0.name == name }
        let label = pack.question(name)?.label ?? group?.label ?? Text(name: name)
        return ExplainedValue(
            name: name, label: label.zh.isEmpty ? Text(name: name) : label, row: row,
            worth: pack.worth(value, of: name), recorded: value.recorded)
    }

    /// A part of a condition in the words of its pack.
    func explained(
        _ part: ConditionExplanation.Part, ofPack index: Int
    ) -> ExplainedTest {
        let pack = packs[index]
        var (zh, en) = (part.text, part.text)
        for name in part.values.map(\.name) {
            let label = explained(.empty, named: name, ofPack: index).label
            zh = zh.replacing("${\(name)}", with: label.zh)
            en = en.replacing("${\(name)}", with: label.en)
            for choice in pack.question(name).map(pack.choices) ?? [] {
                for quote in ["'", "\""] {
                    let written = quote + choice.name + quote
                    zh = zh.replacing(written, with: choice.label.zh)
                    en = en.replacing(written, with: choice.label.en)
                }
            }
        }
        return ExplainedTest(source: part.text, shown: Text(zh: zh, en: en))
    }
}

extension Pack {
    fileprivate func worth(_ value: FormValue, of name: String) -> ExplainedValue.Worth {
        if value.isEmpty {
            return question(name) == nil && item(name) != nil ? .noVerdict : .nothing
        }
        if let question = question(name) {
            if question.kind == .acknowledge { return .acknowledged }
            if let chosen = chosen(value.recorded, for: name) { return .choices(chosen) }
            return plain(value, unit: question.unit)
        }
        if let verdict = Verdict(rawValue: value.asString) { return .verdict(verdict) }
        return plain(value, unit: item(name)?.measure?.unit)
    }

    private func plain(_ value: FormValue, unit: String?) -> ExplainedValue.Worth {
        switch value {
        case .boolean(let flag): .truth(flag)
        case .number(let number) where number.isNaN: .notANumber
        case .number(let number): .number(number.digits, unit: unit)
        case .string(let text): .text(text)
        }
    }
}
