package import FormLanguage

/// A form: questions, groups and repeats as a tree, and the lists of choices beside it.
///
/// Nodes are numbered in the order in which they are asked; the form itself is node 0, and what lies
/// in a group or repeat follows on it.
package struct Form: Equatable, Sendable {
    package let nodes: [FormNode]
    package let tables: [ChoiceTable]
    package let version: String

    private let numbers: [String: [Int]]
    private let tableNumbers: [String: Int]
    /// For each node the repeats around it, itself among them, the outermost first.
    let repeats: [[Int]]
    private let childNumbers: [[Int]]

    /// - Precondition: The first node is the form, and each other one has a parent before it whose
    ///   nodes all follow on it.
    package init(nodes: [FormNode], tables: [ChoiceTable] = [], version: String = "") {
        precondition(nodes.first?.parent == nil && !nodes.isEmpty, "a form without a root")
        self.nodes = nodes
        self.tables = tables
        self.version = version
        numbers = Dictionary(
            grouping: nodes.indices.dropFirst(), by: { nodes[$0].name })
        tableNumbers = Dictionary(
            tables.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: min)
        var repeats: [[Int]] = []
        var children = [[Int]](repeating: [], count: nodes.count)
        for (number, node) in nodes.enumerated() {
            let above = node.parent.map { repeats[$0] } ?? []
            repeats.append(node.kind == .repeat ? above + [number] : above)
            if let parent = node.parent { children[parent].append(number) }
        }
        self.repeats = repeats
        childNumbers = children
    }

    package func table(_ id: String) -> ChoiceTable? { tableNumbers[id].map { tables[$0] } }
    func tableNumber(_ id: String) -> Int? { tableNumbers[id] }

    /// The numbers of a node and of all that lies in it.
    func subtree(_ number: Int) -> Range<Int> {
        var end = number + 1
        while end < nodes.count, let parent = nodes[end].parent, parent >= number { end += 1 }
        return number..<end
    }

    /// The innermost repeat around a node, itself if it is one; nil outside of all.
    func scope(of number: Int) -> Int? { repeats[number].last }
}

extension Form: ExpressionScope {
    package var form: Int { 0 }
    package var lists: [String] { tables.map(\.id) }
    package var names: [String] { nodes.dropFirst().map(\.name) }
    package func definitions(named name: String) -> [Int] { numbers[name] ?? [] }
    package func name(of definition: Int) -> String { nodes[definition].name }
    package func parent(of definition: Int) -> Int? { nodes[definition].parent }
    package func children(of definition: Int) -> [Int] { childNumbers[definition] }
    package func isRepeat(_ definition: Int) -> Bool { nodes[definition].kind == .repeat }
    package func type(of definition: Int) -> FormType { nodes[definition].kind.type }
    package func columns(ofList id: String) -> [String]? { table(id)?.columns }
    package func repeats(around definition: Int) -> [Int] { repeats[definition] }
}

/// The choices of a list, or the rows of a file: a table with named columns.
package struct ChoiceTable: Equatable, Sendable {
    package let id: String
    /// `name` and `label` among them.
    package let columns: [String]
    /// A cell for each column.
    package let rows: [[String]]

    package init(id: String, columns: [String], rows: [[String]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a ragged table \(id)")
        self.id = id
        self.columns = columns
        self.rows = rows
    }

    package func cell(_ row: Int, _ column: String) -> String? {
        columns.firstIndex(of: column).map { rows[row][$0] }
    }
}
