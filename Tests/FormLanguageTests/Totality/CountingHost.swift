import CivilTime

@testable import FormLanguage

/// A farm that counts how much of it is looked at.
final class CountingHost: ExpressionHost {
    private let farm: TankFarm
    /// Nodes and values that were given out.
    private(set) var looks = 0
    /// Of the values, in UTF-8 bytes.
    private(set) var bytes = 0

    init(_ farm: TankFarm) { self.farm = farm }

    var environment: ExpressionEnvironment { farm.environment }
    var home: NodeRef { farm.home }
    var root: NodeRef { farm.root }

    func nodes(reference: Int, from node: NodeRef) -> [NodeRef] {
        counted(farm.nodes(reference: reference, from: node))
    }

    func value(of node: NodeRef) -> FormValue {
        looks += 1
        let value = farm.value(of: node)
        bytes += value.asString.utf8.count
        return value
    }

    func parent(of node: NodeRef) -> NodeRef? { farm.parent(of: node) }

    func children(of node: NodeRef, named name: String?) -> [NodeRef] {
        counted(farm.children(of: node, named: name))
    }

    func position(of node: NodeRef) -> Int { farm.position(of: node) }
    func list(_ id: String) -> NodeRef? { farm.list(id) }

    func choiceLabel(_ name: String, of question: NodeRef) -> String? {
        looks += 1
        return farm.choiceLabel(name, of: question)
    }

    func lastSaved(_ name: String) -> FormValue { farm.lastSaved(name) }

    private func counted(_ nodes: [NodeRef]) -> [NodeRef] {
        looks += nodes.count
        return nodes
    }
}
