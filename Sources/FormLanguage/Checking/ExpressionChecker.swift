extension Expression {
    /// Holds the expression against the form it stands in.
    ///
    /// - Parameter home: The question, group or repeat that it belongs to.
    package func facts(in scope: some ExpressionScope, home: Int) -> ExpressionFacts {
        let checker = ExpressionChecker(expression: self, scope: scope, home: home)
        let type = checker.check(root, [.definition(home)]).type
        return ExpressionFacts(
            type: type, dependencies: checker.dependencies.sorted(),
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
    }

    let expression: Expression
    let scope: any ExpressionScope
    let home: Int
    var dependencies: Set<Int> = []
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

    func check(_ node: ExpressionNode, _ here: [Place]) -> Outcome {
        switch node.kind {
        case .literal(.boolean): return Outcome(type: .boolean)
        case .literal(.number): return Outcome(type: .number)
        case .literal(.string): return Outcome(type: .text)
        case .reference(let number): return reference(number, node.span)
        case .negation(let operand):
            _ = check(operand, here)
            return Outcome(type: .number)
        case .operation(let found, let left, let right):
            let sides = [check(left, here), check(right, here)]
            if found == .union {
                return Outcome(type: .nodes, places: sides.flatMap(\.places))
            }
            return Outcome(type: found.isArithmetic ? .number : .boolean)
        case .call(let function, let arguments):
            return call(function, arguments, node.span, here)
        case .path(let start, let steps): return path(start, steps, here)
        }
    }

    private func reference(_ number: Int, _ span: ExpressionSpan) -> Outcome {
        let name = expression.references[number]
        let found = scope.definitions(named: name)
        if found.isEmpty {
            report(.unknownName(name, meant: nearest(to: name, among: scope.names)), span)
        } else if found.count > 1 {
            report(.ambiguousName(name), span)
        }
        return outcome(found.prefix(1).map { .definition($0) })
    }

    /// What stands at the end of a path is what the value rests on.
    func outcome(_ places: [Place]) -> Outcome {
        for case .definition(let definition) in places { dependencies.insert(definition) }
        guard places.count == 1, case .definition(let definition) = places[0] else {
            return Outcome(type: places.isEmpty ? .any : .nodes, places: places)
        }
        return Outcome(type: scope.type(of: definition), places: places)
    }

    // MARK: Paths

    private func path(_ start: PathStart, _ steps: [PathStep], _ here: [Place]) -> Outcome {
        var places: [Place]
        var rest = steps[...]
        switch start {
        case .here: places = here
        case .form:
            places = [.definition(scope.form)]
            if let first = rest.popFirst() { predicates(first, places) }
        case .expression(let node): places = check(node, here).places
        }
        // What was not found was reported where it stands; a step behind it says nothing new.
        for step in rest where !places.isEmpty { places = walk(step, places, start) }
        return outcome(places)
    }

    private func walk(_ step: PathStep, _ places: [Place], _ start: PathStart) -> [Place] {
        let reached: [Place]
        switch step.axis {
        case .itself: reached = places
        case .parent:
            reached = places.compactMap(parent)
            if reached.isEmpty { report(.noParent, step.span) }
        case .anyChild: reached = places.flatMap(children)
        case .child(let name):
            reached = places.flatMap { child(name, of: $0) }
            if reached.isEmpty { missing(name, places, step.span, start) }
        }
        predicates(step, reached)
        return reached
    }

    private func predicates(_ step: PathStep, _ places: [Place]) {
        for predicate in step.predicates { _ = check(predicate, places) }
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
