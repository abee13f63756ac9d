import CivilTime
import FormLanguage

@testable import FormEngine

/// A form written line by line: indentation is nesting, `kind name` and then `rule: expression`.
struct FormBuilder {
    private(set) var nodes = [FormNode("data", .group, parent: nil)]

    @discardableResult
    mutating func add(
        _ name: String, _ kind: QuestionKind = .text, in parent: Int = 0,
        _ rules: [FormRule: String] = [:], triggers: [String]? = nil
    ) throws -> Int {
        nodes.append(
            FormNode(
                name, kind, parent: parent, rules: try rules.mapValues { try Expression($0) },
                triggers: triggers))
        return nodes.count - 1
    }

    func instance(_ tables: [ChoiceTable] = []) -> FormInstance {
        FormInstance(
            FormGraph(Form(nodes: nodes, tables: tables)),
            in: ExpressionEnvironment(
                now: WallTime("2026-11-22T10:30:00.250+08:00")
                    ?? WallTime(milliseconds: 0, offsetMinutes: 0)))
    }
}

extension FormInstance {
    func number(_ name: String) -> Int { form.definitions(named: name)[0] }

    func text(_ name: String, _ row: RowID = .form) -> String {
        value(of: number(name), in: row).asString
    }

    func isRelevant(_ name: String, _ row: RowID = .form) -> Bool {
        state(of: number(name), in: row).contains(.relevant)
    }

    mutating func set(_ name: String, _ text: String, _ row: RowID = .form) {
        let value: FormValue =
            DecimalNumber(text).map { .number(.exact($0)) } ?? .string(text)
        set(value, of: number(name), in: row)
    }
}
