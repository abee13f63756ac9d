extension Expression {
    /// Holds the expression against the form it stands in.
    ///
    /// - Parameters:
    ///   - home: The question, group or repeat that it belongs to.
    ///   - list: Of a choice filter the list whose items it tries: it stands in a predicate, where
    ///     the columns are children and `.` is the item.
    package func facts(
        in scope: some ExpressionScope, home: Int, filtering list: String? = nil
    ) -> ExpressionFacts {
        let checker = ExpressionChecker(expression: self, scope: scope, home: home)
        let depth = scope.repeats(around: home).count
        let here =
            if let list {
                ExpressionChecker.Outcome(type: .nodes, places: [.listItem(list)], depth: depth)
            } else {
                ExpressionChecker.Outcome(
                    type: scope.type(of: home), places: [.definition(home)], depth: depth)
            }
        if let list, scope.columns(ofList: list) != nil { checker.lists.insert(list) }
        let type = checker.check(root, here).type
        let dependencies = checker.dependencies.map {
            ExpressionFacts.Dependency($0.key, sharedRepeats: $0.value)
        }
        return ExpressionFacts(
            type: type, dependencies: dependencies.sorted { $0.definition < $1.definition },
            lists: checker.lists.sorted(),
            problems: checker.problems.sorted { $0.span.start < $1.span.start })
    }
}

/// Walks an expression with the definitions in place of the nodes that there will be.
final class ExpressionChecker {
    /// Where a path can be.
    enum Place: Hashable {
        case definition(Int)
        /// `instance('id')`, its `root`, an `item`, and a column of it.
        case list(String)
        case listRoot(String)
        case listItem(String)
        case column(String, String)
    }

    struct Outcome {
        var type: FormType
        var places: [Place] = []
        /// In how many repeats, from outside, the places lie in the instance at hand.
        var depth = 0
    }

    let expression: Expression
    let scope: any ExpressionScope
    let home: Int
    /// With the repeats that they share with the place where the expression stands.
    private(set) var dependencies: [Int: Int] = [:]
    /// Whether the instance at hand is none that counts, as in `indexed-repeat`.
    var looksEverywhere = false
    var lists: Set<String> = []
    private(set) var problems: [ExpressionProblem] = []

    init(expression: Expression, scope: any ExpressionScope, home: Int) {
        self.expression = expression
        self.scope = scope
        self.home = home
    }

    func report(_ reason: ExpressionProblem.Reason, _ span: ExpressionSpan) {
        problems.append(ExpressionProblem(reason: reason, span: span))
    }

    func check(_ node: ExpressionNode, _ here: Outcome) -> Outcome {
        switch node.kind {
        case .literal(.boolean): return Outcome(type: .boolean)
        case .literal(.number): return Outcome(type: .number)
        case .literal(.string): return Outcome(type: .text)
        case .reference(let number): return reference(number, node.span)
        // What was saved does not change any more, so that nothing rests on the question.
        case .lastSaved(let name):
            return Outcome(type: definition(named: name, node.span).map(scope.type) ?? .any)
        case .negation(let operand):
            _ = check(operand, here)
            return Outcome(type: .number)
        case .operation(let found, let left, let right):
            let sides = [check(left, here), check(right, here)]
            if found == .union {
                return Outcome(
                    type: .nodes, places: sides.flatMap(\.places),
                    depth: min(sides[0].depth, sides[1].depth))
            }
            return Outcome(type: found.isArithmetic ? .number : .boolean)
        case .call(let function, let arguments):
            return call(function, arguments, node.span, here)
        case .path(let start, let steps): return path(start, steps, here)
        }
    }

    private func reference(_ number: Int, _ span: ExpressionSpan) -> Outcome {
        guard let definition = definition(named: expression.references[number], span) else {
            return Outcome(type: .any)
        }
        return outcome([.definition(definition)], scope.sharedRepeats(home, definition))
    }

    private func definition(named name: String, _ span: ExpressionSpan) -> Int? {
        let found = scope.definitions(named: name)
        if found.isEmpty {
            report(.unknownName(name, meant: nearest(to: name, among: scope.names)), span)
        } else if found.count > 1 {
            report(.ambiguousName(name), span)
        }
        return found.first
    }

    /// What stands at the end of a path is what the value rests on.
    func outcome(_ places: [Place], _ depth: Int) -> Outcome {
        let depth = looksEverywhere ? 0 : depth
        for case .definition(let definition) in places {
            dependencies[definition] = min(dependencies[definition] ?? .max, depth)
        }
        guard places.count == 1, case .definition(let definition) = places[0] else {
            return Outcome(type: places.isEmpty ? .any : .nodes, places: places, depth: depth)
        }
        return Outcome(type: scope.type(of: definition), places: places, depth: depth)
    }

    // MARK: Paths

    private func path(_ start: PathStart, _ steps: [PathStep], _ here: Outcome) -> Outcome {
        var reached: Outcome
        var rest = steps[...]
        switch start {
        case .here: reached = here
        case .form:
            reached = Outcome(type: .nodes, places: [.definition(scope.form)])
            if let first = rest.popFirst() { predicates(first, reached) }
        case .expression(let node): reached = check(node, here)
        }
        // What was not found was reported where it stands; a step behind it says nothing new.
        for step in rest where !reached.places.isEmpty { walk(step, &reached, start) }
        return outcome(reached.places, reached.depth)
    }

    private func walk(_ step: PathStep, _ reached: inout Outcome, _ start: PathStart) {
        let places = reached.places
        switch step.axis {
        case .itself: break
        case .parent:
            reached.places = distinct(places.compactMap(parent))
            if reached.places.isEmpty { report(.noParent, step.span) }
            for case .definition(let definition) in reached.places {
                reached.depth = min(reached.depth, scope.repeats(around: definition).count)
            }
        case .anyChild: reached.places = distinct(places.flatMap(children))
        case .child(let name):
            reached.places = distinct(places.flatMap { child(name, of: $0) })
            if reached.places.isEmpty { missing(name, places, step.span, start) }
        }
        predicates(step, reached)
    }

    private func predicates(_ step: PathStep, _ reached: Outcome) {
        for predicate in step.predicates { _ = check(predicate, reached) }
    }

    private func missing(
        _ name: String, _ places: [Place], _ span: ExpressionSpan, _ start: PathStart
    ) {
        if case .listItem(let list) = places[0] {
            let columns = scope.columns(ofList: list) ?? []
            report(
                .unknownColumn(name, list: list, meant: nearest(to: name, among: columns)), span)
        } else if case .here = start, !scope.definitions(named: name).isEmpty {
            report(.bareName(name), span)
        } else {
            let names = places.flatMap(children).map(self.name)
            report(.unknownStep(name, meant: nearest(to: name, among: names)), span)
        }
    }

    /// Each once: steps down and up again would multiply them.
    private func distinct(_ places: [Place]) -> [Place] {
        var seen: Set<Place> = []
        return places.filter { seen.insert($0).inserted }
    }

    private func parent(_ place: Place) -> Place? {
        switch place {
        case .definition(let definition): scope.parent(of: definition).map { .definition($0) }
        case .list: nil
        case .listRoot(let list): .list(list)
        case .listItem(let list): .listRoot(list)
        case .column(let list, _): .listItem(list)
        }
    }

    private func children(_ place: Place) -> [Place] {
        switch place {
        case .definition(let definition):
            scope.children(of: definition).map { .definition($0) }
        case .list(let list): [.listRoot(list)]
        case .listRoot(let list): [.listItem(list)]
        case .listItem(let list):
            (scope.columns(ofList: list) ?? []).map { .column(list, $0) }
        case .column: []
        }
    }

    private func child(_ name: String, of place: Place) -> [Place] {
        children(place).filter { self.name($0) == name }
    }

    private func name(_ place: Place) -> String {
        switch place {
        case .definition(let definition): scope.name(of: definition)
        case .list(let list): list
        case .listRoot: "root"
        case .listItem: "item"
        case .column(_, let name): name
        }
    }
}
