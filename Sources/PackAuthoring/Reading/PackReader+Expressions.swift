import ChecklistEngine
import FormLanguage

extension PackReader {
    /// Words that a verdict item is worth in an expression.
    static let verdictWords = ["pass", "fail", "not_applicable", "pending", "not_checked"]

    /// Reads an expression and notes it for the checks that need all names.
    mutating func expression(_ entry: YAMLEntry?, _ role: PlacedExpression.Role) -> Expression? {
        guard let entry else { return nil }
        guard case .scalar(let scalar) = entry.value.content, scalar.type != .null else {
            _ = string(entry)
            return nil
        }
        guard let columns = ScalarColumns(scalar, at: entry.value.place, in: source) else {
            report(.expressionOnSeveralLines, at: entry.value.place)
            return nil
        }
        do {
            let expression = try Expression(scalar.text)
            expressions.append(
                PlacedExpression(expression: expression, columns: columns, role: role))
            return expression
        } catch {
            report(.expression(error), at: columns.place(ofOffset: error.column - 1))
            return nil
        }
    }

    mutating func checkExpressions() {
        for placed in expressions {
            if let span = placed.expression.firstPartThatIsNoCondition {
                report(.expressionNoCondition, at: placed.place(of: span))
            }
            if placed.role != .limit, let span = placed.expression.currentValuePlace {
                report(.currentValueOutsideItem, at: placed.place(of: span))
            }
            if let (text, span) = placed.expression.partBeyondAnswers {
                let error = ExpressionError(reason: .beyondAnswers(text), column: span.column)
                report(.expression(error), at: placed.place(of: span))
            }
            for (name, span) in placed.expression.referencePlaces
            where names.factTypes[name] == nil && names.isVerdictItem[name] == nil {
                report(.danglingReference(name), at: placed.place(of: span))
            }
            for comparison in placed.expression.textComparisons {
                check(comparison, at: placed.place(of: comparison.span))
            }
        }
    }

    /// A text compared with a fact or an item must be one of the words it can have.
    private mutating func check(_ comparison: Expression.TextComparison, at place: Place) {
        // Compared with '', an answer is asked for, not its value.
        if comparison.kind == .equality, comparison.text.isEmpty { return }
        if names.isVerdictItem[comparison.name] == true {
            if !Self.verdictWords.contains(comparison.text) {
                report(.unknownVerdict(comparison.text, item: comparison.name), at: place)
            }
            return
        }
        if comparison.kind == .equality,
            case .some(.some(.selectMultiple)) = names.factTypes[comparison.name]
        {
            report(.listComparedAsText(comparison.name), at: place)
        }
        if let (list, choices) = names.choices(ofFact: comparison.name),
            !choices.contains(comparison.text)
        {
            report(
                .unknownChoice(comparison.text, fact: comparison.name, list: list), at: place)
        }
    }

    /// Reads a condition and notes what it makes the relevance of its owner depend on.
    mutating func relevance(
        _ entry: YAMLEntry?, of kind: PackProblem.NameKind, name: String?, group: Int?
    ) -> Expression? {
        let expression = expression(entry, .relevance)
        relevanceNodes.append(
            RelevanceNode(
                name: name ?? "", isReferable: kind != .group,
                references: expression?.references ?? [], place: entry?.value.place,
                group: group))
        return expression
    }

    /// Reports each cycle at the condition in it that stands first in the file.
    mutating func checkCycles() {
        var numbers: [String: Int] = [:]
        for (number, node) in relevanceNodes.enumerated()
        where node.isReferable && numbers[node.name] == nil {
            numbers[node.name] = number
        }
        let dependencies = relevanceNodes.map { node in
            (node.group.map { [$0] } ?? []) + node.references.compactMap { numbers[$0] }
        }
        for cycle in ReferenceCycles.find(in: dependencies) {
            let places = cycle.compactMap { relevanceNodes[$0].place }
            report(
                .referenceCycle(cycle.map { relevanceNodes[$0].name }),
                at: places.min() ?? .start)
        }
    }
}
