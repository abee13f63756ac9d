import FormLanguage

extension FormInstance {
    /// Evaluates what waits for it, in the order in which it rests on one another.
    mutating func settle() {
        while let (binding, row) = pending.takeFirst() {
            // A row that is gone needs nothing any more.
            guard rows[row] != nil else { continue }
            evaluate(graph.bindings[binding], row)
        }
    }

    private mutating func evaluate(_ binding: FormBinding, _ row: Int) {
        evaluationCount += 1
        switch binding.rule {
        case .relevance:
            set(.holds, holds(binding, row), binding.node, row)
            inherit(binding.node, row)
        case .repeatCount: count(binding.node, row, worth(of: binding, row).asNumber)
        case .calculation: write(worth(of: binding, row), binding.node, row)
        case .required: set(.required, holds(binding, row), binding.node, row)
        case .readOnly: set(.readOnly, holds(binding, row), binding.node, row)
        case .constraint:
            let isAnswered = !value(of: binding.node, in: RowID(number: row)).isEmpty
            set(.broken, isAnswered && !holds(binding, row), binding.node, row)
        }
    }

    // The host is gone before anything is written, so that nothing is copied for it.

    private func holds(_ binding: FormBinding, _ row: Int) -> Bool {
        binding.expression.holds(in: FormHost(instance: self, binding: binding, row: row))
    }

    private func worth(of binding: FormBinding, _ row: Int) -> FormValue {
        binding.expression.evaluate(in: FormHost(instance: self, binding: binding, row: row))
    }

    // MARK: Values

    mutating func write(_ value: FormValue, _ node: Int, _ row: Int) {
        let place = layout.places[node]
        guard let standing = rows[row]?.values[place], standing != value else { return }
        rows[row]?.values[place] = value
        if rows[row]?.states[place].contains(.relevant) == true { note(node, row) }
    }

    /// Whoever looks at a node's value is evaluated again, and what is triggered by it.
    private mutating func note(_ node: Int, _ row: Int) {
        for dependent in graph.dependents[node] {
            for row in self.rows(looking: graph.bindings[dependent.binding].home, dependent, row) {
                pending.add(dependent.binding, row)
            }
        }
        for binding in graph.triggered[node] {
            let home = graph.bindings[binding].home
            let shared = form.sharedRepeats(home, node)
            let dependent = FormGraph.Dependent(binding: binding, sharedRepeats: shared)
            for row in self.rows(looking: home, dependent, row) { pending.add(binding, row) }
        }
        for binding in graph.bindingsOfNode[node]
        where graph.bindings[binding].rule == .constraint {
            pending.add(binding, row)
        }
    }

    /// The rows of a node's scope from which this row's value is seen.
    private func rows(looking home: Int, _ dependent: FormGraph.Dependent, _ row: Int) -> [Int] {
        let repeats = form.repeats(around: home)
        var start = row
        while depth(of: start) > dependent.sharedRepeats, let above = rows[start]?.parent {
            start = above
        }
        return repeats.dropFirst(depth(of: start)).reduce([start]) { rows, repeated in
            rows.flatMap { self.rows[$0]?.rows[repeated] ?? [] }
        }
    }

    func depth(of row: Int) -> Int { rows[row].map { form.repeats[$0.scope].count } ?? 0 }

    // MARK: Relevance

    private mutating func set(_ state: NodeState, _ isSet: Bool, _ node: Int, _ row: Int) {
        if isSet {
            rows[row]?.states[layout.places[node]].insert(state)
        } else {
            rows[row]?.states[layout.places[node]].remove(state)
        }
    }

    /// Hands the relevance of a node down to all that lies in it.
    ///
    /// - Parameter isSilent: Of a new row, whose expressions wait to be evaluated anyway.
    mutating func inherit(_ node: Int, _ row: Int, isSilent: Bool = false) {
        guard let states = rows[row]?.states else { return }
        let place = layout.places[node]
        let isRelevant = states[place].contains(.holds) && isAroundRelevant(node, row)
        guard isRelevant != states[place].contains(.relevant) || isSilent else { return }
        set(.relevant, isRelevant, node, row)
        if !isSilent, form.isRepeat(node) || !(rows[row]?.values[place].isEmpty ?? true) {
            note(node, row)
        }
        for child in form.children(of: node) {
            if form.isRepeat(child) {
                for inner in rows[row]?.rows[child] ?? [] {
                    inherit(child, inner, isSilent: isSilent)
                }
            } else {
                inherit(child, row, isSilent: isSilent)
            }
        }
    }

    private func isAroundRelevant(_ node: Int, _ row: Int) -> Bool {
        guard let parent = form.nodes[node].parent else { return true }
        guard let around = form.isRepeat(node) ? rows[row]?.parent : row else { return true }
        guard isWithinCount(node, row) else { return false }
        return rows[around]?.states[layout.places[parent]].contains(.relevant) ?? false
    }

    // MARK: Repeats

    /// Rows are added up to the count; those behind it are kept and hidden.
    private mutating func count(_ repeated: Int, _ row: Int, _ wanted: FormNumber) {
        let most = min(max(wanted.truncated.whole ?? 0, 0), Self.rowLimit)
        counts[RepeatPlace(node: repeated, row: row)] = most
        while rows[row]?.rows[repeated]?.count ?? 0 < most { makeRow(of: repeated, in: row) }
        for inner in rows[row]?.rows[repeated] ?? [] { inherit(repeated, inner) }
        noteRows(of: repeated, in: row)
    }

    private func isWithinCount(_ node: Int, _ row: Int) -> Bool {
        guard form.isRepeat(node), let around = rows[row]?.parent,
            let most = counts[RepeatPlace(node: node, row: around)],
            let place = rows[around]?.rows[node]?.firstIndex(of: row)
        else { return true }
        return place < most
    }

    /// The instances of a repeat came, went or changed places.
    mutating func noteRows(of repeated: Int, in row: Int) {
        for inner in rows[row]?.rows[repeated] ?? [] { inherit(repeated, inner) }
        for node in form.subtree(repeated) {
            for dependent in graph.dependents[node] {
                let shared = min(dependent.sharedRepeats, depth(of: row))
                let seen = FormGraph.Dependent(binding: dependent.binding, sharedRepeats: shared)
                let home = graph.bindings[dependent.binding].home
                for row in self.rows(looking: home, seen, row) {
                    pending.add(dependent.binding, row)
                }
            }
        }
    }
}

/// A repeat in one row of what is around it.
struct RepeatPlace: Hashable, Sendable {
    let node: Int
    let row: Int
}
