package import FormLanguage

/// A rule of a node in one row, and the parts of its condition that decided it.
package struct RuleExplanation: Equatable, Sendable {
    /// Whose rule it is: of a hidden question often a group around it.
    package let place: FormPlace
    package let rule: FormRule
    package let condition: ConditionExplanation
}

/// Why a node is not asked.
package enum HiddenReason: Equatable, Sendable {
    /// Its condition, or that of something around it, does not hold.
    case condition(RuleExplanation)
    /// It lies in an instance behind those that are counted: that instance, and how many there are
    /// to be.
    case beyondCount(FormPlace, ValueExplanation)
}

extension FormInstance {
    /// Why a node is not relevant: of all that hides it the outermost; nil while it is relevant.
    package func whyHidden(_ node: Int, in row: RowID = .form) -> HiddenReason? {
        guard !state(of: node, in: row).contains(.relevant) else { return nil }
        for place in placesAround(FormPlace(node, in: row)) {
            if !isWithinCount(place.node, place.row.number),
                let around = rows[place.row.number]?.parent,
                let count = explainCount(of: place.node, in: RowID(number: around))
            {
                return .beyondCount(place, count)
            }
            if !state(of: place.node, in: place.row).contains(.holds) {
                return why(.relevance, of: place.node, in: place.row).map(HiddenReason.condition)
            }
        }
        return nil
    }

    /// The conditions of a node and of all that it lies in, the outermost first, as far as any are
    /// written.
    package func conditions(of node: Int, in row: RowID = .form) -> [RuleExplanation] {
        placesAround(FormPlace(node, in: row)).compactMap { place in
            why(.relevance, of: place.node, in: place.row)
        }
    }

    /// Why a rule of a node holds or does not: whether it is required, read-only, or whether what
    /// was answered is right. Nil where nothing is written, where it is no condition, and where it
    /// rests on itself.
    package func why(
        _ rule: FormRule, of node: Int, in row: RowID = .form
    ) -> RuleExplanation? {
        guard rule.isCondition, lies(node, in: row.number),
            let place = graph.binding(rule, of: node)
        else { return nil }
        let binding = graph.bindings[place]
        let host = FormHost(instance: self, binding: binding, row: row.number)
        return RuleExplanation(
            place: FormPlace(node, in: row), rule: rule,
            condition: binding.expression.explain(in: host))
    }

    /// A node with all that it lies in, the form first; nothing where it does not lie in the row.
    func placesAround(_ place: FormPlace) -> [FormPlace] {
        guard lies(place.node, in: place.row.number) else { return [] }
        var places = [place]
        while let last = places.last, let parent = form.nodes[last.node].parent {
            let row =
                form.isRepeat(last.node)
                ? RowID(number: rows[last.row.number]?.parent ?? 0) : last.row
            places.append(FormPlace(parent, in: row))
        }
        return places.reversed()
    }
}

extension FormRule {
    var isCondition: Bool {
        switch self {
        case .relevance, .required, .readOnly, .constraint: true
        case .repeatCount, .calculation, .defaultValue, .choiceFilter: false
        }
    }
}
