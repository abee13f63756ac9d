import ChecklistEngine
import FormEngine
import FormLanguage

extension PackReader {
    /// Words that a verdict item is worth in an expression.
    static let verdictWords = ["pass", "fail", "not_applicable", "pending", "not_checked"]

    /// Reads an expression and notes it for the checks that need all names.
    mutating func expression(
        _ entry: YAMLEntry?, _ role: PlacedExpression.Role, of owner: String? = nil
    ) -> Expression? {
        guard let entry else { return nil }
        guard case .scalar(let scalar) = entry.value.content, scalar.type != .null else {
            _ = string(entry)
            return nil
        }
        return expression(scalar.text, scalar, at: entry.value.place, role, of: owner)
    }

    private mutating func expression(
        _ text: String, _ scalar: YAMLScalar, at place: Place, _ role: PlacedExpression.Role,
        of owner: String?
    ) -> Expression? {
        guard let columns = ScalarColumns(scalar, at: place, in: source) else {
            report(.expressionOnSeveralLines, at: place)
            return nil
        }
        do {
            let expression = try Expression(text)
            expressions.append(
                PlacedExpression(
                    expression: expression, columns: columns, role: role, owner: owner ?? ""))
            return expression
        } catch {
            report(.expression(error), at: columns.place(ofOffset: error.column - 1))
            return nil
        }
    }

    /// An expression of a question or a repeat, in which the words for yes and no stand for true and
    /// false; an empty one is none.
    mutating func formExpression(
        _ entry: YAMLEntry?, _ rule: FormRule, of owner: String?
    ) -> Expression? {
        guard let entry else { return nil }
        guard case .scalar(let scalar) = entry.value.content else {
            _ = string(entry)
            return nil
        }
        let text = scalar.text.trimmed.lowercased()
        if text.isEmpty { return nil }
        if rule != .calculation, rule != .defaultValue, rule != .repeatCount {
            if ["no", "false", "false()"].contains(text) { return nil }
            if ["yes", "true"].contains(text) { return try? Expression("true()") }
        }
        return expression(scalar.text, scalar, at: entry.value.place, .form(rule), of: owner)
    }

    /// - Parameter form: What was read, as questions that follow their answers.
    mutating func checkExpressions(_ form: Form, isForm: Bool) {
        for placed in expressions {
            let known = problems.count
            switch placed.role {
            case .form(let rule): check(placed, rule, in: form)
            case .groupRelevance where isForm: check(placed, .relevance, in: form)
            case .groupRelevance, .relevance, .limit: check(placed)
            }
            if problems.count > known { faultyOwners.insert(placed.owner) }
        }
    }

    /// In a form an expression may look at whatever there is.
    private mutating func check(_ placed: PlacedExpression, _ rule: FormRule, in form: Form) {
        guard let node = form.definitions(named: placed.owner).first else { return }
        let home = rule == .repeatCount ? form.parent(of: node) ?? form.form : node
        let list = rule == .choiceFilter ? form.nodes[node].kind.list : nil
        for problem in placed.expression.facts(in: form, home: home, filtering: list).problems {
            report(.formExpression(problem), at: placed.place(of: problem.span))
        }
        for comparison in placed.expression.textComparisons {
            check(comparison, at: placed.place(of: comparison.span))
        }
    }

    /// A checklist's conditions and limits rest on answers alone, and are conditions.
    private mutating func check(_ placed: PlacedExpression) {
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

    /// Reads the condition of a fact, a group or an item.
    mutating func relevance(
        _ entry: YAMLEntry?, of kind: PackProblem.NameKind, name: String?
    ) -> Expression? {
        expression(entry, kind == .group ? .groupRelevance : .relevance, of: name)
    }

    /// Reports each cycle at the expression in it that stands first in the file.
    mutating func checkCycles(_ form: Form) {
        for cycle in FormGraph(form).cycles {
            let path = cycle.map { form.name(of: $0) }
            // What refers to the wrong thing was reported as that.
            if !faultyOwners.isDisjoint(with: path) { continue }
            let places = expressions.filter { path.contains($0.owner) && $0.role != .limit }
                .map { $0.columns.place(ofOffset: 0) }
            report(.referenceCycle(path), at: places.min() ?? .start)
        }
    }
}
