package import FormLanguage

/// What a value was made of, as a short tree.
package struct ValueExplanation: Equatable, Sendable {
    package let place: FormPlace
    /// Of a repeat how many instances are looked at.
    package let value: FormValue
    /// The expression that made it, as written; nil of an answer and of a repeat.
    package let source: String?
    /// What the expression looks at. Empty of a default, which looked when its row was made.
    package let operands: [ValueExplanation]
    /// How many more it looks at than are named.
    package let omitted: Int
}

extension FormInstance {
    /// How far down values are named, and of one value how many.
    package static let depthLimit = 3
    package static let operandLimit = 8

    /// What a node is worth, and what that was calculated from.
    ///
    /// - Parameter depth: How far down; a value below is named without what it was made of.
    package func explainValue(
        of node: Int, in row: RowID = .form, depth: Int = depthLimit
    ) -> ValueExplanation {
        let place = FormPlace(node, in: row)
        let value = value(of: node, in: row)
        guard lies(node, in: row.number) else {
            return ValueExplanation(
                place: place, value: value, source: nil, operands: [], omitted: 0)
        }
        if state(of: node, in: row).contains(.preset) {
            return ValueExplanation(
                place: place, value: value, source: form.nodes[node].rules[.defaultValue]?.source,
                operands: [], omitted: 0)
        }
        guard let binding = graph.binding(.calculation, of: node) else {
            return ValueExplanation(
                place: place, value: value, source: nil, operands: [], omitted: 0)
        }
        return explain(value, at: place, by: binding, in: row.number, depth)
    }

    /// How many instances a repeat is to have in a row of what is around it, and what that was
    /// worked out from; nil where people make them.
    package func explainCount(of repeated: Int, in around: RowID = .form) -> ValueExplanation? {
        guard let count = graph.binding(.repeatCount, of: repeated) else { return nil }
        let place = FormPlace(repeated, in: around)
        return explain(
            .number(FormNumber(counts[place] ?? 0)), at: place, by: count, in: around.number,
            Self.depthLimit)
    }

    func explain(
        _ value: FormValue, at place: FormPlace, by number: Int, in row: Int, _ depth: Int
    ) -> ValueExplanation {
        let binding = graph.bindings[number]
        var operands: [ValueExplanation] = []
        var omitted = 0
        for dependency in binding.facts.dependencies
        where form.nodes[dependency.definition].kind != .group {
            let seen = rows(lookedAt: dependency, from: row)
            if form.isRepeat(dependency.definition) {
                operands.append(
                    ValueExplanation(
                        place: FormPlace(dependency.definition, in: RowID(number: row)),
                        value: .number(FormNumber(seen.count)), source: nil, operands: [],
                        omitted: 0))
                continue
            }
            let room = depth > 0 ? Self.operandLimit : 0
            for inner in seen.prefix(room) {
                operands.append(
                    explainValue(
                        of: dependency.definition, in: RowID(number: inner), depth: depth - 1))
            }
            omitted += seen.dropFirst(room).count
        }
        return ValueExplanation(
            place: place, value: value, source: binding.expression.source, operands: operands,
            omitted: omitted)
    }

    /// The rows in which an expression looks at a node; not those that are hidden.
    func rows(lookedAt dependency: ExpressionFacts.Dependency, from row: Int) -> [Int] {
        let repeats = form.repeats[dependency.definition]
        return rows(seenFrom: row, sharing: dependency.sharedRepeats, in: repeats).filter { found in
            guard let scope = rows[found]?.scope else { return false }
            return state(of: scope, in: RowID(number: found)).contains(.relevant)
        }
    }
}
