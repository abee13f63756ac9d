package import FormLanguage

/// A form as far as it is answered.
///
/// What is typed stays, also while it is hidden; what is calculated, relevant, required or wrong
/// follows from it. One change evaluates again only what rests on it.
package struct FormInstance: Sendable {
    package let graph: FormGraph
    package var environment: ExpressionEnvironment
    let layout: FormLayout
    var rows: [FormRow?] = []
    var pending = PendingBindings()
    /// How many instances of a repeat count, where a count is worked out.
    var counts: [RepeatPlace: Int] = [:]
    /// How many expressions were evaluated since the instance was made.
    package internal(set) var evaluationCount = 0

    package var form: Form { graph.form }

    /// Instances that a worked-out count may ask for.
    package static let rowLimit = 10_000

    /// Nothing answered.
    package init(_ graph: FormGraph, in environment: ExpressionEnvironment) {
        self.graph = graph
        self.environment = environment
        layout = FormLayout(graph.form)
        makeRow(of: 0, in: nil)
        settle()
    }

    // MARK: Reading

    /// What a node is worth: empty while it is not relevant.
    package func value(of node: Int, in row: RowID = .form) -> FormValue {
        state(of: node, in: row).contains(.relevant) ? keptValue(of: node, in: row) : .empty
    }

    /// What was answered, also while it is hidden.
    package func keptValue(of node: Int, in row: RowID = .form) -> FormValue {
        rows[row.number]?.values[layout.places[node]] ?? .empty
    }

    package func state(of node: Int, in row: RowID = .form) -> NodeState {
        rows[row.number]?.states[layout.places[node]] ?? []
    }

    /// The instances of a repeat in a row of what is around it, in order.
    package func rows(of repeated: Int, in row: RowID = .form) -> [RowID] {
        (rows[row.number]?.rows[repeated] ?? []).map(RowID.init(number:))
    }

    // MARK: Changes

    /// Takes an answer.
    ///
    /// - Precondition: The node lies in rows like this one.
    package mutating func set(_ value: FormValue, of node: Int, in row: RowID = .form) {
        write(value, node, row.number)
        settle()
    }

    /// Adds an instance of a repeat.
    ///
    /// - Parameter place: Before the one that is there now; nil is the last.
    package mutating func insertRow(
        of repeated: Int, in row: RowID = .form, at place: Int? = nil
    ) -> RowID {
        let new = makeRow(of: repeated, in: row.number, at: place)
        noteRows(of: repeated, in: row.number)
        settle()
        return RowID(number: new)
    }

    package mutating func removeRow(_ row: RowID) {
        guard let parent = rows[row.number]?.parent, let scope = rows[row.number]?.scope else {
            return
        }
        // Whoever looked at its values must know before they are gone.
        noteRows(of: scope, in: parent)
        rows[parent]?.rows[scope]?.removeAll { $0 == row.number }
        forget(row.number)
        settle()
    }

    /// - Parameter place: Its place when it is taken out first.
    package mutating func moveRow(_ row: RowID, to place: Int) {
        guard let parent = rows[row.number]?.parent, let scope = rows[row.number]?.scope else {
            return
        }
        rows[parent]?.rows[scope]?.removeAll { $0 == row.number }
        let count = rows[parent]?.rows[scope]?.count ?? 0
        rows[parent]?.rows[scope]?.insert(row.number, at: min(max(place, 0), count))
        noteRows(of: scope, in: parent)
        settle()
    }

    // MARK: Rows

    @discardableResult
    mutating func makeRow(of scope: Int, in parent: Int?, at place: Int? = nil) -> Int {
        let members = layout.members[scope] ?? []
        let number = rows.count
        rows.append(
            FormRow(
                scope: scope, parent: parent,
                values: [FormValue](repeating: .empty, count: members.count),
                states: [NodeState](repeating: .holds, count: members.count)))
        if let parent {
            let count = rows[parent]?.rows[scope]?.count ?? 0
            rows[parent]?.rows[scope, default: []].insert(
                number, at: min(max(place ?? count, 0), count))
        }
        for member in members {
            for binding in graph.bindingsOfNode[member] where isForNewRow(binding) {
                pending.add(binding, number)
            }
            for inner in graph.form.children(of: member) where graph.form.isRepeat(inner) {
                for binding in graph.bindingsOfNode[inner]
                where graph.bindings[binding].rule == .repeatCount {
                    pending.add(binding, number)
                }
            }
        }
        inherit(scope, number, isSilent: true)
        return number
    }

    /// A repeat's count belongs to what is around it; a triggered calculation waits.
    private func isForNewRow(_ binding: Int) -> Bool {
        let binding = graph.bindings[binding]
        return binding.rule != .repeatCount
            && (binding.rule != .calculation || form.nodes[binding.node].triggers == nil)
    }

    private mutating func forget(_ row: Int) {
        for inner in (rows[row]?.rows ?? [:]).values.flatMap({ $0 }) { forget(inner) }
        rows[row] = nil
    }
}
