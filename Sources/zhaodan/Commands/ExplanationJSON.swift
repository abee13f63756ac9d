import CanonicalJSON
import ChecklistEngine
import Fieldwork
import InspectionModel
import Wording

extension ItemExplanation {
    /// A line for what it is of, and one for each reason with how deep it lies under others.
    var json: [JSONObject] {
        var head: JSONObject = [
            "code": "explained", "kind": .string(subject.kind.rawValue), "label": label.json,
            "name": .string(name.text),
        ]
        if let row { head["row"] = .string(row) }
        return [head]
            + lines.map { depth, reason in
                var line = JSONObject()
                for (name, datum) in reason.values { line[name] = datum.json }
                line["code"] = .string(reason.code)
                line["depth"] = .integer(Int64(depth))
                return line
            }
    }
}

extension ExplanationDatum {
    fileprivate var json: JSONValue {
        switch self {
        case .text(let text): text.json
        case .texts(let texts): .array(texts.map(\.json))
        case .plain(let text): .string(text)
        case .names(let names): .array(names.map { .string($0) })
        case .number(let number): .integer(Int64(number))
        case .flag(let flag): .bool(flag)
        case .value(let value), .worth(let value): .object(value.json)
        case .values(let values): .array(values.map { .object($0.json) })
        case .tests(let tests): .array(tests.map { .string($0.source) })
        case .word(let word, _): .string(word)
        case .measured(let value):
            ["unit": .string(value.unit), "value": .string(value.value)]
        case .limit(let limit):
            ["expression": .string(limit.expression), "text": .string(limit.text)]
        case .ground(let basis, let source, let obstacle):
            .object(ground(basis, source, obstacle))
        case .draft(let reason, _): .string(reason.code)
        }
    }

    private func ground(
        _ basis: Basis, _ source: PackSource?, _ obstacle: SourceObstacle?
    ) -> JSONObject {
        var json: JSONObject = ["source": .string(basis.source)]
        json["clause"] = basis.clause.map { .string($0) }
        if let source {
            json["number"] = .string(source.number)
            json["status"] = .string(source.status.rawValue)
            json["succession_unsettled"] = .bool(source.isSuccessionUnsettled)
            json["title"] = source.title.json
            json["in_force"] = .bool(obstacle == nil)
        }
        return json
    }
}

extension ExplainedValue {
    fileprivate var json: JSONObject {
        var json: JSONObject = ["label": label.json, "name": .string(name)]
        if let row { json["row"] = .string(row) }
        if !recorded.isEmpty { json["value"] = .string(recorded) }
        if case .choices(let choices) = worth {
            json["choices"] = .array(choices.map(\.label.json))
        }
        return json
    }
}

extension Text {
    fileprivate var json: JSONValue { ["en": .string(en), "zh": .string(zh)] }
}
