import FormLanguage

/// One expression's view of a form as far as it is answered.
///
/// A node of the form is numbered by its row and its node; what belongs to a list lies below zero.
struct FormHost: ExpressionHost {
    private let instance: FormInstance
    private let binding: FormBinding
    private let row: Int
    private let lists: ListNumbers
    private let nodeCount: Int

    init(instance: FormInstance, binding: FormBinding, row: Int) {
        self.instance = instance
        self.binding = binding
        self.row = row
        lists = instance.graph.listNumbers
        nodeCount = instance.graph.form.nodes.count
    }

    private var form: Form { instance.form }
    var environment: ExpressionEnvironment { instance.environment }
    var home: NodeRef { ref(row, binding.home) }
    var root: NodeRef { ref(0, 0) }

    private func ref(_ row: Int, _ node: Int) -> NodeRef { NodeRef(row * nodeCount + node) }

    private func parts(_ ref: NodeRef) -> (row: Int, node: Int) {
        let (row, node) = ref.number.quotientAndRemainder(dividingBy: nodeCount)
        return (row, node)
    }

    func nodes(reference: Int, from node: NodeRef) -> [NodeRef] {
        guard let target = binding.targets[reference], node.number >= 0 else { return [] }
        let wanted = form.repeats[target]
        let (start, from) = parts(node)
        let around = form.repeats[from]
        let shared = zip(wanted, around).prefix { $0 == $1 }.count
        var row = start
        for _ in shared..<instance.depth(of: start) { row = instance.rows[row]?.parent ?? 0 }
        let rows = wanted.dropFirst(shared).reduce([row]) { rows, repeated in
            rows.flatMap { relevantRows(of: repeated, in: $0) }
        }
        return rows.map { ref($0, target) }
    }

    private func relevantRows(of repeated: Int, in row: Int) -> [Int] {
        let place = instance.graph.layout.places[repeated]
        return instance.numbers(of: repeated, in: row).filter {
            instance.rows[$0]?.states[place].contains(.relevant) == true
        }
    }

    func value(of node: NodeRef) -> FormValue {
        guard node.number >= 0 else { return .string(lists.text(node, form.tables)) }
        let (row, number) = parts(node)
        // What `once` keeps is kept while it is hidden.
        if binding.rule == .calculation, number == binding.node, row == self.row {
            return instance.keptValue(of: number, in: RowID(number: row))
        }
        // A reference of this host lies in its row.
        let place = instance.graph.layout.places[number]
        guard instance.rows[row]?.states[place].contains(.relevant) == true else { return .empty }
        return instance.rows[row]?.values[place] ?? .empty
    }

    func parent(of node: NodeRef) -> NodeRef? {
        guard node.number >= 0 else { return lists.parent(node, form.tables) }
        let (row, number) = parts(node)
        guard let parent = form.nodes[number].parent else { return nil }
        return ref(form.isRepeat(number) ? instance.rows[row]?.parent ?? 0 : row, parent)
    }

    func children(of node: NodeRef, named name: String?) -> [NodeRef] {
        guard node.number >= 0 else { return lists.children(node, named: name, form.tables) }
        let (row, number) = parts(node)
        return form.children(of: number).filter { name == nil || form.nodes[$0].name == name }
            .flatMap { child in
                form.isRepeat(child)
                    ? relevantRows(of: child, in: row).map { ref($0, child) } : [ref(row, child)]
            }
    }

    func position(of node: NodeRef) -> Int {
        guard node.number >= 0 else { return lists.position(node, form.tables) }
        let (row, number) = parts(node)
        return form.isRepeat(number) ? (instance.rows[row]?.place ?? 0) + 1 : 1
    }

    func lastSaved(_ name: String) -> FormValue { environment.lastSaved[name] ?? .empty }

    /// A row of a choice list.
    func item(_ number: Int, ofList id: String) -> NodeRef? {
        form.tableNumber(id).map { lists.item(number, ofList: $0) }
    }

    func list(_ id: String) -> NodeRef? { form.tableNumber(id).map { lists.document($0) } }

    func choiceLabel(_ name: String, of question: NodeRef) -> String? {
        guard question.number >= 0,
            let list = form.nodes[parts(question).node].kind.list.flatMap(form.table)
        else { return nil }
        return list.rows.indices.first { list.cell($0, "name") == name }
            .flatMap { list.cell($0, "label") }
    }
}

extension QuestionKind {
    /// The id of the list that it chooses from.
    package var list: String? {
        switch self {
        case .selectOne(let list), .selectMultiple(let list), .rank(let list): list
        default: nil
        }
    }
}
