import FormLanguage

/// How the nodes of lists are numbered, from -1 down: of each list the document, its `root`, its
/// items, then their cells row by row.
struct ListNumbers: Sendable {
    private enum Part {
        case document, root
        case item(Int)
        case cell(row: Int, column: Int)
    }

    /// For each list the number of its document, counted upwards from 0.
    private let starts: [Int]

    init(_ lists: [ChoiceTable]) {
        starts = lists.reduce(into: [0]) { starts, list in
            starts.append(
                starts[starts.count - 1] + 2 + list.rows.count * (1 + list.columns.count))
        }
    }

    func document(_ list: Int) -> NodeRef { NodeRef(-1 - starts[list]) }

    func item(_ row: Int, ofList list: Int) -> NodeRef { NodeRef(-1 - starts[list] - 2 - row) }

    private func part(_ node: NodeRef, _ lists: [ChoiceTable]) -> (list: Int, part: Part) {
        let number = -1 - node.number
        let list = (starts.firstIndex { $0 > number } ?? starts.count) - 1
        let place = number - starts[list] - 2
        let count = lists[list].rows.count
        let part: Part =
            if place < 0 {
                place == -2 ? .document : .root
            } else if place < count {
                .item(place)
            } else {
                .cell(
                    row: (place - count) / lists[list].columns.count,
                    column: (place - count) % lists[list].columns.count)
            }
        return (list, part)
    }

    private func ref(_ list: Int, _ part: Part, _ lists: [ChoiceTable]) -> NodeRef {
        let table = lists[list]
        let place =
            switch part {
            case .document: 0
            case .root: 1
            case .item(let row): 2 + row
            case .cell(let row, let column):
                2 + table.rows.count + row * table.columns.count + column
            }
        return NodeRef(-1 - starts[list] - place)
    }

    func text(_ node: NodeRef, _ lists: [ChoiceTable]) -> String {
        guard case (let list, .cell(let row, let column)) = part(node, lists) else { return "" }
        return lists[list].rows[row][column]
    }

    func parent(_ node: NodeRef, _ lists: [ChoiceTable]) -> NodeRef? {
        let (list, part) = part(node, lists)
        switch part {
        case .document: return nil
        case .root: return ref(list, .document, lists)
        case .item: return ref(list, .root, lists)
        case .cell(let row, _): return ref(list, .item(row), lists)
        }
    }

    func children(
        _ node: NodeRef, named name: String?, _ lists: [ChoiceTable]
    ) -> [NodeRef] {
        let (list, part) = part(node, lists)
        switch part {
        case .document: return name ?? "root" == "root" ? [ref(list, .root, lists)] : []
        case .root:
            guard name ?? "item" == "item" else { return [] }
            return lists[list].rows.indices.map { ref(list, .item($0), lists) }
        case .item(let row):
            return lists[list].columns.indices
                .filter { name == nil || lists[list].columns[$0] == name }
                .map { ref(list, .cell(row: row, column: $0), lists) }
        case .cell: return []
        }
    }

    func position(_ node: NodeRef, _ lists: [ChoiceTable]) -> Int {
        if case (_, .item(let row)) = part(node, lists) { row + 1 } else { 1 }
    }
}
