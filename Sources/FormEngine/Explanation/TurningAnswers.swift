package import FormLanguage

/// Which single answers would turn a condition.
package struct TurningAnswers: Equatable, Sendable {
    package struct Answer: Equatable, Sendable {
        package let place: FormPlace
        /// The name of the choice, or the verdict.
        package let choice: String
        /// The answer with it: of several choices those that stand with this one added, or without
        /// it.
        package let value: FormValue
    }

    /// The questions nearest to the condition first.
    package let answers: [Answer]
    /// Whether everything was tried; false when that took more than was allowed.
    package let isComplete: Bool
}

extension FormInstance {
    /// Evaluations that a search takes at most, and those of the last one tried; each answer that
    /// is tried counts as one more, for its copy of the form.
    package static let searchLimit = 5_000

    /// Tries, one at a time on a copy, each choice of each question that a condition rests on,
    /// also through calculations and through what hides them. Only what is asked now and is not
    /// read-only is tried, and only what its filter offers.
    ///
    /// - Parameters:
    ///   - rule: Turned is of `relevance` whether the node is relevant, of `required` and
    ///     `readOnly` whether it is that, of `constraint` whether its answer is broken, of
    ///     `choiceFilter` whether it is not offered. Of the others there is nothing to turn.
    ///   - verdicts: What a verdict question may be answered with.
    ///   - limit: Evaluations it may take.
    package func answersTurning(
        _ rule: FormRule, of node: Int, in row: RowID = .form, verdicts: [String] = [],
        limit: Int = searchLimit
    ) -> TurningAnswers {
        guard let state = rule.state, lies(node, in: row.number) else {
            return TurningAnswers(answers: [], isComplete: true)
        }
        var search = QuestionSearch(instance: self, limit: limit)
        search.look(at: rule, of: FormPlace(node, in: row))
        let stands = self.state(of: node, in: row).contains(state)
        var answers: [TurningAnswers.Answer] = []
        var left = limit
        for place in search.questions {
            for answer in possibleAnswers(at: place, verdicts) {
                guard left > 0 else {
                    return TurningAnswers(answers: answers, isComplete: false)
                }
                var copy = self
                copy.set(answer.value, of: place.node, in: place.row)
                left -= 1 + copy.evaluationCount - evaluationCount
                if copy.state(of: node, in: row).contains(state) != stands {
                    answers.append(answer)
                }
            }
        }
        return TurningAnswers(answers: answers, isComplete: search.isComplete)
    }

    private func possibleAnswers(
        at place: FormPlace, _ verdicts: [String]
    ) -> [TurningAnswers.Answer] {
        let kind = form.nodes[place.node].kind
        let standing = value(of: place.node, in: place.row)
        let names: [String]
        if let table = kind.list.flatMap(form.table) {
            names = choices(of: place.node, in: place.row).compactMap { table.cell($0, "name") }
        } else {
            names = kind == .verdict ? verdicts : []
        }
        return names.compactMap { name in
            var value = name
            if case .selectMultiple = kind {
                let others = standing.names.filter { $0 != name }
                let isAdded = others.count == standing.names.count
                value = (isAdded ? others + [name] : others).joined(separator: " ")
            }
            return value == standing.asString
                ? nil : TurningAnswers.Answer(place: place, choice: name, value: .string(value))
        }
    }
}

/// Walks back from a condition to the questions that it rests on.
private struct QuestionSearch {
    private struct Visit: Hashable {
        let binding: Int
        let row: Int
    }

    private let instance: FormInstance
    private var limit: Int
    private(set) var questions: [FormPlace] = []
    private(set) var isComplete = true
    private var seen: Set<FormPlace> = []
    private var visited: Set<Visit> = []
    private var waiting: [Visit] = []

    init(instance: FormInstance, limit: Int) {
        self.instance = instance
        self.limit = limit
    }

    mutating func look(at rule: FormRule, of place: FormPlace) {
        if rule == .relevance {
            visitRelevance(of: place)
        } else {
            visit(rule, of: place.node, in: place.row.number)
            // A constraint and a filter judge the answer of their own node.
            if rule.judgesValue { look(at: place) }
        }
        var next = 0
        while next < waiting.count {
            let (binding, row) = (instance.graph.bindings[waiting[next].binding], waiting[next].row)
            next += 1
            for dependency in binding.facts.dependencies {
                for row in instance.rows(lookedAt: dependency, from: row) {
                    look(at: FormPlace(dependency.definition, in: RowID(number: row)))
                }
            }
        }
    }

    /// What a value rests on: the answer itself, its calculation, and whether it counts.
    private mutating func look(at place: FormPlace) {
        guard seen.insert(place).inserted else { return }
        guard seen.count <= limit else {
            isComplete = false
            return
        }
        let state = instance.state(of: place.node, in: place.row)
        if isChosen(place.node), state.contains(.relevant), !state.contains(.readOnly) {
            questions.append(place)
        }
        visit(.calculation, of: place.node, in: place.row.number)
        visitRelevance(of: place)
        guard instance.form.isRepeat(place.node) else { return }
        visitCount(of: place)
    }

    private func isChosen(_ node: Int) -> Bool {
        guard !instance.form.isDerived(node) else { return false }
        return switch instance.form.nodes[node].kind {
        case .selectOne, .selectMultiple, .verdict: true
        default: false
        }
    }

    private mutating func visitRelevance(of place: FormPlace) {
        for around in instance.placesAround(place) {
            visit(.relevance, of: around.node, in: around.row.number)
            if instance.form.isRepeat(around.node) { visitCount(of: around) }
        }
    }

    private mutating func visitCount(of place: FormPlace) {
        guard let around = instance.rows[place.row.number]?.parent else { return }
        visit(.repeatCount, of: place.node, in: around)
    }

    private mutating func visit(_ rule: FormRule, of node: Int, in row: Int) {
        guard let binding = instance.graph.binding(rule, of: node) else { return }
        let visit = Visit(binding: binding, row: row)
        if visited.insert(visit).inserted { waiting.append(visit) }
    }
}

extension FormRule {
    /// What is so of a node by this rule, and may be turned.
    fileprivate var state: NodeState? {
        switch self {
        case .relevance: .relevant
        case .required: .required
        case .readOnly: .readOnly
        case .constraint: .broken
        case .choiceFilter: .notOffered
        case .repeatCount, .calculation, .defaultValue: nil
        }
    }
}
