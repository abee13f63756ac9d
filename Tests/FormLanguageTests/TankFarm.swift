import CivilTime

@testable import FormLanguage

/// A form with a group, a repeat of tanks in which valves repeat, and a list beside it.
struct TankFarm: ExpressionHost {
    struct Node {
        var name: String
        var value: FormValue = .empty
        var parent: Int?
        var children: [Int] = []
    }

    let environment = sundayMorning
    var home = NodeRef(0)
    let root = NodeRef(0)
    var names: [String] = []
    /// What was answered in the last form, by name.
    var saved: [String: FormValue] = ["product": .string("oil")]
    private(set) var nodes = [Node(name: "data")]
    private var listNode = 0

    init() {
        let site = add("site", in: 0)
        add("name", .string("东库"), in: site)
        for (volume, openings) in [(100, [5, 6]), (300, []), (50, [9])] {
            let tank = add("tank", in: 0)
            add("volume", .number(FormNumber(volume)), in: tank)
            add("product", volume == 300 ? .empty : .string("oil"), in: tank)
            for opening in openings {
                let valve = add("valve", in: tank)
                add("opening", .number(FormNumber(opening)), in: valve)
            }
        }
        listNode = add("list", in: nil)
        let items = add("root", in: listNode)
        for (name, province) in [("hz", "zj"), ("nb", "zj"), ("nj", "js")] {
            let item = add("item", in: items)
            add("name", .string(name), in: item)
            add("province", .string(province), in: item)
        }
    }

    @discardableResult
    mutating func add(_ name: String, _ value: FormValue = .empty, in parent: Int?) -> Int {
        nodes.append(Node(name: name, value: value, parent: parent))
        if let parent { nodes[parent].children.append(nodes.count - 1) }
        return nodes.count - 1
    }

    mutating func answer(_ number: Int, _ value: FormValue) { nodes[number].value = value }

    func all(_ name: String) -> [Int] { nodes.indices.filter { nodes[$0].name == name } }

    private func ancestors(_ number: Int) -> [Int] {
        Array(sequence(first: number) { nodes[$0].parent })
    }

    func nodes(reference: Int, from node: NodeRef) -> [NodeRef] {
        let repeats = ["tank", "valve"]
        let around = ancestors(node.number).filter { repeats.contains(nodes[$0].name) }
        let found = all(names[reference]).filter { number in
            let own = ancestors(number)
            guard own.last == 0 else { return false }
            return around.allSatisfy { outer in
                own.contains(outer)
                    || !own.contains { nodes[$0].name == nodes[outer].name }
            }
        }
        return found.map { NodeRef($0) }
    }

    func value(of node: NodeRef) -> FormValue { nodes[node.number].value }
    func parent(of node: NodeRef) -> NodeRef? { nodes[node.number].parent.map { NodeRef($0) } }

    func children(of node: NodeRef, named name: String?) -> [NodeRef] {
        nodes[node.number].children.filter { name == nil || nodes[$0].name == name }
            .map { NodeRef($0) }
    }

    func position(of node: NodeRef) -> Int {
        let own = nodes[node.number]
        return nodes.indices.prefix(node.number).count {
            nodes[$0].parent == own.parent && nodes[$0].name == own.name
        } + 1
    }

    func list(_ id: String) -> NodeRef? { id == "cities" ? NodeRef(listNode) : nil }
    func lastSaved(_ name: String) -> FormValue { saved[name] ?? .empty }
    func choiceLabel(_ name: String, of question: NodeRef) -> String? { name == "oil" ? "油" : nil }
}
