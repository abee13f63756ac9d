extension Evaluator {
    /// The nodes at the end of a path, each once, in the order they are met.
    func nodes(_ start: PathStart, _ steps: [PathStep], _ focus: Focus) -> [NodeRef] {
        var nodes =
            switch start {
            case .here: [focus.node]
            case .form: [host.root]
            case .expression(let node): self.nodes(evaluate(node, focus))
            }
        for (index, step) in steps.enumerated() {
            nodes =
                if index == 0, case .form = start { fromForm(step, focus) } else {
                    walk(step, nodes, focus)
                }
        }
        return nodes
    }

    /// The first step of `/data/…` names the form itself, whatever it is called.
    private func fromForm(_ step: PathStep, _ focus: Focus) -> [NodeRef] {
        filter([host.root], step.predicates)
    }

    private func walk(_ step: PathStep, _ nodes: [NodeRef], _ focus: Focus) -> [NodeRef] {
        var found: [NodeRef] = []
        var seen: Set<NodeRef> = []
        for node in nodes {
            let reached =
                switch step.axis {
                case .itself: [node]
                case .parent: host.parent(of: node).map { [$0] } ?? []
                case .child(let name): host.children(of: node, named: name)
                case .anyChild: host.children(of: node, named: nil)
                }
            guard spend(reached.count) else { return [] }
            // A predicate counts positions among what one node leads to.
            let kept = step.axis == .itself ? reached : filter(reached, step.predicates)
            for node in kept where seen.insert(node).inserted { found.append(node) }
        }
        return step.axis == .itself ? filter(found, step.predicates) : found
    }

    private func filter(_ nodes: [NodeRef], _ predicates: [ExpressionNode]) -> [NodeRef] {
        predicates.reduce(nodes) { nodes, predicate in
            nodes.enumerated().filter { index, node in
                holds(predicate, Focus(node: node, position: index + 1, size: nodes.count))
            }.map(\.element)
        }
    }

    /// Whether a predicate keeps the node that is tried.
    func holds(_ predicate: ExpressionNode, _ focus: Focus) -> Bool {
        let outcome = evaluate(predicate, focus)
        // A number is a position (XPath 1.0, 2.4).
        if case .value(.number(let number)) = outcome {
            return number.isEqual(to: FormNumber(focus.position))
        }
        return boolean(outcome)
    }
}
