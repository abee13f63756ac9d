package import FormLanguage

/// A form as far as it is answered.
///
/// What is typed stays, also while it is hidden; what is calculated, relevant, required or wrong
/// follows from it. One change evaluates again only what rests on it.
package struct FormInstance: Sendable {
    package let graph: FormGraph
    /// What was evaluated before it changed stays as it is until `evaluateAll()`.
    package var environment: ExpressionEnvironment
    var rows: [FormRow?] = []
    /// By their keys.
    var rowNumbers: [String: Int] = [:]
    var pending = PendingBindings()
    /// How many instances of a repeat count, where a count is worked out; by the row around it.
    var counts: [FormPlace: Int] = [:]
    /// Not while a form is restored, whose triggered calculations ran when it was filled in.
    var runsTriggers = true
    let offered = OfferedChoices()
    /// By the places of filtered questions: changes when something does that the filter looks at.
    var filterStamps: [FormPlace: Int] = [:]
    private var unrecordedPlaces: [FormPlace] = []
    private var unrecordedMembers: Set<FormPlace> = []
    /// What was to be restored and has no place in this form, as it was given.
    package internal(set) var unplaced = FormContents()
    /// How many expressions were evaluated since the instance was made.
    package internal(set) var evaluationCount = 0

    package var form: Form { graph.form }
    var layout: FormLayout { graph.layout }

    /// Instances that a worked-out count may ask for.
    package static let rowLimit = 10_000
    /// Rows of a form beyond which a count adds none: counts in counts multiply.
    package static let totalRowLimit = 100_000

    /// Nothing answered but by defaults.
    package init(_ graph: FormGraph, in environment: ExpressionEnvironment) {
        self.init(empty: graph, environment)
        awaitAll(in: 0) { _ in true }
        inherit(0, 0, isSilent: true)
        settle()
    }

    /// The form's own row, with nothing evaluated.
    init(empty graph: FormGraph, _ environment: ExpressionEnvironment) {
        self.graph = graph
        self.environment = environment
        append(scope: 0, parent: nil, key: "")
    }

    // MARK: Reading

    /// What a node is worth: empty while it is not relevant.
    package func value(of node: Int, in row: RowID = .form) -> FormValue {
        state(of: node, in: row).contains(.relevant) ? keptValue(of: node, in: row) : .empty
    }

    /// What was answered, also while it is hidden.
    package func keptValue(of node: Int, in row: RowID = .form) -> FormValue {
        guard lies(node, in: row.number) else { return .empty }
        return rows[row.number]?.values[layout.places[node]] ?? .empty
    }

    package func state(of node: Int, in row: RowID = .form) -> NodeState {
        guard lies(node, in: row.number) else { return [] }
        return rows[row.number]?.states[layout.places[node]] ?? []
    }

    /// Whether a row is there, and holds the node.
    package func lies(_ node: Int, in row: RowID) -> Bool { lies(node, in: row.number) }

    func lies(_ node: Int, in row: Int) -> Bool {
        rows.indices.contains(row) && rows[row]?.scope == layout.scopes[node]
    }

    /// Values that came by themselves since the form was made or `markRecorded()`, in the order in
    /// which they came, and that the caller has to record beside the answer that brought them, for
    /// they cannot be worked out again: those of defaults, of triggered calculations, and of
    /// calculations that look at a clock or at chance.
    package var unrecorded: [FormPlace] {
        unrecordedPlaces.filter { lies($0.node, in: $0.row.number) }
    }

    package mutating func markRecorded() {
        unrecordedPlaces = []
        unrecordedMembers = []
    }

    mutating func cameByItself(_ node: Int, _ row: Int) {
        let place = FormPlace(node, in: RowID(number: row))
        if unrecordedMembers.insert(place).inserted { unrecordedPlaces.append(place) }
    }

    // MARK: Changes

    /// Takes an answer.
    ///
    /// Nothing happens where the node does not lie in this row.
    package mutating func set(_ value: FormValue, of node: Int, in row: RowID = .form) {
        guard lies(node, in: row.number) else { return }
        let place = layout.places[node]
        rows[row.number]?.states[place].remove(.preset)
        write(value, node, row.number)
        settle()
    }

    /// Evaluates everything again, as when the day has changed; no default, and no triggered
    /// calculation.
    package mutating func evaluateAll() {
        for row in rows.indices { awaitAll(in: row) { $0.rule != .defaultValue } }
        settle()
    }
}
