extension Call {
    func overNodes() -> Operand {
        switch function {
        case .count: return .number(FormNumber(nodes(0).count))
        case .countNonEmpty:
            return .number(FormNumber(evaluator.values(operand(0)).count { !$0.isEmpty }))
        case .sum:
            let answered = evaluator.values(operand(0)).filter { !$0.isEmpty }
            return .number(answered.reduce(FormNumber(0)) { $0 + $1.asNumber })
        case .min: return .number(extreme { $0.isLess(than: $1) })
        case .max: return .number(extreme { $1.isLess(than: $0) })
        case .position:
            guard count > 0 else { return .number(FormNumber(focus.position)) }
            return .number(nodes(0).first.map { FormNumber(position(of: $0)) } ?? .notANumber)
        case .last: return .number(FormNumber(focus.size))
        case .indexedRepeat: return .nodes(indexed())
        case .current: return .nodes([host.home])
        case .instance: return .nodes(host.list(text(0)).map { [$0] } ?? [])
        default: return pulled()
        }
    }

    /// A host counts its way there.
    private func position(of node: NodeRef) -> Int {
        let position = host.position(of: node)
        return evaluator.spend(position / 16) ? position : 0
    }

    /// Nodes without a value do not count; NaN where nothing does, or something is no number.
    private func extreme(_ isBetter: (FormNumber, FormNumber) -> Bool) -> FormNumber {
        let numbers = values(from: 0).filter { !$0.isEmpty }.map(\.asNumber)
        guard let first = numbers.first, !numbers.contains(where: \.isNaN) else {
            return .notANumber
        }
        return numbers.dropFirst().reduce(first) { isBetter($1, $0) ? $1 : $0 }
    }

    /// The nodes of the first argument that lie in the n-th instance of a repeat, for each pair of
    /// a repeat and a number, counted from 1.
    private func indexed() -> [NodeRef] {
        stride(from: 1, to: count - 1, by: 2).reduce(everywhere(arguments[0])) { nodes, index in
            let instances = Set(everywhere(arguments[index]))
            guard let wanted = number(index + 1).truncated.whole else { return [] }
            return nodes.filter { node in
                var next: NodeRef? = node
                while let ancestor = next, evaluator.spend() {
                    if instances.contains(ancestor) { return position(of: ancestor) == wanted }
                    next = host.parent(of: ancestor)
                }
                return false
            }
        }
    }

    /// A reference in all instances of its repeats and not in the one at hand.
    private func everywhere(_ node: ExpressionNode) -> [NodeRef] {
        guard case .reference(let reference) = node.kind else {
            return evaluator.nodes(evaluator.evaluate(node, focus))
        }
        let nodes = host.nodes(reference: reference, from: host.root)
        return evaluator.spend(nodes.count) ? nodes : []
    }

    /// `pulldata('cities', 'label', 'name', ${city})`: a column of the first row that fits.
    private func pulled() -> Operand {
        guard evaluator.spend(Evaluator.searchWork) else { return .text("") }
        let rows = host.items(ofList: text(0), where: text(2), equals: text(3))
        guard let row = rows.first, let cell = host.children(of: row, named: text(1)).first else {
            return .text("")
        }
        return .value(host.value(of: cell))
    }
}
