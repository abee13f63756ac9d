import FormLanguage

extension FormInstance {
    /// The expressions of a row wait to be evaluated, and the counts of the repeats right inside;
    /// a triggered calculation waits for its question.
    mutating func awaitAll(in row: Int, where isWanted: (FormBinding) -> Bool) {
        guard let scope = rows[row]?.scope else { return }
        for member in layout.members[scope] ?? [] {
            for place in graph.bindingsOfNode[member] {
                let binding = graph.bindings[place]
                let isTriggered =
                    binding.rule == .calculation && form.nodes[member].triggers != nil
                guard binding.rule != .repeatCount, !isTriggered, isWanted(binding) else {
                    continue
                }
                pending.add(place, row)
            }
            for inner in form.children(of: member) where form.isRepeat(inner) {
                if let place = graph.binding(.repeatCount, of: inner) { pending.add(place, row) }
            }
        }
    }

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
        let node = binding.node
        switch binding.rule {
        case .relevance:
            set(.holds, holds(binding, row), node, row)
            inherit(node, row)
        case .repeatCount: count(node, row, worth(of: binding, row).asNumber)
        case .calculation:
            write(worth(of: binding, row), node, row)
            if binding.isVolatile || !form.isDerived(node) { cameByItself(node, row) }
        case .defaultValue: begin(with: worth(of: binding, row), node, row)
        case .required: set(.required, holds(binding, row), node, row)
        case .readOnly: set(.readOnly, holds(binding, row), node, row)
        case .constraint:
            let isAnswered = !value(of: node, in: RowID(number: row)).isEmpty
            set(.broken, isAnswered && !holds(binding, row), node, row)
        case .choiceFilter:
            filterStamps[FormPlace(node, in: RowID(number: row))] = offered.nextStamp()
            set(.notOffered, choosesUnoffered(binding, row), node, row)
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

    /// The default of a new row; it is no answer, so that nothing is triggered by it.
    private mutating func begin(with value: FormValue, _ node: Int, _ row: Int) {
        guard !value.isEmpty else { return }
        let ranTriggers = runsTriggers
        runsTriggers = false
        write(value, node, row)
        runsTriggers = ranTriggers
        set(.preset, true, node, row)
        cameByItself(node, row)
    }

    /// Whoever looks at a node's value is evaluated again, and what is triggered by it.
    private mutating func note(_ node: Int, _ row: Int) {
        for dependent in graph.dependents[node] { awaken(dependent, seeing: row) }
        if runsTriggers {
            for dependent in graph.triggered[node] { awaken(dependent, seeing: row) }
        }
        for place in graph.bindingsOfNode[node] where graph.bindings[place].rule.judgesValue {
            pending.add(place, row)
        }
    }

    /// The expression waits in all rows of its scope from which this row's value is seen.
    private mutating func awaken(_ dependent: FormGraph.Dependent, seeing row: Int) {
        let repeats = form.repeats[graph.bindings[dependent.binding].home]
        let depth = depth(of: row)
        if dependent.sharedRepeats == depth, repeats.count == depth {
            pending.add(dependent.binding, row)
            return
        }
        for row in rows(seenFrom: row, sharing: dependent.sharedRepeats, in: repeats) {
            pending.add(dependent.binding, row)
        }
    }

    /// The rows of some repeats that share so many of them with a row.
    func rows(seenFrom row: Int, sharing shared: Int, in repeats: [Int]) -> [Int] {
        var start = row
        var depth = depth(of: row)
        while depth > shared, let above = rows[start]?.parent {
            start = above
            depth -= 1
        }
        return repeats.dropFirst(depth).reduce([start]) { rows, repeated in
            rows.flatMap { numbers(of: repeated, in: $0) }
        }
    }

    func depth(of row: Int) -> Int { rows[row].map { form.repeats[$0.scope].count } ?? 0 }

    // MARK: Relevance

    private mutating func set(_ state: NodeState, _ isSet: Bool, _ node: Int, _ row: Int) {
        let place = layout.places[node]
        if isSet {
            rows[row]?.states[place].insert(state)
        } else {
            rows[row]?.states[place].remove(state)
        }
    }

    /// Hands the relevance of a node down to all that lies in it.
    ///
    /// - Parameter isSilent: Of a new row, whose expressions wait to be evaluated anyway.
    mutating func inherit(_ node: Int, _ row: Int, isSilent: Bool = false) {
        let place = layout.places[node]
        guard let state = rows[row]?.states[place] else { return }
        let isRelevant = state.contains(.holds) && isAroundRelevant(node, row)
        guard isRelevant != state.contains(.relevant) || isSilent else { return }
        set(.relevant, isRelevant, node, row)
        if !isSilent, form.isRepeat(node) || !(rows[row]?.values[place].isEmpty ?? true) {
            note(node, row)
        }
        // With an instance all that lies in it is seen or not, be it empty.
        if !isSilent, form.isRepeat(node), let around = rows[row]?.parent {
            noteInstances(of: node, in: around, havePlacesChanged: false)
        }
        for child in form.children(of: node) {
            if form.isRepeat(child) {
                for inner in numbers(of: child, in: row) {
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
        counts[FormPlace(repeated, in: RowID(number: row))] = most
        while numbers(of: repeated, in: row).count < most, rowNumbers.count < Self.totalRowLimit {
            makeRow(of: repeated, in: row)
        }
        noteRows(of: repeated, in: row)
    }

    /// Whether a row of a repeat is none of those that are too many.
    func isWithinCount(_ node: Int, _ row: Int) -> Bool {
        guard !counts.isEmpty, form.isRepeat(node), let found = rows[row],
            let around = found.parent,
            let most = counts[FormPlace(node, in: RowID(number: around))]
        else { return true }
        return found.place < most
    }

    /// The instances of a repeat came, went or changed places.
    mutating func noteRows(of repeated: Int, in row: Int) {
        for inner in numbers(of: repeated, in: row) { inherit(repeated, inner) }
        noteInstances(of: repeated, in: row, havePlacesChanged: true)
    }

    private mutating func noteInstances(
        of repeated: Int, in row: Int, havePlacesChanged: Bool
    ) {
        let around = depth(of: row)
        for node in form.subtree(repeated) {
            for dependent in graph.dependents[node] {
                // What looks only at its own instance sees nothing of the others but its place.
                guard dependent.sharedRepeats <= around || havePlacesChanged && node == repeated
                else { continue }
                let shared = min(dependent.sharedRepeats, around)
                let repeats = form.repeats[graph.bindings[dependent.binding].home]
                for row in rows(seenFrom: row, sharing: shared, in: repeats) {
                    pending.add(dependent.binding, row)
                }
            }
        }
    }
}

extension FormRule {
    /// Whether it looks at the answer of its own node without naming it.
    var judgesValue: Bool { self == .constraint || self == .choiceFilter }
}
